import { cellText } from '@vedette/model';

/** What stands for a value when it is put in order; `null` sorts last, whatever the direction. */
export type SortKey = number | bigint | string | null;

const TICKS = { day: 864_000_000_000n, hour: 36_000_000_000n, minute: 600_000_000n, second: 10_000_000n };
/** A decimal has at most so many digits behind its point. */
const DECIMAL_DIGITS = 38;

/** The key of one value. Numbers, times and spans by value, all else by text. */
export function toSortKey(type: string, value: unknown): SortKey {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'long':
    case 'int':
      return typeof value === 'number' ? value : BigInt(String(value));
    case 'real':
      return String(value) === 'NaN' ? null : Number(value);
    case 'decimal':
      return decimalKey(String(value));
    case 'bool':
      return value === true ? 1 : 0;
    case 'datetime':
      // Without the Z, a time with a fraction comes after the same time without.
      return String(value).replace('Z', '');
    case 'timespan':
      return timespanKey(String(value));
    default:
      return cellText(value);
  }
}

function decimalKey(text: string): SortKey {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return Number(text);
  const [, sign, whole = '0', fraction = ''] = found;
  const digits = BigInt(whole + fraction.padEnd(DECIMAL_DIGITS, '0').slice(0, DECIMAL_DIGITS));
  return sign === '-' ? -digits : digits;
}

/** Ticks of `[-][d.]hh:mm:ss[.fffffff]`. */
function timespanKey(text: string): SortKey {
  const found = /^(-?)(?:(\d+)\.)?(\d+):(\d+):(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) return text;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const ticks =
    BigInt(days) * TICKS.day +
    BigInt(hours) * TICKS.hour +
    BigInt(minutes) * TICKS.minute +
    BigInt(seconds) * TICKS.second +
    BigInt(fraction.padEnd(7, '0'));
  return sign === '-' ? -ticks : ticks;
}

/** Order of two keys that are not null. */
export const compareKeys = (left: Exclude<SortKey, null>, right: Exclude<SortKey, null>): number =>
  left < right ? -1 : left > right ? 1 : 0;
