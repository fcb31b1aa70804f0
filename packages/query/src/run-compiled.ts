import {
  type CompiledTable,
  type CompileOptions,
  type CompileResult,
  type Compiler,
  compileAsking,
  HostProblem,
  readTable,
  runStages,
  type StagedStatement,
  type StageHost,
} from '@vedette/kql';
import { createRowDecoder } from '@vedette/kql/run';
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

function hostOf({ logStore, threads, limits, options, watchlist, fetchExternal }: RunContext): StageHost {
  const timeoutMilliseconds = limits.maxSeconds * 1000;
  return {
    select: async (statement, _columns, maxRows) => {
      const bounds = { ...limits, maxRows, maxBytes: STAGE_BYTES };
      const { rows, problem } = await readRaw(logStore, statement, { ...options, limits: bounds });
      if (problem && problem.code !== 'QRY2001') throw new Rejection([problem]);
      return rows;
    },
    runTask: (task) => threads.run(task, { timeoutMilliseconds, ...(options.signal && { signal: options.signal }) }),
    ...(watchlist && { watchlist }),
    ...(fetchExternal && { fetchExternal }),
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
    return await compileAsking(
      kql,
      options,
      async (question) => {
        await context.prepare?.(question.tables);
        const statement = await runStages(question, hostOf(context));
        const { rows, problem } = await readRaw(context.logStore, statement, {
          ...context.options,
          limits: context.limits,
        });
        if (problem) throw new Rejection([problem]);
        return readTable({ columns: question.columns, rows });
      },
      context.compile,
    );
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
    statement = await runStages(compiled, hostOf(context));
  } catch (error) {
    return explain(error);
  }
  const { limits, options } = context;
  const decode = context.keepsCells ? keepCells : createRowDecoder(compiled.columns);
  const rows = openRows(context.logStore, statement, { ...options, decode, limits });
  const notices = statement.notices.map((text) => ({ ...queryProblem('QRY2008', text), severity: 'warning' as const }));
  return { kind: 'opened', rows, notices };
}
