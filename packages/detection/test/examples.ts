import type { Alert, AnalyticsRule, Incident, RuleTemplate } from '@vedette/model';

/** Ids in order: `00000000-0000-4000-8000-000000000001`, ... */
export function countingIds(): () => string {
  let count = 0;
  return () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
}

export const exampleAlert = (members: Partial<Alert> = {}): Alert => ({
  id: 'a1',
  dedupKey: `key:${members.id ?? 'a1'}`,
  title: 'Sensitivity label lowered',
  description: 'A label was lowered.',
  severity: 'Medium',
  status: 'New',
  serviceSource: 'Vedette Analytics',
  providerName: 'ASI Scheduled Alerts',
  productName: 'Azure Sentinel',
  ruleId: null,
  ruleName: null,
  policyName: null,
  providerAlertId: null,
  providerIncidentId: null,
  alertType: 'default_rule',
  tactics: ['Exfiltration'],
  techniques: ['T1567', 'T1567.002'],
  startTime: '2026-11-20T10:00:00.000Z',
  endTime: '2026-11-20T10:00:00.000Z',
  createdAt: '2026-11-20T10:05:00.000Z',
  entities: [],
  customDetails: {},
  evidence: null,
  incidentNumber: null,
  correlationReason: null,
  ...members,
});

export const exampleIncident = (members: Partial<Incident> = {}): Incident => ({
  number: 7,
  id: '00000000-0000-4000-8000-0000000000aa',
  title: 'Sensitivity label lowered',
  description: 'A label was lowered.',
  severity: 'Medium',
  status: 'New',
  owner: null,
  tags: [],
  classification: null,
  classificationReason: null,
  classificationComment: null,
  serviceSources: ['Vedette Analytics'],
  policyNames: [],
  tactics: ['Exfiltration'],
  alertCount: 1,
  impacted: [],
  providerName: 'Azure Sentinel',
  providerIncidentId: null,
  firstActivityAt: '2026-11-20T10:00:00.000Z',
  lastActivityAt: '2026-11-20T10:00:00.000Z',
  createdAt: '2026-11-20T10:05:00.000Z',
  modifiedAt: '2026-11-20T10:05:00.000Z',
  firstModifiedAt: null,
  closedAt: null,
  createdBy: 'Vedette',
  modifiedBy: 'Vedette',
  version: 1,
  ...members,
});

export const exampleTemplate = (members: Partial<RuleTemplate> = {}): RuleTemplate => ({
  id: '11111111-2222-4333-8444-555555555555',
  kind: 'Scheduled',
  version: '1.0.0',
  solution: 'Test',
  requiredDataConnectors: [{ connectorId: 'Office365', dataTypes: ['OfficeActivity'] }],
  name: 'Shared outside',
  description: 'A file was shared outside.',
  severity: 'Medium',
  tactics: ['Exfiltration'],
  relevantTechniques: ['T1567'],
  query: 'OfficeActivity\n| where Operation == "AddedToSecureLink"',
  queryFrequency: '1h',
  queryPeriod: '1h',
  triggerOperator: 'gt',
  triggerThreshold: 0,
  ...members,
});

export const exampleRule = (members: Partial<AnalyticsRule> = {}): AnalyticsRule => {
  const { kind: _kind, version, solution: _solution, requiredDataConnectors: _connectors, ...rule } = exampleTemplate();
  return {
    ...rule,
    id: '99999999-2222-4333-8444-555555555555',
    enabled: true,
    templateId: rule.id,
    templateVersion: version,
    createdAt: '2026-11-20T00:00:00.000Z',
    createdBy: 'admin',
    modifiedAt: '2026-11-20T00:00:00.000Z',
    evaluatedUntil: null,
    nextRunAt: null,
    lastRun: null,
    disabledReason: null,
    ...members,
  };
};

export const account = (upn: string) => ({
  Type: 'account',
  Name: upn.split('@')[0] ?? '',
  UPNSuffix: upn.split('@')[1] ?? '',
});
export const file = (directory: string, name: string) => ({ Type: 'file', Name: name, Directory: directory });
