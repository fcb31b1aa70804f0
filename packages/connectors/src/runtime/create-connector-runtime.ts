import { CONNECTOR_KINDS, type ConnectorKind, type ConnectorSettings, type ConnectorState } from '@vedette/model';
import { connectorDescriptors } from '../descriptors.ts';
import { createGraphClient } from '../graph-security/fetch-graph.ts';
import { pollGraph, pollLabels } from '../graph-security/poll-graph.ts';
import { createFeedClient } from '../office365-management/fetch-feed.ts';
import { createLabelNames } from '../office365-management/label-names.ts';
import { ensureSubscriptions, pollFeed, readContentTypes } from '../office365-management/poll-feed.ts';
import { rejectConnector, toProblem } from '../problems.ts';
import { createServiceClient, type ServiceClient } from '../service/service-client.ts';
import { createTokenSource } from '../service/token-source.ts';
import type { ConnectorRuntime, ConnectorRuntimeOptions, PollSummary } from './connector-runtime.ts';
import { connectState, disconnectState, failedState, neverConnected, polledState } from './connector-states.ts';
import { buildHealthRows } from './health-rows.ts';
import { PollCounter } from './poll-result.ts';
import { runLoops, type Wakers } from './run-loops.ts';

/**
 * Renewed at every page. Shorter lets another server in while a page is slow, which costs double work and nothing else;
 * longer delays the others after a crash.
 */
const LEASE_MS = 60_000;

interface Session {
  readonly settings: ConnectorSettings;
  readonly secret: string;
  readonly service: ServiceClient;
}

type Stored = { state: ConnectorState; clientSecret: string | null };

export function createConnectorRuntime(options: ConnectorRuntimeOptions): ConnectorRuntime {
  return new Runtime(options);
}

class Runtime implements ConnectorRuntime {
  readonly #options: ConnectorRuntimeOptions;
  readonly #holder: string;
  readonly #sessions = new Map<ConnectorKind, Session>();
  /** The poll that is under way here, so that a switch can end it. */
  readonly #polls = new Map<ConnectorKind, { abort: AbortController; done: Promise<unknown> }>();
  readonly #wakers: Wakers = new Map();

  constructor(options: ConnectorRuntimeOptions) {
    this.#options = options;
    this.#holder = options.holder ?? options.newId();
  }

