import { CLASSIFICATION_REASONS, type Classification, classificationSchema, type Incident } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { entityName } from '../../widgets/entity-name.ts';
import { printActivity } from './activity-text.ts';
import { closingChange, firstReason } from './closing-change.ts';
import { reverseOf } from './reverse-change.ts';

describe('closing an incident', () => {
  it.each(classificationSchema.options.map((one) => [one] as const))(
    '%s starts with its reason if there is only one',
    (classification: Classification) => {
      const reasons = CLASSIFICATION_REASONS[classification];
      expect(firstReason(classification)).toBe(reasons.length === 1 ? reasons[0] : undefined);
    },
  );
  it('sends no reason where there is none, and no empty comment', () => {
    expect(closingChange('Undetermined', undefined, '  ')).toEqual({
      status: 'Closed',
      classification: 'Undetermined',
    });
  });
  it('sends reason and comment', () => {
    expect(closingChange('FalsePositive', 'InaccurateData', ' wrong tenant ')).toEqual({
      status: 'Closed',
      classification: 'FalsePositive',
      classificationReason: 'InaccurateData',
      classificationComment: 'wrong tenant',
    });
  });
});

describe('undo', () => {
  const incident = {
    owner: null,
    tags: ['vip'],
    title: 'Before',
    severity: 'Low',
    status: 'New',
  } as unknown as Incident;
  it.each([
    [{ owner: 'megan' }, { owner: null }],
    [{ tags: [] }, { tags: ['vip'] }],
    [
      { title: 'After', severity: 'High' as const },
      { title: 'Before', severity: 'Low' },
    ],
    [{ status: 'Active' as const }, { status: 'New' }],
  ])('%j is taken back by %j', (wanted, expected) => {
    expect(reverseOf(incident, wanted)).toEqual(expected);
  });
});

describe('entityName', () => {
  it.each([
    [{ Type: 'account', Name: 'megan', UPNSuffix: 'contoso.example' }, 'megan@contoso.example'],
    [{ Type: 'account', Name: 'megan@contoso.example', UPNSuffix: 'contoso.example' }, 'megan@contoso.example'],
    [{ Type: 'file', Name: 'Q3.xlsx', Directory: '/x' }, 'Q3.xlsx'],
    [{ Type: 'ip', Address: '10.0.0.1' }, '10.0.0.1'],
    [{ Type: 'host', Name: { nested: true } }, 'host'],
  ])('%j is %s', (entity, expected) => {
    expect(entityName(entity)).toBe(expected);
  });
});

describe('printActivity', () => {
  const line = {
    id: 'x',
    incidentNumber: 1,
    at: '2026-11-21T12:00:00Z',
    by: 'admin',
    message: '',
    before: null,
    after: null,
  } as const;
  it.each([
    [{ ...line, kind: 'incident.assigned', after: 'megan' } as const, 'assigned it to megan'],
    [{ ...line, kind: 'incident.assigned', before: 'megan' } as const, 'unassigned it'],
    [
      { ...line, kind: 'incident.severity-changed', before: 'Low', after: 'High' } as const,
      'changed the severity: Low → High',
    ],
    [{ ...line, kind: 'incident.tags-changed', before: 'vip', after: '' } as const, 'changed the tags: vip → none'],
  ])('%j', (activity, expected) => {
    expect(printActivity(activity)).toBe(expected);
  });
});
