import { findTable } from '@vedette/model';
import { expect, test } from 'vitest';
import { buildAlertEvidenceRows, buildAlertInfoRow } from './alert-rows.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';
import { type GraphAlert, graphAlertSchema } from './graph-shapes.ts';
import { buildProviderAlert, buildProviderIncident } from './provider-alert.ts';

const user = {
  '@odata.type': '#microsoft.graph.security.userEvidence',
  roles: ['policyViolator'],
  userAccount: { userPrincipalName: 'ines@halden.example', azureAdUserId: 'u-1' },
};
const device = {
  '@odata.type': '#microsoft.graph.security.deviceEvidence',
  roles: [],
  deviceDnsName: 'hm-ines-11.halden.example',
  mdeDeviceId: 'd-1',
};
const unheard = { '@odata.type': '#microsoft.graph.security.kubernetesPodEvidence', roles: ['source'], name: 'pod' };

const alertOf = (members: object): GraphAlert =>
  graphAlertSchema.parse({
    id: 'dl1',
    title: 'DLP policy (Payroll) matched for document (Q3.xlsx)',
    category: 'Exfiltration',
    severity: 'high',
    status: 'new',
    serviceSource: 'dataLossPrevention',
    alertPolicyId: 'p-1',
    detectorId: 'd-1',
    createdDateTime: '2026-11-20T10:00:00.1234567Z',
    lastUpdateDateTime: '2026-11-20T10:00:00Z',
    evidence: [user, device, user, unheard],
    ...members,
  });

test('a DLP alert: policy from the title, policy id as type, each entity once and numbered', () => {
  expect(buildProviderAlert(alertOf({}))).toMatchObject({
    policyName: 'Payroll',
    alertType: 'p-1',
    serviceSource: 'Microsoft Data Loss Prevention',
    severity: 'High',
    tactics: ['Exfiltration'],
    createdAt: '2026-11-20T10:00:00.123Z',
    entities: [
      { $id: '1', Type: 'account', Name: 'ines', UPNSuffix: 'halden.example', AadUserId: 'u-1' },
      { $id: '2', Type: 'host', HostName: 'hm-ines-11', DnsDomain: 'halden.example' },
    ],
  });
});

test.each([
  ['microsoftDefenderForCloudApps', 'Microsoft Defender for Cloud Apps', 'MCAS'],
  ['microsoftDataLossPrevention', 'Microsoft Data Loss Prevention', 'Microsoft Data Loss Prevention'],
  ['somethingNewOfNextYear', 'somethingNewOfNextYear', 'somethingNewOfNextYear'],
])('%s reads %s', (serviceSource, name, provider) => {
  expect(buildProviderAlert(alertOf({ serviceSource }))).toMatchObject({ serviceSource: name, providerName: provider });
});

test('evidence without columns of its own keeps all its members; keys do not depend on the verdict', () => {
  const rows = buildAlertEvidenceRows(alertOf({}));
  expect(rows.at(-1)?.values).toMatchObject({
    EntityType: 'kubernetesPod',
    AdditionalFields: unheard,
    EvidenceDirection: 'Source',
  });
  expect(rows[0]?.values).toMatchObject({
    EntityType: 'User',
    EvidenceRole: 'Impacted',
    AccountUpn: 'ines@halden.example',
  });
  const later = buildAlertEvidenceRows(alertOf({ evidence: [{ ...user, verdict: 'malicious', roles: [] }] }));
  expect(later[0]?.key).toBe(rows[0]?.key);
});

test('every column that is filled exists in its table', () => {
  const evidence = Object.keys(EVIDENCE_KINDS).map((type) => ({ '@odata.type': `#microsoft.graph.security.${type}` }));
  const rows = [...buildAlertEvidenceRows(alertOf({ evidence })), buildAlertInfoRow(alertOf({}))];
  for (const { values } of rows) {
    const known = new Set(findTable(String(values.Type))?.columns.map((column) => column.name));
    expect(Object.keys(values).filter((name) => !known.has(name))).toEqual([]);
  }
});

test.each([
  ['active', 'unknown', 'New', null],
  ['inProgress', null, 'Active', null],
  ['resolved', 'informationalExpectedActivity', 'Closed', 'BenignPositive'],
  ['redirected', 'unknown', 'Closed', 'Undetermined'],
])('an incident that is %s, %s', (status, classification, ours, reason) => {
  const at = '2026-11-20T10:00:00Z';
  const incident = buildProviderIncident({
    id: '1',
    status,
    classification,
    createdDateTime: at,
    lastUpdateDateTime: at,
  });
  expect(incident).toMatchObject({
    status: ours,
    classification: reason,
    tags: status === 'redirected' ? ['Redirected'] : [],
  });
});
