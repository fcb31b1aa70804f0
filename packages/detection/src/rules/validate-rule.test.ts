import type { ScheduledRule } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { exampleTemplate } from '../../test/examples.ts';
import { validateRule } from './validate-rule.ts';

const grouping = {
  enabled: true,
  reopenClosedIncident: false,
  lookbackDuration: '5h',
  matchingMethod: 'Selected' as const,
  groupByEntities: ['Account'],
  groupByAlertDetails: [],
  groupByCustomDetails: [],
};
const mapping = (entityType: string, ...identifiers: string[]) => ({
  entityMappings: [{ entityType, fieldMappings: identifiers.map((identifier) => ({ identifier, columnName: 'C' })) }],
});
const groups = (members: object): Partial<ScheduledRule> => ({
  ...mapping('Account', 'FullName'),
  incidentConfiguration: { createIncident: true, groupingConfiguration: { ...grouping, ...members } },
});

const CASES: readonly [string, Partial<ScheduledRule>, string[]][] = [
  ['a plain rule', {}, []],
  ['ISO durations', { queryFrequency: 'PT5M', queryPeriod: 'P1D' }, []],
  ['14 days by the hour', { queryFrequency: '1h', queryPeriod: '14d' }, []],
  ['an unreadable frequency', { queryFrequency: 'hourly' }, ['DET1003']],
  ['a frequency under 5 minutes', { queryFrequency: '4m' }, ['DET1003']],
  ['a period over 14 days', { queryPeriod: '15d' }, ['DET1003']],
  ['a period shorter than the frequency', { queryFrequency: '2h', queryPeriod: '1h' }, ['DET1004']],
  ['two days every half hour', { queryFrequency: '30m', queryPeriod: '2d' }, ['DET1004']],
  ['under two days every half hour', { queryFrequency: '30m', queryPeriod: '47h' }, []],
  ['an unknown tactic', { tactics: ['Exfil'], relevantTechniques: [] }, ['DET1005']],
  ['a technique that is no number', { relevantTechniques: ['Phishing'] }, ['DET1005']],
  ['a technique of another tactic', { tactics: ['Discovery'], relevantTechniques: ['T1567'] }, ['DET1005']],
  ['a subtechnique', { relevantTechniques: ['T1567.002'] }, []],
  ['an unknown entity type', mapping('User', 'Name'), ['DET1006']],
  ['an unknown identifier', mapping('Account', 'Mail'), ['DET1006']],
  ['an account by its domain alone', mapping('Account', 'UPNSuffix'), ['DET1006']],
  ['a hash without its algorithm', mapping('FileHash', 'Value'), ['DET1006']],
  ['a hash with both', mapping('FileHash', 'Value', 'Algorithm'), []],
  ['a detail with a blank in its name', { customDetails: { 'My detail': 'C' } }, ['DET1007']],
  ['a detail that starts with a digit', { customDetails: { '1st': 'C' } }, ['DET1007']],
  ['a detail of 21 characters', { customDetails: { abcdefghijklmnopqrstu: 'C' } }, ['DET1007']],
  [
    '21 details',
    { customDetails: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`D${index}`, 'C'])) },
    ['DET1007'],
  ],
  [
    'four columns in a title',
    { alertDetailsOverride: { alertDisplayNameFormat: '{{A}}{{B}}{{C}}{{D}}' } },
    ['DET1007'],
  ],
  ['an empty title', { alertDetailsOverride: { alertDisplayNameFormat: '' } }, ['DET1007']],
  ['grouping by an entity', groups({}), []],
  ['grouping by nothing', groups({ groupByEntities: [] }), ['DET1008']],
  ['grouping by an entity that is not mapped', groups({ groupByEntities: ['Host'] }), ['DET1008']],
  ['grouping by a detail that is not there', groups({ groupByCustomDetails: ['Policy'] }), ['DET1008']],
  ['a lookback over 7 days', groups({ lookbackDuration: '8d' }), ['DET1003']],
  ['suppression over a day', { suppressionEnabled: true, suppressionDuration: '25h' }, ['DET1003']],
  ['union of everything', { query: 'union * | take 1' }, ['DET1014']],
  ['search in everything', { query: 'search * | take 1' }, ['DET1014']],
  ['union of everything in a comment', { query: 'T // not union *\n| take 1' }, []],
];

describe('validateRule', () => {
  it.each(CASES)('%s', (_name, members, expected) => {
    const problems = validateRule(exampleTemplate(members));
    expect(problems.map(({ code }) => code)).toEqual(expected);
    for (const { message } of problems) expect(message).toMatch(/^.{20,}\.$/s);
  });

  it('hints at near names', () => {
    const [problem] = validateRule(exampleTemplate(mapping('account', 'FullName')));
    expect(problem?.hints).toEqual(['Near names: `Account`.']);
  });
});
