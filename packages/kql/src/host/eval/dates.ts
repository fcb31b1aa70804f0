import { monthsOf, TICKS, ticksOf } from '../../time-units.ts';
import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS } from '../../types.ts';
import type { HostValue } from '../host.ts';
import { toLong } from './convert.ts';
import type { Build } from './operators.ts';

/** The same day some months later, or the last of that month where it has fewer. */
function addMonths(ticks: bigint, months: bigint): bigint | null {
  const timeOfDay = ((ticks % TICKS.day) + TICKS.day) % TICKS.day;
  const day = new Date(Number((ticks - timeOfDay) / TICKS.millisecond));
  const index = BigInt(day.getUTCFullYear()) * 12n + BigInt(day.getUTCMonth()) + months;
  if (index < 12n || index >= 120_000n) return null;
  const [year, month] = [Number(index / 12n), Number(index % 12n)];
  const target = new Date(0);
  // Day 0 of the next month is the last of this one.
  target.setUTCFullYear(year, month + 1, 0);
  target.setUTCFullYear(year, month, Math.min(day.getUTCDate(), target.getUTCDate()));
  return BigInt(target.getTime()) * TICKS.millisecond + timeOfDay;
}

function addUnits(unit: string, amount: bigint, ticks: bigint): bigint | null {
  const months = monthsOf(unit);
  if (months !== undefined) return addMonths(ticks, amount * months);
  if (unit === 'nanosecond') return ticks + amount / 100n;
  const size = ticksOf(unit);
  return size === undefined ? null : ticks + amount * size;
}

/** `datetime_add(unit, amount, at)`. Source: https://learn.microsoft.com/kusto/query/datetime-add-function */
export const datetimeAdd: Build =
  ({ types }) =>
  ([unit = '', count = null, at = null]): HostValue => {
    const amount = toLong(types[1] ?? 'long', count);
    if (amount === null || typeof at !== 'bigint') return null;
    const sum = addUnits(String(unit).toLowerCase(), amount, at);
    return sum === null || sum < MIN_DATETIME_TICKS || sum > MAX_DATETIME_TICKS ? null : sum;
  };
