import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LABEL_RECORD_TYPES } from '../src/office365-management/information-protection-row.ts';
import { countKeys, openStores, openWorld, readRows, type Stores, type TestWorld } from './world.ts';

const KIND = 'office365-management';
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

const stateOf = async () => (await world.runtime.listStates()).find((state) => state.kind === KIND);

/** Every record of the feed is in the tables that it belongs to, once. */
async function expectEachRecordOnce(): Promise<void> {
  const { records } = await world.truth();
  const labels = Object.keys(records).filter((id) => LABEL_RECORD_TYPES.has(records[id] ?? 0));
  const others = Object.keys(records).filter((id) => !LABEL_RECORD_TYPES.has(records[id] ?? 0));
  for (const [table, ids] of [
    ['MicrosoftPurviewInformationProtection', labels],
    ['CloudAppEvents', others],
  ] as const) {
    const counts = await countKeys(stores, table, ids);
    expect(ids.filter((id) => counts.get(id) !== 1)).toEqual([]);
    expect(ids.length).toBeGreaterThan(50);
  }
}

test('a week of history comes once, through pages and windows, although the feed repeats records', async () => {
  await world.close();
  world = await openWorld(stores, { historyDays: 6.95 });
  await world.connect(KIND);
  const first = await world.runtime.pollOnce(KIND);
  expect(first).toMatchObject({ outcome: 'polled', recordsNotTaken: 0 });
  expect(first.duplicatesDropped).toBeGreaterThan(10);
  await expectEachRecordOnce();
  const again = await world.runtime.pollOnce(KIND);
  expect(again).toMatchObject({ outcome: 'polled', rowsWritten: 0 });
  expect(await stateOf()).toMatchObject({ status: 'connected', problem: null, rowsReceived: first.rowsWritten });
});

test('label ids read by name, and RawEventData keeps the text of the record', async () => {
  await world.connect('graph-security');
  await world.connect(KIND);
  await world.runtime.pollOnce(KIND);
  const { records } = await world.truth();
  const [downgrade] = await readRows(
    stores,
    `SELECT LabelName, LabelEventType, JustificationText FROM MicrosoftPurviewInformationProtection
     WHERE has({ids:Array(String)}, _IngestKey) AND LabelEventType = 'LabelDowngraded'`,
    { ids: Object.keys(records) },
  );
  expect(downgrade).toEqual(['Public', 'LabelDowngraded', 'Needed by the auditors']);
  const exact =
    '{"Id":"raw-text-1","RecordType":6, "CreationTime":"2026-11-20T15:00:00","Operation":"FileAccessed","Workload":"SharePoint","UserId":"a@b.example","Size":1.0,"Empty":null}';
  await world.post('/control/records', { contentType: 'Audit.SharePoint', records: [JSON.parse(exact)] });
  world.clock.advance(60_000);
  await world.runtime.pollOnce(KIND);
  const [raw] = await readRows(stores, "SELECT RawEventData FROM CloudAppEvents WHERE _IngestKey = 'raw-text-1'");
  expect(raw?.[0]).toBe(JSON.stringify(JSON.parse(exact)));
});

test('a crash between write and checkpoint repeats, and each record is there once', async () => {
  await world.connect(KIND);
  let saves = 0;
  const dying = world.newRuntime({
    store: {
      loadConnector: (kind) => world.state.loadConnector(kind),
      saveConnector: (state, secret) => world.state.saveConnector(state, secret),
      loadCheckpoint: (kind, stream) => world.state.loadCheckpoint(kind, stream),
      saveCheckpoint: async (kind, stream, checkpoint) => {
        saves += 1;
        if (saves % 3 === 0) throw new Error('killed before the checkpoint');
        await world.state.saveCheckpoint(kind, stream, checkpoint);
      },
    },
  });
  for (let crash = 0; crash < 5; crash++) expect((await dying.pollOnce(KIND)).outcome).toBe('failed');
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  await expectEachRecordOnce();
});

test.each([
  ['403 and AF429', { throttle: 4 }, 10_000],
  ['429 with Retry-After', { throttle: 2, throttleAs429: true, retryAfterSeconds: 7 }, 7_000],
  ['500', { serverErrors: 3 }, 1_000],
])('waits out %s', async (_name, fault, firstPause) => {
  await world.connect(KIND, { contentTypes: ['Audit.General'] });
  await world.fault(fault);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  expect(world.clock.slept[0]).toBe(firstPause);
});

