import { expect, it } from 'vitest';
import { printCell, printTime } from './print-value.ts';

it.each([
  ['2026-01-02T03:04:05.1234567Z', '2026-01-02 03:04:05.1234567'],
  ['2026-01-02T03:04:05.5000000Z', '2026-01-02 03:04:05.5'],
  ['2026-01-02T03:04:05Z', '2026-01-02 03:04:05'],
  ['0001-01-01T00:00:00Z', '0001-01-01 00:00:00'],
])('%s in UTC', (text, expected) => {
  expect(printTime(text, 'UTC')).toBe(expected);
});

it('keeps the ticks in the local zone too', () => {
  expect(printTime('2026-01-02T03:04:05.0000001Z', 'local')).toMatch(/^2026-01-0[123] \d\d:\d\d:05\.0000001$/);
});

it('shows what tries to hide', () => {
  expect(printCell('string', 'a\u202egnp.exe\u0000\nb', 'UTC')).toBe('a\\u202egnp.exe\\u0000↵b');
  expect(printCell('string', '👩‍👩‍👧 ۱۲', 'UTC')).toBe('👩‍👩‍👧 ۱۲');
  expect(printCell('dynamic', { a: 1 }, 'UTC')).toBe('{"a":1}');
  expect(printCell('datetime', null, 'UTC')).toBe('');
});
