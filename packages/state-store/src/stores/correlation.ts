import {
  type Alert,
  type Incident,
  type IncidentActivity,
  type IncidentStatus,
  invariant,
  type NewId,
} from '@vedette/model';
import type { Correlate, CorrelationDecision } from '../state-store.ts';

/** An incident as the correlator sees it while a batch is placed. */
interface Candidate {
  incident: Incident;
  alerts: Alert[];
}

/** What a batch does to the store. */
export interface PlacedBatch {
  readonly alerts: readonly Alert[];
  /** Opened and changed incidents, each once, as they are to be stored. */
  readonly incidents: readonly Incident[];
  readonly activity: readonly IncidentActivity[];
}

/** Places alerts one by one, each on the incidents as the ones before it left them. Pure but for `nextNumber`. */
export class BatchPlacer {
  readonly #candidates: Candidate[];
  readonly #touched = new Map<number, Incident>();
  readonly #alerts: Alert[] = [];
  readonly #activity: IncidentActivity[] = [];
  readonly #at: string;
  readonly #newId: NewId;

  constructor(candidates: readonly Candidate[], at: Date, newId: NewId) {
    this.#candidates = candidates.map(({ incident, alerts }) => ({ incident, alerts: [...alerts] }));
    this.#at = at.toISOString();
    this.#newId = newId;
  }

  async place(alert: Alert, correlate: Correlate, nextNumber: () => Promise<number>): Promise<void> {
    const decision = correlate(alert, this.#candidates);
    if (decision.kind === 'none') this.#alerts.push({ ...alert, incidentNumber: null, correlationReason: null });
    else if (decision.kind === 'join') this.#join(alert, decision);
    else this.#open(alert, decision, await nextNumber());
  }

  result(): PlacedBatch {
    return { alerts: this.#alerts, incidents: [...this.#touched.values()], activity: this.#activity };
  }

  #open(alert: Alert, decision: CorrelationDecision & { kind: 'open' }, number: number): void {
    const incident: Incident = { ...decision.incident, number, version: 1, alertCount: 1 };
    const candidate: Candidate = { incident, alerts: [] };
    this.#candidates.push(candidate);
    this.#record(incident, 'incident.created', `Opened for the alert "${alert.title}".`, null, incident.status);
    this.#attach(candidate, alert, decision.reason);
  }

  #join(alert: Alert, decision: CorrelationDecision & { kind: 'join' }): void {
    const candidate = this.#candidates.find(({ incident }) => incident.number === decision.incidentNumber);
    invariant(candidate, `the correlator chose incident ${decision.incidentNumber}, which is no candidate`);
    const before = candidate.incident;
    const isFirstChange = !this.#touched.has(before.number);
    candidate.incident = {
      ...decision.incident,
      number: before.number,
      id: before.id,
      createdAt: before.createdAt,
      version: isFirstChange ? before.version + 1 : before.version,
      alertCount: candidate.alerts.length + 1,
    };
    this.#recordChanges(before, candidate.incident);
    this.#attach(candidate, alert, decision.reason);
  }

  #attach(candidate: Candidate, alert: Alert, reason: string): void {
    const { incident } = candidate;
    const placed = { ...alert, incidentNumber: incident.number, correlationReason: reason };
    candidate.alerts.push(placed);
    this.#alerts.push(placed);
    this.#touched.set(incident.number, incident);
    this.#record(incident, 'incident.alert-added', `Added the alert "${alert.title}". ${reason}`, null, alert.id);
  }

  #recordChanges(before: Incident, after: Incident): void {
    if (before.severity !== after.severity) {
      const message = `Severity changed from ${before.severity} to ${after.severity}.`;
      this.#record(after, 'incident.severity-changed', message, before.severity, after.severity);
    }
    if (before.status === after.status) return;
    const message = `Status changed from ${before.status} to ${after.status}.`;
    this.#record(after, statusActivity(before.status, after.status), message, before.status, after.status);
  }

  #record(
    incident: Incident,
    kind: IncidentActivity['kind'],
    message: string,
    before: string | null,
    after: string | null,
  ): void {
    const by = kind === 'incident.created' ? incident.createdBy : incident.modifiedBy;
    const id = this.#newId();
    this.#activity.push({ id, incidentNumber: incident.number, at: this.#at, by, kind, message, before, after });
  }
}

function statusActivity(before: IncidentStatus, after: IncidentStatus): IncidentActivity['kind'] {
  if (after === 'Closed') return 'incident.closed';
  return before === 'Closed' ? 'incident.reopened' : 'incident.status-changed';
}
