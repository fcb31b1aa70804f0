import type { Alert, AnalyticsRule } from '@vedette/model';
import { ARM_TRIGGER_OPERATORS } from '../evaluate/trigger.ts';
import { printClockDuration } from '../rules/duration.ts';

/** What the row says beyond the alert itself. */
export interface AlertRowContext {
  readonly workspaceId: string;
  /** The rule as it is now; absent where it was removed, or the alert is not ours. */
  readonly rule?: AnalyticsRule;
  /** Tables that the rule's query reads. */
  readonly dataSources?: readonly string[];
  readonly incidentUrl?: string;
}

/** `2026-11-21 10:05:00Z`, as the query times in `ExtendedProperties` are written. */
const printQueryTime = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')}Z`;

/**
 * The `SecurityAlert` row of an alert. Shape: column names and JSON texts of Log Analytics; a scheduled rule's alert has the product
 * names that users' own queries filter on. Source: https://learn.microsoft.com/azure/sentinel/security-alert-schema, read 2026-11.
 */
export function printAlertRow(alert: Alert, context: AlertRowContext): Readonly<Record<string, unknown>> {
  const isOurs = alert.ruleId !== null;
  return {
    TimeGenerated: alert.createdAt,
    DisplayName: alert.title,
    AlertName: alert.title,
    AlertSeverity: alert.severity,
    Description: alert.description,
    ProviderName: alert.providerName,
    VendorName: 'Microsoft',
    VendorOriginalId: alert.providerAlertId ?? alert.id,
    SystemAlertId: alert.id,
    ResourceId: '',
    SourceComputerId: '',
    AlertType: alert.alertType,
    ConfidenceLevel: '',
    ConfidenceScore: null,
    IsIncident: false,
    StartTime: alert.startTime,
    EndTime: alert.endTime,
    ProcessingEndTime: alert.createdAt,
    RemediationSteps: '',
    ExtendedProperties: JSON.stringify(isOurs ? ruleProperties(alert, context) : providerProperties(alert)),
    Entities: JSON.stringify(alert.entities),
    SourceSystem: 'Detection',
    WorkspaceSubscriptionId: '',
    WorkspaceResourceGroup: '',
    ExtendedLinks: '',
    ProductName: alert.productName,
    ProductComponentName: isOurs ? 'Scheduled Alerts' : '',
    AlertLink: context.incidentUrl ?? '',
    Status: alert.status,
    CompromisedEntity: '',
    Tactics: alert.tactics.join(', '),
    Techniques: JSON.stringify(alert.techniques.filter((technique) => !technique.includes('.'))),
    SubTechniques: JSON.stringify(alert.techniques.filter((technique) => technique.includes('.'))),
    TenantId: context.workspaceId,
    Type: 'SecurityAlert',
  };
}

type Properties = Record<string, string>;

function ruleProperties(alert: Alert, { rule, dataSources }: AlertRowContext): Properties {
  const { evidence } = alert;
  const properties: Properties = {
    ...(rule
      ? {
          'Trigger Operator': ARM_TRIGGER_OPERATORS[rule.triggerOperator],
          'Trigger Threshold': String(rule.triggerThreshold),
          'Event Grouping': rule.eventGroupingSettings?.aggregationKind ?? 'SingleAlert',
        }
      : {}),
    'Correlation Id': alert.id,
    'Data Sources': JSON.stringify(dataSources ?? []),
    'Analytic Rule Ids': JSON.stringify([alert.ruleId]),
    'Analytic Rule Name': alert.ruleName ?? '',
    ProcessedBySentinel: 'True',
    'Alert generation status': 'Full alert created',
  };
  if (Object.keys(alert.customDetails).length > 0) properties['Custom Details'] = JSON.stringify(alert.customDetails);
  if (evidence) Object.assign(properties, evidenceProperties(evidence));
  return properties;
}

function evidenceProperties({ query, windowStart, windowEnd, rows }: NonNullable<Alert['evidence']>): Properties {
  const periodSeconds = (Date.parse(windowEnd) - Date.parse(windowStart)) / 1000;
  return {
    'Query Period': printClockDuration(periodSeconds),
    'Query Start Time UTC': printQueryTime(windowStart),
    'Query End Time UTC': printQueryTime(windowEnd),
    'Search Query Results Overall Count': String(rows),
    Query: `set query_now = datetime(${windowEnd});\n${query}`,
    OriginalQuery: query,
  };
}

function providerProperties(alert: Alert): Properties {
  const details = Object.entries(alert.customDetails).map(([name, values]) => [name, values.join('; ')]);
  return {
    ...Object.fromEntries(details),
    ...(alert.policyName === null ? {} : { 'Policy Name': alert.policyName }),
    ...(alert.providerIncidentId === null ? {} : { IncidentId: alert.providerIncidentId }),
    ProcessedBySentinel: 'True',
    'Alert generation status': 'Full alert created',
  };
}
