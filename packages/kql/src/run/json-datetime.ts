import { TICKS } from '../time-units.ts';

const FRACTION_DIGITS = 7;

/**
 * A datetime as Kusto's JSON has it.
 * Shape: `2026-03-01T12:00:00Z`, with up to 7 decimals where there are any, without zeros at their end.
 * Units: ticks of 100 ns since 1970-01-01 UTC, year 1 to 9999.
 */
export function printJsonDatetime(ticks: bigint): string {
  const fraction = ((ticks % TICKS.second) + TICKS.second) % TICKS.second;
  const milliseconds = Number((ticks - fraction) / TICKS.millisecond);
  const seconds = new Date(milliseconds).toISOString().slice(0, 19);
  if (fraction === 0n) return `${seconds}Z`;
  return `${seconds}.${String(fraction).padStart(FRACTION_DIGITS, '0').replace(/0+$/, '')}Z`;
}
