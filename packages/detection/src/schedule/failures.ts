import type { RuleRun } from '@vedette/model';

/** After this many rejections of one kind in a row a rule is disabled: fewer would punish a table that is being made. */
export const REJECTIONS_BEFORE_DISABLING = 5;

const FIRST_RETRY_MS = 10_000;

/** The code in front of a failed run's message: `KQL2003: ...`. */
const codeOf = (run: Pick<RuleRun, 'message'>): string => /^([A-Z]+\d+):/.exec(run.message ?? '')?.[1] ?? '';

/** How many of the newest runs failed in a row. Shape: `runs` newest first. */
export function countFailures(runs: readonly Pick<RuleRun, 'status'>[]): number {
  const firstSuccess = runs.findIndex(({ status }) => status === 'succeeded');
  return firstSuccess === -1 ? runs.length : firstSuccess;
}

/** Whether this rejection, after `runs` (newest first), is one too many of its kind. */
export function shouldDisable(code: string, runs: readonly Pick<RuleRun, 'status' | 'message'>[]): boolean {
  const earlier = runs.slice(0, REJECTIONS_BEFORE_DISABLING - 1);
  const isSame = earlier.every((run) => run.status === 'failed' && codeOf(run) === code);
  return isSame && earlier.length === REJECTIONS_BEFORE_DISABLING - 1;
}

/** When to try again: 10 s after the first failure, twice as long after each further one, at most the rule's own frequency. */
export function retryAt(now: Date, failuresBefore: number, frequencyMs: number): Date {
  return new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** Math.min(failuresBefore, 20), frequencyMs));
}
