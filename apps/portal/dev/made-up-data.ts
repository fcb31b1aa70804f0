/** Data for looking at the pages: plausible, seeded, with long and hostile values among the ordinary. Never shipped. */
import { randomUUID } from 'node:crypto';

let seed = 42;
function random(): number {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const int = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const some = <T>(list: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: int(0, most) }, () => pick(list))),
];

const PEOPLE = ['megan.bowen', 'alex.wilber', 'adele.vance', 'diego.siciliani', 'lee.gu', 'nestor.wilke'];
const FILES = [
  'Q3 forecast.xlsx',
  'Payroll 2026.xlsx',
  'Customer cards.csv',
  'Merger term sheet.docx',
  'Passport scans.pdf',
];
const CLASSES = [
  'Credit Card Number',
  'U.S. Social Security Number (SSN)',
  'International Banking Account Number (IBAN)',
  'U.K. National Insurance Number (NINO)',
  'Email Address',
  'Azure Storage Account Key',
];
export const LABELS = ['Public', 'General', 'Confidential', 'Confidential/Finance', 'Highly Confidential'];
const SERVICES = ['Vedette Analytics', 'Microsoft Data Loss Prevention', 'Microsoft Defender for Cloud Apps'];
const POLICIES = ['PCI: cards, outside', 'EU personal data', 'Finance share block'];
const TITLES = [
  'Label downgraded, then shared outside by one user',
  'DLP policy match in SharePoint by one user',
  'Sensitive data discovered in the last 24 hours',
  'Protected file opened by a new user',
  'High-severity DLP alert followed by external sharing',
];
const HOSTILE = [
  '<img src=x onerror="alert(1)"> & <script>alert(2)</script>',
  'ملف سري للغاية — שלום‮txt.exe',
  '🔥🧨 Überweisung 支付 данные',
  `A title of two hundred characters ${'that goes on and on '.repeat(9)}`.slice(0, 200),
];

export const users = [
  {
    id: randomUUID(),
    username: 'admin',
    displayName: 'Ada Minsk',
    roles: ['admin'],
    tables: null as string[] | null,
    disabled: false,
    createdAt: ago(90_000),
  },
  ...PEOPLE.map((name) => ({
    id: randomUUID(),
    username: name,
    displayName: name
      .split('.')
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join(' '),
    roles: ['responder'],
    tables: name.length % 2 === 0 ? ['SecurityAlert', 'SecurityIncident'] : null,
    disabled: false,
    createdAt: ago(80_000),
  })),
];

export const tokens = users.slice(1, 4).map(({ id, username }, index) => ({
  id: randomUUID(),
  name: ['nightly report', 'Grafana', HOSTILE[0]][index] ?? 'token',
  userId: id,
  username,
  roles: index === 0 ? ['reader'] : null,
  tables: index === 0 ? ['SecurityAlert'] : null,
  createdAt: ago(9_000),
  createdBy: 'admin',
  expiresAt: null,
  lastUsedAt: index === 1 ? null : ago(12),
}));

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

export const sources = [
  {
    id: randomUUID(),
    kind: 'folder',
    name: 'Finance share',
    path: '/srv/estate/finance',
    sourceType: 'Azure Blob Storage',
    region: 'westeurope',
    collection: 'Contoso',
    createdAt: ago(9000),
  },
  {
    id: randomUUID(),
    kind: 'folder',
    name: 'People bucket',
    path: '/srv/estate/people',
    sourceType: 'Amazon S3',
    region: 'eastus',
    collection: 'Contoso',
    createdAt: ago(9000),
  },
];

export const makeRun = (sourceId: string, age: number, status = 'succeeded') => ({
  id: randomUUID(),
  sourceId,
  kind: age > 1000 ? 'full' : 'incremental',
  status,
  requestedBy: 'admin',
  queuedAt: ago(age),
  startedAt: ago(age),
  endedAt: status === 'running' ? null : ago(age - 2),
  seen: 168,
  classified: int(20, 160),
  unchanged: 12,
  withFindings: 88,
  labelled: 40,
  skipped: 6,
  deleted: 1,
  bytesRead: 48_213_992,
  errorMessage: status === 'failed' ? 'The folder /srv/estate/people could not be opened: permission denied.' : null,
});
export type MadeRun = ReturnType<typeof makeRun>;
export const runs: MadeRun[] = sources.flatMap(({ id }, index) => [
  makeRun(id, 30 + index),
  makeRun(id, 300, index ? 'failed' : 'succeeded'),
  makeRun(id, 4000, index ? 'cancelled' : 'succeeded'),
]);

export const skippedItems = [
  {
    path: '/srv/estate/finance/old/archive.zip',
    reason: 'nested-too-deep',
    message: 'Archives are read 3 levels deep; this one has 9.',
    coverage: 'part',
  },
  {
    path: '/srv/estate/finance/Board minutes.docx',
    reason: 'encrypted',
    message: 'The document is encrypted with a password.',
    coverage: 'none',
  },
  {
    path: '/srv/estate/finance/huge.csv',
    reason: 'too-large',
    message: 'The file has 2.1 GB; the limit is 100 MB.',
    coverage: 'none',
  },
  {
    path: `/srv/estate/${'long-folder-name/'.repeat(10)}x.pdf`,
    reason: 'corrupt',
    message: 'The PDF has no cross-reference table.',
    coverage: 'none',
  },
];

