import { type Alert, type Incident, SEVERITIES, type Severity } from '@vedette/model';
import { entityKeys } from './entity-keys.ts';

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

function highestSeverity(severities: readonly Severity[]): Severity {
  return severities.reduce(
    (highest, severity) => (rank(severity) > rank(highest) ? severity : highest),
    'Informational',
  );
}

/** Types that are worth a glance in the queue, in the order in which they are shown. */
const IMPACTED_TYPES = ['account', 'mailbox', 'file', 'host', 'mail-message'] as const;

/** More than this and the queue reads like a list of files; the incident page has them all. */
const MAX_IMPACTED = 10;

function impactedOf(alerts: readonly Alert[]): Incident['impacted'] {
  const impacted = new Map<string, { type: string; name: string }>();
  for (const type of IMPACTED_TYPES) {
    for (const entity of alerts.flatMap(({ entities }) => entities)) {
      const key = entity.Type.toLowerCase() === type ? entityKeys(entity)[0] : undefined;
      if (key && key.name !== '') impacted.set(`${type}:${key.name.toLowerCase()}`, { type, name: key.name });
    }
  }
  return [...impacted.values()].slice(0, MAX_IMPACTED);
}

const MAX_TITLE = 500;

/**
 * A title from what is known: the alert that weighs most, how many more there are, and whom or what they are about.
 * One alert keeps its own title.
 */
export function titleOf(alerts: readonly Alert[]): string {
  const [first] = [...alerts].sort(
    (left, right) => rank(right.severity) - rank(left.severity) || left.startTime.localeCompare(right.startTime),
  );
  if (!first) return 'Incident';
  const titles = new Set(alerts.map(({ title }) => title));
  if (titles.size === 1) return first.title.slice(0, MAX_TITLE);
  const impacted = impactedOf(alerts);
  const account = impacted.find(({ type }) => type === 'account' || type === 'mailbox')?.name;
  const file = impacted.find(({ type }) => type === 'file')?.name;
  const about = [account && `by ${account}`, file && `on ${file}`]
    .filter((part): part is string => !!part && !first.title.includes(part.slice(3)))
    .join(' ');
  const more = `and ${titles.size - 1} related finding${titles.size > 2 ? 's' : ''}`;
  return [first.title, more, about]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, MAX_TITLE);
}

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== '')),
];

/** What an incident says because of its alerts; everything a person decided is left to the caller. */
function factsOf(
  alerts: readonly Alert[],
): Pick<
  Incident,
  'serviceSources' | 'policyNames' | 'tactics' | 'alertCount' | 'impacted' | 'firstActivityAt' | 'lastActivityAt'
> {
  const starts = alerts.map(({ startTime }) => startTime).sort();
  const ends = alerts.map(({ endTime }) => endTime).sort();
  return {
    serviceSources: distinct(alerts.map(({ serviceSource }) => serviceSource)),
    policyNames: distinct(alerts.map(({ policyName }) => policyName)),
    tactics: distinct(alerts.flatMap(({ tactics }) => tactics)),
    alertCount: alerts.length,
    impacted: impactedOf(alerts),
    firstActivityAt: starts[0] ?? new Date(0).toISOString(),
    lastActivityAt: ends.at(-1) ?? new Date(0).toISOString(),
  };
}

/** Name that stands where no person acted. */
const SYSTEM_ACTOR = 'Vedette';

/** An incident of one alert. */
export function openIncident(
  alert: Alert,
  context: { readonly at: Date; readonly id: string; readonly title?: string; readonly description?: string },
): Omit<Incident, 'number'> {
  const at = context.at.toISOString();
  return {
    id: context.id,
    title: (context.title || titleOf([alert])).slice(0, MAX_TITLE),
    description: (context.description ?? alert.description).slice(0, 5000),
    severity: alert.severity,
    status: 'New',
    owner: null,
    tags: [],
    classification: null,
    classificationReason: null,
    classificationComment: null,
    ...factsOf([alert]),
    providerName: alert.providerIncidentId === null ? 'Azure Sentinel' : 'Microsoft 365 Defender',
    providerIncidentId: alert.providerIncidentId,
    createdAt: at,
    modifiedAt: at,
    firstModifiedAt: null,
    closedAt: null,
    createdBy: SYSTEM_ACTOR,
    modifiedBy: SYSTEM_ACTOR,
    version: 1,
  };
}

/**
 * The incident with one more alert. A title or severity that a person set stays, save that a worse alert than any
 * before raises the severity. `reopen` takes it back to `New`.
 */
export function extendIncident(
  incident: Incident,
  alerts: readonly Alert[],
  alert: Alert,
  context: { readonly at: Date; readonly reopen: boolean },
): Incident {
  const all = [...alerts, alert];
  const worstBefore = highestSeverity(alerts.map(({ severity }) => severity));
  const isWorse = rank(alert.severity) > rank(worstBefore);
  const hasOwnTitle = incident.title !== titleOf(alerts);
  const reopened: Partial<Incident> = context.reopen
    ? { status: 'New', closedAt: null, classification: null, classificationReason: null, classificationComment: null }
    : {};
  return {
    ...incident,
    ...factsOf(all),
    title: hasOwnTitle ? incident.title : titleOf(all),
    severity: isWorse ? highestSeverity([incident.severity, alert.severity]) : incident.severity,
    providerIncidentId: incident.providerIncidentId ?? alert.providerIncidentId,
    ...reopened,
    modifiedAt: context.at.toISOString(),
    modifiedBy: SYSTEM_ACTOR,
  };
}
