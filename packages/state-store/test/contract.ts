import { randomUUID } from 'node:crypto';
import type { ConnectorState, SavedQuery } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateStore } from '../src/state-store.ts';
import { describeIncidents } from './incident-contract.ts';
import { describePeople } from './people-contract.ts';
import { AT, sampleAsset, sampleFinding, sampleFunction, sampleRule, sampleRun, sampleSource } from './samples.ts';

const minutesAfter = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const firstPage = { limit: 50, offset: 0 };

/** What every driver must do. `open` gives an empty store; the suite closes it. */
export function describeStateStore(driver: string, open: () => Promise<StateStore>): void {
  describe(`state store on ${driver}`, () => {
    let opened: StateStore;
    const store = (): StateStore => opened;
    beforeAll(async () => {
      opened = await open();
    }, 120_000);
    afterAll(() => opened?.close());

    describe('users and credentials', () => describePeople(store));
    describe('sources and scans', () => describeScans(store));
    describe('assets', () => describeAssets(store));
    describe('connectors and labels', () => describeConnectors(store));
    describe('rules', () => describeRules(store));
    describe('incidents', () => describeIncidents(store));
    describe('saved queries', () => describeSavedQueries(store));
    describe('watchlists, leases and audit', () => describeRest(store));
  });
}

function describeScans(store: () => StateStore): void {
  it('keeps a source and its runs, newest first, and removes all with the source', async () => {
    const source = sampleSource();
    await store().putSource(source);
    await store().putSource({ ...source, name: 'Renamed' });
    expect(await store().findSource(source.id)).toEqual({ ...source, name: 'Renamed' });
    const old = sampleRun(source.id, { queuedAt: '2026-01-01T00:00:00Z' });
    const recent = sampleRun(source.id, { queuedAt: '2026-01-01T00:00:00.500Z' });
    await store().putRun(old);
    await store().putRun(recent);
    await store().putRun({ ...old, status: 'succeeded', seen: 9 });
    const listed = await store().listRuns({ sourceId: source.id, limit: 1, offset: 1 });
    expect(listed).toEqual({ items: [{ ...old, status: 'succeeded', seen: 9 }], total: 2 });
    const skipped = { path: 'a.zip', reason: 'zip-bomb', message: 'Grew 1000 times.', coverage: 'none' as const };
    await store().addSkippedItems(old.id, [skipped, { ...skipped, path: 'nul\0 and half \ud800' }]);
    expect(await store().listSkippedItems(old.id)).toEqual([
      skipped,
      { ...skipped, path: 'nul\uFFFD and half \uFFFD' },
    ]);
    await store().putAssets([sampleAsset(source.id, 'a.docx')]);
    await store().removeSource(source.id);
    expect(await store().findSource(source.id)).toBeUndefined();
    expect(await store().findRun(old.id)).toBeUndefined();
    expect(await store().loadFingerprints(source.id)).toEqual(new Map());
  });

  it('answers "not found" to an id that is none', async () => {
    expect(await store().findSource('1; drop table users')).toBeUndefined();
    expect(await store().findRun('')).toBeUndefined();
    expect(await store().findAsset('x')).toBeUndefined();
  });

  it('says that the source is gone when a late scan writes to it', async () => {
    await expect(store().putAssets([sampleAsset(randomUUID(), 'late.txt')])).rejects.toMatchObject({
      problems: [{ code: 'STA1004' }],
    });
  });
}

