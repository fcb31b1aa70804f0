import type { Alert, Entity, IncidentConfiguration } from '@vedette/model';
import type { CorrelationDecision } from '@vedette/state-store';
import { describe, expect, it } from 'vitest';
import { account, countingIds, exampleAlert, exampleIncident, file } from '../../test/examples.ts';
import { type Candidate, type CorrelationContext, createCorrelator } from './correlate.ts';
import { titleOf } from './incident-facts.ts';

const INES = account('ines.duarte@halden.example');
const TOMAS = account('tomas@halden.example');
const PAYROLL = file('https://halden.example/sites/Finance', 'payroll.xlsx');
const IP = { Type: 'ip', Address: '198.51.100.10' };

const at = (minutes: number) => {
  const time = new Date(Date.parse('2026-11-20T10:00:00Z') + minutes * 60_000).toISOString();
  return { startTime: time, endTime: time };
};
const candidate = (
  number: number,
  alerts: readonly Alert[],
  members: Partial<Candidate['incident']> = {},
): Candidate => ({
  incident: exampleIncident({ number, title: titleOf(alerts), ...members }),
  alerts,
});
const decide = (
  alert: Alert,
  candidates: readonly Candidate[],
  context: Partial<CorrelationContext> = {},
): CorrelationDecision =>
  createCorrelator({ at: new Date('2026-11-20T12:00:00Z'), newId: countingIds(), ...context })(alert, candidates);
const outcome = (decision: CorrelationDecision) => (decision.kind === 'join' ? decision.incidentNumber : decision.kind);

const withEntities = (...entities: Entity[]) =>
  exampleAlert({ id: 'new', title: 'DLP match', severity: 'High', ...at(7), entities });
const other = (entities: Entity[], members: Partial<Alert> = {}) =>
  exampleAlert({ id: 'old', title: 'Label lowered', entities, ...members });

