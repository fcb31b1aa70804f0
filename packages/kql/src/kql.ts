import type { ColumnSchema, KustoType, Problem, TableSchema } from '@vedette/model';

/** What a query can name. Watchlists and in-memory tables come with their rows, as literals. */
export interface Catalogue {
  readonly tables: readonly TableSchema[];
  /** Column names per alias; the rows arrive by `literalTables` of the compile options. */
  readonly watchlists: readonly { readonly alias: string; readonly columns: readonly string[] }[];
}

export interface CompileOptions {
  readonly catalogue: Catalogue;
  /** `now()` for the whole query. */
  readonly now: Date;
  /** Restricts `TimeGenerated` of every table, half-open. */
  readonly timespan?: { readonly start: Date; readonly end: Date };
  /** Restricts `ingestion_time()` of every table, half-open. */
  readonly ingestedBetween?: { readonly start: Date; readonly end: Date };
  /** Tables that the asking principal may read; absent: all of the catalogue. Another name is "unknown" to the query. */
  readonly readableTables?: ReadonlySet<string>;
  /** At most this many rows leave the query; one more is asked for, so that the caller sees that there were more. */
  readonly maxRows?: number;
  readonly currentUser?: string;
}

/** Rendering hints of `render`, as Log Analytics names them: `visualization`, `title`, `xColumn`, `yColumns`, `series`, `kind`, ... */
export type Visualization = Readonly<Record<string, unknown>>;

export interface CompiledQuery {
  readonly kind: 'compiled';
  readonly sql: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly value: string | number | bigint | boolean | null | readonly string[];
  }[];
  readonly columns: readonly ColumnSchema[];
  readonly visualization: Visualization | null;
  readonly warnings: readonly Problem[];
  /** Log tables that the query reads. */
  readonly tables: readonly string[];
  /** Watchlist aliases it reads: the caller loads them and binds their rows. */
  readonly watchlists: readonly string[];
}

export type CompileResult = CompiledQuery | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Columns that `datatable` and literals may have. */
export type LiteralType = KustoType;
