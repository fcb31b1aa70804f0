import { randomUUID } from 'node:crypto';
import { type Catalogue, type CompiledQuery, type CompileOptions, Compiler, compileKql } from '@vedette/kql';
import { HostThreads, openGeolocation } from '@vedette/kql/threads';
import type { LogStore } from '@vedette/log-store';
import {
  type Clock,
  type Logger,
  type NewId,
  type Principal,
  type QueryExplanation,
  type QueryTable,
  Rejection,
  readableTables,
} from '@vedette/model';
import type { WatchlistStore } from '@vedette/state-store';
import { AdmissionQueue } from './admission.ts';
import { type CatalogueParts, QueryCatalogue } from './catalogue.ts';
import { toExplanation } from './explain.ts';
import { createExternalFetcher } from './external-data/fetch-external.ts';
import { DEFAULT_LIMITS, type QueryLimits } from './limits.ts';
import type {
  AnswerStream,
  QueryControl,
  QueryExplainer,
  QueryOutcome,
  QueryRequest,
  QueryService,
  QueryStreamer,
  Rejected,
  ResultStream,
  StreamRequest,
} from './query.ts';
import type { QueryRecord } from './query-record.ts';
import { elapsedSince, QueryRun, reject } from './query-run.ts';
import type { ReadLimits } from './read-rows.ts';
import { RequestRate } from './request-rate.ts';
import { ResultReader } from './result-reader.ts';
import { compileOn, type RunContext } from './run-compiled.ts';
import { RunningQueries } from './running-queries.ts';
import { printWatchlist } from './watchlists.ts';

export interface QueryServiceOptions extends CatalogueParts {
  readonly logStore: LogStore;
  readonly watchlists: Pick<WatchlistStore, 'listWatchlists' | 'loadWatchlist'>;
  readonly clock: Clock;
  readonly limits?: Partial<QueryLimits>;
  /** Hosts whose files `externaldata` may read, such as `*.example.org`. Absent: none. */
  readonly externalHosts?: readonly string[];
  /** A MaxMind DB file of places for `geo_info_from_ip_address()`. Absent: countries alone. Errors: throws where it is none. */
  readonly geolocationFile?: string;
  /** Told of every query once it has ended. It must not throw; what it does with the record does not delay the answer. */
  readonly record?: (record: QueryRecord) => void;
  readonly logger?: Logger;
  readonly newId?: NewId;
}

/** A file that is no database is found as the server starts, not by the first query. */
function makeThreads({ geolocationFile }: QueryServiceOptions): HostThreads {
  if (geolocationFile === undefined) return new HostThreads();
  openGeolocation(geolocationFile);
  return new HostThreads({ geolocationFile });
}

/** Everything that is asked of the query service. */
export type QueryEngine = QueryService & QueryExplainer & QueryStreamer & QueryControl;

class Service implements QueryEngine {
  readonly #options: QueryServiceOptions;
  readonly #limits: QueryLimits;
  readonly #admission: AdmissionQueue;
  readonly #rate: RequestRate;
  readonly #running = new RunningQueries();
  readonly #catalogue: QueryCatalogue;
  readonly #threads: HostThreads;
  readonly #compiler = new Compiler();
  readonly #fetchExternal = createExternalFetcher();

  constructor(options: QueryServiceOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#admission = new AdmissionQueue(options.clock, this.#limits);
    this.#rate = new RequestRate(options.clock, this.#limits);
    this.#catalogue = new QueryCatalogue(options);
    this.#threads = makeThreads(options);
  }

  async run(request: QueryRequest): Promise<QueryOutcome> {
    const { maxRows, maxBytes } = this.#limits;
    const opened = await this.#open(request, maxRows, maxBytes);
    return opened.kind === 'rejected' ? opened : gather(opened);
  }

  stream(request: StreamRequest): Promise<AnswerStream | Rejected> {
    const { maxStreamedRows, maxStreamedBytes } = this.#limits;
    return this.#open(request, maxStreamedRows, maxStreamedBytes);
  }

  async explain(request: Pick<QueryRequest, 'kql' | 'principal' | 'timespan'>): Promise<QueryExplanation> {
    const catalogue = await this.#catalogue.load(request.kql, readableTables(request.principal));
    const start = performance.now();
    const options = this.#compileOptions({ ...request, source: 'explain' }, catalogue, this.#limits.maxRows, true);
    const compiled = compileKql(request.kql, options);
    return toExplanation(compiled, elapsedSince(start));
  }

  listRunning(principal: Principal) {
    return this.#running.list(principal);
  }

  cancel(clientRequestId: string, principal: Principal, reason: string): number {
    return this.#running.cancel(clientRequestId, principal, reason);
  }