describe('correlation across sources', () => {
  it.each<[string, Entity[], Entity[], number | 'open']>([
    ['the same account', [INES], [INES, IP], 1],
    ['the same account in capitals', [{ ...INES, Name: 'INES.Duarte' }], [INES], 1],
    [
      'the same object id',
      [{ Type: 'account', Name: 'x', AadUserId: 'ABC' }],
      [{ Type: 'account', Name: 'y', AadUserId: 'abc' }],
      1,
    ],
    ['the same file', [TOMAS, PAYROLL], [INES, PAYROLL], 1],
    [
      'the same file, its place with a slash at the end',
      [file('https://halden.example/sites/finance/', 'payroll.xlsx')],
      [PAYROLL],
      1,
    ],
    ['a mailbox and its account', [{ Type: 'mailbox', MailboxPrimaryAddress: 'tomas@halden.example' }], [TOMAS], 1],
    [
      'the same host with its domain',
      [{ Type: 'host', HostName: 'pc1', DnsDomain: 'h.example' }],
      [{ Type: 'host', HostName: 'PC1', DnsDomain: 'h.example' }],
      1,
    ],
    ['another account', [TOMAS], [INES], 'open'],
    ['the same address only', [TOMAS, IP], [INES, IP], 'open'],
    [
      'the same file name in no known place',
      [{ Type: 'file', Name: 'payroll.xlsx' }],
      [{ Type: 'file', Name: 'payroll.xlsx' }],
      'open',
    ],
    [
      'the same name without a domain',
      [{ Type: 'account', Name: 'ines' }],
      [{ Type: 'account', Name: 'ines' }],
      'open',
    ],
    [
      'the same resource only',
      [{ Type: 'azure-resource', ResourceId: '/s/1' }],
      [{ Type: 'azure-resource', ResourceId: '/s/1' }],
      'open',
    ],
    [
      'a service account',
      [{ Type: 'account', Name: 'app', UPNSuffix: 'sharepoint' }],
      [{ Type: 'account', Name: 'app', UPNSuffix: 'sharepoint' }],
      'open',
    ],
    [
      'the system account of SharePoint',
      [{ Type: 'account', NTDomain: 'SHAREPOINT', Name: 'system' }],
      [{ Type: 'account', NTDomain: 'SHAREPOINT', Name: 'system' }],
      'open',
    ],
    ['no entities', [], [], 'open'],
  ])('%s', (_name, mine, theirs, expected) =>
    expect(outcome(decide(withEntities(...mine), [candidate(1, [other(theirs)])]))).toBe(expected),
  );

  it('says why, with names and time', () => {
    const decision = decide(withEntities(INES, PAYROLL, IP), [candidate(1, [other([INES, PAYROLL, IP])])]);
    expect(decision).toMatchObject({
      kind: 'join',
      reason:
        'Same account ines.duarte@halden.example and same file payroll.xlsx as alert ‘Label lowered’, 7 min earlier',
    });
  });

  it.each<[string, Partial<Alert>, Partial<Candidate['incident']>, number | 'open']>([
    ['a day before', at(-24 * 60 + 8), {}, 1],
    ['more than a day before', at(-24 * 60), {}, 'open'],
    ['in a closed incident', {}, { status: 'Closed' }, 'open'],
  ])('%s', (_name, alert, incident, expected) =>
    expect(outcome(decide(withEntities(INES), [candidate(1, [other([INES], alert)], incident)]))).toBe(expected),
  );

  it('takes the incident that shares more, then the nearer one', () => {
    const near = candidate(1, [other([INES], at(6))]);
    const more = candidate(2, [other([INES, PAYROLL], at(-300))]);
    const far = candidate(3, [other([INES], at(-300))]);
    expect(outcome(decide(withEntities(INES, PAYROLL), [near, more, far]))).toBe(2);
    expect(outcome(decide(withEntities(INES), [far, near]))).toBe(1);
  });

  it('an account that is in incidents everywhere joins none', () => {
    const candidates = Array.from({ length: 6 }, (_, index) => candidate(index + 1, [other([INES])]));
    expect(outcome(decide(withEntities(INES), candidates))).toBe('open');
    expect(outcome(decide(withEntities(INES), candidates.slice(1)))).not.toBe('open');
  });

  it('the summary of a scan, about many files and people, joins nothing', () => {
    const files = Array.from({ length: 21 }, (_, index) => file('/estate', `f${index}.docx`));
    expect(outcome(decide(withEntities(...files), [candidate(1, [other([files[3] ?? PAYROLL])])]))).toBe('open');
    expect(outcome(decide(withEntities(files[3] ?? PAYROLL), [candidate(1, [other(files)])]))).toBe('open');
  });

  it('opens a twin of the same title when an incident is full', () => {
    const full = candidate(
      1,
      Array.from({ length: 150 }, () => other([INES])),
    );
    const decision = decide(withEntities(INES), [full]);
    expect(decision).toMatchObject({ kind: 'open', incident: { title: full.incident.title, version: 1 } });
    const twin = candidate(2, [other([INES], at(-300))]);
    expect(outcome(decide(withEntities(INES), [full, twin]))).toBe(2);
  });

  it('a rule may stay out of it', () => {
    const rule = { id: 'r', description: '#DONT_CORR# Noisy.' };
    expect(outcome(decide(withEntities(INES), [candidate(1, [other([INES])])], { rule }))).toBe('open');
  });
});

describe('what a joined incident says', () => {
  it('takes the worst severity, all sources, and a title of its facts', () => {
    const alert = {
      ...withEntities(INES, PAYROLL),
      serviceSource: 'Microsoft Data Loss Prevention',
      policyName: 'Payroll',
      tactics: ['Impact'],
    };
    const decision = decide(alert, [candidate(1, [other([INES])])]);
    expect(decision).toMatchObject({
      incident: {
        severity: 'High',
        title: 'DLP match and 1 related finding by ines.duarte@halden.example on payroll.xlsx',
        serviceSources: ['Vedette Analytics', 'Microsoft Data Loss Prevention'],
        policyNames: ['Payroll'],
        tactics: ['Exfiltration', 'Impact'],
        alertCount: 2,
        lastActivityAt: at(7).endTime,
        impacted: [
          { type: 'account', name: 'ines.duarte@halden.example' },
          { type: 'file', name: 'payroll.xlsx' },
        ],
      },
    });
  });

  it('keeps a title and a severity that a person chose', () => {
    const mine = candidate(1, [other([INES], { severity: 'High' })], { title: 'Payroll leak', severity: 'Low' });
    expect(decide(withEntities(INES), [mine])).toMatchObject({ incident: { title: 'Payroll leak', severity: 'Low' } });
  });
});

describe('incidents of the source', () => {
  const provided = (id: string, members: Partial<Alert> = {}) =>
    exampleAlert({ id, providerIncidentId: '41207', ...members });
  it('joins the alerts of one incident, closed or not, however far apart', () => {
    const closed = candidate(3, [provided('old', at(-9999))], { status: 'Closed', providerIncidentId: '41207' });
    const decision = decide(provided('new'), [closed]);
    expect(decision).toMatchObject({ kind: 'join', incidentNumber: 3, incident: { status: 'Closed' } });
  });
  it('opens it with the title that the source gave', () => {
    const providerIncident = () => ({ title: 'DLP policy matched', description: 'A policy matched.' });
    expect(decide(provided('new'), [], { providerIncident })).toMatchObject({
      kind: 'open',
      incident: { title: 'DLP policy matched', providerIncidentId: '41207', providerName: 'Microsoft 365 Defender' },
    });
  });
});

