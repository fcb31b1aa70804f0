import { z } from 'zod';

export const SEVERITIES = ['Informational', 'Low', 'Medium', 'High'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

/** Source: facts of the Sentinel analytics rule schema (YAML of the content repository and ARM 2024-03-01). */
export const entityMappingSchema = z.object({
  entityType: z.string(),
  fieldMappings: z
    .array(z.object({ identifier: z.string(), columnName: z.string() }))
    .min(1)
    .max(3),
});
export type EntityMapping = z.infer<typeof entityMappingSchema>;

export const groupingConfigurationSchema = z.object({
  enabled: z.boolean(),
  reopenClosedIncident: z.boolean(),
  /** ISO 8601 or the YAML short form, e.g. `PT5H`, `5h`. */
  lookbackDuration: z.string(),
  matchingMethod: z.enum(['AllEntities', 'AnyAlert', 'Selected']),
  groupByEntities: z.array(z.string()).default([]),
  groupByAlertDetails: z.array(z.enum(['DisplayName', 'Severity'])).default([]),
  groupByCustomDetails: z.array(z.string()).default([]),
});

export const incidentConfigurationSchema = z.object({
  createIncident: z.boolean(),
  groupingConfiguration: groupingConfigurationSchema.optional(),
});
export type IncidentConfiguration = z.infer<typeof incidentConfigurationSchema>;

export const alertDetailsOverrideSchema = z.object({
  alertDisplayNameFormat: z.string().optional(),
  alertDescriptionFormat: z.string().optional(),
  alertTacticsColumnName: z.string().optional(),
  alertSeverityColumnName: z.string().optional(),
  alertDynamicProperties: z.array(z.object({ alertProperty: z.string(), value: z.string() })).optional(),
});

/** What a scheduled rule says. Shape: the YAML members, durations as `5m`, `1h`, `1d`. */
export const scheduledRuleSchema = z.object({
  name: z.string().min(1).max(256),
  description: z.string().max(5000),
  severity: severitySchema,
  tactics: z.array(z.string()),
  relevantTechniques: z.array(z.string()),
  query: z.string().min(1).max(10_000),
  queryFrequency: z.string(),
  queryPeriod: z.string(),
  triggerOperator: z.enum(['gt', 'lt', 'eq', 'ne']),
  triggerThreshold: z.int().min(0).max(10_000),
  eventGroupingSettings: z.object({ aggregationKind: z.enum(['SingleAlert', 'AlertPerResult']) }).optional(),
  entityMappings: z.array(entityMappingSchema).max(10).optional(),
  customDetails: z.record(z.string(), z.string()).optional(),
  alertDetailsOverride: alertDetailsOverrideSchema.optional(),
  incidentConfiguration: incidentConfigurationSchema.optional(),
  suppressionEnabled: z.boolean().optional(),
  suppressionDuration: z.string().optional(),
});
export type ScheduledRule = z.infer<typeof scheduledRuleSchema>;

/** A template of a solution: does nothing until a rule is created from it. */
export const ruleTemplateSchema = scheduledRuleSchema.extend({
  id: z.string(),
  kind: z.literal('Scheduled'),
  version: z.string(),
  status: z.string().optional(),
  solution: z.string(),
  requiredDataConnectors: z.array(z.object({ connectorId: z.string(), dataTypes: z.array(z.string()) })),
});
export type RuleTemplate = z.infer<typeof ruleTemplateSchema>;

/** A rule that runs. */
export const analyticsRuleSchema = scheduledRuleSchema.extend({
  id: z.uuid(),
  enabled: z.boolean(),
  templateId: z.string().nullable(),
  templateVersion: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  modifiedAt: z.iso.datetime(),
  /** End of the last window that was evaluated and stored; the next window starts there. */
  evaluatedUntil: z.iso.datetime().nullable(),
  nextRunAt: z.iso.datetime().nullable(),
  lastRun: z
    .object({
      startedAt: z.iso.datetime(),
      status: z.enum(['succeeded', 'failed']),
      rows: z.int(),
      alerts: z.int(),
      message: z.string().nullable(),
    })
    .nullable(),
  disabledReason: z.string().nullable(),
});
export type AnalyticsRule = z.infer<typeof analyticsRuleSchema>;
