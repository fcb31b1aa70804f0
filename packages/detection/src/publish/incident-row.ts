import type { Alert, Incident, IncidentActivity } from '@vedette/model';

export interface IncidentRowContext {
  readonly workspaceId: string;
  readonly alertIds: readonly string[];
  readonly alerts: readonly Alert[];
  /** Lines of the activity log; those that are comments, and no newer than the change, are in the row. */
  readonly activity: readonly IncidentActivity[];
  readonly incidentUrl: string;
}

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== '')),
];

/**
 * When this state began. Two changes within one millisecond are told apart by their order, in ticks of 100 ns, so that the
 * newest row of an incident (`arg_max(LastModifiedTime, *)`) is always its last state.
 */
function changedAt({ modifiedAt, version }: Incident): string {
  const ticks = String(Math.max(0, version - 1) % 10_000).padStart(4, '0');
  return modifiedAt.replace(/Z$/, `${ticks}Z`);
}

/**
 * The `SecurityIncident` row of one state of an incident; each change adds one. Shape: all 33 columns of Log Analytics; an
 * unassigned owner has null members. Source: the table's reference page, read 2026-11.
 */
export function printIncidentRow(incident: Incident, context: IncidentRowContext): Readonly<Record<string, unknown>> {
  const comments = context.activity.filter(
    ({ kind, at }) => kind === 'incident.commented' && at <= incident.modifiedAt,
  );
  return {
    TimeGenerated: changedAt(incident),
    IncidentName: incident.id,
    IncidentNumber: incident.number,
    IncidentUrl: context.incidentUrl,
    Title: incident.title,
    Description: incident.description,
    Severity: incident.severity,
    Status: incident.status,
    Classification: incident.classification ?? '',
    ClassificationReason: incident.classificationReason ?? '',
    ClassificationComment: incident.classificationComment ?? '',
    Owner: { objectId: null, email: null, assignedTo: incident.owner, userPrincipalName: incident.owner },
    Labels: incident.tags.map((labelName) => ({ labelName, labelType: 'User' })),
    Comments: comments.map(({ message, by, at }) => ({ message, author: { name: by }, createdTimeUtc: at })),
    Tasks: [],
    AlertIds: context.alertIds,
    BookmarkIds: [],
    RelatedAnalyticRuleIds: distinct(context.alerts.map(({ ruleId }) => ruleId)),
    AdditionalData: {
      alertsCount: incident.alertCount,
      bookmarksCount: 0,
      commentsCount: comments.length,
      alertProductNames: distinct(context.alerts.map(({ productName }) => productName)),
      tactics: incident.tactics,
      techniques: distinct(context.alerts.flatMap(({ techniques }) => techniques)),
    },
    ProviderName: incident.providerName,
    ProviderIncidentId: incident.providerIncidentId ?? String(incident.number),
    CreatedTime: incident.createdAt,
    FirstActivityTime: incident.firstActivityAt,
    LastActivityTime: incident.lastActivityAt,
    FirstModifiedTime: incident.firstModifiedAt,
    LastModifiedTime: changedAt(incident),
    ClosedTime: incident.closedAt,
    ModifiedBy: incident.modifiedBy,
    TenantId: context.workspaceId,
    SourceSystem: 'Azure',
    Type: 'SecurityIncident',
    _BilledSize: 0,
    _IsBillable: 'False',
  };
}
