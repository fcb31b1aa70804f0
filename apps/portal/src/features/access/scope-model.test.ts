import { describe, expect, it } from 'vitest';
import { describeScopeChange, groupTables, setTables, stateOf } from './scope-model.ts';

const known = [
  { name: 'SecurityAlert', category: 'Security', description: 'Alerts of every product.' },
  { name: 'AuditLogs', category: 'Entra', description: 'Changes to users.' },
  { name: 'SigninLogs', category: 'Entra', description: 'Sign-ins.' },
];
const shape = (chosen: readonly string[], words: string) =>
  groupTables(known, chosen, words).map(({ category, tables }) => [category, tables.map(({ name }) => name)]);

describe('the tables to choose from', () => {
  it('stand by category and name', () => {
    expect(shape([], '')).toEqual([
      ['Entra', ['AuditLogs', 'SigninLogs']],
      ['Security', ['SecurityAlert']],
    ]);
  });
  it('are found by name and by what they hold', () => {
    expect(shape([], 'signin')).toEqual([['Entra', ['SigninLogs']]]);
    expect(shape([], 'ALERTS of')).toEqual([['Security', ['SecurityAlert']]]);
    expect(shape([], 'zebra')).toEqual([]);
  });
  it('show first what is chosen and is there no more', () => {
    expect(shape(['Gone'], '')[0]).toEqual(['Not there any more', ['Gone']]);
  });
});

it('a group is taken in and left out as a whole', () => {
  const [entra] = groupTables(known, [], '');
  if (!entra) throw new Error('expected a group');
  const names = entra.tables.map(({ name }) => name);
  expect(stateOf(entra, ['SecurityAlert'])).toBe(false);
  expect(stateOf(entra, ['SigninLogs'])).toBe('mixed');
  expect(stateOf(entra, names)).toBe(true);
  expect(setTables(['SecurityAlert', 'AuditLogs'], names, true)).toEqual(['AuditLogs', 'SecurityAlert', 'SigninLogs']);
  expect(setTables(['SecurityAlert', 'AuditLogs'], names, false)).toEqual(['SecurityAlert']);
});

it.each([
  [null, null, ''],
  [['A'], ['A'], ''],
  [null, ['A'], 'a list instead of every table'],
  [[], null, 'every table instead of a list'],
  [['A', 'B'], ['B', 'C'], '+ C, \u2212 A'],
])('the change from %j to %j is said as %j', (before, after, expected) =>
  expect(describeScopeChange(before, after)).toBe(expected),
);
