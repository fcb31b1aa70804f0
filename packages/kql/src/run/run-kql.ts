import { randomInt } from 'node:crypto';
import type { CompiledQuery, CompiledTable, RejectedQuery, Visualization } from '../compiled.ts';
import type { Compiler } from '../compiler.ts';
import { compileAsking, runStages, type StagedStatement, type StageHost } from '../host/execute.ts';
import { openGeolocationLate } from '../host/geolocation.ts';
import { HostProblem, type HostResources } from '../host/host.ts';
import { type HostOutcome, type HostTask, readTable, runHostTask } from '../host/run.ts';
import type { CompileOptions } from '../kql.ts';
import { problem } from '../problems.ts';
import type { ColumnSchema, Problem } from '../types.ts';
import { createRowDecoder, createValueDecoder } from './decode-rows.ts';
import type { CellRow, Engine } from './engine.ts';

/** How an answer's cells are given: as JSON can hold them, as values of JavaScript, or as the engine gave them. */
export type ValueForm = 'json' | 'javascript' | 'cells';

/** What compiling and the host stages of a query ask of the world. */
export interface StageOptions extends Pick<StageHost, 'watchlist' | 'fetchExternal' | 'maxStageRows'> {
  readonly engine: Engine;
  /** Runs host stages, best in a thread: `(task) => threads.run(task, { timeoutMilliseconds: 30_000 })` of `HostThreads`. Absent: in this one. */
  readonly runTask?: (task: HostTask) => Promise<HostOutcome>;
  /** `compile` of a `Compiler`, which keeps what it compiled. */
  readonly compile?: Compiler['compile'];
  /** Told which tables are read, before they are. */
  readonly prepare?: (tables: readonly string[]) => Promise<void> | void;
  readonly signal?: AbortSignal;
}

export interface RunOptions extends StageOptions {
  /** Absent: `json`. See `createRowDecoder` and `createValueDecoder`. */
  readonly values?: ValueForm;
}

export interface AnswerTable {
  /** What `as`, `fork` or `facet` calls it; null for a table without a name. */
  readonly name: string | null;
  readonly columns: readonly ColumnSchema[];
  readonly rows: readonly (readonly unknown[])[];
  readonly visualization: Visualization | null;
}

export interface KqlAnswer {
  readonly kind: 'answered';
  readonly tables: readonly AnswerTable[];
  readonly warnings: readonly Problem[];
}

const resources: HostResources = { geolocate: openGeolocationLate() };

const stageHost = ({ engine, signal, runTask, watchlist, fetchExternal, maxStageRows }: StageOptions): StageHost => ({
  select: (statement, maxRows) => engine.select(statement, signal, maxRows),
  runTask: runTask ?? (async (task) => runHostTask(task, resources)),
  ...(watchlist && { watchlist }),
  ...(fetchExternal && { fetchExternal }),
  ...(maxStageRows !== undefined && { maxStageRows }),
});

/** Runs the host stages of one result table; gives its statement, ready to be sent. Errors: those of the engine, and `HostProblem`. */
export const stageTable = (compiled: CompiledTable, options: StageOptions): Promise<StagedStatement> =>
  runStages(compiled, stageHost(options));

/** Cells of one result table, and what its host stages left out. */
export interface TableCells {
  readonly rows: readonly CellRow[];
  readonly notices: readonly string[];
}

/** Runs one compiled table, its stages first. Errors: as `stageTable`. */
export async function runTable(compiled: CompiledTable, options: StageOptions): Promise<TableCells> {
  const statement = await stageTable(compiled, options);
  return { rows: await options.engine.select(statement, options.signal), notices: statement.notices };
}

/** See `hashSecret` of `CompileOptions`. */
const HASH_SECRET = randomInt(2 ** 32, 2 ** 47);

/** Compiles; the engine is asked where columns depend on rows (`pivot`, `bag_unpack`). Errors: as `stageTable`. */
export async function compileOn(text: string, compileOptions: CompileOptions, options: StageOptions) {
  const ask = async (question: CompiledQuery): Promise<ReturnType<typeof readTable>> => {
    await options.prepare?.(question.tables);
    return readTable({ columns: question.columns, rows: (await runTable(question, options)).rows });
  };
  return compileAsking(text, { hashSecret: HASH_SECRET, ...compileOptions }, ask, options.compile);
}

const DECODERS = {
  json: createRowDecoder,
  javascript: createValueDecoder,
  cells: () => (row: CellRow) => [...row],
} satisfies Record<ValueForm, (columns: readonly ColumnSchema[]) => (row: CellRow) => unknown[]>;

/** Runs what was compiled; every result table, whole in memory. Errors: as `stageTable`. */
export async function runCompiled(compiled: CompiledQuery, options: RunOptions): Promise<KqlAnswer> {
  await options.prepare?.(compiled.tables);
  const tables: AnswerTable[] = [];
  const warnings = [...compiled.warnings];
  for (const table of [compiled, ...compiled.furtherTables]) {
    const { name, columns, visualization } = table;
    const { rows, notices } = await runTable(table, options);
    const decode = DECODERS[options.values ?? 'json'](columns);
    tables.push({ name, columns, visualization, rows: rows.map((row) => decode(row)) });
    warnings.push(...notices.map((text) => problem('KQL4002', undefined, text)));
  }
  return { kind: 'answered', tables, warnings };
}

/**
 * Compiles a query and runs it, with its host stages and questions. Errors: what the author can mend is `rejected`, as by `compileKql`,
 * or with `KQL4001` where a host stage refuses its rows; errors of the engine are thrown.
 */
export async function runKql(text: string, options: RunOptions & CompileOptions): Promise<KqlAnswer | RejectedQuery> {
  try {
    const compiled = await compileOn(text, options, options);
    return compiled.kind === 'rejected' ? compiled : await runCompiled(compiled, options);
  } catch (error) {
    if (!(error instanceof HostProblem)) throw error;
    return { kind: 'rejected', problems: [problem('KQL4001', undefined, error.message)] };
  }
}
