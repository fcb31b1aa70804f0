import { expect, test } from 'vitest';
import { datetimeAdd } from './dates.ts';

const ticks = (iso: string): bigint => BigInt(Date.parse(iso)) * 10_000n;
const add = datetimeAdd({ type: 'datetime', types: ['string', 'long', 'datetime'] });

test.each<readonly [unit: string, amount: bigint, from: string, to: string, more: bigint]>([
  ['second', 1n, '2026-01-31T23:59:59.500Z', '2026-02-01T00:00:00.500Z', 0n],
  ['Day', -1n, '2024-03-01T12:00:00Z', '2024-02-29T12:00:00Z', 0n],
  ['week', 2n, '2026-01-01T00:00:00Z', '2026-01-15T00:00:00Z', 0n],
  ['month', 1n, '2024-01-31T06:00:00Z', '2024-02-29T06:00:00Z', 0n],
  ['month', -13n, '2026-03-31T00:00:00Z', '2025-02-28T00:00:00Z', 0n],
  ['quarter', 1n, '2026-11-30T00:00:00Z', '2027-02-28T00:00:00Z', 0n],
  ['year', 1n, '2024-02-29T00:00:00Z', '2025-02-28T00:00:00Z', 0n],
  ['year', -100n, '1960-05-05T05:05:05Z', '1860-05-05T05:05:05Z', 0n],
  ['nanosecond', 250n, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 2n],
])('%s by %s from %s', (unit, amount, from, to, more) =>
  expect(add([unit, amount, ticks(from)])).toBe(ticks(to) + more),
);
test.each([
  ['beyond the last year', 'year', 8000n, ticks('2026-01-01T00:00:00Z')],
  ['before the first', 'day', -800_000n, ticks('2026-01-01T00:00:00Z')],
  ['of nothing', 'day', 1n, null],
  ['by nothing', 'day', null, 0n],
] as const)('is null %s', (_name, unit, amount, at) => expect(add([unit, amount, at])).toBeNull());
