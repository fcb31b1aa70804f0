import type { Alert, AnalyticsRule, Incident } from '@vedette/model';
import type { Correlate, CorrelationDecision } from '@vedette/state-store';
import { type EntityKey, entityKeys } from './entity-keys.ts';
import { gapMs, matchGrouping, mayTake } from './grouping.ts';
import { extendIncident, openIncident } from './incident-facts.ts';

export interface CorrelationSettings {
  /** Alerts an incident; the next one opens a twin of the same title. Source: Sentinel's service limits. */
  readonly maxAlerts: number;
  /** How far apart two sources' alerts about one thing may be. Longer, and a week's work of one person is one incident. */
  readonly lookbackMs: number;
  /** An alert about more things of a type than this is about none of them: a scan's summary, a mass download. */
  readonly maxEntitiesOfType: number;
  /** A thing in more open incidents than this says nothing: a shared mailbox, a build account. */
  readonly maxIncidentsOfEntity: number;
}

export const DEFAULT_CORRELATION: CorrelationSettings = {
  maxAlerts: 150,
  lookbackMs: 24 * 3_600_000,
  maxEntitiesOfType: 20,
  maxIncidentsOfEntity: 5,
};

export interface CorrelationContext {
  readonly at: Date;
  readonly newId: () => string;
  /** The rule of an alert of ours. */
  readonly rule?: Pick<AnalyticsRule, 'id' | 'incidentConfiguration' | 'description'>;
  /** What the alert's source says of the incident that it names. */
  readonly providerIncident?: (id: string) => { readonly title: string; readonly description: string } | undefined;
  readonly settings?: Partial<CorrelationSettings>;
}

export interface Candidate {
  readonly incident: Incident;
  readonly alerts: readonly Alert[];
}

/** An incident that should take the alert, and why. */
interface Match {
  readonly candidate: Candidate;
  readonly reason: string;
}

/** A rule whose description starts so is never joined with other sources. Source: Defender's correlation opt-out. */
const NO_CORRELATION_MARK = '#DONT_CORR#';

/**
 * Decides where an alert belongs, in this order: nowhere (its rule makes no incidents); the incident that its source
 * names; one that its rule's own grouping asks for; an open one about the same account, file, host or mailbox; its own.
 */
export function createCorrelator(context: CorrelationContext): Correlate {
  const settings = { ...DEFAULT_CORRELATION, ...context.settings };
  return (alert, candidates) => {
    if (context.rule?.incidentConfiguration?.createIncident === false) return { kind: 'none' };
    const match =
      matchProvider(alert, candidates) ??
      matchRule(alert, candidates, context) ??
      matchEntities(alert, candidates, context, settings);
    return match ? join(alert, match, context, settings) : open(alert, context);
  };
}

function join(
  alert: Alert,
  { candidate, reason }: Match,
  context: CorrelationContext,
  settings: CorrelationSettings,
): CorrelationDecision {
  const { incident, alerts } = candidate;
  if (alerts.length >= settings.maxAlerts) {
    const twin = openIncident(alert, { at: context.at, id: context.newId(), title: incident.title });
    return {
      kind: 'open',
      incident: twin,
      reason: `${reason}; incident ${incident.number} is full (${settings.maxAlerts} alerts)`,
    };
  }
  const reopen = incident.status === 'Closed' && alert.ruleId !== null;
  const extended = extendIncident(incident, alerts, alert, { at: context.at, reopen });
  return { kind: 'join', incidentNumber: incident.number, reason, incident: extended };
}

function open(alert: Alert, context: CorrelationContext): CorrelationDecision {
  const provider = alert.providerIncidentId === null ? undefined : context.providerIncident?.(alert.providerIncidentId);
  const incident = openIncident(alert, {
    at: context.at,
    id: context.newId(),
    ...(provider ? { title: provider.title, description: provider.description } : {}),
  });
  return {
    kind: 'open',
    incident,
    reason: 'First alert: no open incident is about the same account, file, host or mailbox',
  };
}

/** Newest first, and one that still has room before a full one. */
function newestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((left, right) => right.incident.number - left.incident.number);
}

function matchProvider(alert: Alert, candidates: readonly Candidate[]): Match | undefined {
  const id = alert.providerIncidentId;
  if (id === null) return undefined;
  const candidate = newestFirst(candidates).find(
    ({ incident, alerts }) =>
      incident.providerIncidentId === id || alerts.some(({ providerIncidentId }) => providerIncidentId === id),
  );
  return candidate && { candidate, reason: `Same incident ${id} of ${alert.serviceSource}` };
}

