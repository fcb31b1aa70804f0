import type { RuleRun, ScheduledRule } from '@vedette/model';
import { parseDuration } from '../rules/duration.ts';

/**
 * Until when a rule is silent after it alerted. Shape: `runs` newest first; `undefined` where it is not suppressed at
 * `windowEnd`. Source: https://learn.microsoft.com/azure/sentinel/create-analytics-rules, "Suppression", read 2026-11.
 */
export function suppressedUntil(
  rule: Pick<ScheduledRule, 'suppressionEnabled' | 'suppressionDuration'>,
  runs: readonly Pick<RuleRun, 'alerts' | 'windowEnd'>[],
  windowEnd: Date,
): Date | undefined {
  if (!rule.suppressionEnabled) return undefined;
  const alerted = runs.find(({ alerts }) => alerts > 0);
  if (!alerted) return undefined;
  const seconds = parseDuration(rule.suppressionDuration ?? 'PT5H') ?? 0;
  const until = new Date(new Date(alerted.windowEnd).getTime() + seconds * 1000);
  return until > windowEnd ? until : undefined;
}
