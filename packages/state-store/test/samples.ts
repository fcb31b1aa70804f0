import { randomUUID } from 'node:crypto';
import type {
  AccessToken,
  Alert,
  AnalyticsRule,
  Asset,
  DataSource,
  Incident,
  RuleRun,
  ScanRun,
  StoredFunction,
  User,
} from '@vedette/model';
import type { Correlate, UserDecision } from '../src/state-store.ts';

export const AT = new Date('2026-03-01T12:00:00.000Z');
export const EARLIER = new Date('2026-02-01T00:00:00.000Z');
const iso = AT.toISOString();

export const sampleUser = (rest: Partial<User> = {}): User => ({
  id: randomUUID(),
  username: `user-${randomUUID()}`,
  displayName: 'A user',
  roles: ['reader'],
  tables: null,
  disabled: false,
  createdAt: iso,
  ...rest,
});

export const sampleToken = (userId: string, rest: Partial<AccessToken> = {}): AccessToken => ({
  id: randomUUID(),
  name: 'ci',
  userId,
  roles: null,
  tables: null,
  createdAt: iso,
  createdBy: 'admin',
  expiresAt: null,
  lastUsedAt: null,
  ...rest,
});

/** A change whose number is in the display name, so that a test can count changes against entries of the audit trail. */
export const countChange =
  (change: Partial<User>, at: Date) =>
  (before: User): UserDecision => {
    const user = { ...before, ...change, displayName: String(Number(before.displayName) + 1) };
    const entry = { at, actor: 'test', roles: [], action: 'user.changed', target: before.username, clientIp: null };
    return { user, audit: { ...entry, before, after: user } };
  };

export const sampleSource = (rest: Partial<DataSource> = {}): DataSource => ({
  id: randomUUID(),
  kind: 'folder',
  name: 'Finance',
  path: '/srv/finance',
  sourceType: 'Azure Blob Storage',
  region: 'westeurope',
  collection: 'root',
  createdAt: iso,
  ...rest,
});

export const sampleRun = (sourceId: string, rest: Partial<ScanRun> = {}): ScanRun => ({
  id: randomUUID(),
  sourceId,
  kind: 'full',
  status: 'queued',
  requestedBy: 'admin',
  queuedAt: iso,
  startedAt: null,
  endedAt: null,
  seen: 0,
  classified: 0,
  unchanged: 0,
  withFindings: 0,
  labelled: 0,
  skipped: 0,
  deleted: 0,
  bytesRead: 0,
  errorMessage: null,
  ...rest,
});

export const sampleFinding = (name: string): Asset['findings'][number] => ({
  typeId: `type-of-${name}`,
  name,
  count: 3,
  uniqueCount: 2,
  confidence: 85,
  samples: [{ location: 'body', offset: 4, maskedText: '4111••••1111', confidence: 85, because: ['checksum Luhn'] }],
});

export const sampleAsset = (sourceId: string, path: string, rest: Partial<Asset> = {}): Asset => ({
  id: randomUUID(),
  sourceId,
  path,
  name: path.split('/').at(-1) ?? path,
  format: 'docx',
  sizeBytes: 1234,
  createdAt: null,
  modifiedAt: '2026-02-20T08:00:00Z',
  lastScannedAt: iso,
  owner: null,
  contentHash: 'aa11',
  labelId: null,
  labelName: null,
  protection: 'plain',
  findings: [],
  skippedReason: null,
  ...rest,
});

export const sampleRule = (rest: Partial<AnalyticsRule> = {}): AnalyticsRule => ({
  id: randomUUID(),
  name: 'Label downgraded',
  description: '',
  severity: 'Medium',
  tactics: [],
  relevantTechniques: [],
  query: 'MicrosoftPurviewInformationProtection',
  queryFrequency: '5m',
  queryPeriod: '1h',
  triggerOperator: 'gt',
  triggerThreshold: 0,
  enabled: true,
  templateId: null,
  templateVersion: null,
  createdAt: iso,
  createdBy: 'admin',
  modifiedAt: iso,
  evaluatedUntil: null,
  nextRunAt: null,
  lastRun: null,
  disabledReason: null,
  ...rest,
});

