import type { CompiledQuery, CompiledTable } from '../../src/compiled.ts';
import { HostProblem } from '../../src/host/host.ts';
import { type CompileOptions, compileStep } from '../../src/kql.ts';
import { listBoundColumns } from '../../src/parse/call-shapes.ts';
import { PROBLEMS } from '../../src/problems.ts';
import { compileOn, runTable } from '../../src/run/run-kql.ts';
import { makeTable, openEngine } from '../engine.ts';
import { findOtherColumns } from '../plan-columns.ts';
import { findWrongCell, sortedRows } from './cells.ts';
import { findOtherEngineType } from './engine-types.ts';
import { readOwnWords } from './escape.ts';
import { findOtherCompilation } from './kept.ts';
import { FUZZ_TABLES, HOSTILE_TEXTS, READABLE, SECRET_TEXT, STORED_TABLE, storedTableSql } from './tables.ts';

/** What is wrong with a query. `key` is equal for queries that fail alike. */
export interface Failure {
  readonly key: string;
  readonly detail: string;
}
export interface Checked {
  readonly failure?: Failure;
  readonly outcome: 'ran' | 'rejected' | 'limited';
  /** Code of the first problem of a rejected query. */
  readonly code?: string;
  readonly rows?: readonly string[];
  /** What of the table's columns is known. */
  readonly columns?: CompiledQuery['columns'];
  readonly compileMilliseconds: number;
}

/** Processor time; a machine that does other work as well does not make a query slow. */
const MAX_COMPILE_MS = 3_000;
const OPTIONS: CompileOptions = {
  catalogue: { tables: FUZZ_TABLES.map(({ rows: _rows, ...schema }) => schema), watchlists: [] },
  now: new Date('2026-01-02T03:04:05.678Z'),
  readableTables: READABLE,
  maxRows: 5_000,
};

/**
 * Errors of the engine that are no fault of the compiler: a limit of time, memory or size was met (158 to 160, 241, 307,
 * 396), a text or array is too large (128, 131), a statement is too long or deep (167, 168, 306), a regular expression is not one of RE2
 * (427). Kusto has limits of its own in these places. Source: `packages/log-store/src/faults.ts`.
 */
const LIMITS = new Set([128, 131, 158, 159, 160, 167, 168, 241, 306, 307, 396, 427]);

const LIMITS_IN_WORDS = /not a valid re2 pattern|Max query size exceeded|Query tree is too big/;

