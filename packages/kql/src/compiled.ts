import type { HostCall } from './host/call.ts';
import type { HostTable } from './host/host.ts';
import type { ColumnSchema, Problem } from './types.ts';

/** Rendering hints of `render`, as Log Analytics names them: `visualization`, `title`, `xColumn`, `yColumns`, `series`, `kind`, ... */
export type Visualization = Readonly<Record<string, unknown>>;

export interface CompiledParameter {
  readonly name: string;
  readonly type: string;
  readonly value: string | number | bigint | boolean | null | readonly string[];
}

/** A statement and a value for each of its parameters. */
export interface BoundStatement {
  readonly sql: string;
  readonly parameters: readonly CompiledParameter[];
  /** It keeps rows while it runs (a materialised CTE), which the engine has to be told. Absent: it does not. */
  readonly keepsRows?: boolean;
  /** It reads nothing but times of a table, whose ends and numbers the engine may know without reading them. Absent: it does not. */
  readonly readsTimesAlone?: boolean;
}

/** One ClickHouse statement and what has to be bound to it. */
export interface CompiledStatement extends BoundStatement {
  readonly keepsRows: boolean;
  readonly readsTimesAlone: boolean;
  /** Parameters that carry a watchlist's rows: a `String` with a JSON array of objects with the watchlist's columns, all texts. */
  readonly watchlistParameters: readonly { readonly alias: string; readonly parameter: string }[];
  /** Parameters that carry a column of an earlier stage's rows: an `Array(String)` of its cells, see `sql/cells.ts`. */
  readonly stageParameters: readonly { readonly stage: number; readonly column: number; readonly parameter: string }[];
}

/** Rows that leave the engine, pass a function of the host and come back as parameters of later statements. */
export interface CompiledStage {
  readonly call: HostCall;
  readonly inputs: readonly (CompiledStatement & { readonly columns: readonly ColumnSchema[] })[];
  readonly columns: readonly ColumnSchema[];
}

/** One result table to be run: its stages in order, then the statement itself. See `host/execute.ts`. */
export interface CompiledTable extends CompiledStatement {
  /** What `as`, `fork` or `facet` calls it; null for a table without a name. */
  readonly name: string | null;
  readonly stages: readonly CompiledStage[];
  readonly columns: readonly ColumnSchema[];
  readonly visualization: Visualization | null;
  /** The plan as an indented tree, where `explain` was asked for. */
  readonly plan?: string;
}

/** The first result table of a query, and whatever else it gives. */
export interface CompiledQuery extends CompiledTable {
  readonly kind: 'compiled';
  /** The second result table and those after it, of `fork`, `facet` and statements that follow; in order. */
  readonly furtherTables: readonly CompiledTable[];
  /** `set truncationmaxrecords`: the query itself wants no more rows than this; one more is asked for, as with the caller's limit. */
  readonly maxRows?: number;
  readonly warnings: readonly Problem[];
  /** Log tables that the query reads. */
  readonly tables: readonly string[];
  /** Watchlist aliases it reads: the caller loads them and binds their rows. */
  readonly watchlists: readonly string[];
}

export interface RejectedQuery {
  readonly kind: 'rejected';
  readonly problems: readonly Problem[];
}
export type CompileResult = CompiledQuery | RejectedQuery;

/** Columns depend on rows: run the question and compile again with its rows, under its key, added to `CompileOptions.answers`. */
export interface AskingQuery {
  readonly kind: 'asks';
  readonly key: string;
  readonly question: CompiledQuery;
}
/** The rows of a question. */
export interface RowAnswer {
  readonly key: string;
  readonly table: HostTable;
}
