import { type Catalogue, type CompiledQuery, type CompileOptions, compileKql } from '@vedette/kql';
import { HostThreads } from '@vedette/kql/threads';
import type { LogStore } from '@vedette/log-store';
import { type Clock, Fault, type Problem, Rejection, type TableSchema } from '@vedette/model';
import { DEFAULT_LIMITS } from '../limits.ts';
import { queryProblem } from '../problems.ts';
import { collectRows } from '../read-rows.ts';
import { compileOn, openCompiled, type RunContext } from '../run-compiled.ts';
import { CaseError, type CaseTable, printCaseTable } from './literals.ts';

export interface RunCasesOptions {
  /** One JSON text a line: `{id, query, tables?}`. Empty lines are passed over. */
  readonly lines: Iterable<string> | AsyncIterable<string>;
  /** An empty engine of its own; it is closed at the end. Not called with `compileOnly`. */
  readonly openPrivateStore: () => Promise<LogStore>;
  /** The catalogue: a query may name these tables, which are empty. */
  readonly tables: readonly TableSchema[];
  readonly clock: Clock;
  readonly compileOnly?: boolean;
  /** Of one case. Absent: 60. */
  readonly maxSeconds?: number;
}

export interface CaseFailure {
  readonly code: string;
  readonly message: string;
}
interface CaseHead {
  readonly id: unknown;
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly warnings: readonly CaseFailure[];
  readonly error: CaseFailure | null;
}
/** The answer to one case. Values as in `QueryOutcome`. */
export interface CaseAnswer extends CaseHead {
  readonly rows: readonly (readonly unknown[])[];
  readonly ms: { readonly compile: number; readonly execute: number };
}
/** What `compileOnly` gives: 64-bit values of parameters as text. */
export interface CompiledCase extends CaseHead {
  readonly sql: string | null;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly value: unknown }[];
}

interface Case {
  readonly id: unknown;
  readonly kql: string;
}

const DEFAULT_CASE_SECONDS = 60;
const NOTHING = { columns: [], types: [], warnings: [] };
const round = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
const toFailure = ({ code, message }: Problem): CaseFailure => ({ code, message });

/** Why a case has no answer, whatever was thrown. */
function describeFailure(error: unknown): CaseFailure {
  if (error instanceof CaseError) return toFailure(queryProblem('QRY3001', error.message));
  if (error instanceof Fault) return { code: error.code, message: error.message };
  const [problem] = error instanceof Rejection ? error.problems : [];
  return problem ? toFailure(problem) : toFailure(queryProblem('QRY3002', String(error)));
}

function parseCase(line: string, lineNumber: number): Case {
  let parsed: { id?: unknown; query?: unknown; tables?: readonly CaseTable[] };
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new CaseError(`Line ${lineNumber} expected JSON, found \`${line.slice(0, 60)}\``);
  }
  if (typeof parsed?.query !== 'string') throw new CaseError(`Line ${lineNumber} expected a text \`query\``);
  const tables = (parsed.tables ?? []).map(printCaseTable).join('');
  return { id: parsed.id ?? lineNumber, kql: tables + parsed.query };
}

/** The id of a case that could not be read, as far as it can be told. */
function readId(line: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line)?.id ?? lineNumber;
  } catch {
    return lineNumber;
  }
}

const headOf = (id: unknown, compiled: CompiledQuery): Omit<CaseHead, 'error'> => ({
  id,
  columns: compiled.columns.map(({ name }) => name),
  types: compiled.columns.map(({ type }) => type),
  warnings: compiled.warnings.map(toFailure),
});

/** Answers cases one by one on a private engine, each for itself. */
class CaseRunner {
  readonly #options: RunCasesOptions;
  readonly #catalogue: Catalogue;
  readonly #threads = new HostThreads();
  readonly #made = new Set<string>();
  #store: LogStore | undefined;

  constructor(options: RunCasesOptions) {
    this.#options = options;
    this.#catalogue = { tables: options.tables, watchlists: [] };
  }

