/**
 * Evaluations a second of an analytics rule over a log, against the bare query of the same window through the query
 * service, and against the compiled statement alone. Usage: `node bench/rules.ts [--rows N]`.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createDetectionEngine } from '@vedette/detection';
import { createIngest } from '@vedette/ingest';
import { compileKql } from '@vedette/kql';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { ManualClock, type ScheduledRule, silentLogger, tableCatalogue } from '@vedette/model';
import { createQueryService, type QueryService } from '@vedette/query';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { rowsArgument, withScratch } from './arguments.ts';
import { FIRST_TIME, makeRecords } from './audit-rows.ts';
import { formatTable, printSection } from './markdown.ts';
import { type Cost, measure } from './measure.ts';

const WINDOWS = 40;
const HOUR = 3_600_000;
const READER = { userId: 'bench', username: 'bench', roles: ['reader'] as const, tables: null };
const LIMITS = { maxExecutionSeconds: 60, maxMemoryBytes: 4e9 };
/** Hours that the rows lie in: windows never run out of them. */
const SPAN_HOURS = 60;

const QUERY =
  'CloudAppEvents | where ActionType in ("FileDownloaded", "AnonymousLinkCreated") | summarize Files = dcount(ObjectName), Last = max(TimeGenerated) by AccountId | where Files > 1';

const rule = (name: string, queryFrequency: string, queryPeriod: string): ScheduledRule => ({
  name,
  description: '',
  severity: 'Medium',
  tactics: [],
  relevantTechniques: [],
  query: QUERY,
  queryFrequency,
  queryPeriod,
  triggerOperator: 'gt',
  triggerThreshold: 0,
  eventGroupingSettings: { aggregationKind: 'AlertPerResult' },
  entityMappings: [{ entityType: 'Account', fieldMappings: [{ identifier: 'FullName', columnName: 'AccountId' }] }],
});

interface Setting {
  readonly logStore: LogStore;
  readonly state: StateStore;
  readonly clock: ManualClock;
  readonly query: QueryService;
  readonly ingest: ReturnType<typeof createIngest>;
}

interface Window {
  readonly start: Date;
  readonly end: Date;
}

/** Evaluates one rule window by window, as its clock goes on. */
async function evaluate(
  setting: Setting,
  scheduled: ScheduledRule,
  stepMs: number,
): Promise<Cost & { alerts: number }> {
  const { state, query, ingest, clock } = setting;
  const engine = createDetectionEngine({
    rules: state,
    incidents: state,
    outbox: state,
    leases: state,
    query,
    ingest,
    clock,
    newId: randomUUID,
    logger: silentLogger,
    delaySeconds: 0,
    settleSeconds: 0,
  });
  const made = await engine.createRule({ overrides: scheduled, by: 'bench' });
  if (made.kind !== 'saved') throw new Error(`the rule was refused: ${JSON.stringify(made)}`);
  await engine.evaluateDueRules();
  let alerts = 0;
  let runs = 0;
  const cost = await measure(async () => {
    for (let window = 0; window < WINDOWS; window += 1) {
      await clock.advance(stepMs);
      for (const run of await engine.evaluateDueRules()) {
        if (run.status !== 'succeeded') throw new Error(`a run failed: ${run.message}`);
        runs += 1;
        alerts += run.alerts;
      }
    }
  });
  if (runs !== WINDOWS) throw new Error(`expected ${WINDOWS} runs, found ${runs}`);
  await engine.saveRule({ ...made.rule, enabled: false }, 'bench');
  return { ...cost, alerts };
}

async function askBare({ query }: Setting, windows: readonly Window[]): Promise<Cost> {
  return measure(async () => {
    for (const timespan of windows) {
      const outcome = await query.run({ kql: QUERY, principal: READER, timespan, now: timespan.end, source: 'bench' });
      if (outcome.kind === 'rejected') throw new Error(outcome.problems[0]?.message);
    }
  });
}

async function askEngine({ logStore }: Setting, windows: readonly Window[]): Promise<Cost> {
  const catalogue = { tables: tableCatalogue, watchlists: [] };
  const statements = windows.map((timespan) => {
    const compiled = compileKql(QUERY, { catalogue, now: timespan.end, timespan });
    if (compiled.kind === 'rejected') throw new Error(compiled.problems[0]?.message);
    return compiled;
  });
  return measure(async () => {
    for (const statement of statements) {
      for await (const _ of (await logStore.select(statement, { limits: LIMITS })).batches);
    }
  });
}

async function compare(setting: Setting, name: string, frequencyMinutes: number, periodMinutes: number) {
  const stepMs = frequencyMinutes * 60_000;
  const from = setting.clock.now().getTime();
  const windows = Array.from({ length: WINDOWS }, (_, at) => {
    const end = from + (at + 1) * stepMs;
    return { start: new Date(end - periodMinutes * 60_000), end: new Date(end) };
  });
  await askBare(setting, windows.slice(0, 3));
  const statement = await askEngine(setting, windows);
  const bare = await askBare(setting, windows);
  const ours = await evaluate(setting, rule(name, `${frequencyMinutes}m`, `${periodMinutes}m`), stepMs);
  const row = (way: string, cost: Cost, alerts: string) => [
    way,
    (WINDOWS / cost.wallMs) * 1000,
    cost.cpuMs / WINDOWS,
    cost.cpuMs / bare.cpuMs,
    alerts,
  ];
  return [
    row(`${name}: rule`, ours, String(ours.alerts)),
    row(`${name}: bare query, KQL`, bare, ''),
    row(`${name}: bare statement`, statement, ''),
  ];
}

const rows = rowsArgument(100_000);
await withScratch(async (directory) => {
  const logStore = await openEmbeddedLogStore({ directory: path.join(directory, 'log') });
  const state = await openEmbeddedStateStore({ directory: path.join(directory, 'state') });
  try {
    await logStore.ensureTables(tableCatalogue);
    const clock = new ManualClock(new Date(FIRST_TIME.getTime() + HOUR));
    const ingest = createIngest({ logStore, clock, workspaceId: 'default' });
    const query = createQueryService({ logStore, tables: tableCatalogue, watchlists: state, clock });
    const perSecond = rows / (SPAN_HOURS * 3600);
    for (let from = 0; from < rows; from += 20_000) {
      await ingest.write('CloudAppEvents', makeRecords(from, Math.min(20_000, rows - from), perSecond));
    }
    const setting = { logStore, state, clock, query, ingest };
    const lines = [
      ...(await compare(setting, 'every 60 min over 60 min', 60, 60)),
      ...(await compare(setting, 'every 5 min over 60 min', 5, 60)),
    ];
    const header = ['way', 'evaluations/s', 'CPU ms each', 'CPU ratio to the bare query', 'alerts'];
    printSection(
      `Evaluating a rule over a log of ${rows.toLocaleString('en-US')} rows, ${WINDOWS} windows`,
      formatTable(header, lines),
    );
  } finally {
    await state.close();
    await logStore.close();
  }
});
