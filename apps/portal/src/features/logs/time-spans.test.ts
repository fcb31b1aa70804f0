import { expect, it } from 'vitest';
import { describeTimeSpan, makeTimeSpan, setsOwnTime, windowOf } from './time-spans.ts';

it.each([
  ['P1D', 'Last 24 hours'],
  ['2026-01-01T00:00:00.000Z/2026-01-02T12:30:00.000Z', '2026-01-01 00:00 to 2026-01-02 12:30 UTC'],
  ['P2D', 'P2D'],
])('describes %s', (timespan, expected) => {
  expect(describeTimeSpan(timespan)).toBe(expected);
});

it('makes a range, or says what is wrong', () => {
  expect(makeTimeSpan('2026-01-01T00:00', '2026-01-02T00:00')).toEqual({
    timespan: '2026-01-01T00:00:00.000Z/2026-01-02T00:00:00.000Z',
  });
  expect(makeTimeSpan('2026-01-02T00:00', '2026-01-01T00:00')).toHaveProperty('error');
  expect(makeTimeSpan('', '2026-01-01T00:00')).toHaveProperty('error');
});

it.each([
  ['T | where TimeGenerated > ago(1h)', true],
  ['T | where timegenerated between (ago(2d) .. now())', true],
  ['T | summarize max(TimeGenerated)', false],
  ['T // where TimeGenerated > ago(1d)', false],
])('%s sets its own time: %s', (kql, expected) => {
  expect(setsOwnTime(kql)).toBe(expected);
  expect(windowOf(kql, 'P1D')).toEqual(expected ? {} : { timespan: 'P1D' });
});