  async answer(line: string, lineNumber: number): Promise<CaseAnswer | CompiledCase> {
    const { compileOnly } = this.#options;
    try {
      const { id, kql } = parseCase(line, lineNumber);
      return compileOnly ? this.#compileCase(id, kql) : await this.#runCase(id, kql);
    } catch (error) {
      const failed = { id: readId(line, lineNumber), ...NOTHING, error: describeFailure(error) };
      if (compileOnly) return { ...failed, sql: null, parameters: [] };
      return { ...failed, rows: [], ms: { compile: 0, execute: 0 } };
    }
  }

  async close(): Promise<void> {
    await this.#threads.close();
    await this.#store?.close();
  }

  #compileOptions(): CompileOptions {
    const { maxRows } = DEFAULT_LIMITS;
    return { catalogue: this.#catalogue, now: this.#options.clock.now(), maxRows, externalData: 'empty' };
  }

  #compileCase(id: unknown, kql: string): CompiledCase {
    const compiled = compileKql(kql, this.#compileOptions());
    if (compiled.kind === 'rejected') {
      return { id, ...NOTHING, error: firstError(compiled.problems), sql: null, parameters: [] };
    }
    const parameters = compiled.parameters.map((parameter) => ({
      ...parameter,
      value: typeof parameter.value === 'bigint' ? String(parameter.value) : parameter.value,
    }));
    return { ...headOf(id, compiled), error: null, sql: compiled.sql, parameters };
  }

  async #runCase(id: unknown, kql: string): Promise<CaseAnswer> {
    const start = performance.now();
    const context = await this.#context();
    const compiled = await compileOn(context, kql, this.#compileOptions());
    const compile = round(performance.now() - start);
    const failed = (problems: readonly Problem[]): CaseAnswer => ({
      ...{ id, ...NOTHING, rows: [] },
      error: firstError(problems),
      ms: { compile, execute: 0 },
    });
    if (compiled.kind === 'rejected') return failed(compiled.problems);
    const executeStart = performance.now();
    const opened = await openCompiled(compiled, compiled.tables, context);
    if (opened.kind === 'rejected') return failed(opened.problems);
    const { rows, problem } = await collectRows(opened.rows);
    const ms = { compile, execute: round(performance.now() - executeStart) };
    const head = headOf(id, compiled);
    const warnings = [...head.warnings, ...opened.notices.map(toFailure)];
    const error = problem ? toFailure(problem) : null;
    return { ...head, warnings, rows: error ? [] : rows, error, ms };
  }

  async #context(): Promise<RunContext> {
    const { maxRows, maxBytes, maxMemoryBytes } = DEFAULT_LIMITS;
    const limits = { maxRows, maxBytes, maxMemoryBytes, maxSeconds: this.#options.maxSeconds ?? DEFAULT_CASE_SECONDS };
    const logStore = await this.#open();
    const prepare = (names: readonly string[]) => this.#ensure(logStore, names);
    return { logStore, threads: this.#threads, limits, prepare, options: { queryId: crypto.randomUUID() } };
  }

  async #open(): Promise<LogStore> {
    this.#store ??= await this.#options.openPrivateStore();
    return this.#store;
  }

  /** Makes the tables that a query reads when one is first named. */
  async #ensure(store: LogStore, names: readonly string[]): Promise<void> {
    const missing = this.#options.tables.filter(({ name }) => names.includes(name) && !this.#made.has(name));
    if (missing.length > 0) await store.ensureTables(missing);
    for (const { name } of missing) this.#made.add(name);
  }
}

const firstError = (problems: readonly Problem[]): CaseFailure =>
  toFailure(
    problems.find(({ severity }) => severity === 'error') ??
      problems[0] ??
      queryProblem('QRY3002', 'it gave no reason'),
  );

/**
 * Runs cases of KQL, in order, on an engine of their own; a bad case gives an error as its answer and ends nothing.
 * Errors: in the answers; `QRY3001` for a case that cannot be read, `QRY3002` for an engine that failed without a code.
 */
export async function* runCases(options: RunCasesOptions): AsyncGenerator<CaseAnswer | CompiledCase> {
  const runner = new CaseRunner(options);
  let lineNumber = 0;
  try {
    for await (const line of options.lines) {
      lineNumber += 1;
      if (line.trim() !== '') yield await runner.answer(line, lineNumber);
    }
  } finally {
    await runner.close();
  }
}