function describeAssets(store: () => StateStore): void {
  it('replaces the asset of a place and keeps its id', async () => {
    const source = sampleSource();
    await store().putSource(source);
    const path = `/long/${'p'.repeat(4000)}/ä.docx`;
    const first = sampleAsset(source.id, path);
    const second = sampleAsset(source.id, path, { sizeBytes: 9, contentHash: 'bb22' });
    await store().putAssets([first]);
    await store().putAssets([sampleAsset(source.id, path, { sizeBytes: 8 }), second]);
    expect(await store().findAsset(first.id)).toEqual({ ...second, id: first.id });
    expect(await store().loadFingerprints(source.id)).toEqual(
      new Map([[path, { id: first.id, sizeBytes: 9, modifiedAt: second.modifiedAt, contentHash: 'bb22' }]]),
    );
    await store().removeAssets([first.id]);
    expect(await store().findAsset(first.id)).toBeUndefined();
  });

  it('filters, and counts in each facet what else could be chosen there', async () => {
    const source = sampleSource();
    await store().putSource(source);
    const [ssn, card] = [sampleFinding('U.S. SSN'), sampleFinding('Credit Card')];
    await store().putAssets([
      sampleAsset(source.id, 'hr/staff.docx', { findings: [ssn, card], labelName: 'Confidential' }),
      sampleAsset(source.id, 'hr/menu.pdf', { format: 'pdf' }),
      sampleAsset(source.id, 'pay/cards.csv', { format: 'csv', findings: [card] }),
    ]);
    const own = { ...firstPage, sourceId: [source.id] };
    const listPaths = async (filter: object) =>
      (await store().listAssets({ ...own, ...filter })).items.map((asset) => asset.path);
    expect(await listPaths({})).toEqual(['hr/menu.pdf', 'hr/staff.docx', 'pay/cards.csv']);
    expect(await listPaths({ classification: ['Credit Card'] })).toEqual(['hr/staff.docx', 'pay/cards.csv']);
    expect(await listPaths({ classification: ['', 'U.S. SSN'] })).toEqual(['hr/menu.pdf', 'hr/staff.docx']);
    expect(await listPaths({ label: [''] })).toEqual(['hr/menu.pdf', 'pay/cards.csv']);
    expect(await listPaths({ search: 'HR staff' })).toEqual(['hr/staff.docx']);
    const page = await store().listAssets({ ...own, classification: ['Credit Card'], limit: 1 });
    expect(page.total).toBe(2);
    expect(page.facets).toEqual({
      sourceId: [{ value: source.id, count: 2 }],
      classification: [
        { value: 'Credit Card', count: 2 },
        { value: '', count: 1 },
        { value: 'U.S. SSN', count: 1 },
      ],
      label: [
        { value: '', count: 1 },
        { value: 'Confidential', count: 1 },
      ],
      format: [
        { value: 'csv', count: 1 },
        { value: 'docx', count: 1 },
      ],
    });
  });
}

function describeConnectors(store: () => StateStore): void {
  const state: ConnectorState = {
    kind: 'graph-security',
    status: 'connecting',
    settings: null,
    connectedAt: null,
    lastPollAt: null,
    lastReceivedAt: null,
    rowsReceived: 0,
    duplicatesDropped: 0,
    problem: null,
  };

  it('gives back a connector with its secret, and forgets the secret on demand', async () => {
    expect(await store().loadConnector('office365-management')).toBeUndefined();
    await store().saveConnector(state, 's3cret ü');
    expect(await store().loadConnector('graph-security')).toEqual({ state, clientSecret: 's3cret ü' });
    await store().saveConnector({ ...state, rowsReceived: 5 }, null);
    expect(await store().loadConnector('graph-security')).toEqual({
      state: { ...state, rowsReceived: 5 },
      clientSecret: null,
    });
  });

  it('keeps a checkpoint a stream, of any JSON form', async () => {
    expect(await store().loadCheckpoint('graph-security', 'alerts')).toBeUndefined();
    for (const checkpoint of [{ next: 'https://x/?a=1', at: [1, 2.5, null] }, 'text', 7, null, true]) {
      await store().saveCheckpoint('graph-security', 'alerts', checkpoint);
      expect(await store().loadCheckpoint('graph-security', 'alerts')).toEqual(checkpoint);
    }
    expect(await store().loadCheckpoint('graph-security', 'incidents')).toBeUndefined();
  });

  it('lists labels by priority and replaces by id', async () => {
    const label = { name: 'x', displayName: 'x', parentId: null, color: null, tenantId: null };
    await store().putLabels([
      { ...label, id: 'secret', priority: 9 },
      { ...label, id: 'public', priority: 1 },
    ]);
    await store().putLabels([{ ...label, id: 'secret', priority: 0 }]);
    expect((await store().listLabels()).map(({ id, priority }) => [id, priority])).toEqual([
      ['secret', 0],
      ['public', 1],
    ]);
  });
}