export const sampleRuleRun = (ruleId: string, rest: Partial<RuleRun> = {}): RuleRun => ({
  id: randomUUID(),
  ruleId,
  windowStart: '2026-03-01T11:00:00.000Z',
  windowEnd: iso,
  startedAt: iso,
  endedAt: iso,
  status: 'succeeded',
  rows: 1,
  alerts: 1,
  message: null,
  ...rest,
});

export const sampleAlert = (rest: Partial<Alert> = {}): Alert => ({
  id: randomUUID(),
  dedupKey: randomUUID(),
  title: 'Label downgraded',
  description: '',
  severity: 'Medium',
  status: 'New',
  serviceSource: 'Vedette Analytics',
  providerName: 'Vedette',
  productName: 'Vedette',
  ruleId: null,
  ruleName: null,
  policyName: null,
  providerAlertId: null,
  providerIncidentId: null,
  alertType: 'scheduled',
  tactics: [],
  techniques: [],
  startTime: iso,
  endTime: iso,
  createdAt: iso,
  entities: [{ $id: '1', Type: 'account', Name: 'megan' }],
  customDetails: {},
  evidence: null,
  incidentNumber: null,
  correlationReason: null,
  ...rest,
});

export const sampleIncident = (alert: Alert, rest: Partial<Incident> = {}): Omit<Incident, 'number'> => ({
  id: randomUUID(),
  title: alert.title,
  description: '',
  severity: alert.severity,
  status: 'New',
  owner: null,
  tags: [],
  classification: null,
  classificationReason: null,
  classificationComment: null,
  serviceSources: [alert.serviceSource],
  policyNames: alert.policyName === null ? [] : [alert.policyName],
  tactics: alert.tactics,
  alertCount: 1,
  impacted: [{ type: 'account', name: 'megan.bowen@contoso.example' }],
  providerName: 'Vedette',
  providerIncidentId: null,
  firstActivityAt: alert.startTime,
  lastActivityAt: alert.endTime,
  createdAt: iso,
  modifiedAt: iso,
  firstModifiedAt: null,
  closedAt: null,
  createdBy: 'Vedette',
  modifiedBy: 'Vedette',
  version: 1,
  ...rest,
});

/** Opens an incident for every alert. */
export const openEach: Correlate = (alert) => ({
  kind: 'open',
  incident: sampleIncident(alert),
  reason: 'First of its kind.',
});

/** Joins the first incident that has an alert of the same rule, else opens one. */
export const joinSameRule: Correlate = (alert, candidates) => {
  const match = candidates.find(({ alerts }) => alerts.some((other) => other.ruleId === alert.ruleId));
  if (!match) return { kind: 'open', incident: sampleIncident(alert), reason: 'First of its rule.' };
  const { incident } = match;
  return {
    kind: 'join',
    incidentNumber: incident.number,
    reason: `Same rule ${alert.ruleId}.`,
    incident: {
      ...incident,
      severity: alert.severity === 'High' ? 'High' : incident.severity,
      serviceSources: [...new Set([...incident.serviceSources, alert.serviceSource])],
      firstActivityAt: [alert.startTime, incident.firstActivityAt].sort()[0] ?? alert.startTime,
    },
  };
};

export const sampleFunction = (): StoredFunction => ({
  name: `f_${randomUUID()}`,
  parameters: '(limit: long = 5)',
  body: '{ SecurityAlert | take limit }',
  inputParameters: [{ name: 'limit', type: 'long', defaultValue: '5' }],
  docString: 'The first alerts',
  folder: 'Samples',
  isView: false,
  updatedAt: '2026-03-01T00:00:00.000Z',
  updatedBy: 'admin',
});
