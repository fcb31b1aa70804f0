import { type AnalyticsRule, findTable } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { account, exampleAlert, exampleIncident, exampleRule } from '../../test/examples.ts';
import type { TriggeredRows } from '../evaluate/evaluate-window.ts';
import { printIncidentRow } from '../publish/incident-row.ts';
import { printAlertRow } from './alert-row.ts';
import { buildAlerts } from './build-alerts.ts';

const context = { at: new Date('2026-11-20T12:00:05Z'), workspaceId: 'default' };
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    File: `f${index}`,
    TimeGenerated: `2026-11-20T10:${String(index % 60).padStart(2, '0')}:00.0000000Z`,
  }));
const triggered = (count: number, members: Partial<TriggeredRows> = {}): TriggeredRows => ({
  kind: 'window',
  start: new Date('2026-11-20T10:00:00Z'),
  end: new Date('2026-11-20T12:00:00Z'),
  total: count,
  rows: rowsOf(count),
  columns: [
    { name: 'File', type: 'string' },
    { name: 'TimeGenerated', type: 'datetime' },
  ],
  ...members,
});
const perRow: Partial<AnalyticsRule> = { eventGroupingSettings: { aggregationKind: 'AlertPerResult' } };

describe('buildAlerts', () => {
  it('makes one alert of all rows, from the first event to the last', () => {
    const { alerts } = buildAlerts(exampleRule(), triggered(3), context);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      dedupKey: 'rule:99999999-2222-4333-8444-555555555555:2026-11-20T12:00:00.000Z:all',
      startTime: '2026-11-20T10:00:00.000Z',
      endTime: '2026-11-20T10:02:00.000Z',
      alertType: 'default_99999999-2222-4333-8444-555555555555',
      productName: 'Azure Sentinel',
      providerName: 'ASI Scheduled Alerts',
      serviceSource: 'Vedette Analytics',
      evidence: { rows: 3, query: exampleRule().query },
    });
    expect(alerts[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([
    [1, 1],
    [150, 150],
    [151, 150],
    [1000, 150],
  ])('makes of %d rows %d alerts, one a row', (rows, expected) => {
    const { alerts, issues } = buildAlerts(exampleRule(perRow), triggered(rows), context);
    expect(alerts).toHaveLength(expected);
    expect(new Set(alerts.map(({ dedupKey }) => dedupKey)).size).toBe(expected);
    expect(alerts.at(-1)?.evidence?.rows).toBe(rows > 150 ? rows : 1);
    expect(issues).toHaveLength(rows > 150 ? 1 : 0);
  });

  it('gives equal rows keys of their own, and the same ones again', () => {
    const [row] = rowsOf(1);
    const found = triggered(2, { rows: row ? [row, row] : [] });
    const first = buildAlerts(exampleRule(perRow), found, context).alerts.map(({ id }) => id);
    const second = buildAlerts(exampleRule(perRow), found, context).alerts.map(({ id }) => id);
    expect(new Set(first).size).toBe(2);
    expect(second).toEqual(first);
  });

  it('tells late rows of one stretch apart by what they are', () => {
    const late = (rows: number) =>
      buildAlerts(exampleRule(), triggered(rows, { kind: 'late' }), context).alerts[0]?.dedupKey;
    expect(late(1)).not.toBe(late(2));
    expect(late(2)).toBe(late(2));
  });

  it('alerts without rows where a rule counts downwards', () => {
    const { alerts } = buildAlerts(
      exampleRule({ ...perRow, triggerOperator: 'lt', triggerThreshold: 1 }),
      triggered(0),
      context,
    );
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ startTime: '2026-11-20T10:00:00.000Z', endTime: '2026-11-20T12:00:00.000Z' });
  });
});

const columnsOf = (table: string) => findTable(table)?.columns.map(({ name }) => name) ?? [];

describe('printAlertRow', () => {
  const alert = exampleAlert({
    ruleId: exampleRule().id,
    ruleName: 'Shared outside',
    entities: [{ $id: '1', ...account('ines@halden.example') }],
    customDetails: { File: ['a.docx'] },
    evidence: { query: 'T', windowStart: '2026-11-19T10:00:00.000Z', windowEnd: '2026-11-20T10:00:00.000Z', rows: 2 },
  });
  const row = printAlertRow(alert, { workspaceId: 'default', rule: exampleRule() });

  it('has columns of the table only, and all but those that a store fills', () => {
    const missing = columnsOf('SecurityAlert').filter((name) => !(name in row));
    expect(Object.keys(row).filter((name) => !columnsOf('SecurityAlert').includes(name))).toEqual([]);
    expect(missing).toEqual(['_BilledSize', '_IsBillable']);
  });

  it('says what queries of users look for', () => {
    expect(row).toMatchObject({
      ProductName: 'Azure Sentinel',
      ProductComponentName: 'Scheduled Alerts',
      SourceSystem: 'Detection',
      IsIncident: false,
    });
    expect(JSON.parse(String(row.Entities))).toEqual([
      { $id: '1', Type: 'account', Name: 'ines', UPNSuffix: 'halden.example' },
    ]);
    expect(JSON.parse(String(row.ExtendedProperties))).toMatchObject({
      'Query Period': '1.00:00:00',
      'Trigger Operator': 'GreaterThan',
      'Trigger Threshold': '0',
      'Query Start Time UTC': '2026-11-19 10:00:00Z',
      'Search Query Results Overall Count': '2',
      'Analytic Rule Ids': `["${exampleRule().id}"]`,
      'Custom Details': '{"File":["a.docx"]}',
      OriginalQuery: 'T',
    });
    expect([row.Techniques, row.SubTechniques]).toEqual(['["T1567"]', '["T1567.002"]']);
  });
});

describe('printIncidentRow', () => {
  it('has every column of the table, and no other', () => {
    const incident = exampleIncident({ owner: 'leila', tags: ['VIP'], modifiedAt: '2026-11-20T11:00:00.000Z' });
    const comment = {
      id: 'c',
      incidentNumber: 7,
      by: 'leila',
      kind: 'incident.commented' as const,
      message: 'Called.',
      before: null,
      after: null,
    };
    const row = printIncidentRow(incident, {
      workspaceId: 'default',
      alertIds: ['a1'],
      alerts: [exampleAlert({ ruleId: 'r1' })],
      activity: [
        { ...comment, at: '2026-11-20T11:00:00.000Z' },
        { ...comment, at: '2026-11-20T11:30:00.000Z' },
      ],
      incidentUrl: '',
    });
    expect(Object.keys(row).sort()).toEqual([...columnsOf('SecurityIncident')].sort());
    expect(row).toMatchObject({
      IncidentNumber: 7,
      AlertIds: ['a1'],
      RelatedAnalyticRuleIds: ['r1'],
      Owner: { assignedTo: 'leila' },
      Labels: [{ labelName: 'VIP', labelType: 'User' }],
      AdditionalData: { alertsCount: 1, commentsCount: 1, alertProductNames: ['Azure Sentinel'] },
    });
  });
});
