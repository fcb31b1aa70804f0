import type { ScheduledRule } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { durationMinutes, formOf, problemsOf, ruleOf, stepsWithProblems } from './rule-form.ts';

const rule: ScheduledRule = {
  name: 'Label downgraded',
  description: '',
  severity: 'Medium',
  tactics: [],
  relevantTechniques: [],
  query: 'T | take 1',
  queryFrequency: '5m',
  queryPeriod: '1h',
  triggerOperator: 'gt',
  triggerThreshold: 0,
  incidentConfiguration: {
    createIncident: true,
    groupingConfiguration: {
      enabled: true,
      reopenClosedIncident: true,
      lookbackDuration: 'PT5H',
      matchingMethod: 'Selected',
      groupByEntities: ['Account'],
      groupByAlertDetails: [],
      groupByCustomDetails: [],
    },
  },
};
const form = formOf(rule, true);

describe('durationMinutes', () => {
  it.each([
    ['5m', 5],
    ['1h', 60],
    ['14d', 20_160],
    ['PT5H', 300],
    ['P1D', 1440],
    ['P1DT2H', 1560],
    ['5 minutes', undefined],
    ['P', undefined],
    ['-5m', undefined],
  ])('%s', (text, minutes) => {
    expect(durationMinutes(text)).toBe(minutes);
  });
});

describe('the form of a rule', () => {
  it('is sound as the template brings it', () => {
    expect(problemsOf(form)).toEqual({});
  });
  it.each([
    ['no name', { name: ' ' }, 'name', 'general'],
    ['too often', { queryFrequency: '1m' }, 'queryFrequency', 'logic'],
    ['looks back less than it waits', { queryFrequency: '2h', queryPeriod: '1h' }, 'queryPeriod', 'logic'],
    ['a threshold that is no number', { triggerThreshold: 'many' }, 'triggerThreshold', 'logic'],
    ['a window that is no duration', { lookbackDuration: 'soon' }, 'lookbackDuration', 'incidents'],
  ])('refuses %s, and marks its step', (_name, change, field, step) => {
    const problems = problemsOf({ ...form, ...change });
    expect(Object.keys(problems)).toEqual([field]);
    expect([...stepsWithProblems(problems)]).toEqual([step]);
  });
  it('keeps what it does not show', () => {
    const saved = ruleOf({ ...form, severity: 'High' }, rule);
    expect(saved.severity).toBe('High');
    expect(saved.incidentConfiguration?.groupingConfiguration).toMatchObject({
      matchingMethod: 'Selected',
      groupByEntities: ['Account'],
      reopenClosedIncident: true,
    });
  });
});
