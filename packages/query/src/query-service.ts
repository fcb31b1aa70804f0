import { randomUUID } from 'node:crypto';
import { type Catalogue, type CompiledQuery, type CompiledTable, type CompileOptions, compileKql } from '@vedette/kql';
import { HostThreads } from '@vedette/kql/threads';
import type { LogStore } from '@vedette/log-store';
import {
  type Clock,
  type Logger,
  type NewId,
  type Principal,
  type Problem,
  type QueryExplanation,
  type QueryTable,
  silentLogger,
  type TableSchema,
} from '@vedette/model';
import type { WatchlistStore } from '@vedette/state-store';
import { AdmissionQueue } from './admission.ts';
import { toExplanation } from './explain.ts';
import { DEFAULT_LIMITS, type QueryLimits } from './limits.ts';
import { httpStatusOf } from './problems.ts';
import type { QueryExplainer, QueryOutcome, QueryRequest, QueryService } from './query.ts';
import type { QueryRecord } from './query-record.ts';
import { compileOn, type RunContext, type RunResult, runCompiled } from './run-compiled.ts';
import { printWatchlist, WatchlistCatalogue } from './watchlists.ts';

export interface QueryServiceOptions {
  readonly logStore: LogStore;
  /** Log tables that exist. */
  readonly tables: readonly TableSchema[];
  readonly watchlists: Pick<WatchlistStore, 'listWatchlists' | 'loadWatchlist'>;
  readonly clock: Clock;
  readonly limits?: Partial<QueryLimits>;
  /** Tables that a principal may read; undefined: all. Absent: everyone reads everything. */
  readonly readableTables?: (principal: Principal) => ReadonlySet<string> | undefined;
  /** Told of every query once it has ended. It must not throw; what it does with the record does not delay the answer. */
  readonly record?: (record: QueryRecord) => void;
  readonly logger?: Logger;
  readonly newId?: NewId;
}

const HTTP_OK = 200;
const HTTP_CANCELLED = 499;
const HTTP_BROKEN = 500;

/** What is known of a query so far, for its record. */
interface Progress {
  tables: readonly string[];
  rowCount: number;
  bytesRead: number;
}

const elapsedSince = (start: number): number => Math.round((performance.now() - start) * 100) / 100;

class Service implements QueryService, QueryExplainer {
  readonly #options: QueryServiceOptions;
  readonly #limits: QueryLimits;
  readonly #admission: AdmissionQueue;
  readonly #catalogue: WatchlistCatalogue;
  readonly #threads = new HostThreads();

  constructor(options: QueryServiceOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#admission = new AdmissionQueue(options.clock, this.#limits);
    this.#catalogue = new WatchlistCatalogue(options.tables, options.watchlists);
  }

