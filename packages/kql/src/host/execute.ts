import type {
  BoundStatement,
  CompiledParameter,
  CompiledQuery,
  CompiledStage,
  CompiledStatement,
  CompiledTable,
  CompileResult,
  RowAnswer,
} from '../compiled.ts';
import { type CompileOptions, compileStep } from '../kql.ts';
import { problem } from '../problems.ts';
import { HostProblem, type HostTable } from './host.ts';
import type { ExternalOptions } from './operators/externaldata.ts';
import type { HostOutcome, HostTask, RawTable } from './run.ts';

/** Rows that one host stage may read. Bound by the memory of a thread: a row of ten short columns is about 1 KB there. */
export const MAX_STAGE_ROWS = 500_000;

/** How a compiled query meets an engine and a thread. */
export interface StageHost {
  /** Gives the rows of a statement as `JSONCompactEachRow` cells; more than `maxRows` are not looked at. */
  readonly select: (statement: BoundStatement, maxRows: number) => Promise<RawTable['rows']>;
  readonly runTask: (task: HostTask) => Promise<HostOutcome>;
  /** The rows of a watchlist, as `CompiledStatement.watchlistParameters` says. */
  readonly watchlist?: (alias: string) => Promise<string>;
  /** The text of a file that `externaldata` names. Errors: `HostProblem`, with the reason for the user. */
  readonly fetchExternal?: (url: string) => Promise<string>;
  readonly maxStageRows?: number;
}

export interface StagedStatement extends BoundStatement {
  /** Bounds that were hit on the way. */
  readonly notices: readonly string[];
}

/** Runs the stages of a result table; gives its last statement with everything bound. Errors: those of the engine, and `HostProblem`. */
export async function runStages(compiled: CompiledTable, host: StageHost): Promise<StagedStatement> {
  const outcomes: HostOutcome[] = [];
  const notices: string[] = [];
  for (const stage of compiled.stages) {
    const inputs: RawTable[] = [];
    for (const input of stage.inputs) inputs.push(await readInput(input, stage, outcomes, host, notices));
    if (isExternal(stage)) inputs.push(await readFiles(stage, host));
    const outcome = await host.runTask({ call: stage.call, inputs, columns: stage.columns });
    notices.push(...outcome.notices);
    outcomes.push(outcome);
  }
  return { ...(await bind(compiled, outcomes, host)), notices };
}

const isExternal = ({ call }: CompiledStage): boolean => call.kind === 'operator' && call.name === 'externaldata';

/** The texts of the files that a stage names, one a row. */
async function readFiles({ call }: CompiledStage, { fetchExternal }: StageHost): Promise<RawTable> {
  const { urls } = (call.kind === 'operator' ? call.options : { urls: [] }) as unknown as ExternalOptions;
  if (!fetchExternal) throw new HostProblem('`externaldata` cannot fetch files here.');
  const rows: string[][] = [];
  for (const url of urls) rows.push([await fetchExternal(url)]);
  return { columns: [{ name: 'text', type: 'string' }], rows };
}

async function readInput(
  input: CompiledStage['inputs'][number],
  { call }: CompiledStage,
  outcomes: readonly HostOutcome[],
  host: StageHost,
  notices: string[],
): Promise<RawTable> {
  const maxRows = host.maxStageRows ?? MAX_STAGE_ROWS;
  const rows = await host.select(await bind(input, outcomes, host), maxRows + 1);
  if (rows.length <= maxRows) return { columns: input.columns, rows };
  const name = call.kind === 'operator' ? call.name : call.calls.map((each) => `${each.name}()`).join(', ');
  notices.push(
    `\`${name}\` read the first ${maxRows.toLocaleString('en-US')} rows only; filter or summarize before it.`,
  );
  return { columns: input.columns, rows: rows.slice(0, maxRows) };
}

async function bind(
  statement: CompiledStatement,
  outcomes: readonly HostOutcome[],
  host: StageHost,
): Promise<BoundStatement> {
  const bound: CompiledParameter[] = [...statement.parameters];
  for (const { stage, column, parameter } of statement.stageParameters)
    bound.push({ name: parameter, type: 'Array(String)', value: outcomes[stage]?.columns[column] ?? [] });
  for (const { alias, parameter } of statement.watchlistParameters) {
    if (!host.watchlist) throw new HostProblem(`The watchlist \`${alias}\` cannot be read here.`);
    bound.push({ name: parameter, type: 'String', value: await host.watchlist(alias) });
  }
  const { sql, keepsRows, readsTimesAlone } = statement;
  return { sql, parameters: bound, keepsRows, readsTimesAlone };
}

/** The most questions that one compilation may ask. */
const MAX_QUESTIONS = 16;

/** Compiles; where columns depend on rows, asks the engine for them and compiles again. `compile`: that of a `Compiler`. */
export async function compileAsking(
  text: string,
  options: CompileOptions,
  ask: (question: CompiledQuery) => Promise<HostTable>,
  compile: typeof compileStep = compileStep,
): Promise<CompileResult> {
  const answers: RowAnswer[] = [];
  for (;;) {
    const result = compile(text, { ...options, answers });
    if (result.kind !== 'asks') return result;
    if (answers.length >= MAX_QUESTIONS)
      return { kind: 'rejected', problems: [problem('KQL2009', undefined, String(MAX_QUESTIONS))] };
    answers.push({ key: result.key, table: await ask(result.question) });
  }
}
