/** The composition root: the one place where stores, stages and the face are wired together. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { createConnectorRuntime } from '@vedette/connectors';
import { createAlertSink, createDetectionEngine, loadSolutions } from '@vedette/detection';
import { createIngest } from '@vedette/ingest';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { openServerLogStore } from '@vedette/log-store/server';
import { type Logger, systemClock, tableCatalogue } from '@vedette/model';
import { makeFolder } from '@vedette/model/make-folder';
import { createCommandService, createQueryService } from '@vedette/query';
import { createScanner } from '@vedette/scan';
import { loadSecretKey, type StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { openServerStateStore } from '@vedette/state-store/server';
import { AccessService } from './access/access-service.ts';
import { Authenticator } from './auth/authenticator.ts';
import type { ServeOptions } from './options.ts';
import { QueryLog } from './query-log.ts';
import { ScanService } from './scan-service.ts';
import type { Services } from './services.ts';
import { StreamHub } from './stream-hub.ts';

export interface Composed {
  readonly services: Services;
  /** Starts connectors, rules, and the scans that a crash left behind. */
  startJobs(): void;
  /** Ends the jobs, waits for what is under way, closes the stores. */
  stop(): Promise<void>;
}

export const WORKSPACE_ID = 'default';

export async function composeServices(options: ServeOptions, logger: Logger): Promise<Composed> {
  makeFolder(options.dataDirectory);
  const state = await openState(options, logger);
  try {
    const logStore = await openLog(options);
    try {
      await logStore.ensureTables(tableCatalogue);
      return await compose(options, logger, state, logStore);
    } catch (error) {
      await logStore.close();
      throw error;
    }
  } catch (error) {
    await state.close();
    throw error;
  }
}

/** One process alone has an embedded store: under a fixed name it goes on with its own leases after a crash. */
const leaseHolder = ({ postgresUrl }: ServeOptions): string =>
  postgresUrl === undefined ? 'embedded' : `${hostname()}:${process.pid}:${randomUUID()}`;

function openState({ dataDirectory, postgresUrl }: ServeOptions, logger: Logger): Promise<StateStore> {
  const directory = path.join(dataDirectory, 'state');
  if (postgresUrl === undefined) return openEmbeddedStateStore({ directory, logger });
  return openServerStateStore({
    url: postgresUrl,
    secretKey: loadSecretKey(path.join(dataDirectory, 'secret.key'), process.env),
    logger,
  });
}

function openLog({ dataDirectory, clickhouseUrl }: ServeOptions): Promise<LogStore> {
  if (clickhouseUrl !== undefined) return openServerLogStore({ url: clickhouseUrl });
  return openEmbeddedLogStore({ directory: path.join(dataDirectory, 'log') });
}

async function compose(
  options: ServeOptions,
  logger: Logger,
  state: StateStore,
  logStore: LogStore,
): Promise<Composed> {
  const world = { clock: systemClock, newId: randomUUID, logger };
  const holder = leaseHolder(options);
  const stream = new StreamHub();
  const ingest = createIngest({ logStore, clock: systemClock, workspaceId: WORKSPACE_ID });
  const queryLog = new QueryLog({ ingest, logger });
  const query = createQueryService({
    ...world,
    logStore,
    tables: tableCatalogue,
    watchlists: state,
    functions: state,
    databases: [WORKSPACE_ID],
    record: (record) => queryLog.add(record),
    externalHosts: options.externalHosts,
    ...(options.geolocationFile === undefined ? {} : { geolocationFile: options.geolocationFile }),
  });
  const commands = createCommandService({
    ...world,
    database: WORKSPACE_ID,
    version: options.version,
    tables: tableCatalogue,
    functions: state,
    audit: state,
    query,
  });
  const onIncidentChanged = ({ number }: { number: number }) => stream.publish({ topic: 'incident.changed', number });
  const detection = createDetectionEngine({
    ...world,
    rules: state,
    incidents: state,
    outbox: state,
    leases: state,
    query,
    ingest,
    workspaceId: WORKSPACE_ID,
    holder,
    delaySeconds: options.ruleDelaySeconds,
    onEvaluated: ({ ruleId, alerts }) => stream.publish({ topic: 'rule.evaluated', ruleId, alerts }),
    onIncidentChanged,
  });
  const sink = createAlertSink({ incidents: state, ...world, onIncidentChanged });
  const connectors = createConnectorRuntime({
    ...world,
    store: state,
    leases: state,
    ingest,
    sink,
    labelStore: state,
    fetch: globalThis.fetch,
    holder,
    onChange: (changed) => stream.publish({ topic: 'connector.changed', state: changed }),
  });
  const publish = stream.publish.bind(stream);
  const scanner = createScanner({
    ...world,
    store: state,
    ingest,
    accountName: 'vedette',
    onProgress: ({ run, currentPath }) => publish({ topic: 'scan.progressed', run, currentPath }),
  });
  const scans = new ScanService({ scanner, store: state, logger, publish });
  const { solutions, problems } = await loadSolutions(options.contentDirectory);
  for (const { file, problem } of problems)
    logger.warn('content', { file, code: problem.code, message: problem.message });

  const authenticator = new Authenticator({ store: state, clock: systemClock });
  const access = new AccessService({ store: state, tables: tableCatalogue, clock: systemClock, newId: randomUUID });
  const services: Services = {
    ...world,
    state,
    ingest,
    query,
    commands,
    detection,
    connectors,
    scans,
    solutions,
    authenticator,
    access,
    stream,
    version: options.version,
  };
  return {
    services,
    ...jobsOf(services, [() => scanner.close(), () => queryLog.close(), () => logStore.close(), () => state.close()]),
  };
}

/** Loads the language service and the engine's first page, so that the first person to ask does not wait for them. */
async function warmUp({ query }: Services): Promise<void> {
  await query.run({ kql: 'print Ready = true', principal: WARM_UP, source: 'start' });
}

const WARM_UP = { userId: 'vedette', username: 'vedette', roles: ['reader'], tables: null } as const;

/** The background work of a server. `closers` run in order once it has ended. */
function jobsOf(services: Services, closers: readonly (() => Promise<void>)[]) {
  const { connectors, detection, scans, logger } = services;
  const abort = new AbortController();
  const jobs: Promise<unknown>[] = [];
  const start = (name: string, job: Promise<unknown>) =>
    jobs.push(job.catch((error: unknown) => logger.error(`${name} ended`, { error: String(error) })));
  return {
    startJobs: () => {
      start('first query', warmUp(services));
      start('connectors', connectors.run(abort.signal));
      start('rules', detection.run(abort.signal));
      start('scans', scans.resume());
    },
    stop: async () => {
      abort.abort(new Error('the server stops'));
      await scans.stop();
      await Promise.allSettled(jobs);
      for (const close of closers)
        await close().catch((error: unknown) => logger.error('closing failed', { error: String(error) }));
    },
  };
}
