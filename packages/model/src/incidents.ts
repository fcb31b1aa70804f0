import { z } from 'zod';
import { severitySchema } from './rules.ts';

export const INCIDENT_STATUSES = ['New', 'Active', 'Closed'] as const;
export const incidentStatusSchema = z.enum(INCIDENT_STATUSES);
export type IncidentStatus = z.infer<typeof incidentStatusSchema>;

export const classificationSchema = z.enum(['TruePositive', 'BenignPositive', 'FalsePositive', 'Undetermined']);
export type Classification = z.infer<typeof classificationSchema>;
export const classificationReasonSchema = z.enum([
  'SuspiciousActivity',
  'SuspiciousButExpected',
  'IncorrectAlertLogic',
  'InaccurateData',
]);
export type ClassificationReason = z.infer<typeof classificationReasonSchema>;

/** Which reasons go with which classification. Source: Sentinel SDK enumerations. */
export const CLASSIFICATION_REASONS: Readonly<Record<Classification, readonly ClassificationReason[]>> = {
  TruePositive: ['SuspiciousActivity'],
  BenignPositive: ['SuspiciousButExpected'],
  FalsePositive: ['IncorrectAlertLogic', 'InaccurateData'],
  Undetermined: [],
};

/** An entity as Sentinel's `Entities` JSON has it: `Type` (e.g. `account`, `file`, `ip`) and type-specific members. */
export const entitySchema = z.looseObject({ $id: z.string().optional(), Type: z.string() });
export type Entity = z.infer<typeof entitySchema>;

/**
 * An alert, whoever made it. `id` is `SystemAlertId`. An alert belongs to exactly one incident once correlated.
 * `dedupKey` names the fact that the alert stands for (rule + window + group, or the provider's alert id).
 */
export const alertSchema = z.object({
  id: z.string(),
  dedupKey: z.string(),
  title: z.string(),
  description: z.string(),
  severity: severitySchema,
  status: z.enum(['New', 'InProgress', 'Resolved', 'Dismissed', 'Unknown']),
  /** Where it came from, as shown in the queue's filter: `Vedette Analytics`, `Microsoft Data Loss Prevention`, ... */
  serviceSource: z.string(),
  providerName: z.string(),
  productName: z.string(),
  ruleId: z.string().nullable(),
  ruleName: z.string().nullable(),
  /** The provider's policy, for DLP: filterable in the queue. */
  policyName: z.string().nullable(),
  providerAlertId: z.string().nullable(),
  providerIncidentId: z.string().nullable(),
  alertType: z.string(),
  tactics: z.array(z.string()),
  techniques: z.array(z.string()),
  startTime: z.iso.datetime(),
  endTime: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  entities: z.array(entitySchema),
  customDetails: z.record(z.string(), z.array(z.string())),
  /** For alerts of our rules: the query, its window and the number of rows, so that the events can be asked again. */
  evidence: z
    .object({ query: z.string(), windowStart: z.iso.datetime(), windowEnd: z.iso.datetime(), rows: z.int() })
    .nullable(),
  incidentNumber: z.int().nullable(),
  /** Why it belongs to its incident, e.g. `Shares account megan.bowen@contoso.example with alert "..." within 5 h`. */
  correlationReason: z.string().nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

export const incidentSchema = z.object({
  number: z.int().positive(),
  /** GUID, `IncidentName` in `SecurityIncident`. */
  id: z.uuid(),
  title: z.string().min(1).max(500),
  description: z.string().max(5000),
  severity: severitySchema,
  status: incidentStatusSchema,
  owner: z.string().nullable(),
  tags: z.array(z.string()),
  classification: classificationSchema.nullable(),
  classificationReason: classificationReasonSchema.nullable(),
  classificationComment: z.string().nullable(),
  serviceSources: z.array(z.string()),
  policyNames: z.array(z.string()),
  tactics: z.array(z.string()),
  alertCount: z.int(),
  /** The entities worth a glance in the queue, already named: `megan.bowen@contoso.example`, `Q3 forecast.docx`. */
  impacted: z.array(z.object({ type: z.string(), name: z.string() })),
  providerName: z.string(),
  providerIncidentId: z.string().nullable(),
  firstActivityAt: z.iso.datetime(),
  lastActivityAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
  firstModifiedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  createdBy: z.string(),
  modifiedBy: z.string(),
  /** Grows with every change; a change must name the version it saw. */
  version: z.int(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const INCIDENT_ACTIVITIES = [
  'incident.created',
  'incident.alert-added',
  'incident.assigned',
  'incident.status-changed',
  'incident.severity-changed',
  'incident.title-changed',
  'incident.tags-changed',
  'incident.closed',
  'incident.reopened',
  'incident.commented',
] as const;

/** One line of the activity log: who did what, when, from what to what. */
export const incidentActivitySchema = z.object({
  id: z.uuid(),
  incidentNumber: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  kind: z.enum(INCIDENT_ACTIVITIES),
  message: z.string().max(30_000),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type IncidentActivity = z.infer<typeof incidentActivitySchema>;
