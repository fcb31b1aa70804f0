import { TENANT } from '../scenario/cast.ts';
import {
  type AlertScript,
  INCIDENTS,
  type IncidentScript,
  LIVE_ALERT,
  minutesBefore,
  scriptLiveIncident,
} from '../scenario/security-incidents.ts';

export type GraphAlert = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly serviceSource: string;
  readonly createdDateTime: string;
  readonly lastUpdateDateTime: string;
};
export type GraphIncident = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly createdDateTime: string;
  readonly lastUpdateDateTime: string;
  readonly alerts: readonly GraphAlert[];
};

/** The alerts and incidents of a tenant as time passes. */
export class SecurityGraph {
  readonly #startedAt: Date;
  readonly #isLive: boolean;
  readonly #added: GraphIncident[] = [];

  constructor(startedAt: Date, isLive: boolean) {
    this.#startedAt = startedAt;
    this.#isLive = isLive;
  }

  /** Incidents that exist at `now`, the newest first. */
  listIncidents(now: Date): readonly GraphIncident[] {
    const minutes = (now.getTime() - this.#startedAt.getTime()) / 60_000 - LIVE_ALERT.firstAfterMinutes;
    const live = this.#isLive ? Math.max(0, Math.floor(minutes / LIVE_ALERT.everyMinutes) + 1) : 0;
    const scripts = [...INCIDENTS, ...Array.from({ length: live }, (_, index) => scriptLiveIncident(index))];
    return [...scripts.map((script) => this.#print(script)), ...this.#added]
      .filter((incident) => new Date(incident.createdDateTime) <= now)
      .sort((a, b) => b.lastUpdateDateTime.localeCompare(a.lastUpdateDateTime) || b.id.localeCompare(a.id));
  }

  /** Their alerts, the newest first. */
  listAlerts(now: Date): readonly GraphAlert[] {
    return this.listIncidents(now)
      .flatMap((incident) => incident.alerts)
      .sort((a, b) => b.lastUpdateDateTime.localeCompare(a.lastUpdateDateTime) || b.id.localeCompare(a.id));
  }

  /** Adds an incident as Graph would print it; one with a known id takes its place. */
  put(incident: GraphIncident): void {
    const at = this.#added.findIndex((one) => one.id === incident.id);
    if (at >= 0) this.#added[at] = incident;
    else this.#added.push(incident);
  }

  #print(script: IncidentScript): GraphIncident {
    const alerts = script.alerts.map((alert) => this.#printAlert(alert, script.id));
    const created = alerts.map((alert) => alert.createdDateTime).sort();
    return {
      id: script.id,
      tenantId: TENANT.id,
      status: 'active',
      incidentWebUrl: `https://security.microsoft.com/incidents/${script.id}?tid=${TENANT.id}`,
      redirectIncidentId: null,
      displayName: script.displayName,
      description: alerts[0]?.description ?? '',
      summary: '',
      createdDateTime: created[0] ?? '',
      lastUpdateDateTime: created.at(-1) ?? '',
      assignedTo: null,
      classification: 'unknown',
      determination: 'unknown',
      severity: script.severity,
      customTags: script.customTags,
      systemTags: [],
      lastModifiedBy: 'Microsoft 365 Defender-AlertCorrelation',
      resolvingComment: null,
      priorityScore: null,
      comments: [],
      alerts,
    };
  }

  #printAlert(script: AlertScript, incidentId: string): GraphAlert {
    const printAt = (minutes: number) => minutesBefore(this.#startedAt, minutes).toISOString();
    const created = minutesBefore(this.#startedAt, script.createdMinutesAgo);
    return {
      id: script.id,
      providerAlertId: script.id.slice(2),
      incidentId,
      status: 'new',
      severity: script.severity,
      classification: 'unknown',
      determination: 'unknown',
      serviceSource: script.serviceSource,
      detectionSource: script.detectionSource,
      productName: script.productName,
      detectorId: script.detectorId,
      alertPolicyId: script.alertPolicyId,
      tenantId: TENANT.id,
      title: script.title,
      description: script.description,
      recommendedActions: '',
      category: script.category,
      categories: [script.category],
      assignedTo: null,
      alertWebUrl: `https://security.microsoft.com/alerts/${script.id}?tid=${TENANT.id}`,
      incidentWebUrl: `https://security.microsoft.com/incidents/${incidentId}?tid=${TENANT.id}`,
      actorDisplayName: null,
      threatDisplayName: null,
      threatFamilyName: null,
      mitreTechniques: script.mitreTechniques,
      createdDateTime: created.toISOString(),
      lastUpdateDateTime: created.toISOString(),
      resolvedDateTime: null,
      firstActivityDateTime: printAt(script.firstActivityMinutesAgo),
      lastActivityDateTime: printAt(script.lastActivityMinutesAgo),
      systemTags: [],
      customDetails: null,
      additionalData: script.additionalData,
      comments: [],
      evidence: script.buildEvidence(created),
    };
  }
}
