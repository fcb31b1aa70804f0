/** Made-up audit rows of `CloudAppEvents`: a file world of 5,000 persons, about 900 bytes of raw record a row. */
import type { RawRecord } from '@vedette/ingest';

export const FIRST_TIME = new Date('2026-06-01T00:00:00Z');
/** Exact as a number of JavaScript only up to 2^53, so it stays text for SQL. */
export const FIRST_TICKS = `${FIRST_TIME.getTime()}0000`;
const PERSONS = 5_000;

const ACTIONS = [
  'FileAccessed',
  'FileDownloaded',
  'FileModified',
  'FileUploaded',
  'MailItemsAccessed',
  'Send',
  'FileSensitivityLabelApplied',
  'SharingSet',
  'AnonymousLinkCreated',
  'FileDeleted',
  'UserLoggedIn',
  'FileRenamed',
];
const WORKLOADS = ['SharePoint', 'OneDrive', 'Exchange', 'AzureActiveDirectory'];
const SUBJECTS = ['Budget', 'Payroll', 'Contract', 'Minutes', 'Roadmap', 'Customer list', 'Offer', 'Invoice'];

const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

/** The same kind of rows as records of a feed, `perSecond` a second. */
export function makeRecords(from: number, count: number, perSecond = 1): RawRecord[] {
  return Array.from({ length: count }, (_, offset) => makeRecord(from + offset, perSecond));
}

function makeRecord(number: number, perSecond: number): RawRecord {
  const scattered = (Math.imul(number + 1, 0x9e37_79b1) ^ (number << 7)) >>> 0;
  const time = new Date(FIRST_TIME.getTime() + Math.floor((number * 1000) / perSecond)).toISOString();
  const user = `user${scattered % PERSONS}@contoso.example`;
  const action = at(ACTIONS, scattered >>> 3);
  const workload = at(WORKLOADS, scattered >>> 5);
  const file = `${at(SUBJECTS, scattered >>> 9)} ${scattered % 20_000}.docx`;
  const site = `https://contoso.example/sites/team${scattered % 300}`;
  const address = `10.${scattered % 200}.${(scattered >>> 8) % 250}.7`;
  const id = `4d1f7c52-0b6e-4a0e-9d43-${number.toString(16).padStart(12, '0')}`;
  return {
    key: id,
    values: {
      TimeGenerated: time,
      ActionType: action,
      AccountId: user,
      AccountDisplayName: `User ${scattered % PERSONS}`,
      Application: `Microsoft ${workload}`,
      IPAddress: address,
      CountryCode: at(['DE', 'FR', 'NL', 'IE', 'US'], scattered >>> 11),
      ObjectName: `${site}/Shared Documents/${file}`,
      ReportId: `r${number}`,
      RawEventData: {
        CreationTime: time,
        Id: id,
        Operation: action,
        OrganizationId: '4d1f7c52-0b6e-4a0e-9d43-7f1c2b8e5a60',
        RecordType: scattered % 120,
        UserKey: `i:0h.f|membership|${scattered % PERSONS}@live.com`,
        UserType: 0,
        Version: 1,
        Workload: workload,
        ClientIP: address,
        UserId: user,
        CorrelationId: `c0ffee00-0000-4000-8000-${scattered.toString(16).padStart(12, '0')}`,
        EventSource: 'SharePoint',
        ItemType: 'File',
        ListId: null,
        Size: scattered % 100_000,
        UserAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edge/${scattered % 40}`,
        SiteUrl: `${site}/`,
        SourceFileExtension: 'docx',
        SourceFileName: file,
        ObjectId: `${site}/Shared Documents/${file}`,
        AppAccessContext: { AADSessionId: id, CorrelationId: id, UniqueTokenId: `t${scattered}` },
      },
    },
  };
}