  async connect(kind: ConnectorKind, settings: ConnectorSettings, secret: string | null): Promise<ConnectorState> {
    const { state, clientSecret } = await this.#load(kind);
    const used = secret ?? clientSecret;
    if (used === null) throw rejectConnector('CON1009', kind);
    const session = this.#open(settings, used);
    await this.#greet(kind, session);
    await this.#endPoll(kind);
    this.#sessions.set(kind, session);
    const connected = connectState(state, settings, this.#options.clock.now());
    await this.#save(connected, used);
    this.#wakers.get(kind)?.();
    return connected;
  }

  async disconnect(kind: ConnectorKind): Promise<ConnectorState> {
    await this.#endPoll(kind);
    this.#sessions.delete(kind);
    const { state, clientSecret } = await this.#load(kind);
    const disconnected = disconnectState(state);
    await this.#save(disconnected, clientSecret);
    return disconnected;
  }

  async listStates(): Promise<readonly ConnectorState[]> {
    return Promise.all(CONNECTOR_KINDS.map(async (kind) => (await this.#load(kind)).state));
  }

  async pollOnce(kind: ConnectorKind, signal?: AbortSignal): Promise<PollSummary> {
    const running = this.#polls.get(kind);
    if (running) await running.done.catch(() => undefined);
    const abort = new AbortController();
    const both = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
    const done = this.#poll(kind, both);
    this.#polls.set(kind, { abort, done });
    try {
      return await done;
    } finally {
      if (this.#polls.get(kind)?.done === done) this.#polls.delete(kind);
    }
  }

  run(signal: AbortSignal): Promise<void> {
    return runLoops({ runtime: this, wakers: this.#wakers, options: this.#options, signal });
  }

  async #poll(kind: ConnectorKind, signal: AbortSignal): Promise<PollSummary> {
    const stored = await this.#load(kind);
    const { settings, status } = stored.state;
    const isOn = status !== 'disconnected' && settings !== null && stored.clientSecret !== null;
    if (!isOn || !(await this.#takeLease(kind))) return skipped(kind);
    const counter = new PollCounter();
    try {
      await this.#fetchAll(kind, this.#session(kind, settings, stored.clientSecret ?? ''), counter, signal);
      return await this.#finish(kind, stored, counter, null);
    } catch (error) {
      if (signal.aborted) return skipped(kind);
      return await this.#finish(kind, stored, counter, error);
    } finally {
      await this.#options.leases.releaseLease(leaseOf(kind), this.#holder);
    }
  }

  async #fetchAll(
    kind: ConnectorKind,
    { settings, service }: Session,
    counter: PollCounter,
    signal: AbortSignal,
  ): Promise<void> {
    const { store, ingest, clock, labelStore, sink } = this.#options;
    const keepLease = async () => {
      signal.throwIfAborted();
      if (!(await this.#takeLease(kind))) throw rejectConnector('CON1012', kind);
    };
    const world = { store, ingest, clock, counter, signal, keepLease };
    if (kind === 'graph-security') {
      return pollGraph({ ...world, graph: createGraphClient(settings, service), labelStore, sink });
    }
    const labelNames = createLabelNames(await labelStore.listLabels());
    return pollFeed({ ...world, feed: createFeedClient(settings, service), settings, labelNames });
  }

  /** Stores what the poll came to, unless the switch was used meanwhile, and tells it. */
  async #finish(kind: ConnectorKind, before: Stored, counter: PollCounter, error: unknown): Promise<PollSummary> {
    const { clock, logger } = this.#options;
    const now = clock.now();
    const result = counter.toResult();
    const current = await this.#load(kind);
    const isSame = current.state.connectedAt === before.state.connectedAt && current.state.status !== 'disconnected';
    const after =
      error === null
        ? polledState(current.state, result, now)
        : failedState(current.state, toProblem(error), result, now);
    if (isSame) await this.#save(after, current.clientSecret);
    if (after.problem)
      logger.warn(after.problem.message, {
        connector: kind,
        code: after.problem.code,
        ...(error instanceof Error ? { stack: error.stack } : {}),
      });
    for (const [type, count] of result.notTaken) logger.warn('Records not taken.', { connector: kind, type, count });
    await this.#writeHealth(kind, before.state, after, counter);
    return {
      kind,
      outcome: after.status === 'failing' ? 'failed' : 'polled',
      rowsWritten: [...result.rowsByTable.values()].reduce((sum, rows) => sum + rows, 0),
      duplicatesDropped: result.duplicatesDropped,
      recordsNotTaken: [...result.notTaken.values()].reduce((sum, count) => sum + count, 0),
    };
  }

  async #writeHealth(
    kind: ConnectorKind,
    before: ConnectorState,
    after: ConnectorState,
    counter: PollCounter,
  ): Promise<void> {
    const { ingest, clock, newId, logger } = this.#options;
    const rows = buildHealthRows(
      connectorDescriptors[kind],
      { before, after, result: counter.toResult() },
      clock.now(),
      newId,
    );
    if (rows.length === 0) return;
    try {
      await ingest.write('SentinelHealth', rows);
    } catch (error) {
      logger.error('The health of a connector could not be written.', {
        connector: kind,
        reason: toProblem(error).message,
      });
    }
  }

  /** Proves sign-in and permissions before anything is stored: starts the subscriptions, or reads the labels. */
  async #greet(kind: ConnectorKind, { settings, service }: Session): Promise<void> {
    if (kind === 'office365-management') {
      await ensureSubscriptions(createFeedClient(settings, service), readContentTypes(settings), { restart: true });
      return;
    }
    const graph = createGraphClient(settings, service);
    await graph.fetchAlerts(this.#options.clock.now());
    await pollLabels({ graph, labelStore: this.#options.labelStore, counter: new PollCounter() });
  }

  async #load(kind: ConnectorKind): Promise<Stored> {
    return (await this.#options.store.loadConnector(kind)) ?? { state: neverConnected(kind), clientSecret: null };
  }

  async #save(state: ConnectorState, clientSecret: string | null): Promise<void> {
    await this.#options.store.saveConnector(state, clientSecret);
    this.#options.onChange?.(state);
  }

  #open(settings: ConnectorSettings, secret: string): Session {
    const { fetch, clock } = this.#options;
    const tokens = createTokenSource({ settings, clientSecret: secret, fetch, clock });
    return { settings, secret, service: createServiceClient({ tokens, fetch, clock }) };
  }

  /** Keeps the token between polls, as long as nobody changed the settings, here or on another server. */
  #session(kind: ConnectorKind, settings: ConnectorSettings, secret: string): Session {
    const held = this.#sessions.get(kind);
    if (held && held.secret === secret && JSON.stringify(held.settings) === JSON.stringify(settings)) return held;
    const session = this.#open(settings, secret);
    this.#sessions.set(kind, session);
    return session;
  }

  #takeLease(kind: ConnectorKind): Promise<boolean> {
    const now = this.#options.clock.now();
    return this.#options.leases.acquireLease(leaseOf(kind), this.#holder, now, new Date(now.getTime() + LEASE_MS));
  }

  async #endPoll(kind: ConnectorKind): Promise<void> {
    const running = this.#polls.get(kind);
    running?.abort.abort(new Error('the connector was switched'));
    await running?.done.catch(() => undefined);
  }
}

const leaseOf = (kind: ConnectorKind): string => `connector:${kind}`;

const skipped = (kind: ConnectorKind): PollSummary => ({
  kind,
  outcome: 'skipped',
  rowsWritten: 0,
  duplicatesDropped: 0,
  recordsNotTaken: 0,
});
