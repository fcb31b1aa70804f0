import { randomUUID } from 'node:crypto';
import { ago, FILES, HOSTILE, int, PEOPLE, POLICIES, pick, random, SERVICES, some, TITLES } from './made-up-values.ts';

const SEVERITIES = ['High', 'Medium', 'Medium', 'Low', 'Informational'];

export function makeIncident(number: number, age: number) {
  const status = number > 60 && random() < 0.7 ? 'Closed' : pick(['New', 'New', 'Active']);
  const account = `${pick(PEOPLE)}@contoso.example`;
  const services = [pick(SERVICES), ...(random() < 0.3 ? [pick(SERVICES)] : [])];
  return {
    number,
    id: randomUUID(),
    title: number % 37 === 0 ? pick(HOSTILE) : pick(TITLES),
    description:
      'A file labelled Confidential was given the label Public and then shared with a person outside the organisation.',
    severity: pick(SEVERITIES),
    status,
    owner: random() < 0.5 ? null : pick(['admin', ...PEOPLE]),
    tags: some(['exfiltration', 'finance', 'vip', 'insider', 'needs legal'], 2),
    classification:
      status === 'Closed' ? pick(['TruePositive', 'FalsePositive', 'BenignPositive', 'Undetermined']) : null,
    classificationReason: null,
    classificationComment: status === 'Closed' ? 'Looked at with the owner.' : null,
    serviceSources: [...new Set(services)],
    policyNames: random() < 0.5 ? [pick(POLICIES)] : [],
    tactics: some(['Exfiltration', 'Collection', 'Discovery'], 2),
    alertCount: int(1, 6),
    impacted: [
      { type: 'account', name: account },
      { type: 'file', name: number % 41 === 0 ? (HOSTILE[0] as string) : pick(FILES) },
    ],
    providerName: 'Vedette',
    providerIncidentId: null,
    firstActivityAt: ago(age + 90),
    lastActivityAt: ago(age),
    createdAt: ago(age),
    modifiedAt: ago(age),
    firstModifiedAt: null,
    closedAt: status === 'Closed' ? ago(age - 3) : null,
    createdBy: 'Vedette Analytics',
    modifiedBy: 'Vedette Analytics',
    version: 3,
  };
}

export type MadeIncident = ReturnType<typeof makeIncident>;
const COUNT = Number(process.env.INCIDENTS ?? 1300);
export const incidents: MadeIncident[] = Array.from({ length: COUNT }, (_, index) =>
  makeIncident(COUNT - index, 4 + index * 11),
);

export function alertsOf(incident: MadeIncident) {
  const account = incident.impacted[0]?.name ?? 'x';
  return Array.from({ length: incident.alertCount }, (_, index) => ({
    id: `alert-${incident.number}-${index}`,
    dedupKey: `k${incident.number}-${index}`,
    title: [
      TITLES[1],
      'Label downgraded from Confidential to Public',
      'File shared with a person outside',
      'Download of many files',
    ][index % 4] as string,
    description: 'The rule found rows that say so.',
    severity: index === 0 ? incident.severity : pick(SEVERITIES),
    status: 'New',
    serviceSource: incident.serviceSources[index % incident.serviceSources.length] as string,
    providerName: 'Vedette',
    productName: 'Vedette',
    ruleId: randomUUID(),
    ruleName: 'Label downgraded or removed',
    policyName: incident.policyNames[0] ?? null,
    providerAlertId: index % 2 ? 'dc2f10c1-0b9c' : null,
    providerIncidentId: null,
    alertType: 'Scheduled',
    tactics: ['Exfiltration'],
    techniques: ['T1567'],
    startTime: new Date(Date.parse(incident.firstActivityAt) + index * 900_000).toISOString(),
    endTime: new Date(Date.parse(incident.firstActivityAt) + index * 900_000 + 300_000).toISOString(),
    createdAt: new Date(Date.parse(incident.firstActivityAt) + index * 900_000 + 360_000).toISOString(),
    entities: [
      { $id: '1', Type: 'account', Name: account.split('@')[0], UPNSuffix: 'contoso.example' },
      { $id: '2', Type: 'file', Name: incident.impacted[1]?.name },
    ],
    customDetails: { Label: ['Confidential', 'Public'], Site: ['https://contoso.sharepoint.example/sites/finance'] },
    evidence: {
      query:
        "MicrosoftPurviewInformationProtection\n| where Operation == 'SensitivityLabelUpdated'\n| where LabelEventType == 'LabelDowngraded'",
      windowStart: incident.firstActivityAt,
      windowEnd: incident.lastActivityAt,
      rows: int(1, 20),
    },
    incidentNumber: incident.number,
    correlationReason:
      index === 0 ? 'First alert of the incident' : `Shares account ${account} with alert "${TITLES[1]}" within 5 h`,
  }));
}

export function activityOf(incident: MadeIncident) {
  const line = (
    kind: string,
    minutes: number,
    message: string,
    before: string | null,
    after: string | null,
    by = 'admin',
  ) => ({
    id: randomUUID(),
    incidentNumber: incident.number,
    at: new Date(Date.parse(incident.createdAt) + minutes * 60_000).toISOString(),
    by,
    kind,
    message,
    before,
    after,
  });
  return [
    line(
      'incident.created',
      0,
      'Created from alert "DLP policy match in SharePoint by one user".',
      null,
      null,
      'Vedette Analytics',
    ),
    line(
      'incident.alert-added',
      1,
      'Shares account with the first alert within 5 h.',
      null,
      'Label downgraded from Confidential to Public',
      'Vedette Analytics',
    ),
    line('incident.assigned', 2, '', null, 'megan.bowen'),
    line('incident.tags-changed', 2.4, '', '', 'exfiltration'),
    line(
      'incident.commented',
      3,
      'Spoke with the owner. The link was sent by mistake; it was removed at 14:05.\n\n<b>not bold</b>',
      null,
      null,
      'megan.bowen',
    ),
  ];
}
