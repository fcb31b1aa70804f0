import { randomUUID } from 'node:crypto';
import { ALL_INCIDENTS, type Incident, type IncidentFilters } from '@vedette/model';
import { expect, it } from 'vitest';
import type { StateStore } from '../src/state-store.ts';
import {
  AT,
  EARLIER,
  joinSameRule,
  openEach,
  sampleAlert,
  sampleIncident,
  sampleRule,
  sampleRuleRun,
} from './samples.ts';

const filters = (rest: Partial<IncidentFilters>): IncidentFilters => ({
  ...ALL_INCIDENTS,
  sort: 'number',
  order: 'asc',
  ...rest,
});

async function openOne(store: StateStore, rest: Partial<Incident> = {}): Promise<Incident> {
  const alert = sampleAlert({ title: rest.title ?? 'Opened' });
  const added = await store.addAlerts(
    { alerts: [alert] },
    () => ({ kind: 'open', incident: sampleIncident(alert, rest), reason: 'Test.' }),
    AT,
    EARLIER,
  );
  const [incident] = added.incidents;
  if (!incident) throw new Error('nothing was opened');
  return incident;
}

async function drainOutbox(store: StateStore) {
  const items = await store.listOutbox(10_000);
  await store.clearOutbox(items.map((item) => item.id));
  return items;
}

export function describeIncidents(store: () => StateStore): void {
  describeBatches(store);
  describeRuleProgress(store);
  describeQueue(store);
  describeChanges(store);
}

