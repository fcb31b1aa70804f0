import type { AlertSink, ProviderAlert, ProviderIncident } from '@vedette/connectors';
import { type Alert, type Clock, type Incident, type IncidentChange, type NewId, Rejection } from '@vedette/model';
import type { IncidentStore } from '@vedette/state-store';
import { type CorrelationSettings, createCorrelator } from '../incidents/correlate.ts';
import { applyIncidentChange } from '../incidents/transitions.ts';

export interface AlertSinkOptions {
  readonly incidents: IncidentStore;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly onIncidentChanged?: (incident: Incident) => void;
  readonly correlation?: Partial<CorrelationSettings>;
}

const CANDIDATE_MS = 14 * 86_400_000;

/** Members that the source owns; ours (number, incident, reason, first seen) stay. */
const SOURCE_MEMBERS = [
  'title',
  'description',
  'severity',
  'status',
  'policyName',
  'providerIncidentId',
  'tactics',
  'techniques',
  'startTime',
  'endTime',
  'entities',
  'customDetails',
] as const satisfies readonly (keyof ProviderAlert)[];

/** Takes alerts of other products: a new one is correlated, a known one is brought up to date, an equal one does nothing. */
export function createAlertSink(options: AlertSinkOptions): AlertSink {
  return {
    async accept(alerts, incidents) {
      const { added, known } = await sortOut(options, alerts);
      const changed = known.filter(({ stored, update }) => stored !== update).map(({ update }) => update);
      if (changed.length > 0) await options.incidents.saveAlerts(changed);
      const opened = await addNew(options, added, incidents);
      const numbers = numbersByProvider([...opened.alerts, ...known.map(({ update }) => update)]);
      for (const incident of incidents) {
        const number = numbers.get(incident.providerIncidentId);
        if (number !== undefined) await follow(options, number, incident, opened.firstSeen.has(number));
      }
    },
  };
}

interface KnownAlert {
  readonly stored: Alert;
  /** `stored` itself where nothing differs. */
  readonly update: Alert;
}

async function sortOut(
  { incidents }: AlertSinkOptions,
  alerts: readonly ProviderAlert[],
): Promise<{ added: readonly Alert[]; known: readonly KnownAlert[] }> {
  const added: Alert[] = [];
  const known: KnownAlert[] = [];
  for (const alert of alerts) {
    const stored = await incidents.findAlert(alert.id);
    if (stored) known.push({ stored, update: updated(stored, alert) });
    else added.push({ ...alert, incidentNumber: null, correlationReason: null });
  }
  return { added, known };
}

function updated(stored: Alert, alert: ProviderAlert): Alert {
  const isSame = SOURCE_MEMBERS.every((name) => JSON.stringify(stored[name]) === JSON.stringify(alert[name]));
  if (isSame) return stored;
  return { ...stored, ...Object.fromEntries(SOURCE_MEMBERS.map((name) => [name, alert[name]])) };
}

async function addNew(
  options: AlertSinkOptions,
  alerts: readonly Alert[],
  providerIncidents: readonly ProviderIncident[],
): Promise<{ alerts: readonly Alert[]; firstSeen: ReadonlySet<number> }> {
  if (alerts.length === 0) return { alerts: [], firstSeen: new Set() };
  const at = options.clock.now();
  const byId = new Map(providerIncidents.map((incident) => [incident.providerIncidentId, incident]));
  const correlate = createCorrelator({
    at,
    newId: options.newId,
    providerIncident: (id) => byId.get(id),
    ...(options.correlation ? { settings: options.correlation } : {}),
  });
  const oldest = Math.min(at.getTime(), ...alerts.map(({ startTime }) => Date.parse(startTime)));
  const stored = await options.incidents.addAlerts({ alerts }, correlate, at, new Date(oldest - CANDIDATE_MS));
  for (const incident of stored.incidents) options.onIncidentChanged?.(incident);
  const firstSeen = stored.incidents.filter(({ version }) => version === 1).map(({ number }) => number);
  return { alerts: stored.alerts, firstSeen: new Set(firstSeen) };
}

function numbersByProvider(alerts: readonly Alert[]): ReadonlyMap<string, number> {
  const linked = alerts.flatMap(({ providerIncidentId, incidentNumber }) =>
    providerIncidentId === null || incidentNumber === null ? [] : [[providerIncidentId, incidentNumber] as const],
  );
  return new Map(linked);
}

/** Another person may change the incident in between: read again and repeat. */
const ATTEMPTS = 3;

/**
 * Follows what was decided at the source: closed there is closed here, an owner there is the owner here if there was none,
 * tags come along. What a person did here later stays, and nothing is reopened.
 */
async function follow(
  options: AlertSinkOptions,
  number: number,
  source: ProviderIncident,
  isFirstSeen: boolean,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const incident = await options.incidents.findIncident(number);
    const isNewer = incident !== undefined && Date.parse(source.lastUpdatedAt) > Date.parse(incident.modifiedAt);
    if (!incident || (!isNewer && !isFirstSeen)) return;
    const result = applyIncidentChange(incident, changeOf(incident, source), {
      by: incident.serviceSources[0] ?? 'Microsoft 365 Defender',
      at: options.clock.now(),
      newId: options.newId,
    });
    if (result.kind === 'rejected' || result.activity.length === 0) return;
    try {
      const saved = await options.incidents.saveIncident(result.incident, result.activity);
      options.onIncidentChanged?.(saved);
      return;
    } catch (error) {
      if (!(error instanceof Rejection) || attempt === ATTEMPTS) throw error;
    }
  }
}

function changeOf(incident: Incident, source: ProviderIncident): IncidentChange {
  const isClosing = source.status === 'Closed' && incident.status !== 'Closed';
  const isStarting = source.status === 'Active' && incident.status === 'New';
  return {
    version: incident.version,
    tags: [...new Set([...incident.tags, ...source.tags])],
    ...(incident.owner === null && source.assignedTo !== null ? { owner: source.assignedTo } : {}),
    ...(isStarting ? { status: 'Active' as const } : {}),
    ...(isClosing ? closing(source) : {}),
  };
}

function closing({ classification }: ProviderIncident): Partial<IncidentChange> {
  if (classification === 'FalsePositive') {
    return { status: 'Closed', classification, classificationReason: 'InaccurateData' };
  }
  return { status: 'Closed', classification: classification ?? 'Undetermined' };
}
