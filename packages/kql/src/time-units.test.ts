import { expect, test } from 'vitest';
import { monthsOf, TICKS, ticksOf } from './time-units.ts';

test.each([
  ['week', 7n * TICKS.day],
  ['microsecond', 10n],
  ['month', undefined],
  ['nanosecond', undefined],
  ['constructor', undefined],
])('%s has %s ticks', (unit, ticks) => expect(ticksOf(unit)).toBe(ticks));

test.each([
  ['quarter', 3n],
  ['day', undefined],
  ['toString', undefined],
])('%s has %s months', (unit, months) => expect(monthsOf(unit)).toBe(months));
