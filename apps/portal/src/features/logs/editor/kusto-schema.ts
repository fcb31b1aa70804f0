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

/** Our catalogue as the language service of the editor reads it, with what each table is about for its hover. */
export function toEngineSchema({ tables }: SchemaView) {
  const database = {
    name: 'default',
    majorVersion: 1,
    minorVersion: 0,
    entityGroups: [],
    functions: [WATCHLIST],
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