  async run(request: QueryRequest): Promise<QueryOutcome> {
    const id = (this.#options.newId ?? randomUUID)();
    const startedAt = this.#options.clock.now();
    const start = performance.now();
    const progress: Progress = { tables: [], rowCount: 0, bytesRead: 0 };
    let responseCode = HTTP_BROKEN;
    try {
      const outcome = await this.#runInTurn(request, id, progress);
      responseCode = outcome.kind === 'answered' ? HTTP_OK : httpStatusOf(outcome.problems);
      return outcome;
    } catch (error) {
      if (request.signal?.aborted) responseCode = HTTP_CANCELLED;
      throw error;
    } finally {
      const { principal, source, kql, timespan } = request;
      const durationMs = elapsedSince(start);
      this.#record({ id, startedAt, principal, source, kql, timespan, responseCode, durationMs, ...progress });
    }
  }

  async explain(request: Pick<QueryRequest, 'kql' | 'principal' | 'timespan'>): Promise<QueryExplanation> {
    const catalogue = await this.#catalogue.load(request.kql);
    const start = performance.now();
    const options = this.#compileOptions({ ...request, source: 'explain' }, catalogue, this.#limits.maxRows, true);
    const compiled = compileKql(request.kql, options);
    return toExplanation(compiled, elapsedSince(start));
  }

  #record(record: QueryRecord): void {
    try {
      this.#options.record?.(record);
    } catch (error) {
      (this.#options.logger ?? silentLogger).error('A query was not recorded.', {
        id: record.id,
        reason: String(error),
      });
    }
  }

  async #runInTurn(request: QueryRequest, id: string, progress: Progress): Promise<QueryOutcome> {
    const admission = await this.#admission.enter(request.principal.userId, request.signal);
    if (admission.kind === 'refused') return { kind: 'rejected', problems: [admission.problem] };
    try {
      return await this.#compileAndRead(request, id, progress);
    } finally {
      admission.release();
    }
  }

  async #compileAndRead(request: QueryRequest, id: string, progress: Progress): Promise<QueryOutcome> {
    const maxRows = Math.min(request.maxRows ?? this.#limits.maxRows, this.#limits.maxRows);
    const context = this.#contextOf(request, id, maxRows);
    const catalogue = await this.#catalogue.load(request.kql);
    const compileStart = performance.now();
    const compiled = await compileOn(context, request.kql, this.#compileOptions(request, catalogue, maxRows));
    const compileMs = elapsedSince(compileStart);
    if (compiled.kind === 'rejected') return compiled;
    progress.tables = compiled.tables;
    const reads: TableRead[] = [];
    for (const [index, table] of [compiled, ...compiled.furtherTables].entries()) {
      const executeStart = performance.now();
      const queryId = index === 0 ? id : `${id}-${index + 1}`;
      const run = await runCompiled(table, compiled.tables, { ...context, options: { ...context.options, queryId } });
      if (run.kind === 'rejected') return run;
      progress.rowCount += run.result.rows.length;
      progress.bytesRead += run.result.statistics.bytesRead;
      reads.push({ table, run, times: { compileMs, executeMs: elapsedSince(executeStart) } });
    }
    return answer(compiled, reads);
  }

  #compileOptions(request: QueryRequest, catalogue: Catalogue, maxRows: number, explain = false): CompileOptions {
    const { principal, timespan, ingestedBetween, now } = request;
    const readableTables = this.#options.readableTables?.(principal);
    return {
      catalogue,
      now: now ?? this.#options.clock.now(),
      maxRows,
      currentUser: principal.username,
      ...(timespan && { timespan }),
      ...(ingestedBetween && { ingestedBetween }),
      ...(readableTables && { readableTables }),
      ...(explain && { explain }),
    };
  }

  #contextOf(request: QueryRequest, id: string, maxRows: number): RunContext {
    const { maxBytes, maxMemoryBytes, defaultSeconds } = this.#limits;
    const maxSeconds = Math.min(request.timeoutSeconds ?? defaultSeconds, this.#limits.maxSeconds);
    return {
      logStore: this.#options.logStore,
      threads: this.#threads,
      limits: { maxRows, maxBytes, maxMemoryBytes, maxSeconds },
      options: { queryId: id, ...(request.signal && { signal: request.signal }) },
      watchlist: (alias) => printWatchlist(alias, this.#options.watchlists),
    };
  }
}

interface TableRead {
  readonly table: CompiledTable;
  readonly run: Extract<RunResult, { kind: 'read' }>;
  readonly times: { readonly compileMs: number; readonly executeMs: number };
}

/** A limit that left no row is a refusal; one that cut the rows makes them partial. The warnings stand in the first table. */
function answer(compiled: CompiledQuery, reads: readonly TableRead[]): QueryOutcome {
  const refused = reads.flatMap(({ run }) =>
    run.result.problem && run.result.rows.length === 0 ? [run.result.problem] : [],
  );
  const [first, ...rest] = reads;
  if (!first || refused.length > 0) return { kind: 'rejected', problems: refused };
  const further = rest.map((each) => ({ name: each.table.name, table: tableOf(each, []) }));
  return {
    kind: 'answered',
    tables: compiled.tables,
    name: compiled.name,
    table: tableOf(first, compiled.warnings),
    ...(further.length > 0 && { further }),
  };
}

function tableOf({ table, run, times }: TableRead, warnings: readonly Problem[]): QueryTable {
  const { rows, problem, statistics } = run.result;
  return {
    columns: table.columns.map(({ name, type }) => ({ name, type })),
    rows,
    partial: problem !== undefined || run.notices.length > 0,
    problems: [...warnings, ...run.notices, ...(problem ? [{ ...problem, severity: 'warning' as const }] : [])],
    visualization: table.visualization ? { ...table.visualization } : null,
    statistics: { ...times, ...statistics },
  };
}

/** The query service over one log store. Keep one in a process: it counts each user's queries. */
export function createQueryService(options: QueryServiceOptions): QueryService & QueryExplainer {
  return new Service(options);
}
