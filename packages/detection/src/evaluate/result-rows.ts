import { createHash } from 'node:crypto';
import type { QueryTable } from '@vedette/model';

/** A row of a result by column name. */
export type ResultRow = Readonly<Record<string, unknown>>;

export function rowsOf(table: Pick<QueryTable, 'columns' | 'rows'>): readonly ResultRow[] {
  return table.rows.map((values) => Object.fromEntries(table.columns.map(({ name }, index) => [name, values[index]])));
}

/** Two rows with equal values in equal columns have one fingerprint, whatever the order of members in a dynamic value. */
export function fingerprintRow(row: ResultRow): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(row)))
    .digest('hex')
    .slice(0, 32);
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return entries.map(([name, item]) => [name, canonical(item)]);
}

/** The rows of `current` that `seen` does not have; a row that is there twice and was seen once stays once. */
export function rowsNotIn(current: readonly ResultRow[], seen: readonly ResultRow[]): readonly ResultRow[] {
  const counts = new Map<string, number>();
  for (const row of seen) {
    const key = fingerprintRow(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return current.filter((row) => {
    const key = fingerprintRow(row);
    const count = counts.get(key) ?? 0;
    if (count > 0) counts.set(key, count - 1);
    return count === 0;
  });
}

/** A value as the text that details and entities carry; `''` for null. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The distinct non-empty texts of a column, at most `most`; the elements of an array count one by one. */
export function distinctTexts(rows: readonly ResultRow[], column: string, most: number): readonly string[] {
  const texts = new Set<string>();
  for (const row of rows) {
    const value = row[column];
    for (const item of Array.isArray(value) ? value : [value]) {
      const text = textOf(item);
      if (text !== '' && texts.size < most) texts.add(text);
    }
  }
  return [...texts];
}
