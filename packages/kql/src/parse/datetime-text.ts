import { TICKS } from '../time-units.ts';
import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS } from '../types.ts';

/**
 * The forms in which a datetime may be written: ISO 8601 and its parts, month/day/year, and those of RFC 822 and RFC 850. Both
 * JavaScript and RE2 read these patterns; a time of day and a zone may follow each.
 * Source: https://learn.microsoft.com/kusto/query/scalar-data-types/datetime, "Supported formats" (read 2026-11-21).
 */
const ZONE = '[Zz]|(?:GMT|UTC|UT|[ECMP][SD]T|gmt|utc)?(?:[+-]\\d{1,2}:?\\d{2})?';
const CLOCK = `(?:(?:[Tt]|,?\\s+)(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?)?\\s*([AaPp][Mm])?)?\\s*(${ZONE})`;
const WEEKDAY = '(?:[A-Za-z]{3,9},\\s*|[A-Za-z]{3,9}\\s+)?';
const form = (date: string): string => `^\\s*${date}${CLOCK}\\s*$`;

/** What the three numbers of a date are, in the order of the text. */
export interface DatetimeForm {
  readonly pattern: string;
  readonly year: 1 | 3;
  readonly month: 1 | 2;
  readonly day: 1 | 2 | 3;
}

export const DATETIME_FORMS: readonly DatetimeForm[] = Object.freeze([
  { pattern: form('(\\d{4})\\s*[-./,]\\s*(\\d{1,2})\\s*[-./,]\\s*(\\d{1,2})'), year: 1, month: 2, day: 3 },
  { pattern: form('(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})'), year: 3, month: 1, day: 2 },
  {
    pattern: form(`${WEEKDAY}(\\d{1,2})[-\\s]\\s*([A-Za-z]{3,9})[-\\s]\\s*(\\d{4}|\\d{2})`),
    year: 3,
    month: 2,
    day: 1,
  },
  { pattern: form(`${WEEKDAY}([A-Za-z]{3,9})\\s+(\\d{1,2}),?\\s+(\\d{4})`), year: 3, month: 1, day: 2 },
]);

export const YEAR_AND_MONTH = '^\\s*(\\d{4})(?:-(\\d{1,2}))?\\s*$';

/** Three letters a month, so that a name's place gives its number. */
export const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** Hours from UTC of the zones that RFC 822 names. */
export const ZONE_HOURS: Readonly<Record<string, number>> = Object.freeze({
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
});

/** A year of two digits lies between 1930 and 2029, as .NET reads it. */
export const TWO_DIGIT_YEAR_END = 30;

const MATCHERS = DATETIME_FORMS.map((each) => ({ ...each, regex: new RegExp(each.pattern) }));

/** A datetime as Kusto reads it: ticks since 1970-01-01 UTC, or null where the text is not one. */
export function parseDatetimeText(text: string): bigint | null {
  const value = text.trim().replace(/^["']|["']$/g, '');
  for (const { regex, year, month, day } of MATCHERS) {
    const found = regex.exec(value);
    if (!found) continue;
    const [, , , , hour = '0', minute = '0', second = '0', fraction = '', half = '', zone = ''] = found;
    const date = [yearOf(found[year] ?? ''), monthOf(found[month] ?? ''), Number(found[day])] as const;
    const clock = [Number(hour) + halfDay(half, Number(hour)), Number(minute), Number(second)] as const;
    const ticks = ticksOf(date, clock, fraction);
    return ticks === null ? null : withinRange(ticks - zoneTicks(zone));
  }
  const start = new RegExp(YEAR_AND_MONTH).exec(value);
  return start ? ticksOf([Number(start[1]), Number(start[2] ?? '1'), 1], [0, 0, 0], '') : null;
}

function yearOf(digits: string): number {
  if (digits.length > 2) return Number(digits);
  return Number(digits) + (Number(digits) < TWO_DIGIT_YEAR_END ? 2000 : 1900);
}

function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const at = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return at >= 0 && at % 3 === 0 ? at / 3 + 1 : 0;
}

function halfDay(half: string, hour: number): number {
  if (half.toLowerCase() === 'pm') return hour < 12 ? 12 : 0;
  return half.toLowerCase() === 'am' && hour === 12 ? -12 : 0;
}

type Triple = readonly [number, number, number];

function ticksOf([year, month, day]: Triple, [hour, minute, second]: Triple, fraction: string): bigint | null {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const isDay = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  const seconds = BigInt(hour * 3600 + minute * 60 + second);
  return withinRange(
    BigInt(at.getTime()) * 10_000n + seconds * 10_000_000n + BigInt(fraction.padEnd(7, '0').slice(0, 7)),
  );
}

const withinRange = (ticks: bigint): bigint | null =>
  ticks < MIN_DATETIME_TICKS || ticks > MAX_DATETIME_TICKS ? null : ticks;

function zoneTicks(zone: string): bigint {
  const named = ZONE_HOURS[zone.slice(0, 3).toUpperCase()] ?? 0;
  const parts = /([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  const minutes = parts ? Number(parts[2]) * 60 + Number(parts[3]) : 0;
  return BigInt(named * 60 + (parts?.[1] === '-' ? -minutes : minutes)) * TICKS.minute;
}
