import { isSearchedByTerm, repeatsValues } from './column-contents.ts';
import catalogue from './tables/catalogue.json' with { type: 'json' };

/** Kusto's scalar types, by their canonical names. Source: https://learn.microsoft.com/kusto/query/scalar-data-types/ */
export const KUSTO_TYPES = [
  'bool',
  'datetime',
  'decimal',
  'dynamic',
  'guid',
  'int',
  'long',
  'real',
  'string',
  'timespan',
] as const;
export type KustoType = (typeof KUSTO_TYPES)[number];

export interface ColumnSchema {
  readonly name: string;
  readonly type: KustoType;
}

/**
 * A log table. Shape: every table has `TimeGenerated`, a datetime that is never null: when the event happened.
 * `dynamicPaths` lists the paths of dynamic columns that queries read often, e.g. `{ RawEventData: [['Workload']] }`;
 * `termColumns` the text columns of which a log store keeps an index of terms; `dictionaryColumns` those, and the last steps of
 * such paths, whose texts it keeps in a dictionary.
 */
export interface TableSchema {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
  readonly dynamicPaths?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly termColumns?: readonly string[];
  readonly dictionaryColumns?: readonly string[];
}

/** 100 ns ticks in a second, the unit of Kusto's datetime and timespan. */
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MILLISECOND = 10_000n;
/** `datetime(0001-01-01)` in ticks since 1970-01-01 UTC. */
export const MIN_DATETIME_TICKS = -621_355_968_000_000_000n;
/** `datetime(9999-12-31 23:59:59.9999999)` in ticks since 1970-01-01 UTC. */
export const MAX_DATETIME_TICKS = 2_534_023_007_999_999_999n;

/** Physical column: the record's own id. Two rows of one table with the same non-empty key are the same record. */
export const INGEST_KEY_COLUMN = '_IngestKey';

/** Every table that exists from the first start. Names, columns and types are those of Log Analytics. */
export const tableCatalogue: readonly TableSchema[] = (catalogue as readonly TableSchema[]).map(withContents);

/** What the names of a table's columns tell of their values. */
function withContents(table: TableSchema): TableSchema {
  const texts = table.columns.filter(({ type }) => type === 'string').map(({ name }) => name);
  const steps = Object.values(table.dynamicPaths ?? {}).flatMap((paths) => paths.map((path) => path.at(-1) ?? ''));
  const termColumns = texts.filter(isSearchedByTerm);
  const dictionaryColumns = [...new Set([...texts, ...steps].filter(repeatsValues))];
  return {
    ...table,
    ...(termColumns.length > 0 && { termColumns }),
    ...(dictionaryColumns.length > 0 && { dictionaryColumns }),
  };
}

export function findTable(name: string): TableSchema | undefined {
  return tableCatalogue.find((table) => table.name === name);
}
