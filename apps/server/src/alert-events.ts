import type { Alert, Entity } from '@vedette/model';

const HOUR_MS = 3_600_000;

export interface EventQuery {
  readonly query: string;
  readonly window: { readonly start: Date; readonly end: Date };
}

/**
 * The KQL that finds the events behind an alert. An alert of a rule has its own query and window. For an alert of another
 * product it is what the same people and files did from an hour before to an hour after.
 */
export function printEventQuery(alert: Alert): EventQuery {
  const { evidence } = alert;
  if (evidence)
    return {
      query: evidence.query,
      window: { start: new Date(evidence.windowStart), end: new Date(evidence.windowEnd) },
    };
  const window = {
    start: new Date(Date.parse(alert.startTime) - HOUR_MS),
    end: new Date(Date.parse(alert.endTime) + HOUR_MS),
  };
  return { query: printRelatedActivity(alert), window };
}

function printRelatedActivity({ entities, providerAlertId }: Alert): string {
  const users = entities.flatMap(readUser);
  const files = entities.flatMap((entity) =>
    entity.Type === 'file' && typeof entity.Name === 'string' ? [entity.Name] : [],
  );
  const conditions = [
    ...(users.length > 0 ? [`tostring(RawEventData.UserId) in~ (${users.map(printLiteral).join(', ')})`] : []),
    ...(files.length > 0 ? [`tostring(RawEventData.SourceFileName) in~ (${files.map(printLiteral).join(', ')})`] : []),
  ];
  if (conditions.length === 0)
    return `AlertEvidence\n| where AlertId == ${printLiteral(providerAlertId ?? '')}\n| sort by TimeGenerated asc`;
  return `CloudAppEvents\n| where ${conditions.join('\n    or ')}\n| sort by TimeGenerated asc`;
}

function readUser(entity: Entity): string[] {
  if (entity.Type !== 'account' || typeof entity.Name !== 'string') return [];
  return [typeof entity.UPNSuffix === 'string' ? `${entity.Name}@${entity.UPNSuffix}` : entity.Name];
}

/** A KQL string literal; an alert's names come from outside. */
const printLiteral = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
