import { type Clock, Fault, type Logger, type Problem, Rejection, silentLogger } from '@vedette/model';
import { hideError, httpStatusOf, queryProblem } from './problems.ts';
import type { QueryRequest, Rejected } from './query.ts';
import type { QueryRecord } from './query-record.ts';
import { Cancellation, type RunningQueries } from './running-queries.ts';

const HTTP_OK = 200;
const HTTP_CANCELLED = 499;
const HTTP_BROKEN = 500;

export const reject = (...problems: readonly Problem[]): Rejected => ({ kind: 'rejected', problems });

export const elapsedSince = (start: number): number => Math.round((performance.now() - start) * 100) / 100;

export interface QueryRunParts {
  readonly id: string;
  readonly clock: Clock;
  readonly running: RunningQueries;
  readonly record?: (record: QueryRecord) => void;
  readonly logger?: Logger;
}

/** One query from its request to its record: what is known of it so far, and how it ended. */
export class QueryRun {
  readonly id: string;
  /** Aborts when the caller leaves or someone cancels the query. */
  readonly signal: AbortSignal;
  tables: readonly string[] = [];
  rowCount = 0;
  bytesRead = 0;
  readonly #request: QueryRequest;
  readonly #parts: QueryRunParts;
  readonly #logger: Logger;
  readonly #startedAt: Date;
  readonly #start = performance.now();
  readonly #atEnd: (() => void)[] = [];
  #hasEnded = false;

  constructor(request: QueryRequest, parts: QueryRunParts) {
    const { id, clock, running } = parts;
    this.id = id;
    this.#request = request;
    this.#parts = parts;
    this.#logger = parts.logger ?? silentLogger;
    this.#startedAt = clock.now();
    const { principal, kql, source, clientRequestId = id } = request;
    const cancelled = running.add({ id, clientRequestId, principal, kql, source, startedAt: this.#startedAt });
    this.#atEnd.push(() => running.remove(id));
    this.signal = request.signal ? AbortSignal.any([request.signal, cancelled]) : cancelled;
  }

  /** What to give back when the query has ended. */
  onEnd(release: () => void): void {
    this.#atEnd.push(release);
  }

  succeed(): void {
    this.#end(HTTP_OK);
  }

  refuse(rejected: Rejected): Rejected {
    this.#end(httpStatusOf(rejected.problems));
    return rejected;
  }

  /** The reader left before the end. */
  abandon(): void {
    this.#end(HTTP_CANCELLED);
  }

  /**
   * What to tell of an error: problems where the query, a person or we ourselves are the reason. Errors: throws what is about
   * neither: the caller's own leaving, and an engine or a store that does not answer.
   */
  fail(error: unknown): Rejected {
    if (this.#request.signal?.aborted) {
      this.#end(HTTP_CANCELLED);
      throw this.#request.signal.reason;
    }
    const { reason } = this.signal;
    if (reason instanceof Cancellation) return this.refuse(reject(queryProblem('QRY1007', reason.by, reason.reason)));
    if (error instanceof Rejection) return this.refuse(reject(...error.problems));
    this.#logger.error('query failed', { id: this.id, error: describe(error) });
    this.#end(HTTP_BROKEN);
    const shown = hideError(error, this.id);
    if (shown instanceof Fault) throw shown;
    return reject(shown);
  }

  #end(responseCode: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const release of this.#atEnd) release();
    const { principal, source, kql, timespan } = this.#request;
    const { id, tables, rowCount, bytesRead } = this;
    const durationMs = elapsedSince(this.#start);
    const told = { id, startedAt: this.#startedAt, principal, source, kql, timespan, responseCode, durationMs };
    try {
      this.#parts.record?.({ ...told, tables, rowCount, bytesRead });
    } catch (error) {
      this.#logger.error('A query was not recorded.', { id, reason: String(error) });
    }
  }
}

/** For the log alone. A fault's message holds what the engine said. */
const describe = (error: unknown): string =>
  error instanceof Fault
    ? `${error.code}: ${error.message}`
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
