import { randomUUID } from 'node:crypto';
import { ago } from './made-up-values.ts';

const scheduled = (name: string, severity: string) => ({
  name,
  severity,
  description: `Finds ${name.toLowerCase()}. One alert a run; the incident groups by account for five hours.`,
  tactics: ['Exfiltration'],
  relevantTechniques: ['T1567'],
  query:
    "MicrosoftPurviewInformationProtection\n| where Operation == 'SensitivityLabelUpdated'\n| where LabelEventType in ('LabelDowngraded', 'LabelRemoved')\n| project TimeGenerated, UserId, ObjectId, SensitivityLabelId",
  queryFrequency: '5m',
  queryPeriod: '1h',
  triggerOperator: 'gt',
  triggerThreshold: 0,
  entityMappings: [{ entityType: 'Account', fieldMappings: [{ identifier: 'FullName', columnName: 'UserId' }] }],
  incidentConfiguration: {
    createIncident: true,
    groupingConfiguration: {
      enabled: true,
      reopenClosedIncident: false,
      lookbackDuration: '5h',
      matchingMethod: 'AllEntities',
      groupByEntities: [],
      groupByAlertDetails: [],
      groupByCustomDetails: [],
    },
  },
});
const RULES: [string, string, string][] = [
  ['Label downgraded or removed', 'Medium', 'Purview Information Protection'],
  ['A protected file opened by a new user', 'Low', 'Purview Information Protection'],
  ['High-severity DLP alert followed by external sharing', 'High', 'Data Loss Prevention'],
  ['Sensitive Data Discovered in the Last 24 Hours', 'Informational', 'Microsoft Purview'],
  ['Sensitive Data Discovered in the Last 24 Hours - Customized', 'Informational', 'Microsoft Purview'],
];
export const rules = RULES.slice(0, 3).map(([name, severity], index) => ({
  ...scheduled(name, severity),
  id: randomUUID(),
  enabled: index !== 1,
  templateId: `t${index}`,
  templateVersion: '1.0.0',
  createdAt: ago(9000),
  createdBy: 'admin',
  modifiedAt: ago(300),
  evaluatedUntil: ago(3),
  nextRunAt: index === 1 ? null : new Date(Date.now() + 120_000).toISOString(),
  lastRun: {
    startedAt: ago(3),
    status: index === 2 ? 'failed' : 'succeeded',
    rows: 4,
    alerts: index === 0 ? 1 : 0,
    message: index === 2 ? 'The table CloudAppEvents has no column `RawEvent`. Did you mean `RawEventData`?' : null,
  },
  disabledReason: null,
}));
export const templates = RULES.map(([name, severity, solution], index) => ({
  template: {
    ...scheduled(name, severity),
    id: `t${index}`,
    kind: 'Scheduled',
    version: index === 0 ? '1.1.0' : '1.0.0',
    solution,
    requiredDataConnectors: [
      { connectorId: 'office365-management', dataTypes: ['MicrosoftPurviewInformationProtection'] },
    ],
  },
  ruleIds: rules.filter(({ templateId }) => templateId === `t${index}`).map(({ id }) => id),
  updateAvailable: index === 0,
  connectors: [
    {
      connectorId: 'office365-management',
      dataType: 'MicrosoftPurviewInformationProtection',
      hasRecentData: index !== 4,
    },
  ],
}));
