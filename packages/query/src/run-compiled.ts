import {
  type CompiledTable,
  type CompileOptions,
  type CompileResult,
  type Compiler,
  HostProblem,
  type StagedStatement,
} from '@vedette/kql';
import {
  compileOn as compileOnEngine,
  createRowDecoder,
  type Engine,
  type StageOptions,
  stageTable,
} from '@vedette/kql/run';
import type { HostThreads } from '@vedette/kql/threads';
import type { LogStore } from '@vedette/log-store';
import { type Problem, Rejection } from '@vedette/model';
import { queryProblem } from './problems.ts';
import type { Rejected } from './query.ts';
import { openRows, type ReadLimits, type RowStream, readRaw } from './read-rows.ts';

/** What running a compiled query takes: an engine, threads for its host stages, the rows of its watchlists. */
export interface RunContext {
  readonly logStore: LogStore;
  readonly threads: HostThreads;
  readonly limits: ReadLimits;
  readonly options: { readonly queryId: string; readonly signal?: AbortSignal };
  /** As in `StreamRequest`. */
  readonly keepsCells?: boolean;
  /** Rows of a watchlist as a JSON array. Errors: `Rejection` where it is gone. */
  readonly watchlist?: (alias: string) => Promise<string>;
  /** The text of a file that `externaldata` names. Absent: none can be read. */
  readonly fetchExternal?: (url: string) => Promise<string>;
  /** Keeps what it compiled; absent: each query is compiled afresh. */
  readonly compile?: Compiler['compile'];
  /** Told which log tables are read, before they are. */
  readonly prepare?: (tables: readonly string[]) => Promise<void>;
}

/** A stage may read more than an answer may hold: its rows stay in this process. */
const STAGE_BYTES = 256 * 1024 * 1024;

/** The log store as an engine of the compiler's questions and stages, within the limits of the query. Errors: `Rejection` at a limit. */
const engineOf = ({ logStore, limits, options }: RunContext): Engine => ({
  select: async (statement, _signal, maxRows) => {
    const bounds = maxRows === undefined ? limits : { ...limits, maxRows, maxBytes: STAGE_BYTES };
    const { rows, problem } = await readRaw(logStore, statement, { ...options, limits: bounds });
    // Who says how many rows it looks at knows what more of them mean.
    const isExpected = maxRows !== undefined && problem?.code === 'QRY2001';
    if (problem && !isExpected) throw new Rejection([problem]);
    return rows;
  },
});

function stageOptions(context: RunContext): StageOptions {
  const { threads, limits, options, watchlist, fetchExternal, compile, prepare } = context;
  const bounds = { timeoutMilliseconds: limits.maxSeconds * 1000, ...(options.signal && { signal: options.signal }) };
  return {
    engine: engineOf(context),
    runTask: (task) => threads.run(task, bounds),
    ...(watchlist && { watchlist }),
    ...(fetchExternal && { fetchExternal }),
    ...(compile && { compile }),
    ...(prepare && { prepare }),
  };
}

const rejected = (problem: Problem): Rejected => ({ kind: 'rejected', problems: [problem] });

/** A problem that a stage met, as the answer of the query; what is none is thrown on. */
function explain(error: unknown): Rejected {
  if (error instanceof Rejection) return { kind: 'rejected', problems: error.problems };
  if (error instanceof HostProblem) return rejected(queryProblem('QRY2007', error.message));
  throw error;
}

/** Compiles a query; asks the engine where its columns depend on rows. */
export async function compileOn(context: RunContext, kql: string, options: CompileOptions): Promise<CompileResult> {
  try {
    return await compileOnEngine(kql, options, stageOptions(context));
  } catch (error) {
    return explain(error);
  }
}

const keepCells = (row: readonly unknown[]): unknown[] => [...row];

/** The rows of one result table on their way, and what its host stages left out. */
export interface OpenedTable {
  readonly kind: 'opened';
  readonly rows: RowStream;
  readonly notices: readonly Problem[];
}

/** Runs the stages of one result table and opens its rows. `tables`: the log tables that the query reads. */
export async function openCompiled(
  compiled: CompiledTable,
  tables: readonly string[],
  context: RunContext,
): Promise<OpenedTable | Rejected> {
  let statement: StagedStatement;
  try {
    await context.prepare?.(tables);
    statement = await stageTable(compiled, stageOptions(context));
  } catch (error) {
    return explain(error);
  }
  const { limits, options } = context;
  const decode = context.keepsCells ? keepCells : createRowDecoder(compiled.columns);
  const rows = openRows(context.logStore, statement, { ...options, decode, limits });
  const notices = statement.notices.map((text) => ({ ...queryProblem('QRY2008', text), severity: 'warning' as const }));
  return { kind: 'opened', rows, notices };
}
