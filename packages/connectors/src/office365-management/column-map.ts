import type { AuditRecord } from './audit-record.ts';

/** What a value becomes on its way into a column. */
export type Conversion = (value: unknown) => unknown;

/**
 * Where a column's value stands in a record: the first of the dotted paths that leads to something. Documents and data
 * disagree on the case of names, so a path is also looked up without regard to case.
 */
export interface ColumnRule {
  readonly from: readonly string[];
  readonly as?: Conversion;
}
export type ColumnMap = Readonly<Record<string, ColumnRule>>;

/** The value at a dotted path; undefined where it leads nowhere or to null. */
export function readPath(members: unknown, path: string): unknown {
  let value = members;
  for (const step of path.split('.')) value = readMember(value, step);
  return value ?? undefined;
}

function readMember(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = value as Record<string, unknown>;
  if (name in members) return members[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(members).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : members[found];
}

/** The columns that a record fills. Columns that it does not are absent. */
export function mapColumns(record: AuditRecord, map: ColumnMap): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [column, { from, as }] of Object.entries(map)) {
    for (const path of from) {
      const found = readPath(record.members, path);
      if (found === undefined) continue;
      const value = as ? as(found) : found;
      if (value === undefined) continue;
      values[column] = value;
      break;
    }
  }
  return values;
}

/** Text columns: a number or flag as text, an object or list as JSON. */
export const asText: Conversion = (value) => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

export const asFlag: Conversion = (value) => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  return { true: true, false: false }[value.toLowerCase()];
};

export const asInteger: Conversion = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
};
