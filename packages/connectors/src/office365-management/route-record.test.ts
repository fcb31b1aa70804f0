import { RawJson, type RawRecord } from '@vedette/ingest';
import { findTable } from '@vedette/model';
import { expect, test } from 'vitest';
import { type AuditRecord, parseAuditRecord } from './audit-record.ts';
import { createLabelNames } from './label-names.ts';
import { type FeedTable, routeRecord } from './route-record.ts';

const label = (id: string, name: string, parentId: string | null) => ({
  id,
  name,
  displayName: name,
  parentId,
  priority: 0,
  color: null,
  tenantId: null,
});
const names = createLabelNames([
  label('l-1', 'Highly Confidential', null),
  label('l-2', 'Payroll', 'l-1'),
  label('l-3', 'Public', null),
]);

function parse(members: Readonly<Record<string, unknown>>): AuditRecord {
  const head = {
    Id: 'r-1',
    CreationTime: '2026-11-20T09:14:07',
    Operation: 'Op',
    Workload: 'SharePoint',
    UserId: 'ines@halden.example',
  };
  const record = parseAuditRecord(JSON.stringify({ ...head, ...members }));
  if (!record) throw new Error('the sample is no record');
  return record;
}

function route(members: Readonly<Record<string, unknown>>): Map<FeedTable, RawRecord> {
  return new Map(routeRecord(parse(members), names).map(({ table, row }) => [table, row]));
}

const MIP = 'MicrosoftPurviewInformationProtection';

test.each([
  ['file operation', { RecordType: 6 }, ['OfficeActivity', 'CloudAppEvents']],
  ['mail read', { RecordType: 50, Workload: 'Exchange' }, ['OfficeActivity', 'CloudAppEvents']],
  ['Teams', { RecordType: 25, Workload: 'MicrosoftTeams' }, ['OfficeActivity', 'CloudAppEvents']],
  ['DLP match', { RecordType: 11 }, ['CloudAppEvents']],
  ['DLP on a device', { RecordType: 63, Workload: 'Endpoint' }, ['CloudAppEvents']],
  ['alert', { RecordType: '40', Workload: 'SecurityComplianceCenter' }, ['CloudAppEvents']],
  ['mail label', { RecordType: 43, Workload: 'Exchange' }, [MIP]],
  ['auto label', { RecordType: 71 }, [MIP]],
  ['label by a person', { RecordType: 83, Workload: 'PublicEndpoint' }, [MIP, 'CloudAppEvents']],
  ['scanner', { RecordType: 93, Workload: 'Aip' }, [MIP]],
  ['unknown type of a known workload', { RecordType: 9999 }, ['CloudAppEvents']],
  ['unknown workload', { RecordType: 22, Workload: 'Yammer' }, []],
])('%s', (_name, members, tables) => {
  expect([...route(members).keys()]).toEqual(tables);
});

test('a downgrade: numbers become names, ids get the catalogue name', () => {
  const SensitivityLabelEventData = {
    SensitivityLabelId: 'L-3',
    OldSensitivityLabelId: 'l-2',
    LabelEventType: 2,
    ActionSource: 3,
    JustificationText: 'why',
  };
  const row = route({
    RecordType: 83,
    Workload: 'PublicEndpoint',
    UserType: 0,
    Scope: 1,
    SensitivityLabelEventData,
  }).get(MIP);
  expect(row?.values).toMatchObject({
    TimeGenerated: '2026-11-20T09:14:07.000Z',
    LabelName: 'Public',
    OldSensitivityLabelId: 'l-2',
    LabelEventType: 'LabelDowngraded',
    ActionSource: 'Manual',
    JustificationText: 'why',
    UserType: 'Regular',
    Scope: 'Onprem',
    RecordType: 83,
    RecordTypeName: 'SensitivityLabelAction',
  });
});

test('a label under another reads with its parent; an unknown id keeps the name of the record', () => {
  expect(route({ RecordType: 43, LabelId: 'l-2' }).get(MIP)?.values.LabelName).toBe('Highly Confidential/Payroll');
  expect(route({ RecordType: 43, LabelId: 'l-9', LabelName: 'Old' }).get(MIP)?.values.LabelName).toBe('Old');
});

test('a file in CloudAppEvents: the text to the letter, and the objects that the published query reads', () => {
  const row = route({
    RecordType: 6,
    SourceFileName: 'Q3.xlsx',
    ListItemUniqueId: 'f-1',
    ObjectId: 'https://x/Q3.xlsx',
  }).get('CloudAppEvents');
  expect(row?.values.RawEventData).toBeInstanceOf(RawJson);
  expect((row?.values.RawEventData as RawJson | undefined)?.text).toContain('"SourceFileName":"Q3.xlsx"');
  expect(row?.values.ActivityObjects).toContainEqual(
    expect.objectContaining({ Type: 'File', Name: 'Q3.xlsx', Id: 'f-1' }),
  );
});

test('members are found whatever their case, and a mailbox of another is told', () => {
  const row = route({
    RecordType: 2,
    Workload: 'Exchange',
    operation: 'x',
    LogonType: 2,
    mailboxownerupn: 'a@b.example',
  }).get('OfficeActivity');
  expect(row?.values).toMatchObject({
    Logon_Type: 'Delegated',
    MailboxOwnerUPN: 'a@b.example',
    UserDomain: 'halden.example',
    RecordType: 'ExchangeItem',
  });
});

test('every column that is filled exists in its table', () => {
  for (const recordType of [2, 6, 43, 83]) {
    for (const [table, { values }] of route({
      RecordType: recordType,
      Workload: recordType === 6 ? 'SharePoint' : 'Exchange',
    })) {
      const known = new Set(findTable(table)?.columns.map((column) => column.name));
      expect(Object.keys(values).filter((name) => !known.has(name))).toEqual([]);
    }
  }
});

test.each([
  ['no id', { Id: '' }],
  ['no type', { RecordType: undefined }],
  ['no time', { RecordType: 6, CreationTime: 'yesterday' }],
])('%s is no record', (_name, members) => {
  const head = { Id: 'r', RecordType: 6, CreationTime: '2026-11-20T09:14:07' };
  expect(parseAuditRecord(JSON.stringify({ ...head, ...members }))).toBeUndefined();
});