function describeRules(store: () => StateStore): void {
  it('puts, finds, lists and removes', async () => {
    const rule = sampleRule({ customDetails: { z: 'Z', a: 'A' } });
    await store().putRule(rule);
    expect(await store().findRule(rule.id)).toEqual(rule);
    expect(Object.keys((await store().findRule(rule.id))?.customDetails ?? {})).toEqual(['z', 'a']);
    expect(await store().listRules()).toContainEqual(rule);
    await store().removeRule(rule.id);
    expect(await store().findRule(rule.id)).toBeUndefined();
  });

  it('an edit that was read before the last evaluation keeps the progress', async () => {
    const rule = sampleRule();
    const evaluated = { ...rule, evaluatedUntil: minutesAfter(5).toISOString() };
    await store().putRule(evaluated);
    await store().putRule({ ...rule, name: 'Renamed' });
    expect(await store().findRule(rule.id)).toEqual({ ...evaluated, name: 'Renamed' });
  });
}

function describeSavedQueries(store: () => StateStore): void {
  const make = (changes: Partial<SavedQuery>): SavedQuery => ({
    id: randomUUID(),
    name: 'Downgrades',
    description: 'Who lowered a label',
    folder: 'Purview/Labels',
    tags: ['labels'],
    query: 'T | where "a\\"b" == \'\'\n| take 1 // \u202e🦊',
    timespan: 'P7D',
    visibility: 'private',
    ownerId: 'megan',
    ownerName: 'Megan',
    createdAt: AT.toISOString(),
    modifiedAt: AT.toISOString(),
    ...changes,
  });

  it('shows the own ones and the shared ones, by name', async () => {
    const owner = randomUUID();
    const mine = make({ ownerId: owner, name: 'b mine' });
    const shared = make({ visibility: 'shared', name: `A shared ${owner}`, timespan: null });
    const hidden = make({ name: 'of another' });
    for (const query of [mine, shared, hidden]) await store().putSavedQuery(query);
    const listed = await store().listSavedQueries(owner);
    expect(listed).toContainEqual(shared);
    expect(listed.at(-1)).toEqual(mine);
    expect(listed).not.toContainEqual(hidden);
  });

  it('replaces by id, and removes', async () => {
    const query = make({});
    await store().putSavedQuery(query);
    const changed: SavedQuery = { ...query, name: 'Renamed', visibility: 'shared' };
    await store().putSavedQuery(changed);
    expect(await store().findSavedQuery(query.id)).toEqual(changed);
    expect(await store().listSavedQueries('someone')).toContainEqual(changed);
    await store().removeSavedQuery(query.id);
    expect(await store().findSavedQuery(query.id)).toBeUndefined();
  });
}

