import { INGESTED_AT_COLUMN, termsColumn, termsOf } from '@vedette/kql/physical-columns';
import { INGEST_KEY_COLUMN, type TableSchema, TICKS_PER_MILLISECOND } from '@vedette/model';
import type { IncomingRow, Value } from './log-store.ts';

/** Columns of an insert, in the order of the encoded values. */
export const insertColumns = (table: TableSchema): readonly string[] => [
  ...table.columns.map(({ name }) => name),
  INGESTED_AT_COLUMN,
  INGEST_KEY_COLUMN,
  ...(table.termColumns ?? []).map(termsColumn),
];

/** Rows as `JSONCompactEachRow`: one JSON array a line, integers as digits. */
export function encodeRows(table: TableSchema, rows: readonly IncomingRow[], ingestedAt: Date): string {
  const arrival = String(BigInt(ingestedAt.getTime()) * TICKS_PER_MILLISECOND);
  const names = table.columns.map(({ name, type }) => ({ name, isText: type === 'string' }));
  const { termColumns = [] } = table;
  const lines = rows.map(({ key, row }) => {
    const cells = names.map(({ name, isText }) => encodeValue(row[name] ?? null, isText));
    const terms = termColumns.map((name) => `,${JSON.stringify(termsOf(String(row[name] ?? '')))}`);
    return `[${cells.join(',')},${arrival},${JSON.stringify(key)}${terms.join('')}]\n`;
  });
  return lines.join('');
}

function encodeValue(value: Value, isText: boolean): string {
  if (value === null) return isText ? '""' : 'null';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return encodeNumber(value);
  return JSON.stringify(value);
}

/** JSON has no word for these; ClickHouse reads them as quoted texts. */
function encodeNumber(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return Number.isNaN(value) ? '"nan"' : value > 0 ? '"inf"' : '"-inf"';
}
