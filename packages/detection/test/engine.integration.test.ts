/** The whole loop on real stores: rows in, rules, alerts, incidents, rows out; with late rows, replays and a restart. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { ALL_INCIDENTS, ManualClock, Rejection, type RuleTemplate, tableCatalogue } from '@vedette/model';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAlertSink, type DetectionEngine, loadSolutions } from '../src/index.ts';
import { account, exampleAlert, exampleTemplate, file } from './examples.ts';
import { type World, worldOn } from './world.ts';

const CONTENT = fileURLToPath(new URL('../../../content/solutions', import.meta.url));
const templates = (await loadSolutions(CONTENT)).solutions.flatMap((solution) => solution.templates);
const template = (part: string): RuleTemplate => {
  const found = templates.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`no template ${part}`);
  return found;
};

const ACTOR = 'ines.duarte@halden.example';
const SITE = 'https://halden.sharepoint.example/sites/Finance/Payroll';
const FILE = 'Q3 payroll reconciliation.xlsx';
const MINUTE = 60_000;
const DAY = 86_400_000;

let directory: string;
let logStore: LogStore;
let world: World;
let engine: DetectionEngine;
/** Tests share the stores, so each has days of its own. */
let epoch = Date.parse('2026-01-05T12:00:00Z');

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'vedette-detection-'));
  mkdirSync(join(directory, 'logs'));
  logStore = await openEmbeddedLogStore({ directory: join(directory, 'logs') });
  await logStore.ensureTables(tableCatalogue);
  await open(new ManualClock(new Date(epoch)));
});
afterAll(async () => {
  await world?.state.close();
  await logStore?.close();
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  epoch += 20 * DAY;
  world = worldOn(logStore, world.state, new ManualClock(new Date(epoch)));
  engine = world.engine();
});
afterEach(async () => {
  for (const { id } of await world.state.listRules()) await world.state.removeRule(id);
  await engine.publishOutbox();
});

/** Opens the state anew, as a process does that starts again. */
async function open(clock: ManualClock): Promise<void> {
  const state = await openEmbeddedStateStore({ directory: join(directory, 'state') });
  world = worldOn(logStore, state, clock);
  engine = world.engine();
}

const ago = (minutes: number) => new Date(world.clock.now().getTime() - minutes * MINUTE).toISOString();

async function write(table: string, ...rows: Record<string, unknown>[]): Promise<void> {
  const { rejected } = await world.ingest.write(
    table,
    rows.map((values) => ({ key: randomUUID(), values })),
  );
  expect(rejected).toEqual([]);
  // A run counts what arrived before it, not with it.
  await world.clock.advance(1);
}

const share = (minutesAgo: number, name = FILE) =>
  write('OfficeActivity', {
    TimeGenerated: ago(minutesAgo),
    Operation: 'AddedToSecureLink',
    UserId: ACTOR,
    TargetUserOrGroupName: 'r.keller@brightwater.example',
    TargetUserOrGroupType: 'Guest',
    OfficeObjectId: `${SITE}/${name}`,
    SourceFileName: name,
  });

const downgrade = (minutesAgo: number) =>
  write('MicrosoftPurviewInformationProtection', {
    TimeGenerated: ago(minutesAgo),
    Operation: 'SensitivityLabelUpdated',
    LabelEventType: '2',
    OldSensitivityLabelId: 'payroll',
    SensitivityLabelId: 'public',
    LabelName: 'Public',
    UserId: ACTOR,
    ObjectId: `${SITE}/${FILE}`,
  });

const sharing = (members: Partial<RuleTemplate> = {}) =>
  exampleTemplate({
    query: 'OfficeActivity\n| where Operation == "AddedToSecureLink"\n| project TimeGenerated, UserId, SourceFileName',
    queryFrequency: '5m',
    queryPeriod: '5m',
    entityMappings: [{ entityType: 'Account', fieldMappings: [{ identifier: 'FullName', columnName: 'UserId' }] }],
    eventGroupingSettings: { aggregationKind: 'AlertPerResult' },
    alertDetailsOverride: { alertDisplayNameFormat: '{{SourceFileName}} shared' },
    ...members,
  });

async function create(from: RuleTemplate): Promise<string> {
  const result = await engine.createRuleFromTemplate(from, {}, 'admin');
  if (result.kind === 'rejected') throw new Error(result.problems[0]?.message);
  return result.rule.id;
}

