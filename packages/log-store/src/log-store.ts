import type { TableSchema } from '@vedette/model';

/**
 * One value of a row, by the column's Kusto type:
 * string -> `string` (never null; a missing one is `''`) · long, int -> `number | bigint` · real -> `number` ·
 * bool -> `boolean` · datetime, timespan -> `bigint` ticks of 100 ns (datetime: since 1970-01-01 UTC) · guid, decimal ->
 * `string` · dynamic -> its JSON text, exactly as received. `null` is null for every type but string.
 */
export type Value = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** A row on its way in. `key` is the record's own id; empty where a record has none and every row stands for itself. */
export interface IncomingRow {
  readonly key: string;
  readonly row: Row;
}

export interface AppendResult {
  readonly appended: number;
  /** Rows whose key the table already had (or that came twice in the batch), by key. */
  readonly duplicateKeys: readonly string[];
}

/** A value bound to `{name:Type}` in a statement. `type` is a ClickHouse type name. */
export interface SqlParameter {
  readonly name: string;
  readonly type: string;
  readonly value: string | number | bigint | boolean | null | readonly string[];
}

/** ClickHouse SQL with its parameters. Only `packages/kql` and the log store itself make one. */
export interface SqlStatement {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
  /** It keeps rows while it runs (a materialised CTE). Absent: it does not. */
  readonly keepsRows?: boolean;
  /** It reads nothing but times of a table, whose ends and numbers the engine may know without reading them. Absent: it does not. */
  readonly readsTimesAlone?: boolean;
}

/** What a query may use. A limit that is hit is a `Fault` with code `LOG2001` (time), `LOG2002` (memory), `LOG2003` (rows or bytes read). */
export interface SelectLimits {
  readonly maxExecutionSeconds: number;
  readonly maxMemoryBytes: number;
}

export interface SelectOptions {
  readonly limits: SelectLimits;
  readonly signal?: AbortSignal;
  readonly queryId?: string;
}

export interface SelectResult {
  /** Batches of rows in column order, as ClickHouse's `JSONCompactEachRow` gives them: 64-bit integers and decimals as text, null as null. */
  readonly batches: AsyncIterable<readonly (readonly unknown[])[]>;
  /** Known once `batches` has ended. */
  statistics(): { readonly rowsRead: number; readonly bytesRead: number; readonly elapsedMs: number };
}

/**
 * Durable log tables. Drivers: `embedded/` (chDB, one process, one folder) and `server/` (ClickHouse by URL).
 *
 * Physical form, the same on both: string `String`, long `Nullable(Int64)`, int `Nullable(Int32)`, real
 * `Nullable(Float64)`, bool `Nullable(Bool)`, datetime and timespan `Nullable(Int64)` ticks, guid `Nullable(UUID)`,
 * decimal `Nullable(Decimal(76, 38))`, dynamic `Nullable(String)` JSON text. `TimeGenerated`, `_IngestedAt` `Int64` and
 * `_IngestKey` `String` are not nullable.
 */
export interface LogStore {
  /** Makes the tables that are missing and adds the columns that are missing; drops nothing. */
  ensureTables(tables: readonly TableSchema[]): Promise<void>;
  /**
   * Resolves when the rows are durable. Rows with a key that the table holds are left out and named. A record's
   * `TimeGenerated` is part of it: its key is looked for in the time range of the batch, and in the whole table where its
   * time is `ingestedAt`, that is, was given to it on arrival.
   */
  append(table: TableSchema, rows: readonly IncomingRow[], ingestedAt: Date): Promise<AppendResult>;
  /**
   * Runs one SELECT; names of tables need no database. An abort ends the engine's work as well.
   * Errors: `LOG2004` for anything but a SELECT of log tables, `LOG2005` aborted, `LOG2001` to `LOG2003` and `LOG2014` limits, `LOG2010` to `LOG2015` what the statement computes.
   */
  select(statement: SqlStatement, options: SelectOptions): Promise<SelectResult>;
  /** Deletes rows older than `before` by `TimeGenerated`; whole months at once. Gives the number of rows dropped. */
  dropBefore(table: TableSchema, before: Date): Promise<number>;
  close(): Promise<void>;
}
