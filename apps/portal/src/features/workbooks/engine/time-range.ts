import type { TimeContext, TimeRange } from './workbook.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Grains that a chart of a window is drawn with: the first that gives at most about 60 points. */
const GRAINS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  4 * HOUR,
  12 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
] as const;
const MAX_POINTS = 60;

export interface ResolvedRange {
  readonly start: Date;
  readonly end: Date;
}

export function resolveRange(range: TimeRange, now: Date): ResolvedRange {
  if ('start' in range) return { start: new Date(range.start), end: new Date(range.end) };
  return { start: new Date(now.getTime() - range.durationMs), end: now };
}

export function findGrainMs({ start, end }: ResolvedRange): number {
  const length = end.getTime() - start.getTime();
  return GRAINS.find((grain) => length / grain <= MAX_POINTS) ?? 30 * DAY;
}

/** A Kusto timespan literal: `1d`, `4h`, `15m`. */
export function grainText(grainMs: number): string {
  if (grainMs % DAY === 0) return `${grainMs / DAY}d`;
  if (grainMs % HOUR === 0) return `${grainMs / HOUR}h`;
  return `${grainMs / MINUTE}m`;
}

/** `Last 24 hours`, `Last 30 days`, or the two days of a fixed range. */
export function describeRange(range: TimeRange): string {
  if ('start' in range) return `${range.start.slice(0, 10)} to ${range.end.slice(0, 10)}`;
  const { durationMs } = range;
  const [count, unit] =
    durationMs % DAY === 0 && durationMs > DAY
      ? [durationMs / DAY, 'day']
      : durationMs % HOUR === 0
        ? [durationMs / HOUR, 'hour']
        : [Math.round(durationMs / MINUTE), 'minute'];
  return `Last ${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const isoInterval = ({ start, end }: ResolvedRange): string => `${start.toISOString()}/${end.toISOString()}`;

/** The window of a query: the named parameter's, else its own, else none (the query says it). */
export function windowOf(context: TimeContext, ranges: ReadonlyMap<string, TimeRange>, now: Date): string | undefined {
  const named = ranges.get(context.fromParameter);
  if (named) return isoInterval(resolveRange(named, now));
  if (context.durationMs > 0) return isoInterval(resolveRange({ durationMs: context.durationMs }, now));
  return undefined;
}
