import type { IncomingRow, Value } from '@vedette/log-store';
import { type Problem, type TableSchema, TICKS_PER_MILLISECOND } from '@vedette/model';
import type { RawRecord } from './ingest.ts';
import { ingestNote, ingestProblem } from './problems.ts';
import { toValue } from './to-value.ts';

export type RowResult = { readonly row: IncomingRow; readonly note?: Problem } | { readonly problem: Problem };

export interface RowContext {
  readonly workspaceId: string;
  readonly ingestedAt: Date;
}

/** A record as a row of its table. Every value must fit, and every member must be a column: what does not is a problem that names it. */
export function toRow(
  table: TableSchema,
  { key, values }: RawRecord,
  { workspaceId, ingestedAt }: RowContext,
): RowResult {
  const row: Record<string, Value> = {};
  const unknown = Object.keys(values).filter((name) => !hasColumn(table, name) && values[name] !== undefined);
  if (unknown.length > 0) {
    return {
      problem: ingestProblem(
        'ING1004',
        `\`${table.name}\` has no column ${unknown.map((name) => `\`${name}\``).join(', ')}.`,
      ),
    };
  }
  for (const { name, type } of table.columns) {
    const converted = toValue(type, values[name]);
    if ('problem' in converted)
      return { problem: { ...converted.problem, message: `\`${name}\`: ${converted.problem.message}` } };
    row[name] = converted.value;
  }
  const isTimeless = row.TimeGenerated === null;
  if (isTimeless) row.TimeGenerated = BigInt(ingestedAt.getTime()) * TICKS_PER_MILLISECOND;
  if (row.Type === '') row.Type = table.name;
  if (row.TenantId === '') row.TenantId = workspaceId;
  return { row: { key, row }, ...(isTimeless && { note: ingestNote('ING1006') }) };
}

const columnNames = new WeakMap<TableSchema, ReadonlySet<string>>();

function hasColumn(table: TableSchema, name: string): boolean {
  const known = columnNames.get(table) ?? new Set(table.columns.map((column) => column.name));
  columnNames.set(table, known);
  return known.has(name);
}
