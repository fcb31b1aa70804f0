import type { Alert, Incident, IncidentConfiguration } from '@vedette/model';
import { parseDuration } from '../rules/duration.ts';
import { findEntityType } from '../rules/entity-types.ts';
import { entityKeys } from './entity-keys.ts';

type Grouping = NonNullable<IncidentConfiguration['groupingConfiguration']>;

/** Milliseconds between two alerts' activities; 0 where they overlap. */
export function gapMs(left: Alert, right: Alert): number {
  const [leftStart, leftEnd] = [Date.parse(left.startTime), Date.parse(left.endTime)];
  const [rightStart, rightEnd] = [Date.parse(right.startTime), Date.parse(right.endTime)];
  return Math.max(0, rightStart - leftEnd, leftStart - rightEnd);
}

/** The identities of an alert of one type, as one comparable text. */
function identityOf(alert: Alert, jsonType: string | undefined): string {
  const entities = alert.entities.filter(({ Type }) => jsonType === undefined || Type.toLowerCase() === jsonType);
  const keys = entities.map((entity) => entityKeys(entity)[0]?.key ?? '').filter((key) => key !== '');
  return [...new Set(keys)].sort().join('\n');
}

const isEqualAndThere = (left: string, right: string): boolean => left !== '' && left === right;

/** Why two alerts of one rule belong together by the rule's own grouping, or `undefined`. */
export function matchGrouping(alert: Alert, other: Alert, grouping: Grouping): string | undefined {
  const lookbackMs = (parseDuration(grouping.lookbackDuration) ?? 5 * 3600) * 1000;
  if (other.ruleId !== alert.ruleId || gapMs(alert, other) > lookbackMs) return undefined;
  const within = `within ${grouping.lookbackDuration}, as the rule groups`;
  switch (grouping.matchingMethod) {
    case 'AnyAlert':
      return `Same rule \`${alert.ruleName ?? ''}\` ${within}`;
    case 'AllEntities':
      return isEqualAndThere(identityOf(alert, undefined), identityOf(other, undefined))
        ? `Same rule and the same entities (${describe(alert, undefined)}) ${within}`
        : undefined;
    case 'Selected':
      return matchSelected(alert, other, grouping)
        ? `Same rule and the same ${describeChosen(alert, grouping)} ${within}`
        : undefined;
  }
}

function matchSelected(alert: Alert, other: Alert, grouping: Grouping): boolean {
  const entities = grouping.groupByEntities.every((name) => {
    const type = findEntityType(name)?.jsonType.toLowerCase();
    return type !== undefined && isEqualAndThere(identityOf(alert, type), identityOf(other, type));
  });
  const details = grouping.groupByAlertDetails.every((detail) =>
    detail === 'DisplayName' ? alert.title === other.title : alert.severity === other.severity,
  );
  const custom = grouping.groupByCustomDetails.every((name) =>
    isEqualAndThere(detailText(alert, name), detailText(other, name)),
  );
  return entities && details && custom;
}

const detailText = (alert: Alert, name: string): string => [...(alert.customDetails[name] ?? [])].sort().join('\n');

function describe(alert: Alert, jsonType: string | undefined): string {
  const names = alert.entities
    .filter(({ Type }) => jsonType === undefined || Type.toLowerCase() === jsonType)
    .map((entity) => entityKeys(entity)[0]?.name ?? '');
  return [...new Set(names.filter((name) => name !== ''))].slice(0, 3).join(', ');
}

function describeChosen(alert: Alert, grouping: Grouping): string {
  const entities = grouping.groupByEntities.map((name) => {
    const type = findEntityType(name)?.jsonType.toLowerCase();
    return `${name.toLowerCase()} ${describe(alert, type)}`;
  });
  return [...entities, ...grouping.groupByAlertDetails, ...grouping.groupByCustomDetails].join(' and ');
}

/** Whether a closed incident may take the alert: only where the rule says so, and then it opens again. */
export function mayTake(incident: Incident, grouping: Grouping): boolean {
  return incident.status !== 'Closed' || grouping.reopenClosedIncident;
}
