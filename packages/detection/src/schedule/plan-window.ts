import { Bug, type RuleRun, type ScheduledRule } from '@vedette/model';
import { parseDuration } from '../rules/duration.ts';

/** What one run looks at. All intervals are half-open. */
export interface RuleWindow {
  /** Events with `TimeGenerated` in here, `queryPeriod` long. */
  readonly start: Date;
  readonly end: Date;
  /** Rows that arrived before this, by `ingestion_time()`. Rows after it belong to the next run, as late ones. */
  readonly ingestedBefore: Date;
  /** What the run before looked at; absent at the first run. */
  readonly previous?: { readonly start: Date; readonly end: Date; readonly ingestedBefore: Date };
}

/** A rule's position in time, as it is stored. */
export interface RuleProgress {
  readonly evaluatedUntil: string | null;
  /** The last run that succeeded: its `startedAt` says what had arrived by then. */
  readonly lastSucceeded: Pick<RuleRun, 'windowStart' | 'windowEnd' | 'startedAt'> | undefined;
}

export interface ScheduleSettings {
  /**
   * How long after a window's end it is evaluated, so that its events have time to arrive. Sentinel: 300. Less is
   * sooner; what arrives later is met as late either way.
   */
  readonly delaySeconds: number;
  /**
   * A row gets its arrival time just before it is durable; this long after, it can be read. Less, and a row that is
   * being written while a rule runs could be missed; more, and alerts come later.
   */
  readonly settleSeconds: number;
}

export interface RuleTimes {
  readonly frequencyMs: number;
  readonly periodMs: number;
}

export function timesOf(rule: Pick<ScheduledRule, 'queryFrequency' | 'queryPeriod'>): RuleTimes {
  return { frequencyMs: seconds(rule.queryFrequency) * 1000, periodMs: seconds(rule.queryPeriod) * 1000 };
}

function seconds(text: string): number {
  const value = parseDuration(text);
  if (value === undefined) throw new Bug(`a stored rule has the duration \`${text}\``);
  return value;
}

const after = (time: Date | string, milliseconds: number) => new Date(new Date(time).getTime() + milliseconds);

/** When the next window can be evaluated. Absent `evaluatedUntil`: the rule never ran, so at once. */
export function dueAt(evaluatedUntil: string | null, times: RuleTimes, settings: ScheduleSettings): Date | undefined {
  if (evaluatedUntil === null) return undefined;
  return after(evaluatedUntil, times.frequencyMs + settings.delaySeconds * 1000);
}

/**
 * The next window, if it is due. After downtime each call gives the next of the missed windows, so that every event is
 * looked at in a window of the rule's own length.
 */
export function planDueWindow(
  progress: RuleProgress,
  times: RuleTimes,
  settings: ScheduleSettings,
  now: Date,
): RuleWindow | undefined {
  const due = dueAt(progress.evaluatedUntil, times, settings);
  if (due !== undefined && due > now) return undefined;
  const end =
    progress.evaluatedUntil === null
      ? after(now, -settings.delaySeconds * 1000)
      : after(progress.evaluatedUntil, times.frequencyMs);
  return planWindow(progress, times, settings, end, arrivedBy(now, settings));
}

/**
 * A window that ends now, whatever the schedule says; the schedule goes on from its end. It reaches back to where the last one
 * ended, so that with a delay nothing lies between; a rule that is further behind is caught up first.
 */
export function planImmediateWindow(
  progress: RuleProgress,
  times: RuleTimes,
  settings: ScheduleSettings,
  now: Date,
): RuleWindow {
  const until = progress.evaluatedUntil === null ? undefined : new Date(progress.evaluatedUntil);
  const end = until !== undefined && until > now ? until : now;
  const window = planWindow(progress, times, settings, end, now);
  const due = dueAt(progress.evaluatedUntil, times, settings);
  const isCaughtUp = until !== undefined && due !== undefined && due > now;
  return isCaughtUp && until < window.start ? { ...window, start: until } : window;
}

/** What a run that starts at `startedAt` can rely on having arrived. */
const arrivedBy = (startedAt: Date, settings: ScheduleSettings): Date =>
  after(startedAt, -settings.settleSeconds * 1000);

function planWindow(
  { lastSucceeded }: RuleProgress,
  { periodMs }: RuleTimes,
  settings: ScheduleSettings,
  end: Date,
  ingestedBefore: Date,
): RuleWindow {
  const window = { start: after(end, -periodMs), end, ingestedBefore };
  if (!lastSucceeded) return window;
  const before = arrivedBy(new Date(lastSucceeded.startedAt), settings);
  return {
    ...window,
    previous: {
      start: new Date(lastSucceeded.windowStart),
      end: new Date(lastSucceeded.windowEnd),
      ingestedBefore: before < ingestedBefore ? before : ingestedBefore,
    },
  };
}

/**
 * Moves a rule that is very far behind to the newest windows that are still caught up with. Shape: `skipped` says what was
 * left out, for the run's message.
 */
export function skipOldWindows(
  evaluatedUntil: string | null,
  { frequencyMs }: RuleTimes,
  { delaySeconds, maxCatchUpSeconds }: { readonly delaySeconds: number; readonly maxCatchUpSeconds: number },
  now: Date,
): { readonly evaluatedUntil: string | null; readonly skipped: string | undefined } {
  if (evaluatedUntil === null) return { evaluatedUntil, skipped: undefined };
  const oldest = now.getTime() - delaySeconds * 1000 - Math.max(maxCatchUpSeconds * 1000, frequencyMs);
  const behindMs = oldest - new Date(evaluatedUntil).getTime();
  const count = Math.floor(behindMs / frequencyMs);
  if (count < 1) return { evaluatedUntil, skipped: undefined };
  const until = after(evaluatedUntil, count * frequencyMs).toISOString();
  return { evaluatedUntil: until, skipped: `Windows from ${evaluatedUntil} to ${until} were skipped: too long ago.` };
}
