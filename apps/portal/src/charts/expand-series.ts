import type { TableData } from './chart-series.ts';

/** More points than this cannot be told apart on any screen. */
const MAX_POINTS = 100_000;

/**
 * The rows of a `make-series` with one row a point, so that they can be drawn. A table without arrays of numbers comes
 * back as it is. Shape: arrays of datetimes become a datetime column, arrays of numbers a real one; the rest repeats.
 */
export function expandSeries(table: TableData): TableData {
  const kinds = table.columns.map(({ type }, at) => (type === 'dynamic' ? arrayKind(table.rows, at) : undefined));
  if (!kinds.includes('real')) return table;
  const columns = table.columns.map(({ name, type }, at) => ({ name, type: kinds[at] ?? type }));
  const rows: unknown[][] = [];
  for (const row of table.rows) {
    const length = Math.max(...kinds.map((kind, at) => (kind && Array.isArray(row[at]) ? row[at].length : 0)));
    for (let place = 0; place < length && rows.length < MAX_POINTS; place += 1)
      rows.push(row.map((cell, at) => (kinds[at] ? (Array.isArray(cell) ? toNumber(cell[place]) : null) : cell)));
  }
  return { columns, rows };
}

/** Flags are drawn as 0 and 1. */
const toNumber = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : (value ?? null));

function arrayKind(rows: TableData['rows'], at: number): 'real' | 'datetime' | undefined {
  for (const row of rows) {
    const cell = row[at];
    if (cell === null || cell === undefined) continue;
    if (!Array.isArray(cell)) return undefined;
    const first = cell.find((value) => value !== null);
    if (typeof first === 'number' || typeof first === 'boolean') return 'real';
    if (typeof first === 'string') return /^\d{4}-\d\d-\d\dT/.test(first) ? 'datetime' : undefined;
    if (first !== undefined) return undefined;
  }
  return undefined;
}