  async #open(request: StreamRequest, mostRows: number, maxBytes: number): Promise<AnswerStream | Rejected> {
    const { clock, record, logger, newId = randomUUID } = this.#options;
    const parts = { id: newId(), clock, running: this.#running, ...(record && { record }), ...(logger && { logger }) };
    const run = new QueryRun(request, parts);
    try {
      const limits = this.#readLimits(request, mostRows, maxBytes);
      const opened = (await this.#admit(request, run)) ?? (await this.#start(request, limits, run));
      return opened.kind === 'rejected' ? run.refuse(opened) : opened;
    } catch (error) {
      return run.fail(error);
    }
  }

  #readLimits(request: QueryRequest, mostRows: number, maxBytes: number): ReadLimits {
    const { defaultSeconds, maxSeconds, maxMemoryBytes } = this.#limits;
    return {
      maxRows: Math.min(request.maxRows ?? mostRows, mostRows),
      maxBytes,
      maxMemoryBytes,
      maxSeconds: Math.min(request.timeoutSeconds ?? defaultSeconds, maxSeconds),
    };
  }

  /** Waits for the user's turn; gives the refusal where there is none. */
  async #admit({ principal, isMetered }: QueryRequest, run: QueryRun): Promise<Rejected | undefined> {
    const tooMany = isMetered ? this.#rate.count(principal.userId) : undefined;
    if (tooMany) return reject(tooMany);
    const admission = await this.#admission.enter(principal.userId, run.signal);
    if (admission.kind === 'refused') return reject(admission.problem);
    run.onEnd(admission.release);
    return undefined;
  }

  async #start(request: StreamRequest, limits: ReadLimits, run: QueryRun): Promise<AnswerStream | Rejected> {
    const context = this.#contextOf(limits, run, request.keepsCells);
    const catalogue = await this.#catalogue.load(request.kql, readableTables(request.principal));
    const compileStart = performance.now();
    const compiled = await compileOn(context, request.kql, this.#compileOptions(request, catalogue, limits.maxRows));
    const compileMs = elapsedSince(compileStart);
    if (compiled.kind === 'rejected') return compiled;
    run.tables = compiled.tables;
    const maxRows = Math.min(limits.maxRows, compiled.maxRows ?? limits.maxRows);
    return openAnswer(compiled, { ...context, limits: { ...limits, maxRows } }, run, compileMs);
  }

  #compileOptions(request: QueryRequest, catalogue: Catalogue, maxRows: number, explain = false): CompileOptions {
    const { principal, timespan, ingestedBetween, now, parameters } = request;
    const { externalHosts } = this.#options;
    const readable = readableTables(principal);
    return {
      catalogue,
      now: now ?? this.#options.clock.now(),
      maxRows,
      currentUser: principal.username,
      ...(timespan && { timespan }),
      ...(ingestedBetween && { ingestedBetween }),
      ...(readable && { readableTables: readable }),
      ...(parameters && { parameters }),
      ...(explain && { explain }),
      ...(externalHosts && { externalHosts }),
    };
  }

  #contextOf(limits: ReadLimits, { id, signal }: QueryRun, keepsCells = false): RunContext {
    return {
      logStore: this.#options.logStore,
      threads: this.#threads,
      compile: this.#compiler.compile,
      limits,
      keepsCells,
      options: { queryId: id, signal },
      watchlist: (alias) => printWatchlist(alias, this.#options.watchlists),
      ...(this.#options.externalHosts && { fetchExternal: this.#fetchExternal }),
    };
  }
}

/** Waits for the first rows, so that what ends the query before them is a refusal and not a broken answer. */
async function openAnswer(
  compiled: CompiledQuery,
  context: RunContext,
  run: QueryRun,
  compileMs: number,
): Promise<AnswerStream | Rejected> {
  const { tables, warnings, furtherTables } = compiled;
  const about = { tables, run, context, compileMs };
  const first = new ResultReader({ ...about, table: compiled, warnings, index: 0, isLast: furtherTables.length === 0 });
  const further = furtherTables.map((table, at) => {
    const isLast = at === furtherTables.length - 1;
    return new ResultReader({ ...about, table, warnings: [], index: at + 1, isLast });
  });
  const refused = await first.begin();
  return refused ?? { kind: 'streaming', tables, results: [first, ...further], close: () => run.abandon() };
}

async function gather(answer: AnswerStream): Promise<QueryOutcome> {
  try {
    const [{ name, table }, ...further] = await gatherAll(answer.results);
    return { kind: 'answered', tables: answer.tables, name, table, ...(further.length > 0 && { further }) };
  } catch (error) {
    if (error instanceof Rejection) return reject(...error.problems);
    throw error;
  } finally {
    answer.close();
  }
}

type Gathered = { readonly name: string | null; readonly table: QueryTable };

async function gatherAll([first, ...rest]: AnswerStream['results']): Promise<[Gathered, ...Gathered[]]> {
  const gathered: [Gathered, ...Gathered[]] = [await gatherResult(first)];
  for (const result of rest) gathered.push(await gatherResult(result));
  return gathered;
}

async function gatherResult({ name, columns, visualization, batches, end }: ResultStream): Promise<Gathered> {
  const rows: unknown[][] = [];
  for await (const batch of batches) for (const row of batch) rows.push(row);
  const { partial, problems, statistics } = end();
  return { name, table: { columns: [...columns], rows, partial, problems, visualization, statistics } };
}

/** The query service over one log store. Keep one in a process: it counts each user's queries. */
export function createQueryService(options: QueryServiceOptions): QueryEngine {
  return new Service(options);
}