const dlpAlert = (members = {}) => {
  const {
    incidentNumber: _number,
    correlationReason: _reason,
    ...alert
  } = exampleAlert({
    id: `dl-${epoch}`,
    dedupKey: `graph:dl-${epoch}`,
    title: 'DLP policy (Payroll) matched',
    severity: 'High',
    serviceSource: 'Microsoft Data Loss Prevention',
    productName: 'Microsoft Data Loss Prevention',
    providerName: 'Microsoft Data Loss Prevention',
    policyName: 'Payroll and bank data',
    providerIncidentId: `41207-${epoch}`,
    providerAlertId: `dl-${epoch}`,
    alertType: 'policy-1',
    startTime: ago(84),
    endTime: ago(80),
    createdAt: ago(79),
    entities: [account(ACTOR), file(SITE, FILE)],
    ...members,
  });
  return alert;
};
const providerIncident = (members = {}) => ({
  providerIncidentId: `41207-${epoch}`,
  title: 'DLP policy (Payroll) matched for a document',
  description: 'A policy matched.',
  severity: 'High' as const,
  status: 'New' as const,
  classification: null,
  assignedTo: null,
  tags: ['Payroll'],
  createdAt: ago(79),
  lastUpdatedAt: ago(79),
  ...members,
});

const alerts = async () => (await world.state.listAlerts({ limit: 100, offset: 0, since: new Date(epoch) })).items;
const incidents = async () =>
  (await world.state.listIncidents({ ...ALL_INCIDENTS, sort: 'number', order: 'asc' })).items.filter(
    ({ createdAt }) => Date.parse(createdAt) >= epoch,
  );
const since = () =>
  `| where TimeGenerated between (datetime(${new Date(epoch - DAY).toISOString()}) .. datetime(${new Date(epoch + 10 * DAY).toISOString()}))`;

describe('the story', () => {
  it('becomes one incident that says why, and rows in both tables', async () => {
    const sink = createAlertSink({ incidents: world.state, clock: world.clock, newId: randomUUID });
    await downgrade(95);
    await share(88);
    await sink.accept([dlpAlert()], [providerIncident()]);
    await engine.publishOutbox();
    await world.clock.advance(1);
    for (const name of ['downgraded', 'DLP alert followed']) await create(template(name));
    const runs = await engine.evaluateDueRules();
    expect(runs.map(({ status, alerts, message }) => [status, alerts, message])).toEqual([
      ['succeeded', 1, null],
      ['succeeded', 1, null],
    ]);
    await engine.publishOutbox();

    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'High',
      alertCount: 3,
      title: 'DLP policy (Payroll) matched for a document',
      policyNames: ['Payroll and bank data'],
      serviceSources: ['Microsoft Data Loss Prevention', 'Vedette Analytics'],
      impacted: expect.arrayContaining([{ type: 'account', name: ACTOR }]),
    });
    const members = await world.state.listIncidentAlerts(incident?.number ?? 0);
    expect(members.map(({ correlationReason }) => correlationReason)).toEqual([
      expect.stringContaining('First alert'),
      expect.stringMatching(`^Same account ${ACTOR} and same file ${FILE} as alert ‘.+’, \\d+ min (earlier|later)$`),
      expect.stringMatching(`Same account ${ACTOR} and same file ${FILE} as alert`),
    ]);

    const rows = await world.rows(
      `SecurityAlert ${since()} | summarize Rows = count() by ProductName | sort by ProductName asc`,
    );
    expect(rows).toEqual([
      ['Azure Sentinel', 2],
      ['Microsoft Data Loss Prevention', 1],
    ]);
    const states = await world.rows(
      `SecurityIncident ${since()} | summarize arg_max(LastModifiedTime, Title, Severity, AlertIds, RelatedAnalyticRuleIds) by IncidentNumber | project Severity, Alerts = array_length(AlertIds), Rules = array_length(RelatedAnalyticRuleIds)`,
    );
    expect(states).toEqual([['High', 3, 2]]);
    const health = await world.rows(
      `SentinelHealth ${since()} | summarize Runs = count(), Alerts = sum(toint(ExtendedProperties.AlertsGeneratedAmount))`,
    );
    expect(health).toEqual([[2, 2]]);
  });

  it('gives the events behind each alert again', async () => {
    await downgrade(95);
    await share(88);
    await create(template('downgraded'));
    await engine.evaluateDueRules();
    const ours = (await alerts())[0] ?? exampleAlert();
    for (const alert of [ours, { ...dlpAlert(), incidentNumber: null, correlationReason: null }]) {
      const { query, window } = engine.describeEvents(alert);
      const outcome = await world.query.run({
        kql: query,
        timespan: window,
        now: window.end,
        principal: { userId: 't', username: 't', roles: ['reader'], tables: null },
        source: 't',
      });
      if (outcome.kind === 'rejected') throw new Error(outcome.problems[0]?.message);
      expect(outcome.table.rows).toHaveLength(alert === ours ? 1 : 2);
    }
  });
});