function describeBatches(store: () => StateStore): void {
  it('opens one incident for a rule, extends it in the same batch, and says why', async () => {
    await drainOutbox(store());
    const ruleId = randomUUID();
    const early = '2026-03-01T10:00:00.000Z';
    const alerts = [
      sampleAlert({ ruleId, severity: 'Low', policyName: 'PII' }),
      sampleAlert({ ruleId, severity: 'High', serviceSource: 'Microsoft Data Loss Prevention', startTime: early }),
    ];
    const added = await store().addAlerts({ alerts }, joinSameRule, AT, EARLIER);
    expect(added.incidents).toHaveLength(1);
    const incident = added.incidents[0] as Incident;
    expect(incident).toMatchObject({
      severity: 'High',
      alertCount: 2,
      version: 1,
      serviceSources: ['Vedette Analytics', 'Microsoft Data Loss Prevention'],
      policyNames: ['PII'],
      firstActivityAt: early,
    });
    expect(await store().findIncident(incident.number)).toEqual(incident);
    const stored = await store().listIncidentAlerts(incident.number);
    expect(stored).toEqual(added.alerts);
    expect(stored.map((alert) => alert.correlationReason)).toEqual(['First of its rule.', `Same rule ${ruleId}.`]);
    const activity = await store().listActivity(incident.number);
    expect(activity.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['incident.created', null, 'New'],
      ['incident.alert-added', null, alerts[0]?.id],
      ['incident.severity-changed', 'Low', 'High'],
      ['incident.alert-added', null, alerts[1]?.id],
    ]);
    const waiting = await drainOutbox(store());
    expect(waiting.map(({ kind, key }) => [kind, key])).toEqual([
      ['alert', `${alerts[0]?.id}/1`],
      ['alert', `${alerts[1]?.id}/1`],
      ['incident', `${incident.number}/1`],
    ]);
    expect(waiting[2]?.incident).toEqual({ ...incident, alertIds: alerts.map(({ id }) => id), commentCount: 0 });
    expect(await store().listOutbox(10)).toEqual([]);
  });

  it('leaves out an alert whose dedup key or id is known, and its incident changes', async () => {
    const first = sampleAlert();
    const sameFact = sampleAlert({ dedupKey: first.dedupKey });
    const other = sampleAlert();
    await store().addAlerts({ alerts: [first, sameFact] }, openEach, AT, EARLIER);
    const again = await store().addAlerts(
      { alerts: [sameFact, { ...other, id: first.id }, other, other] },
      openEach,
      AT,
      EARLIER,
    );
    expect(again.alerts.map((alert) => alert.id)).toEqual([other.id]);
    expect(again.incidents).toHaveLength(1);
    expect(await store().findAlert(sameFact.id)).toBeUndefined();
  });

  it('keeps an alert of no incident', async () => {
    const alert = sampleAlert();
    const added = await store().addAlerts({ alerts: [alert] }, () => ({ kind: 'none' }), AT, EARLIER);
    expect(added).toEqual({ alerts: [alert], incidents: [] });
    expect(await store().findAlert(alert.id)).toEqual(alert);
  });

  it('writes what the correlator made of the incident, but number, id, version and count are its own', async () => {
    const incident = await openOne(store(), { status: 'Closed', closedAt: AT.toISOString() });
    const alert = sampleAlert();
    const reopened = {
      ...incident,
      status: 'Active' as const,
      closedAt: null,
      number: 77,
      version: 99,
      alertCount: 50,
    };
    const added = await store().addAlerts(
      { alerts: [alert] },
      () => ({ kind: 'join', incidentNumber: incident.number, reason: 'Again.', incident: reopened }),
      AT,
      EARLIER,
    );
    expect(added.incidents[0]).toMatchObject({
      number: incident.number,
      status: 'Active',
      closedAt: null,
      version: 2,
      alertCount: 2,
    });
    const activity = await store().listActivity(incident.number);
    expect(activity.map(({ kind }) => kind).slice(2)).toEqual(['incident.reopened', 'incident.alert-added']);
  });

  it('shows the correlator incidents since the given time only, closed ones included, with their alerts', async () => {
    const old = await openOne(store(), { lastActivityAt: '2025-01-01T00:00:00.000Z' });
    const closed = await openOne(store(), { status: 'Closed' });
    let seen: readonly { incident: Incident; alerts: readonly unknown[] }[] = [];
    await store().addAlerts(
      { alerts: [sampleAlert()] },
      (_alert, candidates) => {
        seen = [...candidates];
        return { kind: 'none' };
      },
      AT,
      EARLIER,
    );
    const numbers = seen.map(({ incident }) => incident.number);
    expect(numbers).toContain(closed.number);
    expect(numbers).not.toContain(old.number);
    expect(seen.find(({ incident }) => incident.number === closed.number)?.alerts).toHaveLength(1);
  });

  it('writes nothing when the correlator throws, and leaves no gap in the numbers', async () => {
    const before = await openOne(store());
    const [first, second] = [sampleAlert(), sampleAlert()];
    const failing = store().addAlerts(
      { alerts: [first, second] },
      (alert, candidates) => {
        if (alert.id === second.id) throw new Error('correlator broke');
        return openEach(alert, candidates);
      },
      AT,
      EARLIER,
    );
    await expect(failing).rejects.toThrow('correlator broke');
    expect(await store().findAlert(first.id)).toBeUndefined();
    expect((await openOne(store())).number).toBe(before.number + 1);
  });

  it('serialises batches that come at the same time: one incident a rule, no number twice', async () => {
    const ruleId = randomUUID();
    const batches = Array.from({ length: 12 }, () => ({ alerts: [sampleAlert({ ruleId }), sampleAlert({ ruleId })] }));
    await Promise.all(batches.map((batch) => store().addAlerts(batch, joinSameRule, AT, EARLIER)));
    const opened = (await store().listIncidents(filters({ limit: 1000 }))).items;
    const numbers = opened.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const alert = await store().findAlert(batches[0]?.alerts[0]?.id ?? '');
    const incident = await store().findIncident(alert?.incidentNumber ?? 0);
    expect(incident).toMatchObject({ alertCount: 24, version: 12 });
    expect(await store().listIncidentAlerts(incident?.number ?? 0)).toHaveLength(24);
  });
}