describe('grouping by the rule', () => {
  const configuration = (members: object): IncidentConfiguration => ({
    createIncident: true,
    groupingConfiguration: {
      enabled: true,
      reopenClosedIncident: false,
      lookbackDuration: '1h',
      matchingMethod: 'Selected',
      groupByEntities: ['Account'],
      groupByAlertDetails: [],
      groupByCustomDetails: [],
      ...members,
    },
  });
  const mine = (entities: Entity[], members: Partial<Alert> = {}) =>
    exampleAlert({ id: 'new', ruleId: 'r1', ruleName: 'Rule', entities, ...at(7), ...members });
  const earlier = (entities: Entity[], members: Partial<Alert> = {}) =>
    mine(entities, { id: 'old', ...at(0), ...members });
  const IP2 = { Type: 'ip', Address: '203.0.113.1' };

  it.each<[string, object, Alert, Alert, number | 'open']>([
    ['selected, the same account', {}, mine([INES, IP]), earlier([INES, IP2]), 1],
    [
      'selected by address, which says nothing across sources',
      { groupByEntities: ['IP'] },
      mine([TOMAS, IP]),
      earlier([INES, IP]),
      1,
    ],
    ['selected by address, another', { groupByEntities: ['IP'] }, mine([TOMAS, IP]), earlier([INES, IP2]), 'open'],
    ['selected by address, none', { groupByEntities: ['IP'] }, mine([TOMAS]), earlier([]), 'open'],
    ['selected by title', { groupByEntities: [], groupByAlertDetails: ['DisplayName'] }, mine([]), earlier([]), 1],
    [
      'selected by another title',
      { groupByEntities: [], groupByAlertDetails: ['DisplayName'] },
      mine([], { title: 'X' }),
      earlier([]),
      'open',
    ],
    [
      'selected by a detail',
      { groupByEntities: [], groupByCustomDetails: ['P'] },
      mine([], { customDetails: { P: ['1'] } }),
      earlier([], { customDetails: { P: ['1'] } }),
      1,
    ],
    [
      'selected by a detail that neither has',
      { groupByEntities: [], groupByCustomDetails: ['P'] },
      mine([]),
      earlier([]),
      'open',
    ],
    ['all entities equal', { matchingMethod: 'AllEntities' }, mine([IP, IP2]), earlier([IP2, IP]), 1],
    ['not all entities equal', { matchingMethod: 'AllEntities' }, mine([IP, IP2]), earlier([IP]), 'open'],
    ['any alert', { matchingMethod: 'AnyAlert' }, mine([]), earlier([]), 1],
    ['any alert, too long ago', { matchingMethod: 'AnyAlert' }, mine([], at(61)), earlier([]), 'open'],
    ['any alert of another rule', { matchingMethod: 'AnyAlert' }, mine([]), earlier([], { ruleId: 'r2' }), 'open'],
    ['switched off', { enabled: false }, mine([IP]), earlier([IP]), 'open'],
  ])('%s', (_name, grouping, alert, before, expected) => {
    const rule = { id: 'r1', description: '', incidentConfiguration: configuration(grouping) };
    expect(outcome(decide(alert, [candidate(1, [before])], { rule }))).toBe(expected);
  });

  it.each([
    [false, 'open'],
    [true, 1],
  ])('a closed incident, reopening %s', (reopenClosedIncident, expected) => {
    const rule = { id: 'r1', description: '', incidentConfiguration: configuration({ reopenClosedIncident }) };
    const closed = candidate(1, [earlier([INES])], {
      status: 'Closed',
      classification: 'Undetermined',
      closedAt: '2026-11-20T11:00:00.000Z',
    });
    const decision = decide(mine([INES]), [closed], { rule });
    expect(outcome(decision)).toBe(expected);
    if (decision.kind === 'join')
      expect(decision.incident).toMatchObject({ status: 'New', closedAt: null, classification: null });
  });

  it('makes no incident where the rule says so', () => {
    const rule = { id: 'r1', description: '', incidentConfiguration: { createIncident: false } };
    expect(decide(mine([INES]), [candidate(1, [earlier([INES])])], { rule })).toEqual({ kind: 'none' });
  });
});