describe('windows', () => {
  it('evaluate every event once, the late ones too', async () => {
    const id = await create(sharing());
    await share(3, 'a');
    expect(await engine.evaluateDueRules()).toMatchObject([{ rows: 1, alerts: 1 }]);
    expect(await engine.evaluateDueRules()).toEqual([]);

    await world.clock.advance(12 * MINUTE);
    await share(2, 'b');
    // It happened in a window that was evaluated, and arrives only now.
    await share(14, 'late');
    const runs = await engine.evaluateDueRules();
    expect(runs).toHaveLength(2);
    expect(runs.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(1);
    await world.clock.advance(5 * MINUTE);
    await engine.evaluateDueRules();
    await world.clock.advance(30 * MINUTE);
    await engine.evaluateDueRules();

    expect((await alerts()).map(({ title }) => title).sort()).toEqual(['a shared', 'b shared', 'late shared']);
    const ends = (await world.state.listRuleRuns(id, 100))
      .map(({ windowEnd }) => Date.parse(windowEnd))
      .sort((left, right) => right - left);
    expect(ends.slice(0, -1).map((end, index) => end - (ends[index + 1] ?? 0))).toEqual(Array(9).fill(5 * MINUTE));
  });

  it('go on after a restart where they stopped, and publish what was waiting', async () => {
    await create(sharing());
    await share(3, 'a');
    await engine.evaluateDueRules();
    // The process ends before anything was published.
    await world.state.close();
    await open(new ManualClock(new Date(epoch + 20 * MINUTE)));
    await share(4, 'b');
    const runs = await engine.evaluateDueRules();
    expect(runs).toHaveLength(4);
    await engine.publishOutbox();
    expect(await world.rows(`SecurityAlert ${since()} | project AlertName | sort by AlertName asc`)).toEqual([
      ['a shared'],
      ['b shared'],
    ]);
  });

  it('leave one row where publishing is repeated after a crash', async () => {
    await create(sharing());
    await share(3, 'a');
    await engine.evaluateDueRules();
    const forgetful = world.engine({
      outbox: {
        listOutbox: (limit) => world.state.listOutbox(limit),
        clearOutbox: () => Promise.reject(new Error('killed')),
      },
    });
    await expect(forgetful.publishOutbox()).rejects.toThrow('killed');
    expect(await engine.publishOutbox()).toBe(2);
    expect(await world.rows(`SecurityAlert ${since()} | count`)).toEqual([[1]]);
    expect(await world.rows(`SecurityIncident ${since()} | count`)).toEqual([[1]]);
    expect(await engine.publishOutbox()).toBe(0);
  });

  it('run now, once, and then by the schedule from there', async () => {
    const id = await create(sharing({ queryPeriod: '1h' }));
    await share(3, 'a');
    expect(await engine.evaluateNow(id)).toMatchObject({ alerts: 1 });
    await world.clock.advance(MINUTE);
    expect(await engine.evaluateNow(id)).toMatchObject({
      rows: 1,
      alerts: 0,
      message: expect.stringContaining('1 of 1 rows'),
    });
    expect(await engine.evaluateDueRules()).toEqual([]);
    await world.clock.advance(5 * MINUTE);
    expect(await engine.evaluateDueRules()).toHaveLength(1);
    await expect(engine.evaluateNow(randomUUID())).rejects.toThrow(Rejection);
  });

  it('are evaluated by one of two engines', async () => {
    await create(sharing());
    await share(3, 'a');
    const other = world.engine();
    const runs = (await Promise.all([engine.evaluateDueRules(), other.evaluateDueRules()])).flat();
    expect(runs).toHaveLength(1);
  });

  it('are silent while a rule is suppressed', async () => {
    await create(sharing({ suppressionEnabled: true, suppressionDuration: '10m' }));
    await share(3, 'a');
    await engine.evaluateDueRules();
    await world.clock.advance(5 * MINUTE);
    await share(1, 'b');
    expect(await engine.evaluateDueRules()).toMatchObject([
      { alerts: 0, message: expect.stringContaining('Suppressed until') },
    ]);
    await world.clock.advance(5 * MINUTE);
    await share(1, 'c');
    expect(await engine.evaluateDueRules()).toMatchObject([{ alerts: 1 }]);
  });
});

describe('failures', () => {
  it('disable a rule after five rejections of one kind, and say why', async () => {
    const id = await create(sharing({ query: 'NoSuchTable\n| take 1' }));
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await engine.evaluateDueRules()).toMatchObject([{ status: 'failed' }]);
      await world.clock.advance(5 * MINUTE);
    }
    const rule = await world.state.findRule(id);
    expect(rule).toMatchObject({
      enabled: false,
      evaluatedUntil: null,
      disabledReason: expect.stringContaining('rejected 5 times'),
    });
    expect(await engine.evaluateDueRules()).toEqual([]);
    if (!rule) return;
    const repaired = await engine.saveRule({ ...rule, query: 'OfficeActivity', enabled: true }, 'admin');
    expect(repaired).toMatchObject({ enabled: true, disabledReason: null });
    expect(await engine.evaluateDueRules()).toMatchObject([{ status: 'succeeded' }]);
  });

  it('never disable a rule for a failure of the world, and lose no window', async () => {
    const id = await create(sharing());
    await share(3, 'a');
    const broken = world.engine({ query: { run: () => Promise.reject(new Error('the disk is gone')) } });
    for (let attempt = 0; attempt < 7; attempt++) {
      await broken.evaluateDueRules();
      await world.clock.advance(MINUTE);
    }
    expect(await world.state.findRule(id)).toMatchObject({ enabled: true, evaluatedUntil: null });
    await world.clock.advance(5 * MINUTE);
    expect(await engine.evaluateDueRules()).toMatchObject([{ status: 'succeeded' }]);
  });
});

