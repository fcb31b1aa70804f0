import type { RawRecord } from '@vedette/ingest';
import type { AnalyticsRule } from '@vedette/model';
import { ruleResourceId } from './health-row.ts';

export interface RuleWrite {
  readonly operation: 'Write' | 'Delete';
  readonly before: AnalyticsRule | undefined;
  readonly after: AnalyticsRule | undefined;
  readonly by: string;
  readonly at: Date;
  readonly id: string;
}

/** Progress is no edit: an audit is about what people changed. */
const PROGRESS_MEMBERS: readonly string[] = ['evaluatedUntil', 'nextRunAt', 'lastRun', 'modifiedAt'];

/** Names of the members that differ. */
function changedMembers(before: AnalyticsRule | undefined, after: AnalyticsRule | undefined): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const read = (rule: AnalyticsRule | undefined, name: string) => JSON.stringify(rule?.[name as keyof AnalyticsRule]);
  return [...names].filter((name) => !PROGRESS_MEMBERS.includes(name) && read(before, name) !== read(after, name));
}

/** The `SentinelAudit` row of a rule that a person made, changed or removed. Source: the table's reference page, read 2026-11. */
export function printAuditRecord(write: RuleWrite, workspaceId: string): RawRecord {
  const rule = write.after ?? write.before;
  const values = {
    TimeGenerated: write.at.toISOString(),
    OperationName: `Microsoft.SecurityInsights/alertRules/${write.operation}`,
    SentinelResourceId: ruleResourceId(workspaceId, rule?.id ?? ''),
    SentinelResourceName: rule?.name.trim() ?? '',
    SentinelResourceKind: 'Scheduled',
    SentinelResourceType: 'Analytics Rule',
    Status: 'Success',
    Description: `${write.operation === 'Delete' ? 'Deleted' : write.before ? 'Changed' : 'Created'} by ${write.by}.`,
    CorrelationId: write.id,
    WorkspaceId: workspaceId,
    TenantId: workspaceId,
    SourceSystem: 'Azure',
    Type: 'SentinelAudit',
    ExtendedProperties: {
      CallerName: write.by,
      OriginalResourceState: write.before ?? null,
      UpdatedResourceState: write.after ?? null,
      ResourceDiffMemberNames: changedMembers(write.before, write.after),
      ResourceDisplayName: rule?.name.trim() ?? '',
      ResourceId: ruleResourceId(workspaceId, rule?.id ?? ''),
      WorkspaceId: workspaceId,
    },
  };
  return { key: `rule-write:${write.id}`, values };
}
