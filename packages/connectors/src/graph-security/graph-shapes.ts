import { z } from 'zod';

/** What we read of a Graph alert; everything else stays in place. Source: Microsoft Graph, security alert (v1.0), Jul 2026. */
const text = z.string().nullish();

export const evidenceSchema = z.looseObject({ '@odata.type': z.string(), roles: z.array(z.string()).nullish() });
export type Evidence = z.infer<typeof evidenceSchema>;

export const graphAlertSchema = z.looseObject({
  id: z.string().min(1),
  incidentId: text,
  title: text,
  description: text,
  category: text,
  categories: z.array(z.string()).nullish(),
  severity: text,
  status: text,
  serviceSource: text,
  detectionSource: text,
  productName: text,
  detectorId: text,
  alertPolicyId: text,
  mitreTechniques: z.array(z.string()).nullish(),
  createdDateTime: z.string(),
  lastUpdateDateTime: z.string(),
  firstActivityDateTime: text,
  lastActivityDateTime: text,
  additionalData: z.record(z.string(), z.unknown()).nullish(),
  customDetails: z.record(z.string(), z.unknown()).nullish(),
  threatFamilyName: text,
  evidence: z.array(evidenceSchema).nullish(),
});
export type GraphAlert = z.infer<typeof graphAlertSchema>;

export const graphIncidentSchema = z.looseObject({
  id: z.string().min(1),
  displayName: text,
  description: text,
  severity: text,
  status: text,
  classification: text,
  assignedTo: text,
  customTags: z.array(z.string()).nullish(),
  createdDateTime: z.string(),
  lastUpdateDateTime: z.string(),
  alerts: z.array(graphAlertSchema).nullish(),
});
export type GraphIncident = z.infer<typeof graphIncidentSchema>;

export const graphLabelSchema = z.looseObject({
  id: z.string().min(1),
  name: text,
  displayName: text,
  color: text,
  priority: z.int().nullish(),
  sensitivity: z.int().nullish(),
  parent: z.looseObject({ id: z.string() }).nullish(),
});
export type GraphLabel = z.infer<typeof graphLabelSchema>;
