import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS, TICKS_PER_MILLISECOND, TICKS_PER_SECOND } from '@vedette/model';

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const SPAN = /^(-)?(?:(\d{1,8})\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

const fractionTicks = (digits: string | undefined): bigint => BigInt((digits ?? '').slice(0, 7).padEnd(7, '0'));

/**
 * A time in ticks since 1970-01-01 UTC. Shape: ISO 8601 with up to 7 decimals (more are cut), with or without a zone (none
 * is UTC), or a date of JavaScript. `undefined` for anything else, and for a day that does not exist.
 */
export function parseDatetimeTicks(value: unknown): bigint | undefined {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? undefined : BigInt(value.getTime()) * TICKS_PER_MILLISECOND;
  if (typeof value !== 'string') return undefined;
  const match = ISO.exec(value.trim());
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction, zone] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi, s, 0);
  if (date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return undefined;
  const ticks = BigInt(date.getTime()) * TICKS_PER_MILLISECOND + fractionTicks(fraction) - zoneTicks(zone);
  return ticks >= MIN_DATETIME_TICKS && ticks <= MAX_DATETIME_TICKS ? ticks : undefined;
}

function zoneTicks(zone: string | undefined): bigint {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!match) return 0n;
  const seconds = BigInt(Number(match[2]) * 3600 + Number(match[3]) * 60);
  return (match[1] === '-' ? -1n : 1n) * seconds * TICKS_PER_SECOND;
}

/** A span in ticks. Shape: Kusto's `[-][d.]hh:mm:ss[.fffffff]`. */
export function parseTimespanTicks(value: unknown): bigint | undefined {
  const match = typeof value === 'string' ? SPAN.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, sign, days = '0', hours, minutes, seconds, fraction] = match;
  const total = ((BigInt(days) * 24n + BigInt(hours ?? 0)) * 60n + BigInt(minutes ?? 0)) * 60n + BigInt(seconds ?? 0);
  const ticks = total * TICKS_PER_SECOND + fractionTicks(fraction);
  return sign ? -ticks : ticks;
}
