import type { LogStore, SelectResult, SqlStatement } from '@vedette/log-store';
import type { ColumnSchema, Problem } from '@vedette/model';
import { createRowDecoder } from './decode/rows.ts';
import { limitProblem, queryProblem } from './problems.ts';

export interface ReadLimits {
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly maxSeconds: number;
  readonly maxMemoryBytes: number;
}

export interface ReadResult {
  readonly rows: unknown[][];
  /** The limit that cut the rows, if one did. */
  readonly problem: Problem | undefined;
  readonly statistics: { readonly rowsRead: number; readonly bytesRead: number };
}

/** Characters of texts and eight for everything else: near enough to keep an answer from filling the memory. */
function sizeOf(row: readonly unknown[]): number {
  let size = 0;
  for (const value of row) size += typeof value === 'string' ? value.length : 8;
  return size;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly queryId: string;
}
type Decode = (row: readonly unknown[]) => unknown[];

/** Reads until the rows end or a limit is hit; then the engine is told to stop. */
export function readRows(
  logStore: LogStore,
  statement: SqlStatement,
  columns: readonly ColumnSchema[],
  limits: ReadLimits,
  options: ReadOptions,
): Promise<ReadResult> {
  return read(logStore, statement, createRowDecoder(columns), limits, options);
}

/** As `readRows`, but the cells stay as the engine gave them. */
export function readRaw(
  logStore: LogStore,
  statement: SqlStatement,
  limits: ReadLimits,
  options: ReadOptions,
): Promise<ReadResult> {
  return read(logStore, statement, (row) => row as unknown[], limits, options);
}

async function read(
  logStore: LogStore,
  statement: SqlStatement,
  decode: Decode,
  limits: ReadLimits,
  options: ReadOptions,
): Promise<ReadResult> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const rows: unknown[][] = [];
  let result: SelectResult | undefined;
  let problem: Problem | undefined;
  try {
    const { maxSeconds, maxMemoryBytes } = limits;
    const bounds = { maxExecutionSeconds: maxSeconds, maxMemoryBytes };
    result = await logStore.select(statement, { limits: bounds, signal, queryId: options.queryId });
    problem = await collect(result, decode, limits, rows);
  } catch (error) {
    options.signal?.throwIfAborted();
    problem = limitProblem(error, { seconds: limits.maxSeconds, memoryBytes: limits.maxMemoryBytes });
    if (!problem) throw error;
  }
  if (problem) stop.abort();
  const { rowsRead, bytesRead } = result?.statistics() ?? { rowsRead: 0, bytesRead: 0 };
  return { rows, problem, statistics: { rowsRead, bytesRead } };
}

async function collect(
  result: SelectResult,
  decode: Decode,
  { maxRows, maxBytes }: ReadLimits,
  rows: unknown[][],
): Promise<Problem | undefined> {
  let size = 0;
  for await (const batch of result.batches) {
    for (const row of batch) {
      if (rows.length >= maxRows) return queryProblem('QRY2001', maxRows);
      size += sizeOf(row);
      if (size > maxBytes) return queryProblem('QRY2002', maxBytes);
      rows.push(decode(row));
    }
  }
  return undefined;
}