function describeRuleProgress(store: () => StateStore): void {
  it('stores the run with its alerts, and an edit made meanwhile stays', async () => {
    const rule = sampleRule();
    await store().putRule({ ...rule, name: 'Edited meanwhile' });
    const run = sampleRuleRun(rule.id);
    const evaluated = { ...rule, evaluatedUntil: run.windowEnd, nextRunAt: '2026-03-01T12:05:00.000Z' };
    const batch = { alerts: [sampleAlert({ ruleId: rule.id })], ruleProgress: { run, rule: evaluated } };
    await store().addAlerts(batch, openEach, AT, EARLIER);
    expect(await store().findRule(rule.id)).toEqual({ ...evaluated, name: 'Edited meanwhile' });
    expect(await store().listRuleRuns(rule.id, 10)).toEqual([run]);
    const later = sampleRuleRun(rule.id, { startedAt: '2026-03-01T12:05:00.000Z' });
    await store().addAlerts({ alerts: [], ruleProgress: { run: later, rule: evaluated } }, openEach, AT, EARLIER);
    expect(await store().listRuleRuns(rule.id, 1)).toEqual([later]);
  });

  it('stores neither progress nor alerts when the batch fails', async () => {
    const rule = sampleRule();
    await store().putRule(rule);
    const run = sampleRuleRun(rule.id);
    const batch = {
      alerts: [sampleAlert()],
      ruleProgress: { run, rule: { ...rule, evaluatedUntil: run.windowEnd } },
    };
    const failing = store().addAlerts(
      batch,
      () => {
        throw new Error('no');
      },
      AT,
      EARLIER,
    );
    await expect(failing).rejects.toThrow('no');
    expect(await store().findRule(rule.id)).toEqual(rule);
    expect(await store().listRuleRuns(rule.id, 10)).toEqual([]);
  });

  it('a rule removed while it ran stays removed; its alerts stay', async () => {
    const rule = sampleRule();
    const alert = sampleAlert({ ruleId: rule.id });
    const batch = { alerts: [alert], ruleProgress: { run: sampleRuleRun(rule.id), rule } };
    await store().addAlerts(batch, openEach, AT, EARLIER);
    expect(await store().findRule(rule.id)).toBeUndefined();
    expect(await store().findAlert(alert.id)).toBeDefined();
  });
}

function describeQueue(store: () => StateStore): void {
  it('filters by every member, and sorts by severity rank', async () => {
    const tag = `tag-${randomUUID()}`;
    const low = await openOne(store(), { tags: [tag], severity: 'Low', owner: 'megan', title: 'Ärger mit 4711' });
    const high = await openOne(store(), { tags: [tag, 'vip'], severity: 'High', policyNames: ['PII policy'] });
    const info = await openOne(store(), {
      tags: [tag],
      severity: 'Informational',
      status: 'Closed',
      serviceSources: ['Microsoft Data Loss Prevention'],
      lastActivityAt: '2026-03-02T00:00:00.000Z',
      impacted: [{ type: 'file', name: 'Q3 Forecast.docx' }],
    });
    const list = async (rest: Partial<IncidentFilters>) =>
      (await store().listIncidents(filters({ tag: [tag], ...rest }))).items.map(({ number }) => number);
    expect(await list({ sort: 'severity', order: 'desc' })).toEqual([high.number, low.number, info.number]);
    expect(await list({ status: ['Closed', 'Active'] })).toEqual([info.number]);
    expect(await list({ severity: ['High', 'Low'] })).toEqual([low.number, high.number]);
    expect(await list({ owner: ['megan'] })).toEqual([low.number]);
    expect(await list({ owner: [''] })).toEqual([high.number, info.number]);
    expect(await list({ policyName: ['PII policy'] })).toEqual([high.number]);
    expect(await list({ serviceSource: ['Microsoft Data Loss Prevention'] })).toEqual([info.number]);
    expect(await list({ from: '2026-03-01T12:00:00.001Z' })).toEqual([info.number]);
    expect(await list({ to: '2026-03-02T00:00:00.000Z' })).toEqual([low.number, high.number]);
    expect(await list({ search: 'forecast Q3' })).toEqual([info.number]);
    expect(await list({ search: 'äRGER' })).toEqual([low.number]);
    expect(await list({ search: '4711' })).toEqual([low.number]);
    expect(await list({ search: `#${high.number}` })).toContain(high.number);
    expect(await list({ search: '%' })).toEqual([]);
    expect(await list({ limit: 1, offset: 1 })).toEqual([high.number]);
  });

  it('counts facets over all incidents, whatever the filter', async () => {
    const tag = `tag-${randomUUID()}`;
    await openOne(store(), { tags: [tag], owner: 'facet-owner' });
    const page = await store().listIncidents(filters({ owner: ['nobody at all'] }));
    expect(page.total).toBe(0);
    expect(page.facets.tag).toContainEqual({ value: tag, count: 1 });
    expect(page.facets.owner).toContainEqual({ value: 'facet-owner', count: 1 });
    const all = await store().listIncidents(filters({ limit: 1 }));
    const sum = (facet: readonly { count: number }[]) => facet.reduce((total, { count }) => total + count, 0);
    expect(sum(all.facets.status)).toBe(all.total);
    expect(sum(all.facets.owner)).toBe(all.total);
  });

  it('lists alerts, newest first, by severity, source, words and time', async () => {
    const word = `w${randomUUID().slice(0, 8)}`;
    const old = sampleAlert({ title: `${word} one`, createdAt: '2026-02-01T00:00:00.000Z', severity: 'High' });
    const recent = sampleAlert({ title: `${word} two`, serviceSource: 'Other' });
    await store().addAlerts({ alerts: [recent, old] }, () => ({ kind: 'none' }), AT, EARLIER);
    const list = async (rest: object) =>
      (await store().listAlerts({ search: word, limit: 10, offset: 0, ...rest })).items.map(({ id }) => id);
    expect(await list({})).toEqual([recent.id, old.id]);
    expect(await list({ severity: ['High'] })).toEqual([old.id]);
    expect(await list({ serviceSource: ['Other'] })).toEqual([recent.id]);
    expect(await list({ since: new Date('2026-02-15T00:00:00Z') })).toEqual([recent.id]);
    expect(await list({ search: `TWO ${word}` })).toEqual([recent.id]);
  });

  it('counts alerts by UTC day, whatever zone their time is written in', async () => {
    const times = [
      '2031-05-01T00:00:00Z',
      '2031-05-01T23:59:59.999Z',
      '2031-05-04T01:30:00+02:00',
      '2031-05-04T00:00:00Z',
    ];
    const alerts = times.map((createdAt) => sampleAlert({ createdAt }));
    await store().addAlerts({ alerts }, () => ({ kind: 'none' }), AT, EARLIER);
    expect(await store().countAlertsByDay(new Date('2031-05-01T00:00:00Z'))).toEqual([
      { day: '2031-05-01', count: 2 },
      { day: '2031-05-03', count: 1 },
      { day: '2031-05-04', count: 1 },
    ]);
    expect(await store().countAlertsByDay(new Date('2031-05-01T00:00:00.001Z'))).toContainEqual({
      day: '2031-05-01',
      count: 1,
    });
  });
}

