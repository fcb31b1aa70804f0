import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStores, openWorld, readRows, type Stores, type TestWorld } from './world.ts';

const KIND = 'graph-security';
const DLP_ALERT = 'dl5d1c7e20-3b64-4f0d-9a58-e4c2b7a60f18';
let stores: Stores;
let world: TestWorld;

beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  world = await openWorld(stores);
});
afterEach(() => world.close());

test('alerts and incidents of four service sources, with entities, in the sink and in the tables', async () => {
  await world.connect(KIND);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  const truth = await world.truth();
  expect([...world.sink.alerts.keys()].sort()).toEqual([...truth.alerts].sort());
  expect([...world.sink.incidents.keys()].sort()).toEqual([...truth.incidents].sort());
  expect(new Set([...world.sink.alerts.values()].map((alert) => alert.serviceSource))).toEqual(
    new Set([
      'Microsoft Data Loss Prevention',
      'Microsoft Defender for Cloud Apps',
      'Microsoft Defender for Office 365',
    ]),
  );
  expect(world.sink.alerts.get(DLP_ALERT)).toMatchObject({
    dedupKey: `graph:${DLP_ALERT}`,
    severity: 'High',
    policyName: 'Payroll and bank data: no external sharing',
    alertType: 'c5f3a3a6-61f0-4c53-9ad5-3d5f0b0f7c11',
    entities: [
      { $id: '1', Type: 'account', Name: 'ines.duarte', UPNSuffix: 'halden.example' },
      { $id: '2', Type: 'file', Name: 'Q3 payroll reconciliation.xlsx' },
      { $id: '3', Type: 'ip', Address: '198.51.100.10' },
    ],
  });
  const rows = await readRows(
    stores,
    `SELECT EntityType FROM AlertEvidence WHERE AlertId = '${DLP_ALERT}' ORDER BY EntityType`,
  );
  expect(rows.flat()).toEqual(['File', 'Ip', 'User']);
});

test('labels come into the label store when the connector is connected', async () => {
  await world.connect(KIND);
  const labels = await world.state.listLabels();
  expect(labels.map((label) => label.name)).toContain('Payroll');
  expect(labels).toHaveLength(7);
});

test('polled again nothing is added, and a change at the source comes', async () => {
  await world.connect(KIND);
  await world.runtime.pollOnce(KIND);
  expect(await world.runtime.pollOnce(KIND)).toMatchObject({ outcome: 'polled', rowsWritten: 0 });
  const at = new Date(world.clock.now().getTime() + 30_000).toISOString();
  const incident = {
    id: '50001',
    displayName: 'New',
    status: 'active',
    severity: 'high',
    createdDateTime: at,
    lastUpdateDateTime: at,
  };
  await world.post('/control/incidents', { ...incident, alerts: [] });
  world.clock.advance(60_000);
  await world.runtime.pollOnce(KIND);
  expect(world.sink.incidents.get('50001')).toMatchObject({ status: 'New', classification: null });
  const later = new Date(world.clock.now().getTime()).toISOString();
  await world.post('/control/incidents', {
    ...incident,
    status: 'resolved',
    classification: 'truePositive',
    lastUpdateDateTime: later,
    alerts: [],
  });
  await world.runtime.pollOnce(KIND);
  expect(world.sink.incidents.get('50001')).toMatchObject({ status: 'Closed', classification: 'TruePositive' });
});

test('where $expand fails, incidents and alerts come apart', async () => {
  await world.connect(KIND);
  await world.fault({ expandFails: true });
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  expect(world.sink.alerts.size).toBe((await world.truth()).alerts.length);
  expect(world.sink.incidents.size).toBe((await world.truth()).incidents.length);
});

test('waits as long as Retry-After says', async () => {
  await world.connect(KIND);
  await world.fault({ throttle: 1, retryAfterSeconds: 23 });
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  expect(world.clock.slept).toEqual([23_000]);
});

test('more alerts than a page, and than $skip allows', async () => {
  const count = 730;
  const alerts = Array.from({ length: count }, (_, index) => {
    const at = new Date(world.clock.now().getTime() - index * 1000).toISOString();
    return {
      id: `many-${index}`,
      incidentId: '60000',
      title: 'Many',
      serviceSource: 'dataLossPrevention',
      severity: 'low',
      createdDateTime: at,
      lastUpdateDateTime: at,
      evidence: [],
    };
  });
  const at = world.clock.now().toISOString();
  const incident = {
    id: '60000',
    displayName: 'Many',
    status: 'active',
    severity: 'low',
    createdDateTime: at,
    lastUpdateDateTime: at,
  };
  await world.connect(KIND);
  await world.post('/control/incidents', { ...incident, alerts });
  await world.fault({ expandFails: true, withoutNextLink: true });
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  expect([...world.sink.alerts.keys()].filter((id) => id.startsWith('many-'))).toHaveLength(count);
});

test('a permission that is missing is named', async () => {
  await world.fault({ withoutPermissions: true });
  const connecting = world.runtime.connect(KIND, world.settings(), world.sim.client.clientSecret);
  await expect(connecting).rejects.toMatchObject({
    problems: [{ code: 'CON1004', message: expect.stringContaining('SecurityAlert.Read.All') }],
  });
});
