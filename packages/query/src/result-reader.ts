import type { CompiledTable } from '@vedette/kql';
import { type ColumnSchema, type Problem, type QueryTable, Rejection } from '@vedette/model';
import { httpStatusOf, isCut } from './problems.ts';
import type { Rejected, ResultStream } from './query.ts';
import { elapsedSince, type QueryRun, reject } from './query-run.ts';
import type { RowStream } from './read-rows.ts';
import { openCompiled, type RunContext } from './run-compiled.ts';

export interface ResultParts {
  readonly table: CompiledTable;
  /** Log tables that the query reads. */
  readonly tables: readonly string[];
  readonly warnings: readonly Problem[];
  readonly context: RunContext;
  readonly run: QueryRun;
  readonly compileMs: number;
  readonly index: number;
  readonly isLast: boolean;
}

/** Reads one result table when it is asked for, and tells the run how that went. */
export class ResultReader implements ResultStream {
  readonly name: string | null;
  readonly columns: readonly ColumnSchema[];
  readonly visualization: QueryTable['visualization'];
  readonly batches: AsyncIterable<unknown[][]>;
  readonly #parts: ResultParts;
  #iterator: AsyncIterator<unknown[][]> | undefined;
  #rows: RowStream | undefined;
  #next: IteratorResult<unknown[][]> = { done: true, value: undefined };
  #readEnd: ReturnType<ResultStream['end']> | undefined;
  #end: () => ReturnType<ResultStream['end']>;

  constructor(parts: ResultParts) {
    const { table, compileMs } = parts;
    this.#parts = parts;
    this.name = table.name;
    this.columns = table.columns.map(({ name, type }) => ({ name, type }));
    this.visualization = table.visualization ? { ...table.visualization } : null;
    const statistics = { compileMs, executeMs: 0, rowsRead: 0, bytesRead: 0 };
    this.#end = () => ({ partial: false, problems: [...parts.warnings], statistics });
    this.batches = this.#read();
  }

  readonly end = (): ReturnType<ResultStream['end']> => this.#readEnd ?? this.#end();

  /** Runs the host stages and waits for the first rows. Gives what ends the query without any. */
  async begin(): Promise<Rejected | undefined> {
    const { table, tables, context, index, warnings, compileMs } = this.#parts;
    const start = performance.now();
    const { queryId, signal } = context.options;
    const options = { queryId: index === 0 ? queryId : `${queryId}-${index + 1}`, ...(signal && { signal }) };
    const opened = await openCompiled(table, tables, { ...context, options });
    if (opened.kind === 'rejected') return opened;
    const { rows, notices } = opened;
    this.#rows = rows;
    this.#iterator = rows.batches[Symbol.asyncIterator]();
    this.#next = await this.#iterator.next();
    this.#end = () => {
      const { problem, statistics } = rows.end();
      const cut = problem ? [{ ...problem, severity: 'warning' as const }] : [];
      return {
        partial: problem !== undefined || notices.length > 0,
        problems: [...warnings, ...notices, ...cut],
        statistics: { compileMs, executeMs: elapsedSince(start), ...statistics },
      };
    };
    const { problem } = rows.end();
    return problem && (this.#next.done || !isCut(problem)) ? reject(problem) : undefined;
  }

  async *#read(): AsyncGenerator<unknown[][]> {
    const { run, isLast } = this.#parts;
    try {
      const refused = this.#iterator ? undefined : await this.begin();
      if (refused) throw new Rejection(refused.problems);
      yield* this.#rest();
      this.#readEnd = this.#end();
      run.bytesRead += this.#readEnd.statistics.bytesRead;
      const problem = this.#rows?.end().problem;
      if (problem && !isCut(problem)) throw new Rejection([problem]);
      if (isLast) run.succeed();
    } catch (error) {
      const { problems } = run.fail(error);
      throw new Rejection(problems, httpStatusOf(problems));
    } finally {
      await this.#iterator?.return?.();
      if (!this.#readEnd) run.abandon();
    }
  }

  async *#rest(): AsyncGenerator<unknown[][]> {
    while (!this.#next.done) {
      this.#parts.run.rowCount += this.#next.value.length;
      yield this.#next.value;
      if (!this.#iterator) return;
      this.#next = await this.#iterator.next();
    }
  }
}
