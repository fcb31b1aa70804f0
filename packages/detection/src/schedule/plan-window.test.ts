import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAt,
  planDueWindow,
  planImmediateWindow,
  type RuleProgress,
  type RuleWindow,
  skipOldWindows,
} from './plan-window.ts';

const T0 = Date.parse('2026-11-20T00:00:00Z');
const HOUR = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();
const settings = { delaySeconds: 300, settleSeconds: 2 };
const hourly = { frequencyMs: HOUR, periodMs: HOUR };

describe('planDueWindow', () => {
  it('runs a new rule at once, over the period that ended a delay ago', () => {
    const window = planDueWindow({ evaluatedUntil: null, lastSucceeded: undefined }, hourly, settings, new Date(T0));
    expect(window).toEqual({
      start: new Date(T0 - 300_000 - HOUR),
      end: new Date(T0 - 300_000),
      ingestedBefore: new Date(T0 - 2000),
    });
  });

  it.each([
    ['a second too early', HOUR + 299_000, false],
    ['on time', HOUR + 300_000, true],
    ['long after', 10 * HOUR, true],
  ])('%s', (_name, afterMs, isDue) => {
    const progress = { evaluatedUntil: iso(T0), lastSucceeded: undefined };
    const window = planDueWindow(progress, hourly, settings, new Date(T0 + afterMs));
    expect(window?.end).toEqual(isDue ? new Date(T0 + HOUR) : undefined);
  });

  it('looks back a period that is longer than the frequency', () => {
    const times = { frequencyMs: HOUR, periodMs: 24 * HOUR };
    const window = planDueWindow(
      { evaluatedUntil: iso(T0), lastSucceeded: undefined },
      times,
      settings,
      new Date(T0 + 9 * HOUR),
    );
    expect(window?.start).toEqual(new Date(T0 + HOUR - 24 * HOUR));
  });

  it('tiles time without a gap or an overlap, whatever the pauses', () => {
    const minutes = fc.integer({ min: 5, max: 600 });
    const steps = fc.array(fc.record({ pause: fc.integer({ min: 0, max: 3000 }), isImmediate: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 600 }), steps, (minutes, delaySeconds, steps) => {
        const times = { frequencyMs: minutes * 60_000, periodMs: minutes * 60_000 };
        const own = { delaySeconds, settleSeconds: 2 };
        const windows = simulate(times, own, steps);
        for (const [index, window] of windows.entries()) {
          const previous = windows[index - 1];
          expect(window.end.getTime()).toBeLessThanOrEqual(window.ranAt);
          if (!previous) continue;
          expect(window.end.getTime()).toBeGreaterThanOrEqual(previous.end.getTime());
          // A window begins no later than the one before ended: nothing lies between. A scheduled one begins just there.
          expect(window.start.getTime()).toBeLessThanOrEqual(previous.end.getTime());
          if (!window.isImmediate) expect(window.start).toEqual(previous.end);
          expect(window.previous?.end).toEqual(previous.end);
          expect(window.previous?.ingestedBefore.getTime()).toBeLessThanOrEqual(window.ingestedBefore.getTime());
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Ran = RuleWindow & { readonly ranAt: number; readonly isImmediate: boolean };

function simulate(
  times: { frequencyMs: number; periodMs: number },
  own: { delaySeconds: number; settleSeconds: number },
  steps: readonly { pause: number; isImmediate: boolean }[],
): Ran[] {
  const windows: Ran[] = [];
  let progress: RuleProgress = { evaluatedUntil: null, lastSucceeded: undefined };
  let now = T0;
  const take = (window: RuleWindow, isImmediate: boolean) => {
    windows.push({ ...window, ranAt: now, isImmediate });
    const startedAt = iso(window.ingestedBefore.getTime() + own.settleSeconds * 1000);
    const windowEnd = iso(window.end.getTime());
    progress = {
      evaluatedUntil: windowEnd,
      lastSucceeded: { windowStart: iso(window.start.getTime()), windowEnd, startedAt },
    };
  };
  for (const { pause, isImmediate } of steps) {
    now += pause * 1000;
    for (;;) {
      const window = planDueWindow(progress, times, own, new Date(now));
      if (!window) break;
      take(window, false);
    }
    if (isImmediate) take(planImmediateWindow(progress, times, own, new Date(now)), true);
  }
  return windows;
}

describe('the schedule', () => {
  it('says when the next window is due', () => {
    expect(dueAt(null, hourly, settings)).toBeUndefined();
    expect(dueAt(iso(T0), hourly, settings)).toEqual(new Date(T0 + HOUR + 300_000));
  });

  it('skips windows that are too old, by whole windows, and says so', () => {
    const limits = { delaySeconds: 300, maxCatchUpSeconds: 10 * 3600 };
    const now = new Date(T0 + 100 * HOUR);
    const { evaluatedUntil, skipped } = skipOldWindows(iso(T0), hourly, limits, now);
    expect(evaluatedUntil).toBe(iso(T0 + 89 * HOUR));
    expect(skipped).toContain(iso(T0));
    expect(skipOldWindows(iso(T0 + 95 * HOUR), hourly, limits, now).skipped).toBeUndefined();
    expect(skipOldWindows(null, hourly, limits, now)).toEqual({ evaluatedUntil: null, skipped: undefined });
  });
});
