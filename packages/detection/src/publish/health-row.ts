import type { RawRecord } from '@vedette/ingest';
import type { AnalyticsRule, RuleRun } from '@vedette/model';
import { ARM_TRIGGER_OPERATORS } from '../evaluate/trigger.ts';
import { parseDuration, printClockDuration, printIsoDuration } from '../rules/duration.ts';

/** What a run counted beyond what is stored of it. */
export interface RunCounts {
  readonly entities: number;
  readonly entitiesDropped: number;
  readonly issues: readonly string[];
  readonly statistics: unknown;
}

const clock = (duration: string): string => printClockDuration(parseDuration(duration) ?? 0);

export const ruleResourceId = (workspaceId: string, ruleId: string): string =>
  `/workspaces/${workspaceId}/providers/Microsoft.SecurityInsights/alertRules/${ruleId}`;

/** The `SentinelHealth` row of a run. Source: https://learn.microsoft.com/azure/sentinel/health-table-reference, read 2026-11. */
export function printHealthRecord(
  rule: AnalyticsRule,
  run: RuleRun,
  counts: RunCounts,
  workspaceId: string,
): RawRecord {
  const isSuccess = run.status === 'succeeded';
  const values = {
    TimeGenerated: run.endedAt,
    OperationName: 'Scheduled analytics rule run',
    SentinelResourceId: ruleResourceId(workspaceId, rule.id),
    SentinelResourceName: rule.name.trim(),
    SentinelResourceKind: 'Scheduled',
    SentinelResourceType: 'Analytics Rule',
    Status: isSuccess ? 'Success' : 'Failure',
    Reason: isSuccess ? '' : (run.message?.split(':')[0] ?? ''),
    Description: run.message ?? `Rule executed successfully. ${run.rows} rows, ${run.alerts} alerts.`,
    RecordId: run.id,
    WorkspaceId: workspaceId,
    TenantId: workspaceId,
    SourceSystem: 'Azure',
    Type: 'SentinelHealth',
    ExtendedProperties: {
      RuleId: rule.id,
      TriggerType: 'Scheduled',
      QueryStartTimeUTC: run.windowStart,
      QueryEndTimeUTC: run.windowEnd,
      QueryFrequency: clock(rule.queryFrequency),
      QueryPeriod: clock(rule.queryPeriod),
      QueryResultAmount: run.rows,
      QueryPerformanceIndicators: counts.statistics,
      TriggerOperator: ARM_TRIGGER_OPERATORS[rule.triggerOperator],
      TriggerThreshold: rule.triggerThreshold,
      SuppressionEnabled: rule.suppressionEnabled ?? false,
      SuppressionDuration: printIsoDuration(parseDuration(rule.suppressionDuration ?? '') ?? 0),
      AggregationKind: rule.eventGroupingSettings?.aggregationKind ?? 'SingleAlert',
      AlertsGeneratedAmount: run.alerts,
      EntitiesGeneratedAmount: counts.entities,
      EntitiesDroppedDueToMappingIssuesAmount: counts.entitiesDropped,
      Issues: counts.issues,
      CorrelationId: run.id,
    },
  };
  return { key: `rule-run:${run.id}`, values };
}
