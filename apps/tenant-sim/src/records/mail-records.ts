import { type Person, TENANT } from '../scenario/cast.ts';
import { buildHead, type FeedRecord } from './audit-record.ts';
import type { Moment } from './file-records.ts';

const FOLDERS = ['\\Inbox', '\\Sent Items', '\\Archive', '\\Projects'] as const;
export const SUBJECTS = [
  'Re: berth schedule',
  'Invoice 20261107',
  'Minutes of Tuesday',
  'Offer for hull 218',
  'Question about the travel claim',
  'Crew change Rotterdam',
  'Draft contract',
  'Lunch on Thursday?',
] as const;

function buildMailboxMembers({ random, person }: Moment, owner: Person) {
  return {
    ClientIPAddress: person.homeIp,
    ClientInfoString: 'Client=OWA;Action=ViaProxy',
    ExternalAccess: false,
    InternalLogonType: 0,
    LogonType: owner === person ? 0 : 2,
    LogonUserSid: `S-1-5-21-3921057-${person.id.slice(-6)}`,
    MailboxGuid: owner.id.replace(/^0b9d/, '5e1c'),
    MailboxOwnerSid: `S-1-5-21-3921057-${owner.id.slice(-6)}`,
    MailboxOwnerUPN: owner.upn,
    OrganizationName: `${TENANT.domain.split('.')[0]}.onmicrosoft.example`,
    OriginatingServer: `AM9PR0${random.integer(1, 9)}MB${random.integer(1000, 9999)} (15.20.8466.016)`,
    ResultStatus: 'Succeeded',
  };
}

function buildItem({ random }: Moment) {
  return {
    Id: `RgAAAA${random.hex(24)}`,
    InternetMessageId: `<${random.hex(20)}@${TENANT.domain}>`,
    Subject: random.pick(SUBJECTS),
    SizeInBytes: random.integer(4_000, 900_000),
    ParentFolder: { Id: `LgAAAA${random.hex(16)}`, Path: random.pick(FOLDERS) },
  };
}

/** One mail (record type 2): `Send`, `Create`, `SoftDelete`. */
export function buildMailItem(moment: Moment, operation: string): FeedRecord {
  const head = buildHead({ ...moment, recordType: 2, operation, workload: 'Exchange' });
  const members = { ...buildMailboxMembers(moment, moment.person), Item: buildItem(moment) };
  return { contentType: 'Audit.Exchange', record: { ...head, ...members } };
}

/** Several mails moved or deleted at once (record type 3). */
export function buildMailGroup(moment: Moment, operation: string): FeedRecord {
  const head = buildHead({ ...moment, recordType: 3, operation, workload: 'Exchange' });
  const AffectedItems = Array.from({ length: moment.random.integer(1, 4) }, () => buildItem(moment));
  const Folder = { Id: `LgAAAA${moment.random.hex(16)}`, Path: moment.random.pick(FOLDERS) };
  const members = {
    ...buildMailboxMembers(moment, moment.person),
    AffectedItems,
    Folder,
    CrossMailboxOperation: false,
  };
  return { contentType: 'Audit.Exchange', record: { ...head, ...members } };
}

/** Mails read through a client (record type 50). */
export function buildMailAccess(moment: Moment): FeedRecord {
  const head = buildHead({ ...moment, recordType: 50, operation: 'MailItemsAccessed', workload: 'Exchange' });
  const FolderItems = Array.from({ length: moment.random.integer(1, 6) }, () => ({
    InternetMessageId: `<${moment.random.hex(20)}@${TENANT.domain}>`,
  }));
  const OperationProperties = [
    { Name: 'MailAccessType', Value: 'Bind' },
    { Name: 'IsThrottled', Value: 'False' },
  ];
  const Folders = [{ Path: moment.random.pick(FOLDERS), FolderItems }];
  const members = {
    ...buildMailboxMembers(moment, moment.person),
    OperationProperties,
    Folders,
    OperationCount: FolderItems.length,
  };
  return { contentType: 'Audit.Exchange', record: { ...head, ...members } };
}

/** A sign-in to a mailbox, perhaps somebody else's (record type 2). */
export function buildMailboxLogin(moment: Moment, owner: Person): FeedRecord {
  const head = buildHead({ ...moment, recordType: 2, operation: 'MailboxLogin', workload: 'Exchange' });
  return { contentType: 'Audit.Exchange', record: { ...head, ...buildMailboxMembers(moment, owner) } };
}

/** An administrator's cmdlet (record type 1). */
export function buildExchangeCmdlet(moment: Moment, cmdlet: string, target: string): FeedRecord {
  const head = buildHead({ ...moment, recordType: 1, operation: cmdlet, workload: 'Exchange', objectId: target });
  const Parameters = [{ Name: 'Identity', Value: target }];
  const members = {
    UserType: 2,
    ResultStatus: 'True',
    ExternalAccess: false,
    OrganizationName: 'halden.onmicrosoft.example',
    Parameters,
  };
  return { contentType: 'Audit.Exchange', record: { ...head, ...members } };
}