function describeRest(store: () => StateStore): void {
  it('replaces a watchlist whole, in order, by alias without regard to case', async () => {
    const watchlist = {
      alias: 'HighValueAssets',
      displayName: 'High value assets',
      searchKey: 'Asset',
      columns: ['Asset'],
      itemCount: 0,
      updatedAt: AT.toISOString(),
      updatedBy: 'admin',
    };
    const items = Array.from({ length: 4500 }, (_, index) => ({ Asset: `asset-${index}` }));
    await store().putWatchlist(watchlist, [{ Asset: 'old' }]);
    await store().putWatchlist(watchlist, items);
    const loaded = await store().loadWatchlist('highvalueassets');
    expect(loaded?.items).toEqual(items);
    expect(loaded?.watchlist).toEqual({ ...watchlist, itemCount: 4500 });
    expect(await store().listWatchlists()).toEqual([{ ...watchlist, itemCount: 4500 }]);
    await store().removeWatchlist('HighValueAssets');
    expect(await store().loadWatchlist('HighValueAssets')).toBeUndefined();
  });

  it('keeps functions by name, with regard to case', async () => {
    const given = sampleFunction();
    const upper = { ...given, name: given.name.toUpperCase(), body: '{ print "}\\n" }' };
    expect(await store().addFunction(given)).toBe(true);
    expect(await store().addFunction({ ...given, body: '{ print 2 }' })).toBe(false);
    await store().putFunction(upper);
    expect(await store().findFunction(given.name)).toEqual(given);
    await store().putFunction({ ...given, isView: true });
    const mine = (await store().listFunctions()).filter(({ name }) => name.toLowerCase() === given.name);
    expect(mine).toEqual([upper, { ...given, isView: true }]);
    expect(await store().removeFunctions([given.name, 'never there'])).toEqual([given.name]);
    expect(await store().findFunction(given.name)).toBeUndefined();
    expect(await store().findFunction(upper.name)).toEqual(upper);
  });

  it('gives a name to one of many functions at a time', async () => {
    const bodies = Array.from({ length: 8 }, (_, index) => `{ print ${index} }`);
    const given = sampleFunction();
    const added = await Promise.all(bodies.map((body) => store().addFunction({ ...given, body })));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect((await store().findFunction(given.name))?.body).toBe(bodies[added.indexOf(true)]);
  });

  it('gives a lease to one holder until it ends or is released', async () => {
    const name = randomUUID();
    expect(await store().acquireLease(name, 'a', AT, minutesAfter(1))).toBe(true);
    expect(await store().acquireLease(name, 'b', AT, minutesAfter(1))).toBe(false);
    expect(await store().acquireLease(name, 'a', AT, minutesAfter(2))).toBe(true);
    expect(await store().acquireLease(name, 'b', minutesAfter(1), minutesAfter(3))).toBe(false);
    expect(await store().acquireLease(name, 'b', minutesAfter(2), minutesAfter(3))).toBe(true);
    await store().releaseLease(name, 'a');
    expect(await store().acquireLease(name, 'a', minutesAfter(2), minutesAfter(4))).toBe(false);
    await store().releaseLease(name, 'b');
    expect(await store().acquireLease(name, 'a', minutesAfter(2), minutesAfter(4))).toBe(true);
  });

  it('gives a contested lease to exactly one', async () => {
    const name = randomUUID();
    const holders = Array.from({ length: 8 }, (_, index) => `server-${index}`);
    const won = await Promise.all(holders.map((holder) => store().acquireLease(name, holder, AT, minutesAfter(1))));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it('lists the audit trail, newest first', async () => {
    const { total: before } = await store().listAudit({ limit: 1, offset: 0 });
    const entry = { actor: 'a', roles: [], action: 'rule.changed', target: 'r', before: { x: 1 }, clientIp: null };
    await store().addAudit({ ...entry, at: AT, after: undefined });
    await store().addAudit({ ...entry, at: minutesAfter(1), after: ['y'], roles: ['admin'] });
    const page = await store().listAudit({ limit: 1, offset: 0 });
    expect(page).toEqual({
      total: before + 2,
      items: [{ ...entry, at: minutesAfter(1), after: ['y'], roles: ['admin'] }],
    });
    expect((await store().listAudit({ limit: 1, offset: 1 })).items[0]?.after).toBeNull();
  });

  it('lists sign-ins and changes apart', async () => {
    const page = { limit: 1, offset: 0 };
    const [signIns, changes] = [
      await store().listAudit({ ...page, kind: 'sign-ins' }),
      await store().listAudit({ ...page, kind: 'changes' }),
    ];
    const entry = { actor: 'a', roles: [], target: '', before: null, after: null, clientIp: null };
    await store().addAudit({ ...entry, at: minutesAfter(2), action: 'session.opened' });
    await store().addAudit({ ...entry, at: minutesAfter(2), action: 'sessions.changed' });
    expect(await store().listAudit({ ...page, kind: 'sign-ins' })).toMatchObject({
      total: signIns.total + 1,
      items: [{ action: 'session.opened' }],
    });
    expect(await store().listAudit({ ...page, kind: 'changes' })).toMatchObject({
      total: changes.total + 1,
      items: [{ action: 'sessions.changed' }],
    });
  });
}
