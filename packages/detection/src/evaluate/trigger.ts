import type { ScheduledRule } from '@vedette/model';

type Trigger = Pick<ScheduledRule, 'triggerOperator' | 'triggerThreshold'>;

const HOLDS = {
  gt: (count, threshold) => count > threshold,
  lt: (count, threshold) => count < threshold,
  eq: (count, threshold) => count === threshold,
  ne: (count, threshold) => count !== threshold,
} as const satisfies Record<Trigger['triggerOperator'], (count: number, threshold: number) => boolean>;

/** Whether a run with `count` rows triggers. */
export function isTriggered({ triggerOperator, triggerThreshold }: Trigger, count: number): boolean {
  return HOLDS[triggerOperator](count, triggerThreshold);
}

/** The names that `SecurityAlert` and the REST form use. */
export const ARM_TRIGGER_OPERATORS = {
  gt: 'GreaterThan',
  lt: 'LessThan',
  eq: 'Equal',
  ne: 'NotEqual',
} as const satisfies Record<Trigger['triggerOperator'], string>;
