import { expect, it } from 'vitest';
import type { ParameterValue } from '../engine/workbook.ts';
import { parseUrlValue, printUrlValue } from './url-values.ts';

const values = (...list: string[]): ParameterValue => ({ kind: 'values', values: list, labels: list });

it.each([
  [values('west'), 'west', false],
  [values('a', 'b,c'), '["a","b,c"]', false],
  [values('[odd'), '["[odd"]', false],
  [values(''), '', false],
  [{ kind: 'time', range: { durationMs: 5 } } as const, 'ms:5', true],
  [
    { kind: 'time', range: { start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z' } } as const,
    '2026-01-01T00:00:00Z/2026-01-02T00:00:00Z',
    true,
  ],
])('%j <-> %s', (value, text, isTime) => {
  expect(printUrlValue(value)).toBe(text);
  expect(parseUrlValue(text, isTime)).toEqual(value);
});

it.each(['ms:', 'yesterday', '1/2', 'ms:99999999999999999'])('takes the odd time %s for none', (text) => {
  expect(parseUrlValue(text, true)).toEqual({ kind: 'none' });
});