function matchRule(alert: Alert, candidates: readonly Candidate[], { rule }: CorrelationContext): Match | undefined {
  const grouping = rule?.incidentConfiguration?.groupingConfiguration;
  if (!grouping?.enabled || alert.ruleId === null) return undefined;
  for (const candidate of newestFirst(candidates)) {
    if (!mayTake(candidate.incident, grouping)) continue;
    for (const other of candidate.alerts) {
      const reason = matchGrouping(alert, other, grouping);
      if (reason !== undefined) return { candidate, reason };
    }
  }
  return undefined;
}

function matchEntities(
  alert: Alert,
  candidates: readonly Candidate[],
  { rule }: CorrelationContext,
  settings: CorrelationSettings,
): Match | undefined {
  if (rule?.description.startsWith(NO_CORRELATION_MARK)) return undefined;
  const open = newestFirst(candidates).filter(({ incident }) => incident.status !== 'Closed');
  const keys = usableKeys(alert, open, settings);
  const matches = open.flatMap((candidate) => {
    const best = bestShared(alert, keys, candidate, settings);
    return best ? [{ candidate, ...best }] : [];
  });
  const isFull = ({ candidate }: { readonly candidate: Candidate }) => candidate.alerts.length >= settings.maxAlerts;
  const [first] = matches.sort(
    (left, right) =>
      Number(isFull(left)) - Number(isFull(right)) || right.shared.length - left.shared.length || left.gap - right.gap,
  );
  return first && { candidate: first.candidate, reason: describeShared(alert, first.other, first.shared) };
}

/** Keys of the alert that may relate it: strong, of few things of their type, and not in incidents everywhere. */
function usableKeys(
  alert: Alert,
  open: readonly Candidate[],
  settings: CorrelationSettings,
): ReadonlyMap<string, EntityKey> {
  const keys = strongKeys(alert, settings);
  for (const key of [...keys.keys()]) {
    const incidents = open.filter(({ alerts }) => alerts.some((other) => strongKeys(other, settings).has(key)));
    if (incidents.length > settings.maxIncidentsOfEntity) keys.delete(key);
  }
  return keys;
}

function strongKeys(alert: Alert, settings: CorrelationSettings): Map<string, EntityKey> {
  const perType = new Map<string, number>();
  for (const { Type } of alert.entities) perType.set(Type, (perType.get(Type) ?? 0) + 1);
  const keys = alert.entities
    .filter(({ Type }) => (perType.get(Type) ?? 0) <= settings.maxEntitiesOfType)
    .flatMap((entity) => entityKeys(entity))
    .filter(({ strength }) => strength === 'strong');
  return new Map(keys.map((key) => [key.key, key]));
}

interface Shared {
  readonly other: Alert;
  readonly shared: readonly EntityKey[];
  readonly gap: number;
}

/** The alert of an incident that shares most with this one, nearest in time. */
function bestShared(
  alert: Alert,
  keys: ReadonlyMap<string, EntityKey>,
  { alerts }: Candidate,
  settings: CorrelationSettings,
): Shared | undefined {
  let best: Shared | undefined;
  for (const other of alerts) {
    const gap = gapMs(alert, other);
    if (gap > settings.lookbackMs) continue;
    const theirs = strongKeys(other, settings);
    const shared = distinctByName([...keys.values()].filter(({ key }) => theirs.has(key)));
    const isBetter =
      !best || shared.length > best.shared.length || (shared.length === best.shared.length && gap < best.gap);
    if (shared.length > 0 && isBetter) best = { other, shared, gap };
  }
  return best;
}

/** One thing may have several keys (name and object id); it counts once. */
function distinctByName(keys: readonly EntityKey[]): readonly EntityKey[] {
  return [...new Map(keys.map((key) => [`${key.type}:${key.name.toLowerCase()}`, key])).values()];
}

function describeShared(alert: Alert, other: Alert, shared: readonly EntityKey[]): string {
  const things = shared.slice(0, 3).map(({ type, name }) => `${type.replace('-', ' ')} ${name}`);
  const same = things.map((thing, index) => (index === 0 ? `Same ${thing}` : `same ${thing}`)).join(' and ');
  return `${same} as alert ‘${other.title}’${describeGap(alert, other)}`;
}

function describeGap(alert: Alert, other: Alert): string {
  const difference = Date.parse(alert.startTime) - Date.parse(other.startTime);
  const minutes = Math.round(Math.abs(difference) / 60_000);
  if (minutes === 0) return ' at the same time';
  const [hours, days] = [Math.round(minutes / 60), Math.round(minutes / 1440)];
  const amount = minutes < 120 ? `${minutes} min` : hours < 48 ? `${hours} h` : `${days} days`;
  return `, ${amount} ${difference > 0 ? 'earlier' : 'later'}`;
}