function describeChanges(store: () => StateStore): void {
  it('saves a change of the version it saw, with its activity and its row', async () => {
    const incident = await openOne(store());
    await drainOutbox(store());
    const comment = {
      id: randomUUID(),
      incidentNumber: incident.number,
      at: AT.toISOString(),
      by: 'megan',
      kind: 'incident.commented' as const,
      message: 'Looks real.',
      before: null,
      after: null,
    };
    const saved = await store().saveIncident({ ...incident, owner: 'megan' }, [comment]);
    expect(saved).toEqual({ ...incident, owner: 'megan', version: 2 });
    expect(await store().findIncident(incident.number)).toEqual(saved);
    expect((await store().listActivity(incident.number)).at(-1)).toEqual(comment);
    const [row] = await drainOutbox(store());
    expect(row).toMatchObject({ key: `${incident.number}/2`, incident: { commentCount: 1, owner: 'megan' } });
  });

  it('refuses a change of an older version, and writes no activity', async () => {
    const incident = await openOne(store());
    await store().saveIncident(incident, []);
    const stale = { ...incident, owner: 'late' };
    await expect(store().saveIncident(stale, [])).rejects.toMatchObject({
      httpStatus: 409,
      problems: [{ code: 'STA1001' }],
    });
    expect((await store().findIncident(incident.number))?.owner).toBeNull();
    await expect(store().saveIncident({ ...incident, number: 2_000_000_000 }, [])).rejects.toMatchObject({
      problems: [{ code: 'STA1003' }],
    });
  });

  it('of changes at the same time, one wins', async () => {
    const incident = await openOne(store());
    const results = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((owner) => store().saveIncident({ ...incident, owner }, [])),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await store().findIncident(incident.number))?.version).toBe(2);
  });

  it('saves alerts under their next version, or none where one is unknown', async () => {
    const [first, second] = [sampleAlert(), sampleAlert()];
    await store().addAlerts({ alerts: [first, second] }, () => ({ kind: 'none' }), AT, EARLIER);
    await drainOutbox(store());
    const resolved = { ...first, status: 'Resolved' as const };
    await store().saveAlerts([resolved]);
    await expect(store().saveAlerts([{ ...second, status: 'Resolved' }, sampleAlert()])).rejects.toMatchObject({
      problems: [{ code: 'STA1003' }],
    });
    expect(await store().findAlert(first.id)).toEqual(resolved);
    expect((await store().findAlert(second.id))?.status).toBe('New');
    expect((await drainOutbox(store())).map(({ key }) => key)).toEqual([`${first.id}/2`]);
  });
}
