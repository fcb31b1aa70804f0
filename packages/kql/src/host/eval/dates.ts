import type { HostValue } from '../host.ts';
import { toLong } from './convert.ts';
import type { Build } from './operators.ts';

const DAY = 864_000_000_000n;
const TICKS: Readonly<Record<string, bigint>> = Object.freeze({
  week: 7n * DAY,
  day: DAY,
  hour: 36_000_000_000n,
  minute: 600_000_000n,
  second: 10_000_000n,
  millisecond: 10_000n,
  microsecond: 10n,
});
const MONTHS: Readonly<Record<string, bigint>> = Object.freeze({ year: 12n, quarter: 3n, month: 1n });
/** Kusto's first and last datetime, in ticks since 1970. */
const [FIRST, LAST] = [-621_355_968_000_000_000n, 2_534_023_007_999_999_999n];

/** The same day some months later, or the last of that month where it has fewer. */
function addMonths(ticks: bigint, months: bigint): bigint | null {
  const timeOfDay = ((ticks % DAY) + DAY) % DAY;
  const day = new Date(Number((ticks - timeOfDay) / 10_000n));
  const index = BigInt(day.getUTCFullYear()) * 12n + BigInt(day.getUTCMonth()) + months;
  if (index < 12n || index >= 120_000n) return null;
  const [year, month] = [Number(index / 12n), Number(index % 12n)];
  const target = new Date(0);
  // Day 0 of the next month is the last of this one.
  target.setUTCFullYear(year, month + 1, 0);
  target.setUTCFullYear(year, month, Math.min(day.getUTCDate(), target.getUTCDate()));
  return BigInt(target.getTime()) * 10_000n + timeOfDay;
}

function addUnits(unit: string, amount: bigint, ticks: bigint): bigint | null {
  const months = MONTHS[unit];
  if (months !== undefined) return addMonths(ticks, amount * months);
  if (unit === 'nanosecond') return ticks + amount / 100n;
  const size = TICKS[unit];
  return size === undefined ? null : ticks + amount * size;
}

/** `datetime_add(unit, amount, at)`. Source: https://learn.microsoft.com/kusto/query/datetime-add-function */
export const datetimeAdd: Build =
  ({ types }) =>
  ([unit = '', count = null, at = null]): HostValue => {
    const amount = toLong(types[1] ?? 'long', count);
    if (amount === null || typeof at !== 'bigint') return null;
    const sum = addUnits(String(unit).toLowerCase(), amount, at);
    return sum === null || sum < FIRST || sum > LAST ? null : sum;
  };
