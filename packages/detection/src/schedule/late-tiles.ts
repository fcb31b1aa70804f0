import type { RuleWindow } from './plan-window.ts';

/** An older stretch of time in which rows arrived late. */
export interface LateTile {
  readonly start: Date;
  readonly end: Date;
}

/** Where late rows of a run can be: older than its window, no older than `floor`. Absent: nowhere. */
export function lateRange(window: RuleWindow, floor: Date): LateTile | undefined {
  if (!window.previous || floor >= window.start) return undefined;
  return { start: floor, end: window.start };
}

/**
 * The stretches to look at again, from the bins in which late rows were counted. Bins are as long as the rule's period,
 * so that what a rule relates within a period is mostly within one; the last ends where the run's own window starts, so
 * that no row is in both.
 */
export function lateTiles(binStarts: readonly Date[], periodMs: number, range: LateTile): readonly LateTile[] {
  return binStarts
    .map((start) => ({
      start: new Date(Math.max(start.getTime(), range.start.getTime())),
      end: new Date(Math.min(start.getTime() + periodMs, range.end.getTime())),
    }))
    .filter(({ start, end }) => start < end)
    .sort((left, right) => left.start.getTime() - right.start.getTime());
}