export const assets = Array.from({ length: 320 }, (_, index) => {
  const source = sources[index % 2] as (typeof sources)[0];
  const format = pick(['docx', 'xlsx', 'pdf', 'csv', 'json', 'txt', 'eml', 'pptx']);
  const name =
    index % 53 === 7
      ? `${pick(HOSTILE)}.${format}`
      : `${pick(['Payroll', 'Invoice', 'Contract', 'Staff', 'Passport', 'Minutes'])} ${int(1, 999)}.${format}`;
  const label = random() < 0.5 ? null : pick(LABELS);
  return {
    id: randomUUID(),
    sourceId: source.id,
    path: `${source.path}/${pick(['2024', '2025', '2026'])}/${name}`,
    name,
    format,
    sizeBytes: int(900, 9_000_000),
    createdAt: ago(90_000),
    modifiedAt: ago(int(10, 90_000)),
    lastScannedAt: ago(30),
    owner: random() < 0.5 ? null : pick(PEOPLE),
    contentHash: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    labelId: label,
    labelName: label,
    protection: random() < 0.1 ? 'encrypted' : 'plain',
    findings: some(CLASSES, 3).map((name2) => ({
      typeId: name2,
      name: name2,
      count: int(1, 40),
      uniqueCount: int(1, 20),
      confidence: pick([65, 75, 85]),
      samples: [
        {
          location: 'sheet Staff',
          offset: 1204,
          maskedText: '4111 •••• •••• 1111',
          confidence: 85,
          because: [
            'Pattern: 16 digits in groups of four',
            'Checksum: Luhn holds',
            'Keyword "card number" 14 characters before',
          ],
        },
        {
          location: 'page 3',
          offset: 88,
          maskedText: '5500 •••• •••• 0004',
          confidence: 75,
          because: ['Pattern: 16 digits', 'Checksum: Luhn holds'],
        },
      ],
    })),
    skippedReason: null,
  };
});

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => ago((count - 1 - index) * 1440).slice(0, 10));

export const connectors = [
  {
    state: {
      kind: 'office365-management',
      status: 'connected',
      settings: {
        tenantId: '4d2c…',
        clientId: 'b61a…',
        loginUrl: 'http://127.0.0.1:9001',
        serviceUrl: 'http://127.0.0.1:9001',
        contentTypes: ['Audit.SharePoint', 'DLP.All'],
        pollSeconds: 15,
      },
      connectedAt: ago(9000),
      lastPollAt: ago(0.3),
      lastReceivedAt: ago(2),
      rowsReceived: 48_220,
      duplicatesDropped: 312,
      problem: null,
    },
    title: 'Office 365 Management Activity API',
    publisher: 'Microsoft',
    description: 'Audit records of SharePoint, Exchange and cloud apps, label events and DLP matches.',
    prerequisites: [
      'An app registration with the permission ActivityFeed.Read and ActivityFeed.ReadDlp, with admin consent',
      'Auditing is turned on in the tenant',
    ],
    dataTypes: ['MicrosoftPurviewInformationProtection', 'OfficeActivity', 'CloudAppEvents'].map((table, index) => ({
      table,
      lastReceivedAt: ago(2 + index),
      rows: 20_000 - index * 7000,
    })),
    rowsPerDay: days(14).flatMap((day) =>
      ['MicrosoftPurviewInformationProtection', 'OfficeActivity', 'CloudAppEvents'].map((table) => ({
        day,
        table,
        rows: int(300, 2400),
      })),
    ),
    sampleQueries: [
      {
        title: 'Label downgrades by user',
        query:
          "MicrosoftPurviewInformationProtection\n| where LabelEventType == 'LabelDowngraded'\n| summarize count() by UserId",
      },
    ],
  },
  {
    state: {
      kind: 'graph-security',
      status: 'failing',
      settings: {
        tenantId: '4d2c…',
        clientId: 'b61a…',
        loginUrl: 'http://127.0.0.1:9001',
        serviceUrl: 'http://127.0.0.1:9001',
        contentTypes: [],
        pollSeconds: 60,
      },
      connectedAt: ago(9000),
      lastPollAt: ago(1),
      lastReceivedAt: ago(180),
      rowsReceived: 912,
      duplicatesDropped: 4,
      problem: {
        code: 'CON1002',
        message: 'The token request was refused: the client secret has expired.',
        hints: ['Make a new secret in the app registration and enter it under Change settings.'],
      },
    },
    title: 'Microsoft Graph security',
    publisher: 'Microsoft',
    description: 'Alerts and incidents of the Microsoft security products, including DLP.',
    prerequisites: ['An app registration with SecurityAlert.Read.All and SecurityIncident.Read.All'],
    dataTypes: ['SecurityAlert', 'AlertInfo', 'AlertEvidence'].map((table) => ({
      table,
      lastReceivedAt: ago(180),
      rows: 300,
    })),
    rowsPerDay: days(14).map((day) => ({ day, table: 'SecurityAlert', rows: int(0, 40) })),
    sampleQueries: [{ title: 'Alerts by product', query: 'SecurityAlert | summarize count() by ProductName' }],
  },
];

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

export const overviewDays = days(14).map((day) => ({ day, count: int(2, 40) }));
