import type { ColumnSchema, Principal, Problem, QueryExplanation, QueryTable } from '@vedette/model';
import type { RunningQuery } from './running-queries.ts';

export interface QueryRequest {
  readonly kql: string;
  readonly principal: Principal;
  /** Restricts `TimeGenerated` of every table, half-open. Absent: no window but that of the query itself. */
  readonly timespan?: { readonly start: Date; readonly end: Date };
  readonly maxRows?: number;
  /** At most this long; more than `limits.maxSeconds` is cut to it. Absent: `limits.defaultSeconds`. */
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
  /** What `now()` means; absent: the clock. A rule's window passes its own. */
  readonly now?: Date;
  /** Restricts `ingestion_time()` of every table, half-open. Rules use it to meet late rows once. */
  readonly ingestedBetween?: { readonly start: Date; readonly end: Date };
  /** Who asks on whose behalf, for `LAQueryLogs`: `portal`, `api`, `rule:<id>`, `workbook:<id>`. */
  readonly source: string;
  /** Values of `declare query_parameters`, as KQL literals. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The client's own name for this request, by which it can be cancelled. */
  readonly clientRequestId?: string;
  /** Counts against `limits.maxRequests`. */
  readonly isMetered?: boolean;
}

/** A result table after the first. Its warnings stand in the first. */
export interface NamedTable {
  readonly name: string | null;
  readonly table: QueryTable;
}

export type Rejected = { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/**
 * Shape of `rows`: long and int as `number` (a long beyond 2^53 as decimal text), real as `number` (`"NaN"`,
 * `"Infinity"` as text), bool as `boolean`, datetime as ISO text with `Z` and up to 7 decimals, timespan as
 * `[-][d.]hh:mm:ss[.fffffff]`, guid, decimal and string as text, dynamic as the parsed JSON value, null as `null`.
 */
export type QueryOutcome =
  | {
      readonly kind: 'answered';
      /** The first result table. */
      readonly table: QueryTable;
      /** What `as`, `fork` or `facet` calls the first table; absent or null for a table without a name. */
      readonly name?: string | null;
      /** The tables after the first, of `fork`, `facet` and several statements; absent where there is one. */
      readonly further?: readonly NamedTable[];
      /** Log tables that the query read. */
      readonly tables: readonly string[];
    }
  | Rejected;

/**
 * The only path from KQL to rows.
 * Errors: problems of the query, of its limits and of the queue come back as `rejected` (`KQL*`, `QRY*`; the HTTP status of a
 * `QRY*` code is in `QUERY_PROBLEMS`); an aborted `signal` rejects with its reason; a broken engine rejects with a `Fault` of
 * `QUERY_FAULTS`. No text of the engine is in any of them.
 */
export interface QueryService {
  run(request: QueryRequest): Promise<QueryOutcome>;
}

export interface QueryExplainer {
  /** What {@link QueryService.run} would ask of the engine. Nothing is read but the columns of watchlists, and nothing is recorded. */
  explain(request: Pick<QueryRequest, 'kql' | 'principal' | 'timespan'>): Promise<QueryExplanation>;
}

/** One result table, row by row. */
export interface ResultStream {
  /** As in {@link NamedTable}. */
  readonly name: string | null;
  readonly columns: readonly ColumnSchema[];
  readonly visualization: QueryTable['visualization'];
  /** Shape: rows as in {@link QueryOutcome}. Errors: as {@link QueryService.run}, problems as a `Rejection`. */
  readonly batches: AsyncIterable<unknown[][]>;
  /** Known once `batches` has ended. */
  end(): Pick<QueryTable, 'partial' | 'problems' | 'statistics'>;
}

/** An answer whose first rows are there. It holds a place among the user's queries until its end, or until `close`. */
export interface AnswerStream {
  readonly kind: 'streaming';
  /** Log tables that the query reads. */
  readonly tables: readonly string[];
  /** To be read in this order. */
  readonly results: readonly [ResultStream, ...ResultStream[]];
  /** Ends what is still to come; the reader calls it when it is done, however it went. */
  close(): void;
}

export interface StreamRequest extends QueryRequest {
  /** Leave cells as the engine gives them: 64-bit integers, ticks of times, decimals and dynamic values as text. */
  readonly keepsCells?: boolean;
}

export interface QueryStreamer {
  /** As `run`, row by row and under the limits for streams. What is refused is refused before the first row. */
  stream(request: StreamRequest): Promise<AnswerStream | Rejected>;
}

export interface QueryControl {
  /** The queries that have not ended: the principal's own, an administrator's all. */
  listRunning(principal: Principal): readonly RunningQuery[];
  /** Gives how many queries of that id were told to end; they answer `QRY1007`. */
  cancel(clientRequestId: string, principal: Principal, reason: string): number;
}
