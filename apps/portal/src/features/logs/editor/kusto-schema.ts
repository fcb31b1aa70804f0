import type { SchemaView } from '@vedette/model';

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly cslType: string;
}

/** A table function whose columns nobody can know beforehand: the language service then accepts every column. */
const OPEN_BODY = '{ print Bag = dynamic({}), SearchKey = "" | evaluate bag_unpack(Bag) }';
const text = (name: string): Parameter => ({ name, type: 'System.String', cslType: 'string' });

const WATCHLIST = {
  name: '_GetWatchlist',
  body: OPEN_BODY,
  inputParameters: [text('watchlistAlias')],
  docstring: 'The items of a watchlist, one a row, with `SearchKey`.',
};

/** A stored function; the language service reads its body to know its columns. */
function toFunction({ name, parameters, body, docString }: SchemaView['functions'][number]) {
  return { name, body, docstring: docString, inputParameters: readParameters(parameters) };
}

/**
 * The parameters of a function as written: `(a: string, b: long = 5, T: (x: int))`. Tables and `(*)` are taken as
 * dynamic: the service then knows their name, and the server checks the rest.
 */
export function readParameters(written: string): Parameter[] {
  const inside = written.trim().replace(/^\(|\)$/g, '');
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of inside) {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].flatMap((each) => {
    const found = /^\s*(\w+)\s*:\s*([a-z]+)?/.exec(each);
    return found?.[1] ? [{ name: found[1], type: 'System.Object', cslType: found[2] ?? 'dynamic' }] : [];
  });
}

/** Our catalogue as the language service of the editor reads it, with what each table is about for its hover. */
export function toEngineSchema({ tables, functions }: SchemaView) {
  const database = {
    name: 'default',
    majorVersion: 1,
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
