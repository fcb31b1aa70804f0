import { ago, int } from './made-up-values.ts';

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

export const overviewDays = days(14).map((day) => ({ day, count: int(2, 40) }));