test('throttled without end: failing with CON1020, and the next poll goes on', async () => {
  await world.connect(KIND, { contentTypes: ['Audit.General'] });
  await world.fault({ throttle: 1000 });
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('failed');
  expect(await stateOf()).toMatchObject({ status: 'failing', problem: { code: 'CON1020' } });
  await world.fault({ throttle: 0 });
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  expect(await stateOf()).toMatchObject({ status: 'connected', problem: null });
});

test('a token that ends is renewed in the middle of a poll', async () => {
  await world.fault({ tokenSeconds: 600 });
  await world.connect(KIND, { contentTypes: ['Audit.General'] });
  await world.fault({ expireTokens: true });
  world.clock.advance(2_000);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
});

test('listings that name blobs twice and under two ids double nothing', async () => {
  await world.fault({ duplicateBlobs: true });
  await world.connect(KIND);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  await expectEachRecordOnce();
});

test.each([
  ['CON1001', 'secret', {}, 'wrong'],
  ['CON1002', 'Application', { clientId: 'nobody' }, null],
  ['CON1003', 'Tenant', { tenantId: '00000000-0000-0000-0000-000000000001' }, null],
])('connect says %s: which of the settings is wrong', async (code, word, changes, secret) => {
  const connecting = world.runtime.connect(KIND, world.settings(changes), secret ?? world.sim.client.clientSecret);
  await expect(connecting).rejects.toMatchObject({ problems: [{ code, message: expect.stringContaining(word) }] });
  expect(await stateOf()).toMatchObject({ status: 'disconnected', settings: null });
});

test.each([
  ['permission', 'CON1004', { withoutPermissions: true, expireTokens: true }],
  ['clock', 'CON1005', { clockSkewSeconds: 900 }],
  ['subscription', 'CON1006', { disableSubscription: 'Audit.SharePoint' }],
])('a poll says that the %s is wrong', async (_name, code, fault) => {
  await world.connect(KIND, { contentTypes: ['Audit.General', 'Audit.SharePoint'] });
  await world.fault(fault);
  world.clock.advance(2_000);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('failed');
  expect(await stateOf()).toMatchObject({ status: 'failing', problem: { code } });
  const rows = await readRows(
    stores,
    `SELECT Status, Reason FROM SentinelHealth WHERE Reason = '${code}' AND Status = 'Failure'`,
  );
  expect(rows.length).toBe(3);
});

test('a subscription that was dropped is started again', async () => {
  await world.connect(KIND);
  await world.fault({ dropSubscription: true });
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
  await expectEachRecordOnce();
});

test('records that no table shows are counted and listed', async () => {
  await world.connect(KIND, { contentTypes: ['Audit.General'] });
  const record = {
    Id: 'yammer-1',
    RecordType: 22,
    CreationTime: '2026-11-20T15:00:00',
    Operation: 'MessageCreated',
    Workload: 'Yammer',
  };
  await world.post('/control/records', { contentType: 'Audit.General', records: [record, { Id: 'no-type' }] });
  world.clock.advance(1_000);
  expect(await world.runtime.pollOnce(KIND)).toMatchObject({ outcome: 'polled', recordsNotTaken: 2 });
  const rows = await readRows(
    stores,
    "SELECT Description FROM SentinelHealth WHERE OperationName = 'Data fetch failure summary'",
  );
  expect(rows.flat().join()).toContain('1 × Yammer Viva Engage (22)');
});

test('new events come with the next polls, each once', async () => {
  await world.close();
  world = await openWorld(stores, { livePerMinute: 20, historyDays: 1 });
  await world.connect(KIND);
  for (let minute = 0; minute < 12; minute++) {
    await world.runtime.pollOnce(KIND);
    world.clock.advance(61_000);
  }
  world.clock.advance(60_000);
  const { records } = await world.truth();
  await world.runtime.pollOnce(KIND);
  const counts = await countKeys(stores, 'CloudAppEvents', Object.keys(records));
  const missing = Object.keys(records).filter(
    (id) => !LABEL_RECORD_TYPES.has(records[id] ?? 0) && counts.get(id) !== 1,
  );
  expect(missing).toEqual([]);
});

test('disconnect stops polling, and connecting again needs no secret', async () => {
  await world.connect(KIND, { contentTypes: ['Audit.General'] });
  await world.runtime.disconnect(KIND);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('skipped');
  await world.runtime.connect(KIND, world.settings({ contentTypes: ['Audit.General'] }), null);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
});

test('while another server holds the lease, this one leaves the connector alone', async () => {
  await world.connect(KIND);
  const now = world.clock.now();
  await world.state.acquireLease(`connector:${KIND}`, 'another server', now, new Date(now.getTime() + 60_000));
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('skipped');
  world.clock.advance(61_000);
  expect((await world.runtime.pollOnce(KIND)).outcome).toBe('polled');
});