const codeOf = (message: string): number => Number(/Code: (\d+)/.exec(message)?.[1] ?? 0);
const keyOf = (message: string): string =>
  message
    .replace(/Code: \d+\. DB::Exception:/, '')
    .replace(/\(version [^)]*\)/g, '')
    .replace(/`[^`]*`|'[^']*'|"[^"]*"|_\w+/g, '_')
    .replace(/-?\d+/g, '0')
    .trim()
    .slice(0, 90);

interface Compiled {
  readonly compileMilliseconds: number;
  readonly options: CompileOptions;
}

export class Checker {
  private readonly engine = openEngine();
  private readonly findForeign = readOwnWords();

  constructor() {
    for (const table of FUZZ_TABLES)
      makeTable(this.engine, table, table.name === STORED_TABLE ? storedTableSql() : undefined);
    for (const setting of ['max_execution_time = 10', 'max_memory_usage = 1500000000', 'max_result_rows = 200000'])
      this.engine.query(`SET ${setting}`);
  }

  /** Compiles a text, and runs it where it is a query. */
  async check(text: string): Promise<Checked> {
    // What rows said of columns, where the query asked.
    let known = OPTIONS;
    let compileMilliseconds = 0;
    const compile: typeof compileStep = (query, options) => {
      known = options;
      const started = process.cpuUsage();
      try {
        return compileStep(query, options);
      } finally {
        const { user, system } = process.cpuUsage(started);
        compileMilliseconds += (user + system) / 1_000;
      }
    };
    let result: Awaited<ReturnType<typeof compileOn>>;
    try {
      result = await compileOn(text, OPTIONS, { engine: this.engine, compile });
    } catch (thrown) {
      return this.thrown(thrown, 'compile', 0);
    }
    if (compileMilliseconds > MAX_COMPILE_MS)
      return {
        outcome: 'rejected',
        failure: { key: 'slow to compile', detail: `${compileMilliseconds} ms` },
        compileMilliseconds,
      };
    if (result.kind === 'rejected') return { ...checkProblems(result.problems, text), compileMilliseconds };
    return this.run(result, text, { compileMilliseconds, options: known });
  }

  close(): void {
    this.engine.cleanup();
  }

  /** Whether a kept compilation is the fresh one at each of the moments. */
  checkKept(text: string, moments: readonly number[]): Failure | undefined {
    return findOtherCompilation(text, OPTIONS, moments);
  }

  /** Compiles only: the columns of a text, or why it has none. */
  async look(text: string): Promise<Checked> {
    try {
      const result = await compileOn(text, OPTIONS, { engine: this.engine });
      if (result.kind === 'rejected') return { ...checkProblems(result.problems, text), compileMilliseconds: 0 };
      return { outcome: 'ran', columns: result.columns, compileMilliseconds: 0 };
    } catch (thrown) {
      return this.thrown(thrown, 'compile', 0);
    }
  }

  private async run(query: CompiledQuery, text: string, { compileMilliseconds, options }: Compiled): Promise<Checked> {
    const rows: string[] = [];
    const escaped = this.findEscape(query);
    if (escaped) return { outcome: 'ran', failure: { key: `escape`, detail: escaped }, compileMilliseconds };
    const misnamed = findMisnamed(query, text, options);
    try {
      for (const table of [query, ...query.furtherTables]) {
        const { rows: cells } = await runTable(table, { engine: this.engine });
        // A table of no columns is read through a constant.
        const wrong = table.columns.length > 0 ? findWrongCell(cells, table.columns) : undefined;
        if (wrong)
          return {
            outcome: 'ran',
            failure: { key: `cell: ${wrong.split(' ')[0]}`, detail: wrong },
            compileMilliseconds,
          };
        const other = findOtherEngineType(table, this.engine.query);
        if (other)
          return {
            outcome: 'ran',
            failure: { key: `engine type: ${other.split(': ')[1]}`, detail: other },
            compileMilliseconds,
          };
        const texts = sortedRows(cells, table.columns);
        if (texts.some((each) => each.includes(SECRET_TEXT)))
          return { outcome: 'ran', failure: { key: 'secret', detail: text }, compileMilliseconds };
        rows.push(...texts);
      }
    } catch (thrown) {
      return this.thrown(thrown, 'run', compileMilliseconds);
    }
    if (misnamed)
      return { outcome: 'ran', failure: { key: misnamed.key, detail: misnamed.detail }, compileMilliseconds };
    return { outcome: 'ran', rows, columns: query.columns, compileMilliseconds };
  }

  private thrown(thrown: unknown, stage: 'compile' | 'run', compileMilliseconds: number): Checked {
    if (thrown instanceof HostProblem) return { outcome: 'limited', compileMilliseconds };
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const code = codeOf(message);
    if (LIMITS.has(code) || LIMITS_IN_WORDS.test(message)) return { outcome: 'limited', compileMilliseconds };
    const key = `${stage} ${code} ${keyOf(thrown instanceof Error ? thrown.message : message)}`;
    return { outcome: 'limited', failure: { key, detail: message.slice(0, 1_500) }, compileMilliseconds };
  }

  /** What of the query's own text stands in a statement. */
  private findEscape(query: CompiledQuery): string | undefined {
    for (const { sql } of statementsOf(query)) {
      const foreign = this.findForeign(sql);
      if (foreign !== undefined) return foreign;
      const bare = sql.replace(/`(?:[^`\\]|\\.)*`/gs, '');
      const hostile = HOSTILE_TEXTS.find(
        (each) =>
          each.length > 4 &&
          /[^\w ]/.test(each) &&
          !/^\W?\d/.test(each) &&
          each !== '{p0:String}' &&
          bare.includes(each),
      );
      if (hostile !== undefined) return `the text ${hostile}`;
    }
    return undefined;
  }
}

const statementsOf = (query: CompiledQuery): { readonly sql: string }[] =>
  [query, ...query.furtherTables].flatMap((table: CompiledTable) => [
    table,
    ...table.stages.flatMap((stage) => stage.inputs),
  ]);

function checkProblems(
  problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly span?: { readonly start: number; readonly end: number };
  }[],
  text: string,
): Omit<Checked, 'compileMilliseconds'> {
  const [first] = problems;
  const wrong = problems.find(
    ({ code, span, message }) =>
      !Object.hasOwn(PROBLEMS, code) ||
      message === '' ||
      /undefined|\[object|NaN/.test(message.replace(/`[^`]*`/g, '')) ||
      (span && !(0 <= span.start && span.start <= span.end && span.end <= text.length)),
  );
  if (!first) return { outcome: 'rejected', failure: { key: 'rejected without a problem', detail: '' } };
  if (wrong) return { outcome: 'rejected', failure: { key: `problem ${wrong.code}`, detail: JSON.stringify(wrong) } };
  return {
    outcome: 'rejected',
    code: `${first.code} ${first.code === 'KQL2005' || first.code < 'KQL1003' ? keyOf(first.message) : ''}`,
  };
}

/** Columns that are not those of the vendor's binder, of the result or of an operator inside the query. */
function findMisnamed(query: CompiledQuery, text: string, options: CompileOptions): Failure | undefined {
  const [inner] = findOtherColumns(text, options);
  if (inner) return { key: `other columns of ${inner.operator}`, detail: `ours ${inner.ours}\ntheirs ${inner.theirs}` };
  const bound = query.furtherTables.length > 0 ? null : listBoundColumns(text, OPTIONS.catalogue, READABLE);
  // Of `facet`, which gives several tables, the binder knows none.
  if (!bound || bound.length === 0) return undefined;
  const [ours, theirs] = [query.columns, bound].map((columns) =>
    columns.map(({ name, type }) => `${name}: ${type}`).join(', '),
  );
  return ours === theirs ? undefined : { key: 'other columns', detail: `ours ${ours}\ntheirs ${theirs}` };
}
