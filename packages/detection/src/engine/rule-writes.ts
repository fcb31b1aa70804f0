import {
  type AnalyticsRule,
  type Problem,
  type RuleTemplate,
  type ScheduledRule,
  scheduledRuleSchema,
} from '@vedette/model';
import { detectionProblem } from '../problems.ts';
import { printAuditRecord, type RuleWrite } from '../publish/audit-row.ts';
import { validateRule } from '../rules/validate-rule.ts';
import { dueAt, timesOf } from '../schedule/plan-window.ts';
import type { Engine } from './dependencies.ts';

export interface NewRule {
  /** Absent: a rule from nothing, whose every member is in `overrides`. */
  readonly template?: RuleTemplate | undefined;
  readonly overrides?: Partial<ScheduledRule>;
  readonly enabled?: boolean;
  readonly by: string;
}

export type RuleResult =
  | { readonly kind: 'saved'; readonly rule: AnalyticsRule }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Makes a rule; it is due at once. Errors: DET1002 to DET1008, DET1014. */
export async function createRule(engine: Engine, { template, overrides, enabled, by }: NewRule): Promise<RuleResult> {
  const parsed = scheduledRuleSchema.safeParse({ ...template, ...overrides });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      detectionProblem('DET1002', `\`${path.join('.') || 'rule'}\`: ${message}.`),
    );
    return { kind: 'rejected', problems };
  }
  const problems = validateRule(parsed.data).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) return { kind: 'rejected', problems };
  const at = engine.clock.now();
  const rule: AnalyticsRule = {
    ...parsed.data,
    id: engine.newId(),
    enabled: enabled ?? true,
    templateId: template?.id ?? null,
    templateVersion: template?.version ?? null,
    createdAt: at.toISOString(),
    createdBy: by,
    modifiedAt: at.toISOString(),
    evaluatedUntil: null,
    nextRunAt: (enabled ?? true) ? at.toISOString() : null,
    lastRun: null,
    disabledReason: null,
  };
  await engine.rules.putRule(rule);
  await audit(engine, { operation: 'Write', before: undefined, after: rule, by, at });
  return { kind: 'saved', rule };
}

/**
 * Stores an edited rule. One that a person had switched off starts again from now; one that was disabled for its failures goes
 * on where it stopped.
 */
export async function saveRule(engine: Engine, edited: AnalyticsRule, by: string): Promise<AnalyticsRule> {
  const before = await engine.rules.findRule(edited.id);
  const at = engine.clock.now();
  const isSwitchedOn = edited.enabled && before !== undefined && !before.enabled;
  const times = timesOf(edited);
  const restart = new Date(at.getTime() - engine.delaySeconds * 1000 - times.frequencyMs).toISOString();
  const isFresh = isSwitchedOn && before.disabledReason === null && edited.evaluatedUntil !== null;
  const evaluatedUntil = isFresh ? restart : edited.evaluatedUntil;
  const due = dueAt(evaluatedUntil, times, engine) ?? at;
  const rule: AnalyticsRule = {
    ...edited,
    evaluatedUntil,
    disabledReason: edited.enabled ? null : edited.disabledReason,
    nextRunAt: edited.enabled ? due.toISOString() : null,
    modifiedAt: at.toISOString(),
  };
  await engine.rules.putRule(rule);
  await audit(engine, { operation: 'Write', before, after: rule, by, at });
  return (await engine.rules.findRule(rule.id)) ?? rule;
}

export async function deleteRule(engine: Engine, rule: AnalyticsRule, by: string): Promise<void> {
  await engine.rules.removeRule(rule.id);
  await audit(engine, { operation: 'Delete', before: rule, after: undefined, by, at: engine.clock.now() });
}

async function audit(engine: Engine, write: Omit<RuleWrite, 'id'>): Promise<void> {
  await engine.ingest.write('SentinelAudit', [printAuditRecord({ ...write, id: engine.newId() }, engine.workspaceId)]);
}