describe('alerts of other products', () => {
  it('are taken once, brought up to date, and closed as their source closed them', async () => {
    const sink = createAlertSink({ incidents: world.state, clock: world.clock, newId: randomUUID });
    await sink.accept([dlpAlert()], [providerIncident()]);
    await sink.accept([dlpAlert()], [providerIncident()]);
    expect(await incidents()).toMatchObject([{ alertCount: 1, status: 'New', tags: ['Payroll'], version: 2 }]);

    await world.clock.advance(MINUTE);
    const closed = providerIncident({
      status: 'Closed',
      classification: 'TruePositive',
      assignedTo: 'leila',
      lastUpdatedAt: new Date(epoch + DAY).toISOString(),
    });
    await sink.accept([dlpAlert({ status: 'Resolved' })], [closed]);
    expect(await incidents()).toMatchObject([{ status: 'Closed', classification: 'TruePositive', owner: 'leila' }]);
    expect(await world.state.findAlert(`dl-${epoch}`)).toMatchObject({ status: 'Resolved' });
  });
});

describe('backtest', () => {
  it('says what each of the last windows would have given, and stores nothing', async () => {
    await share(2, 'a');
    await share(12, 'b');
    await share(13, 'c');
    const result = await engine.backtest(sharing(), { runs: 4 });
    if (result.kind === 'rejected') throw new Error(result.problems[0]?.message);
    expect(result.windows.map(({ rows, alerts }) => [rows, alerts])).toEqual([
      [0, 0],
      [2, 2],
      [0, 0],
      [1, 1],
    ]);
    expect(await alerts()).toEqual([]);
  });
});

describe('writes of rules', () => {
  it('are audited with what differs', async () => {
    const id = await create(sharing());
    const rule = await world.state.findRule(id);
    if (!rule) throw new Error('no rule');
    await engine.saveRule({ ...rule, severity: 'High' }, 'leila');
    await engine.deleteRule(rule, 'leila');
    const rows = await world.rows(
      `SentinelAudit ${since()} | where SentinelResourceId has "${id}" | project OperationName, Caller = tostring(ExtendedProperties.CallerName), Differs = tostring(ExtendedProperties.ResourceDiffMemberNames)`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Microsoft.SecurityInsights/alertRules/Write', 'admin', expect.stringContaining('"query"')],
        ['Microsoft.SecurityInsights/alertRules/Write', 'leila', '["severity"]'],
        ['Microsoft.SecurityInsights/alertRules/Delete', 'leila', expect.any(String)],
      ]),
    );
    expect(rows).toHaveLength(3);
  });

  it('are refused with what is wrong', async () => {
    const result = await engine.createRule({ overrides: { ...sharing(), queryFrequency: '1m' }, by: 'admin' });
    expect(result).toMatchObject({ kind: 'rejected', problems: [{ code: 'DET1003' }] });
  });
});
