import { describe, expect, it } from 'vitest';
import { countFailures, REJECTIONS_BEFORE_DISABLING, retryAt, shouldDisable } from './failures.ts';
import { suppressedUntil } from './suppression.ts';

const failed = (code: string) => ({ status: 'failed' as const, message: `${code}: it went wrong: badly.` });
const succeeded = { status: 'succeeded' as const, message: null };
const four = Array.from({ length: REJECTIONS_BEFORE_DISABLING - 1 }, () => failed('KQL2003'));

describe('failures', () => {
  it.each([
    ['the fifth of its kind', 'KQL2003', four, true],
    ['the fourth', 'KQL2003', four.slice(1), false],
    ['a fifth of another kind', 'KQL1001', four, false],
    ['one after a success in between', 'KQL2003', [failed('KQL2003'), succeeded, ...four], false],
    ['the first', 'KQL2003', [], false],
  ])('%s', (_name, code, runs, expected) => expect(shouldDisable(code, runs)).toBe(expected));

  it('counts failures in a row', () => {
    expect(countFailures([])).toBe(0);
    expect(countFailures([failed('A1'), failed('B1'), succeeded, failed('A1')])).toBe(2);
  });

  it('tries again later each time, but no later than the rule would run anyway', () => {
    const now = new Date('2026-11-20T00:00:00Z');
    const waits = [0, 1, 2, 3, 10, 1000].map(
      (count) => (retryAt(now, count, 300_000).getTime() - now.getTime()) / 1000,
    );
    expect(waits).toEqual([10, 20, 40, 80, 300, 300]);
  });
});

describe('suppressedUntil', () => {
  const runs = [
    { alerts: 0, windowEnd: '2026-11-20T11:00:00.000Z' },
    { alerts: 2, windowEnd: '2026-11-20T10:00:00.000Z' },
  ];
  const rule = { suppressionEnabled: true, suppressionDuration: '3h' };
  it.each([
    ['within the duration', rule, '2026-11-20T12:00:00.000Z', '2026-11-20T13:00:00.000Z'],
    ['at its end', rule, '2026-11-20T13:00:00.000Z', undefined],
    ['switched off', { ...rule, suppressionEnabled: false }, '2026-11-20T12:00:00.000Z', undefined],
  ])('%s', (_name, rule, windowEnd, expected) =>
    expect(suppressedUntil(rule, runs, new Date(windowEnd))?.toISOString()).toBe(expected),
  );
  it('does not suppress a rule that never alerted', () =>
    expect(suppressedUntil(rule, [], new Date('2026-11-20T12:00:00Z'))).toBeUndefined());
});
