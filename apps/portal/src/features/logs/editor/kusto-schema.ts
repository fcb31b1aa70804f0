import type { FunctionParameter, SchemaView } from '@vedette/model';

interface Parameter {
  readonly name: string;
  /** The type as .NET calls it: the service knows parameters by that. */
  readonly type?: string;
  readonly cslDefaultValue?: string;
  /** Of a table; empty: any table. */
  readonly columns?: { readonly name: string; readonly type: string }[];
}

const CLR_TYPES: Readonly<Record<string, string>> = {
  bool: 'System.SByte',
  datetime: 'System.DateTime',
  decimal: 'System.Data.SqlTypes.SqlDecimal',
  dynamic: 'System.Object',
  guid: 'System.Guid',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  string: 'System.String',
  timespan: 'System.TimeSpan',
};

/** A table function whose columns nobody can know beforehand: the language service then accepts every column. */
const OPEN_BODY = '{ print Bag = dynamic({}), SearchKey = "" | evaluate bag_unpack(Bag) }';

const WATCHLIST = {
  name: '_GetWatchlist',
  body: OPEN_BODY,
  inputParameters: [{ name: 'watchlistAlias', type: CLR_TYPES.string }] as readonly Parameter[],
  docstring: 'The items of a watchlist, one a row, with `SearchKey`.',
};

/** A stored function; the language service reads its body to know its columns. */
function toFunction({ name, inputParameters, body, docString }: SchemaView['functions'][number]) {
  return { name, body, docstring: docString, inputParameters: inputParameters.map(toParameter) };
}

function toParameter({ name, type, defaultValue, columns }: FunctionParameter): Parameter {
  if (type === undefined) return { name, columns: (columns ?? []).map((column) => ({ ...column })) };
  return {
    name,
    type: CLR_TYPES[type] ?? 'System.String',
    ...(defaultValue === undefined ? {} : { cslDefaultValue: defaultValue }),
  };
}

/** The service keeps what it made of a database until it comes with a larger version. */
let version = 0;

/** Our catalogue as the language service of the editor reads it, with what each table is about for its hover. */
export function toEngineSchema({ tables, functions }: SchemaView) {
  version += 1;
  const database = {
    name: 'default',
    majorVersion: version,
    minorVersion: 0,
    entityGroups: [],
    functions: [WATCHLIST, ...functions.map(toFunction)],
    tables: tables.map(({ name, columns, description }) => ({
      name,
      entityType: 'Table' as const,
      docstring: description,
      columns: columns.map((column) => ({ name: column.name, type: column.type })),
    })),
  };
  return {
    clusterType: 'Engine' as const,
    cluster: { connectionString: 'https://vedette', databases: [database] },
    database,
  };
}
