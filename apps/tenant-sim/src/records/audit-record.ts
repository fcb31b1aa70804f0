import { type Person, TENANT } from '../scenario/cast.ts';
import type { Random } from '../scenario/random.ts';

/** Source: Office 365 Management Activity API, content types. */
export const CONTENT_TYPES = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
] as const;
export type ContentType = (typeof CONTENT_TYPES)[number];

/** A record of the unified audit log, as it stands in a blob. Source: Office 365 Management Activity API schema. */
export type AuditRecord = Readonly<Record<string, unknown>> & {
  readonly Id: string;
  readonly CreationTime: string;
  readonly RecordType: number;
  readonly Operation: string;
};

/** A record with the feed that carries it. */
export interface FeedRecord {
  readonly contentType: ContentType;
  readonly record: AuditRecord;
}

/** `2026-11-21T09:14:07`: the log writes UTC without a zone. */
export function printAuditTime(at: Date): string {
  return at.toISOString().slice(0, 19);
}

export interface RecordHead {
  readonly at: Date;
  readonly random: Random;
  readonly recordType: number;
  readonly operation: string;
  readonly workload: string;
  readonly person: Person;
  readonly objectId?: string;
}

/** The members that every record has. */
export function buildHead(head: RecordHead): AuditRecord {
  const { person, random } = head;
  return {
    CreationTime: printAuditTime(head.at),
    Id: random.guid(),
    Operation: head.operation,
    OrganizationId: TENANT.id,
    RecordType: head.recordType,
    UserKey: `i:0h.f|membership|10032000${person.id.slice(-8)}@live.com`,
    UserType: 0,
    Version: 1,
    Workload: head.workload,
    ClientIP: person.homeIp,
    UserId: person.upn,
    ...(head.objectId === undefined ? {} : { ObjectId: head.objectId }),
  };
}
