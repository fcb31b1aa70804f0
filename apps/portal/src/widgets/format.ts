import type { TimeZone } from '../frame/preferences.ts';

const THIN_SPACE = '\u202f';
const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 12345 as `12 345`, with thin spaces. */
export const printCount = (value: number): string => integer.format(value).replaceAll(',', THIN_SPACE);

/** `1 incident`, `12 incidents`. */
export const printCountOf = (value: number, singular: string, plural = `${singular}s`): string =>
  `${printCount(value)} ${value === 1 ? singular : plural}`;

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the unit that keeps one to three digits: `14.2 MB`. Units of 1024. */
export function printBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${BYTE_UNITS[unit]}`;
}

/** Milliseconds as `340 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`. */
export function printDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 < 1 ? `${minutes} min` : `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far `time` is from `now`: `just now`, `5 min ago`, `in 3 h`, `2 d ago`; a date beyond 30 days. */
export function printRelative(time: Date, now: Date, timeZone: TimeZone): string {
  const distance = now.getTime() - time.getTime();
  const size = Math.abs(distance);
  if (size < MINUTE) return distance >= 0 ? 'just now' : 'in a moment';
  if (size >= 30 * DAY) return printDay(time, timeZone);
  const text =
    size < HOUR
      ? `${Math.floor(size / MINUTE)} min`
      : size < 2 * DAY
        ? `${Math.floor(size / HOUR)} h`
        : `${Math.floor(size / DAY)} d`;
  return distance >= 0 ? `${text} ago` : `in ${text}`;
}

const zoneOf = (timeZone: TimeZone): { timeZone?: string } => (timeZone === 'UTC' ? { timeZone: 'UTC' } : {});

/** `21 Nov 2026`. */
export const printDay = (time: Date, timeZone: TimeZone): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...zoneOf(timeZone) }).format(
    time,
  );

/** `21 Nov 2026, 14:03:22 UTC`, or with the local zone's name. */
export const printExact = (time: Date, timeZone: TimeZone): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...zoneOf(timeZone),
  }).format(time);

/** `14:03:22`. */
export const printClock = (time: Date, timeZone: TimeZone): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...zoneOf(timeZone),
  }).format(time);

/** A name of code as words: `TruePositive` as `True positive`, `no-permission` as `No permission`. */
export function printWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.]/g, ' ')
    .toLowerCase()
    .replace(/\b(?:dns|ip|url)\b/g, (acronym) => acronym.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}
