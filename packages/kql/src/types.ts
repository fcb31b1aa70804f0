/** The nouns of the language: types, tables, places and problems. Source: https://learn.microsoft.com/kusto/query/scalar-data-types/ */

/** Kusto's scalar types, by their canonical names. */
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
 * A table that a query can read. Shape: `dynamicPaths` lists the paths of dynamic columns that the engine keeps in columns of
 * their own, see `dynamicPathColumn`: `{ RawEventData: [['Workload']] }`. `termColumns` lists the text columns whose terms it keeps,
 * see `termsColumn`. `dictionaryColumns` lists text columns, and kept paths by their last step, whose texts the engine keeps in a
 * dictionary (`LowCardinality(String)`): rows are grouped by them in another way, with the same answers.
 */
export interface TableSchema {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
  readonly dynamicPaths?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly termColumns?: readonly string[];
  readonly dictionaryColumns?: readonly string[];
}

/** A place in a query's text. Shape: 0-based `start` and `end` (exclusive) in UTF-16 units, 1-based `line` and `column`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Something that the author of a query can mend, or should know. Shape: `code` is a row of `problems.ts`, `message` one sentence;
 * `hints` are near names or next steps; `fix` is a text for the place of `span`.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly span?: Span | undefined;
  // A mutable array, for callers whose own problem type has one.
  readonly hints: string[];
  readonly fix?: string | undefined;
  readonly docs?: string | undefined;
}

/** `datetime(0001-01-01)` in ticks of 100 ns since 1970-01-01 UTC. */
export const MIN_DATETIME_TICKS = -621_355_968_000_000_000n;
/** `datetime(9999-12-31 23:59:59.9999999)` in ticks of 100 ns since 1970-01-01 UTC. */
export const MAX_DATETIME_TICKS = 2_534_023_007_999_999_999n;
/**
 * Elements that a function, an aggregate or an operator gives an array at most.
 * Source: https://learn.microsoft.com/kusto/query/make-list-aggregation-function, range-function, make-series-operator
 */
export const MAX_ELEMENTS = 1_048_576;
