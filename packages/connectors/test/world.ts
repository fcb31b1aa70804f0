import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createIngest, type Ingest } from '@vedette/ingest';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { type Clock, type ConnectorKind, type ConnectorSettings, silentLogger, tableCatalogue } from '@vedette/model';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { type Scenario, startTenantSim, type TenantSim } from '@vedette/tenant-sim';
import type { AlertSink, ProviderAlert, ProviderIncident } from '../src/alert-sink.ts';
import type { ConnectorRuntime, ConnectorRuntimeOptions } from '../src/runtime/connector-runtime.ts';
import { createConnectorRuntime } from '../src/runtime/create-connector-runtime.ts';

/** Real stores, a real tenant over HTTP, and a clock that only sleeping moves. */

/** Time stands still but for sleepers, who pass it at once. */
export class SleepingClock implements Clock {
  #now: number;
  readonly slept: number[] = [];
  constructor(start: string) {
    this.#now = Date.parse(start);
  }
  now(): Date {
    return new Date(this.#now);
  }
  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(milliseconds);
    this.#now += milliseconds;
  }
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** Keeps what it takes by id, as detection does. */
export class MemorySink implements AlertSink {
  readonly alerts = new Map<string, ProviderAlert>();
  readonly incidents = new Map<string, ProviderIncident>();
  async accept(alerts: readonly ProviderAlert[], incidents: readonly ProviderIncident[]): Promise<void> {
    for (const alert of alerts) this.alerts.set(alert.id, alert);
    for (const incident of incidents) this.incidents.set(incident.providerIncidentId, incident);
  }
}

/** chDB takes one data directory a process, so the log store lives as long as the test file. */
export interface Stores {
  readonly logStore: LogStore;
  close(): Promise<void>;
}

export async function openStores(): Promise<Stores> {
  const directory = await mkdtemp(path.join(tmpdir(), 'connectors-log-'));
  const logStore = await openEmbeddedLogStore({ directory });
  await logStore.ensureTables(tableCatalogue);
  return {
    logStore,
    async close() {
      await logStore.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export interface TestWorld {
  readonly clock: SleepingClock;
  readonly sim: TenantSim;
  readonly state: StateStore;
  readonly ingest: Ingest;
  readonly sink: MemorySink;
  readonly runtime: ConnectorRuntime;
  settings(changes?: Partial<ConnectorSettings>): ConnectorSettings;
  connect(kind: ConnectorKind, changes?: Partial<ConnectorSettings>): Promise<void>;
  newRuntime(changes?: Partial<ConnectorRuntimeOptions>): ConnectorRuntime;
  fault(body: Readonly<Record<string, unknown>>): Promise<void>;
  truth(): Promise<{ records: Record<string, number>; alerts: string[]; incidents: string[] }>;
  post(route: string, body: unknown): Promise<unknown>;
  close(): Promise<void>;
}

let worlds = 0;

/** A Friday afternoon with a third of a day behind it; each world has a seed of its own, so that record ids of one do not meet those of another. */
export async function openWorld({ logStore }: Stores, scenario: Partial<Scenario> = {}): Promise<TestWorld> {
  worlds += 1;
  const clock = new SleepingClock('2026-11-20T15:30:20Z');
  const sim = await startTenantSim({
    port: 0,
    seed: 7000 + worlds,
    clock,
    scenario: { livePerMinute: 0, historyDays: 0.3, ...scenario },
  });
  const directory = await mkdtemp(path.join(tmpdir(), 'connectors-state-'));
  const state = await openEmbeddedStateStore({ directory });
  const ingest = createIngest({ logStore, clock, workspaceId: 'test' });
  const sink = new MemorySink();
  const newRuntime = (changes: Partial<ConnectorRuntimeOptions> = {}) =>
    createConnectorRuntime({
      store: state,
      leases: state,
      labelStore: state,
      ingest,
      sink,
      fetch,
      clock,
      newId: () => crypto.randomUUID(),
      logger: silentLogger,
      jitter: () => 0,
      holder: 'test',
      ...changes,
    });
  const runtime = newRuntime();
  const settings = (changes: Partial<ConnectorSettings> = {}): ConnectorSettings => ({
    tenantId: sim.tenantId,
    clientId: sim.client.clientId,
    loginUrl: sim.url,
    serviceUrl: sim.url,
    contentTypes: [],
    pollSeconds: 60,
    ...changes,
  });
  const post = async (route: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${sim.url}${route}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  return {
    clock,
    sim,
    state,
    ingest,
    sink,
    runtime,
    settings,
    newRuntime,
    post,
    async connect(kind, changes) {
      await runtime.connect(kind, settings(changes), sim.client.clientSecret);
    },
    async fault(body) {
      await post('/control/faults', body);
    },
    async truth() {
      return (await fetch(`${sim.url}/control/truth`)).json() as ReturnType<TestWorld['truth']>;
    },
    async close() {
      await sim.close();
      await state.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Rows of a statement, as the engine prints them. */
export async function readRows(
  { logStore }: Stores,
  sql: string,
  parameters: Readonly<Record<string, readonly string[]>> = {},
): Promise<unknown[][]> {
  const bound = Object.entries(parameters).map(([name, value]) => ({ name, type: 'Array(String)', value }));
  const limits = { maxExecutionSeconds: 60, maxMemoryBytes: 2_000_000_000 };
  const result = await logStore.select({ sql, parameters: bound }, { limits });
  const rows: unknown[][] = [];
  for await (const batch of result.batches) for (const row of batch) rows.push([...row]);
  return rows;
}

/** How often each key is in a table: all 1 where nothing was doubled. */
export async function countKeys(stores: Stores, table: string, keys: readonly string[]): Promise<Map<string, number>> {
  const sql = `SELECT _IngestKey, count() FROM ${table} WHERE has({keys:Array(String)}, _IngestKey) GROUP BY _IngestKey`;
  const rows = await readRows(stores, sql, { keys });
  return new Map(rows.map(([key, count]) => [String(key), Number(count)]));
}
