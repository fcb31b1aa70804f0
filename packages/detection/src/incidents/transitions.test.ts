import type { Incident, IncidentChange } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { countingIds, exampleIncident } from '../../test/examples.ts';
import { applyIncidentChange, commentActivity } from './transitions.ts';

const at = new Date('2026-11-20T12:00:00Z');
const context = () => ({ by: 'leila', at, newId: countingIds() });

const NEW = exampleIncident();
const ACTIVE = exampleIncident({ status: 'Active', owner: 'tomas', tags: ['VIP'] });
const CLOSED = exampleIncident({
  status: 'Closed',
  classification: 'TruePositive',
  classificationReason: 'SuspiciousActivity',
  classificationComment: 'It was him.',
  closedAt: '2026-11-20T11:00:00.000Z',
});
const reopened = { closedAt: null, classification: null, classificationReason: null, classificationComment: null };

type Change = Omit<IncidentChange, 'version'>;
const kinds = (activity: readonly { kind: string }[]) => activity.map(({ kind }) => kind);

const CHANGES: readonly [string, Incident, Change, Partial<Incident>, string[]][] = [
  ['start a new one', NEW, { status: 'Active' }, { status: 'Active' }, ['incident.status-changed']],
  ['put an active one back', ACTIVE, { status: 'New' }, { status: 'New' }, ['incident.status-changed']],
  ['keep the status', ACTIVE, { status: 'Active' }, {}, []],
  ['change nothing', NEW, {}, {}, []],
  ['assign', NEW, { owner: 'leila' }, { owner: 'leila', status: 'New' }, ['incident.assigned']],
  ['unassign', ACTIVE, { owner: null }, { owner: null }, ['incident.assigned']],
  ['re-rate', NEW, { severity: 'High' }, { severity: 'High' }, ['incident.severity-changed']],
  ['rename', CLOSED, { title: 'Payroll' }, { title: 'Payroll', status: 'Closed' }, ['incident.title-changed']],
  ['tag', ACTIVE, { tags: ['VIP', ' DLP ', ''] }, { tags: ['VIP', 'DLP'] }, ['incident.tags-changed']],
  ['the same tags in another order', ACTIVE, { tags: ['VIP', 'VIP'] }, {}, []],
  ['untag', ACTIVE, { tags: [] }, { tags: [] }, ['incident.tags-changed']],
  [
    'close with the only reason there is',
    ACTIVE,
    { status: 'Closed', classification: 'TruePositive', classificationComment: 'Seen.' },
    {
      status: 'Closed',
      classification: 'TruePositive',
      classificationReason: 'SuspiciousActivity',
      classificationComment: 'Seen.',
      closedAt: at.toISOString(),
    },
    ['incident.closed'],
  ],
  [
    'close a new one as undetermined',
    NEW,
    { status: 'Closed', classification: 'Undetermined' },
    { status: 'Closed', classification: 'Undetermined', classificationReason: null },
    ['incident.closed'],
  ],
  [
    'close as a false positive with its reason',
    NEW,
    { status: 'Closed', classification: 'FalsePositive', classificationReason: 'InaccurateData' },
    { status: 'Closed', classificationReason: 'InaccurateData' },
    ['incident.closed'],
  ],
  ['close again without news', CLOSED, { status: 'Closed' }, {}, []],
  [
    'classify a closed one again',
    CLOSED,
    { classification: 'BenignPositive' },
    {
      status: 'Closed',
      classification: 'BenignPositive',
      classificationReason: 'SuspiciousButExpected',
      closedAt: CLOSED.closedAt,
    },
    ['incident.closed'],
  ],
  ['assign a closed one', CLOSED, { owner: 'leila' }, { owner: 'leila', status: 'Closed' }, ['incident.assigned']],
  ['reopen as active', CLOSED, { status: 'Active' }, { status: 'Active', ...reopened }, ['incident.reopened']],
  ['reopen as new', CLOSED, { status: 'New' }, { status: 'New', ...reopened }, ['incident.reopened']],
  [
    'take it, start it and rate it at once',
    NEW,
    { owner: 'leila', status: 'Active', severity: 'Low' },
    { owner: 'leila', status: 'Active', severity: 'Low' },
    ['incident.severity-changed', 'incident.assigned', 'incident.status-changed'],
  ],
];

const REFUSED: readonly [string, Incident, IncidentChange, string][] = [
  ['another version', NEW, { version: 2, owner: 'leila' }, 'DET3001'],
  ['closing without a classification', ACTIVE, { version: 1, status: 'Closed' }, 'DET3002'],
  [
    'a false positive without a reason',
    NEW,
    { version: 1, status: 'Closed', classification: 'FalsePositive' },
    'DET3002',
  ],
  [
    'a reason of another classification',
    NEW,
    { version: 1, status: 'Closed', classification: 'TruePositive', classificationReason: 'InaccurateData' },
    'DET3003',
  ],
  [
    'a reason for undetermined',
    NEW,
    { version: 1, status: 'Closed', classification: 'Undetermined', classificationReason: 'InaccurateData' },
    'DET3003',
  ],
  ['changing the kind but not the reason', CLOSED, { version: 1, classification: 'FalsePositive' }, 'DET3002'],
  ['a classification of an open one', ACTIVE, { version: 1, classification: 'TruePositive' }, 'DET3004'],
  [
    'a classification while reopening',
    CLOSED,
    { version: 1, status: 'Active', classification: 'TruePositive' },
    'DET3004',
  ],
];

describe('applyIncidentChange', () => {
  it.each(CHANGES)('%s', (_name, incident, change, expected, expectedKinds) => {
    const result = applyIncidentChange(incident, { version: 1, ...change }, context());
    if (result.kind === 'rejected') throw new Error(result.problems[0]?.message);
    expect(kinds(result.activity)).toEqual(expectedKinds);
    const touched =
      expectedKinds.length === 0
        ? {}
        : { modifiedAt: at.toISOString(), modifiedBy: 'leila', firstModifiedAt: at.toISOString() };
    expect(result.incident).toEqual({ ...incident, ...touched, ...expected, ...closedAtOf(result.incident, expected) });
    for (const line of result.activity)
      expect(line).toMatchObject({ by: 'leila', incidentNumber: 7, at: at.toISOString() });
  });

  it.each(REFUSED)('refuses %s', (_name, incident, change, code) => {
    const result = applyIncidentChange(incident, change, context());
    expect(result).toMatchObject({ kind: 'rejected', problems: [{ code }] });
  });

  it('keeps when it was first touched', () => {
    const first = '2026-11-20T10:30:00.000Z';
    const result = applyIncidentChange(
      exampleIncident({ firstModifiedAt: first }),
      { version: 1, owner: 'x' },
      context(),
    );
    expect(result).toMatchObject({ incident: { firstModifiedAt: first } });
  });

  it('writes a comment as a line', () =>
    expect(commentActivity(7, 'Called her.', context())).toMatchObject({
      kind: 'incident.commented',
      message: 'Called her.',
      by: 'leila',
    }));
});

/** What closing fills in and a case did not name. */
function closedAtOf(found: Incident, expected: Partial<Incident>): Partial<Incident> {
  if (expected.status !== 'Closed') return {};
  const { closedAt, classification, classificationReason, classificationComment } = found;
  return { closedAt, classification, classificationReason, classificationComment, ...expected };
}
