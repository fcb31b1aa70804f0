import { ENTERPRISE_TACTICS, type Entity } from '@vedette/model';
import type { ProviderAlert, ProviderIncident } from '../alert-sink.ts';
import { EVIDENCE_KINDS, readEvidenceType } from './evidence-kinds.ts';
import {
  isDataLossPrevention,
  nameAlertStatus,
  nameClassification,
  nameIncidentStatus,
  nameProvider,
  nameServiceSource,
  nameSeverity,
} from './graph-names.ts';
import type { GraphAlert, GraphIncident } from './graph-shapes.ts';

const TACTICS: ReadonlySet<string> = new Set(ENTERPRISE_TACTICS);

const iso = (text: string): string => new Date(text).toISOString();

/** `Payroll data` of `DLP policy (Payroll data) matched for document (Q3.xlsx) in SharePoint`. */
const POLICY_IN_TITLE = /^DLP policy \((.+?)\) matched/;

function findPolicyName(alert: GraphAlert): string | null {
  const told = alert.additionalData?.PolicyName;
  if (typeof told === 'string' && told !== '') return told;
  if (!isDataLossPrevention(alert.serviceSource)) return null;
  return POLICY_IN_TITLE.exec(alert.title ?? '')?.[1] ?? null;
}

/** Entities in Sentinel's form, numbered by `$id`, each once. Evidence that Sentinel has no entity for is in AlertEvidence only. */
export function buildEntities(alert: GraphAlert): Entity[] {
  const entities = new Map<string, Entity>();
  for (const evidence of alert.evidence ?? []) {
    const entity = EVIDENCE_KINDS[readEvidenceType(evidence)]?.buildEntity(evidence);
    // An entity of which nothing is known but its type says nothing.
    if (entity && Object.keys(entity).length > 1) entities.set(JSON.stringify(entity), entity);
  }
  return [...entities.values()].map((entity, index) => ({ $id: String(index + 1), ...entity }));
}

function buildCustomDetails(details: GraphAlert['customDetails']): Record<string, string[]> {
  const asTexts = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  return Object.fromEntries(Object.entries(details ?? {}).map(([name, value]) => [name, asTexts(value)]));
}

/**
 * A Graph alert in our nouns. `alertType` of a DLP alert is the id of its policy: the `cid` of the audit log's AlertTriggered,
 * by which Microsoft's published query joins the two.
 */
export function buildProviderAlert(alert: GraphAlert): ProviderAlert {
  const isDlp = isDataLossPrevention(alert.serviceSource);
  const startTime = iso(alert.firstActivityDateTime ?? alert.createdDateTime);
  const category = alert.category ?? '';
  return {
    id: alert.id,
    dedupKey: `graph:${alert.id}`,
    title: alert.title ?? alert.id,
    description: alert.description ?? '',
    severity: nameSeverity(alert.severity),
    status: nameAlertStatus(alert.status),
    serviceSource: nameServiceSource(alert.serviceSource),
    providerName: nameProvider(alert.serviceSource),
    productName: alert.productName ?? nameServiceSource(alert.serviceSource),
    ruleId: null,
    ruleName: null,
    policyName: findPolicyName(alert),
    providerAlertId: alert.id,
    providerIncidentId: alert.incidentId ?? null,
    alertType: (isDlp ? alert.alertPolicyId : null) ?? alert.detectorId ?? category,
    tactics: TACTICS.has(category) ? [category] : [],
    techniques: [...(alert.mitreTechniques ?? [])],
    startTime,
    endTime: alert.lastActivityDateTime ? iso(alert.lastActivityDateTime) : startTime,
    createdAt: iso(alert.createdDateTime),
    entities: buildEntities(alert),
    customDetails: buildCustomDetails(alert.customDetails),
    evidence: null,
  };
}

/** A Graph incident in our nouns. One that was merged into another is closed and says so in its tags. */
export function buildProviderIncident(incident: GraphIncident): ProviderIncident {
  const status = nameIncidentStatus(incident.status);
  const tags = [...(incident.customTags ?? [])];
  return {
    providerIncidentId: incident.id,
    title: incident.displayName ?? incident.id,
    description: incident.description ?? '',
    severity: nameSeverity(incident.severity),
    status,
    classification: nameClassification(incident.classification, status),
    assignedTo: incident.assignedTo ?? null,
    tags: incident.status === 'redirected' ? [...tags, 'Redirected'] : tags,
    createdAt: iso(incident.createdDateTime),
    lastUpdatedAt: iso(incident.lastUpdateDateTime),
  };
}
