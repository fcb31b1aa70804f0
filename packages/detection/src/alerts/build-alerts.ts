import type { Alert, AnalyticsRule } from '@vedette/model';
import { renderAlertDetails, renderCustomDetails } from '../evaluate/alert-details.ts';
import { mapEntities } from '../evaluate/entities.ts';
import type { TriggeredRows } from '../evaluate/evaluate-window.ts';
import { fingerprintRow, type ResultRow } from '../evaluate/result-rows.ts';
import { printRowQuery } from '../evaluate/row-query.ts';
import { alertIdOf, dedupKeyOf, fingerprintRows } from './dedup-key.ts';

/** Alerts a run in the mode of one alert a row: 149 and one for all rows. Source: Sentinel's service limits, read 2026-11. */
export const MAX_ALERTS_PER_RUN = 150;

/** Shown as the service source of what our own rules find. */
export const ANALYTICS_SERVICE_SOURCE = 'Vedette Analytics';

export interface BuiltAlerts {
  readonly alerts: readonly Alert[];
  readonly entities: number;
  readonly entitiesDropped: number;
  readonly issues: readonly string[];
}

/** Rows that become one alert, with the name of their group and the query that gives them again. */
interface AlertGroup {
  readonly name: string;
  readonly rows: readonly ResultRow[];
  readonly query: string;
}

/** Alerts of triggered rows, one or one a row as the rule says. */
export function buildAlerts(
  rule: AnalyticsRule,
  found: TriggeredRows,
  context: { readonly at: Date; readonly workspaceId: string },
): BuiltAlerts {
  const groups = groupRows(rule, found);
  const isOverflow = groups.length === MAX_ALERTS_PER_RUN && found.rows.length > MAX_ALERTS_PER_RUN;
  const issues = isOverflow
    ? [`${found.rows.length} rows: ${MAX_ALERTS_PER_RUN - 1} alerts for single rows and one for all of them.`]
    : [];
  const built = groups.map((group) => buildAlert(rule, found, group, context));
  return {
    alerts: built.map(({ alert }) => alert),
    entities: built.reduce((sum, { alert }) => sum + alert.entities.length, 0),
    entitiesDropped: built.reduce((sum, { dropped }) => sum + dropped, 0),
    issues: [...new Set([...issues, ...built.flatMap((one) => one.issues)])],
  };
}

function groupRows(rule: AnalyticsRule, found: TriggeredRows): readonly AlertGroup[] {
  const { rows } = found;
  const whole = (name: string): AlertGroup => ({ name, rows, query: rule.query });
  const isPerRow = rule.eventGroupingSettings?.aggregationKind === 'AlertPerResult' && rows.length > 0;
  if (!isPerRow) return [whole(found.kind === 'window' ? 'all' : fingerprintRows(rows))];
  const isTooMany = rows.length > MAX_ALERTS_PER_RUN;
  const seen = new Map<string, number>();
  const single = rows.slice(0, isTooMany ? MAX_ALERTS_PER_RUN - 1 : rows.length).map((row) => {
    const print = fingerprintRow(row);
    const ordinal = (seen.get(print) ?? 0) + 1;
    seen.set(print, ordinal);
    return { name: `${print}#${ordinal}`, rows: [row], query: printRowQuery(rule.query, found.columns, row) };
  });
  return isTooMany ? [...single, whole('summary')] : single;
}

function buildAlert(
  rule: AnalyticsRule,
  found: TriggeredRows,
  group: AlertGroup,
  context: { readonly at: Date; readonly workspaceId: string },
): { alert: Alert; dropped: number; issues: readonly string[] } {
  const dedupKey = dedupKeyOf(rule.id, found, group.name);
  const details = renderAlertDetails(rule, group.rows);
  const { entities, dropped, issues } = mapEntities(group.rows, rule.entityMappings ?? []);
  const { startTime, endTime } = timesOfRows(group.rows, found);
  const alert: Alert = {
    id: alertIdOf(dedupKey),
    dedupKey,
    title: details.title,
    description: details.description,
    severity: details.severity,
    status: 'New',
    serviceSource: ANALYTICS_SERVICE_SOURCE,
    providerName: details.providerName ?? 'ASI Scheduled Alerts',
    productName: details.productName ?? 'Azure Sentinel',
    ruleId: rule.id,
    ruleName: rule.name.trim(),
    policyName: null,
    providerAlertId: null,
    providerIncidentId: null,
    alertType: `${context.workspaceId}_${rule.id}`,
    tactics: [...details.tactics],
    techniques: [...details.techniques],
    startTime,
    endTime,
    createdAt: context.at.toISOString(),
    entities: [...entities],
    customDetails: renderCustomDetails(rule.customDetails, group.rows),
    evidence: {
      query: group.query,
      windowStart: found.start.toISOString(),
      windowEnd: found.end.toISOString(),
      rows: group.rows.length,
    },
    incidentNumber: null,
    correlationReason: null,
  };
  return { alert, dropped, issues };
}

/** First and last `TimeGenerated` of the rows; the window where the query gives none. */
function timesOfRows(rows: readonly ResultRow[], found: TriggeredRows): { startTime: string; endTime: string } {
  const times = rows
    .map(({ TimeGenerated }) => (typeof TimeGenerated === 'string' ? Date.parse(TimeGenerated) : Number.NaN))
    .filter((time) => !Number.isNaN(time));
  if (times.length === 0) return { startTime: found.start.toISOString(), endTime: found.end.toISOString() };
  return {
    startTime: new Date(Math.min(...times)).toISOString(),
    endTime: new Date(Math.max(...times)).toISOString(),
  };
}
