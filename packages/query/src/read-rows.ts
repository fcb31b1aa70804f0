import type { LogStore, SelectResult, SqlStatement } from '@vedette/log-store';
import type { Problem } from '@vedette/model';
import { limitProblem, queryProblem } from './problems.ts';

export interface ReadLimits {
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly maxSeconds: number;
  readonly maxMemoryBytes: number;
}

export interface ReadEnd {
  /** The limit that cut the rows, if one did. */
  readonly problem: Problem | undefined;
  readonly statistics: { readonly rowsRead: number; readonly bytesRead: number };
}

/** An answer on its way. Leaving the loop over `batches` ends the engine's work. */
export interface RowStream {
  readonly batches: AsyncIterable<unknown[][]>;
  /** Known once `batches` has ended. */
  end(): ReadEnd;
}

export interface ReadOptions {
  /** From a row as the log store gives it to one as the reader wants it. */
  readonly decode: (row: readonly unknown[]) => unknown[];
  readonly limits: ReadLimits;
  readonly queryId: string;
  readonly signal?: AbortSignal;
}

/** Characters of texts and eight for everything else: near enough to keep an answer from filling the memory. */
export function sizeOf(row: readonly unknown[]): number {
  let size = 0;
  for (const value of row) size += typeof value === 'string' ? value.length : 8;
  return size;
}

/** Takes rows until a limit is reached. */
class Allowance {
  readonly #limits: ReadLimits;
  #rows = 0;
  #bytes = 0;
  problem: Problem | undefined;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** The rows of the batch that may pass; `problem` is set where that is not all. */
  take(batch: readonly (readonly unknown[])[], decode: ReadOptions['decode']): unknown[][] {
    const { maxRows, maxBytes } = this.#limits;
    const taken: unknown[][] = [];
    for (const row of batch) {
      this.#bytes += sizeOf(row);
      if (this.#rows >= maxRows) this.problem = queryProblem('QRY2001', maxRows);
      else if (this.#bytes > maxBytes) this.problem = queryProblem('QRY2002', maxBytes);
      if (this.problem) break;
      this.#rows++;
      taken.push(decode(row));
    }
    return taken;
  }
}

/**
 * Reads until the rows end or a limit is hit; then the engine is told to stop.
 * Errors: a limit is the `problem` of `end()`; the signal's reason and faults that are not the query's are thrown.
 */
export function openRows(logStore: LogStore, statement: SqlStatement, options: ReadOptions): RowStream {
  const { limits, queryId, decode } = options;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const allowance = new Allowance(limits);
  let result: SelectResult | undefined;
  let isWhole = false;
  async function* batches(): AsyncGenerator<unknown[][]> {
    try {
      const bounds = { maxExecutionSeconds: limits.maxSeconds, maxMemoryBytes: limits.maxMemoryBytes };
      result = await logStore.select(statement, { limits: bounds, signal, queryId });
      for await (const batch of result.batches) {
        const rows = allowance.take(batch, decode);
        if (rows.length > 0) yield rows;
        if (allowance.problem) return;
      }
      isWhole = true;
    } catch (error) {
      options.signal?.throwIfAborted();
      const { maxSeconds, maxMemoryBytes } = limits;
      allowance.problem = limitProblem(error, { seconds: maxSeconds, memoryBytes: maxMemoryBytes });
      if (!allowance.problem) throw error;
    } finally {
      if (!isWhole) stop.abort();
    }
  }
  const end = () => {
    const { rowsRead, bytesRead } = result?.statistics() ?? { rowsRead: 0, bytesRead: 0 };
    return { problem: allowance.problem, statistics: { rowsRead, bytesRead } };
  };
  return { batches: batches(), end };
}

export type ReadResult = ReadEnd & { readonly rows: unknown[][] };

/** The whole of {@link openRows}. */
export function readRows(logStore: LogStore, statement: SqlStatement, options: ReadOptions): Promise<ReadResult> {
  return collectRows(openRows(logStore, statement, options));
}

/** As `readRows`, but the cells stay as the engine gave them. */
export function readRaw(
  logStore: LogStore,
  statement: SqlStatement,
  options: Omit<ReadOptions, 'decode'>,
): Promise<ReadResult> {
  return readRows(logStore, statement, { ...options, decode: (row) => row as unknown[] });
}

export async function collectRows(stream: RowStream): Promise<ReadResult> {
  const rows: unknown[][] = [];
  for await (const batch of stream.batches) for (const row of batch) rows.push(row);
  return { rows, ...stream.end() };
}
