import { splitJsonArray } from './json-array.ts';
import recordTypeNames from './record-type-names.json' with { type: 'json' };

/** A record of the unified audit log: what every record has, its members, and its text to the letter. */
export interface AuditRecord {
  readonly id: string;
  readonly recordType: number;
  readonly recordTypeName: string;
  readonly operation: string;
  readonly workload: string;
  /** UTC, as ISO text with `Z`. */
  readonly createdAt: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const NAMES: Readonly<Record<string, string>> = recordTypeNames;

/** `SharePointFileOperation` for 6; the number itself as text where it has no published name. */
export function nameRecordType(recordType: number): string {
  return NAMES[recordType] ?? String(recordType);
}

/** The log writes UTC without a zone. Source: Management Activity API schema, CreationTime. */
export function parseAuditTime(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const at = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** One record of a blob, or undefined if it lacks what every record has. `RecordType` may come as text. */
export function parseAuditRecord(text: string): AuditRecord | undefined {
  let members: Record<string, unknown>;
  try {
    members = JSON.parse(text);
  } catch {
    return undefined;
  }
  const recordType = Number(members?.RecordType ?? Number.NaN);
  const createdAt = parseAuditTime(members?.CreationTime);
  if (typeof members?.Id !== 'string' || members.Id === '' || !Number.isInteger(recordType) || !createdAt)
    return undefined;
  return {
    id: members.Id,
    recordType,
    recordTypeName: nameRecordType(recordType),
    operation: String(members.Operation ?? ''),
    workload: String(members.Workload ?? ''),
    createdAt,
    members,
    text,
  };
}

/** The records of a blob and the texts that are none; undefined if the blob is no JSON array. */
export function parseBlob(text: string): { records: AuditRecord[]; unreadable: string[] } | undefined {
  const elements = splitJsonArray(text);
  if (!elements) return undefined;
  const records: AuditRecord[] = [];
  const unreadable: string[] = [];
  for (const element of elements) {
    const record = parseAuditRecord(element);
    if (record) records.push(record);
    else unreadable.push(element);
  }
  return { records, unreadable };
}
