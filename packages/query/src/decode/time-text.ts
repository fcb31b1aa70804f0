import { TICKS_PER_MILLISECOND, TICKS_PER_SECOND } from '@vedette/model';

const TICKS_PER_MINUTE = 60n * TICKS_PER_SECOND;
const TICKS_PER_HOUR = 60n * TICKS_PER_MINUTE;
const TICKS_PER_DAY = 24n * TICKS_PER_HOUR;
const FRACTION_DIGITS = 7;

const pad = (value: bigint): string => String(value).padStart(2, '0');

/**
 * A datetime as Kusto's JSON has it.
 * Shape: `2026-03-01T12:00:00Z`, with up to 7 decimals where there are any, without zeros at their end.
 * Units: ticks of 100 ns since 1970-01-01 UTC, year 1 to 9999.
 */
export function printDatetime(ticks: bigint): string {
  const fraction = ((ticks % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
  const milliseconds = Number((ticks - fraction) / TICKS_PER_MILLISECOND);
  const seconds = new Date(milliseconds).toISOString().slice(0, 19);
  if (fraction === 0n) return `${seconds}Z`;
  return `${seconds}.${String(fraction).padStart(FRACTION_DIGITS, '0').replace(/0+$/, '')}Z`;
}

/**
 * A timespan as Kusto prints it.
 * Shape: `[-][d.]hh:mm:ss[.fffffff]`; days and fraction only where they are not zero, the fraction always of 7 digits.
 * Units: ticks of 100 ns.
 */
export function printTimespan(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / TICKS_PER_DAY;
  const fraction = size % TICKS_PER_SECOND;
  const clock = [
    pad((size % TICKS_PER_DAY) / TICKS_PER_HOUR),
    pad((size % TICKS_PER_HOUR) / TICKS_PER_MINUTE),
    pad((size % TICKS_PER_MINUTE) / TICKS_PER_SECOND),
  ].join(':');
  const dayPart = days === 0n ? '' : `${days}.`;
  const fractionPart = fraction === 0n ? '' : `.${String(fraction).padStart(FRACTION_DIGITS, '0')}`;
  return `${ticks < 0n ? '-' : ''}${dayPart}${clock}${fractionPart}`;
}
