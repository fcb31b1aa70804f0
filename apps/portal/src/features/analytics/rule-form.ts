import type { BodyOf, ScheduledRule, Severity } from '@vedette/model';

/** A rule's form as people type it. */
export interface RuleForm {
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly query: string;
  readonly queryFrequency: string;
  readonly queryPeriod: string;
  readonly triggerOperator: ScheduledRule['triggerOperator'];
  readonly triggerThreshold: string;
  readonly isOneAlertPerRow: boolean;
  readonly createIncident: boolean;
  readonly isGrouped: boolean;
  readonly lookbackDuration: string;
  readonly matchingMethod: 'AllEntities' | 'AnyAlert';
  readonly enabled: boolean;
}
export type RuleField = keyof RuleForm;

export const RULE_STEPS = ['general', 'logic', 'incidents'] as const;
export type RuleStep = (typeof RULE_STEPS)[number];

/** The form to start with: all of it comes from the template or the rule. */
export function formOf(rule: ScheduledRule, enabled: boolean): RuleForm {
  const grouping = rule.incidentConfiguration?.groupingConfiguration;
  return {
    name: rule.name,
    description: rule.description,
    severity: rule.severity,
    query: rule.query,
    queryFrequency: rule.queryFrequency,
    queryPeriod: rule.queryPeriod,
    triggerOperator: rule.triggerOperator,
    triggerThreshold: String(rule.triggerThreshold),
    isOneAlertPerRow: rule.eventGroupingSettings?.aggregationKind === 'AlertPerResult',
    createIncident: rule.incidentConfiguration?.createIncident ?? true,
    isGrouped: grouping?.enabled ?? false,
    lookbackDuration: grouping?.lookbackDuration ?? '5h',
    matchingMethod: grouping?.matchingMethod === 'AnyAlert' ? 'AnyAlert' : 'AllEntities',
    enabled,
  };
}

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };

/** Minutes of `5m`, `1h`, `1d`, `PT5H` or `P1D`; `undefined` for anything else. */
export function durationMinutes(text: string): number | undefined {
  const short = /^(\d{1,6})([mhd])$/.exec(text.trim());
  if (short) return Number(short[1]) * (MINUTES[short[2] ?? ''] ?? 0);
  const iso = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/.exec(text.trim());
  if (!iso || text.trim().length < 3) return undefined;
  const [days = '0', hours = '0', minutes = '0'] = iso.slice(1);
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
}

/** Limits of a scheduled rule. Source: https://learn.microsoft.com/azure/sentinel/create-analytics-rules (5 minutes to 14 days). */
const LEAST_MINUTES = 5;
const MOST_MINUTES = 14 * 1440;
const DURATION_HINT = 'Write it as 5m, 1h or 1d, from 5 minutes to 14 days.';

const isSpan = (text: string): boolean => {
  const minutes = durationMinutes(text);
  return minutes !== undefined && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
};

/** What must be mended, by field. */
export function problemsOf(form: RuleForm): Partial<Record<RuleField, string>> {
  const threshold = Number(form.triggerThreshold);
  const frequency = durationMinutes(form.queryFrequency);
  const period = durationMinutes(form.queryPeriod);
  return {
    ...(form.name.trim() === '' ? { name: 'Give the rule a name.' } : {}),
    ...(form.query.trim() === '' ? { query: 'Write the query that finds what should raise an alert.' } : {}),
    ...(isSpan(form.queryFrequency) ? {} : { queryFrequency: DURATION_HINT }),
    ...(isSpan(form.queryPeriod) ? {} : { queryPeriod: DURATION_HINT }),
    ...(frequency !== undefined && period !== undefined && frequency > period
      ? { queryPeriod: 'Look back at least as far as the time between two runs, or events are missed.' }
      : {}),
    ...(Number.isInteger(threshold) && threshold >= 0 && threshold <= 10_000 && form.triggerThreshold !== ''
      ? {}
      : { triggerThreshold: 'Enter a whole number from 0 to 10000.' }),
    ...(!form.isGrouped || durationMinutes(form.lookbackDuration) !== undefined
      ? {}
      : { lookbackDuration: 'Write it as 5m, 1h or 1d.' }),
  };
}

const STEP_OF: Partial<Record<RuleField, RuleStep>> = {
  name: 'general',
  query: 'logic',
  queryFrequency: 'logic',
  queryPeriod: 'logic',
  triggerThreshold: 'logic',
  lookbackDuration: 'incidents',
};

/** The steps that hold a problem. */
export const stepsWithProblems = (problems: Partial<Record<RuleField, string>>): ReadonlySet<RuleStep> =>
  new Set((Object.keys(problems) as RuleField[]).map((field) => STEP_OF[field] ?? 'general'));

type RuleMembers = NonNullable<NonNullable<BodyOf<'createRule'>>['rule']>;

/** The members of a rule that the form sets; what it does not show stays as in `base`. */
export function ruleOf(form: RuleForm, base: ScheduledRule): RuleMembers {
  const before = base.incidentConfiguration?.groupingConfiguration;
  return {
    name: form.name.trim(),
    description: form.description,
    severity: form.severity,
    query: form.query,
    queryFrequency: form.queryFrequency.trim(),
    queryPeriod: form.queryPeriod.trim(),
    triggerOperator: form.triggerOperator,
    triggerThreshold: Number(form.triggerThreshold),
    eventGroupingSettings: { aggregationKind: form.isOneAlertPerRow ? 'AlertPerResult' : 'SingleAlert' },
    incidentConfiguration: {
      createIncident: form.createIncident,
      groupingConfiguration: {
        reopenClosedIncident: before?.reopenClosedIncident ?? false,
        groupByEntities: before?.groupByEntities ?? [],
        groupByAlertDetails: before?.groupByAlertDetails ?? [],
        groupByCustomDetails: before?.groupByCustomDetails ?? [],
        enabled: form.isGrouped,
        lookbackDuration: form.lookbackDuration.trim(),
        matchingMethod: before?.matchingMethod === 'Selected' ? 'Selected' : form.matchingMethod,
      },
    },
  };
}
