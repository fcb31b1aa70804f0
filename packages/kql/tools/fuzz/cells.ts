import type { ColumnSchema, KustoType } from '../../src/types.ts';

const isWhole = (cell: unknown, least: bigint, most: bigint): boolean => {
  if (typeof cell !== 'number' && typeof cell !== 'string') return false;
  if (!/^-?\d+$/.test(String(cell))) return false;
  const value = BigInt(cell);
  return least <= value && value <= most;
};
const LONG = 2n ** 63n;
const isLong = (cell: unknown): boolean => isWhole(cell, -LONG, LONG - 1n);
const FIRST_DATETIME = -621_355_968_000_000_000n;
const LAST_DATETIME = 2_534_023_007_999_999_999n;

function isJson(cell: unknown): boolean {
  try {
    JSON.parse(String(cell));
    return true;
  } catch {
    return false;
  }
}

/** Whether a cell, as the engine gives it, is a value of its column's type. */
const IS_VALUE: Readonly<Record<KustoType, (cell: unknown) => boolean>> = {
  string: (cell) => typeof cell === 'string',
  long: isLong,
  int: (cell) => isWhole(cell, -(2n ** 31n), 2n ** 31n - 1n),
  real: (cell) => /^-?(inf|nan|\d+(\.\d+)?(e[+-]?\d+)?)$/.test(String(cell)),
  bool: (cell) => typeof cell === 'boolean',
  datetime: (cell) => isWhole(cell, FIRST_DATETIME, LAST_DATETIME),
  timespan: isLong,
  guid: (cell) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(cell)),
  decimal: (cell) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(String(cell)),
  dynamic: isJson,
};

/** The first cell that is no value of its column; undefined where all are. A string is never null. */
export function findWrongCell(
  rows: readonly (readonly unknown[])[],
  columns: readonly ColumnSchema[],
): string | undefined {
  for (const row of rows) {
    if (row.length !== columns.length) return `a row of ${row.length} cells for ${columns.length} columns`;
    const wrong = columns.findIndex(({ type }, index) =>
      row[index] === null ? type === 'string' : !IS_VALUE[type](row[index]),
    );
    if (wrong >= 0) return `${columns[wrong]?.type} ${JSON.stringify(row[wrong])?.slice(0, 60)}`;
  }
  return undefined;
}

/** A value for comparison: sums of reals in another order differ in their last digits. */
function plain(cell: unknown): unknown {
  if (typeof cell === 'number')
    return Number.isInteger(cell) && Math.abs(cell) < 1e9 ? cell + 0 : Number(cell.toPrecision(9));
  if (Array.isArray(cell)) return cell.map(plain);
  if (cell !== null && typeof cell === 'object')
    return Object.fromEntries(Object.entries(cell).map(([key, each]) => [key, plain(each)]));
  return cell === '-nan' ? 'nan' : cell;
}

/** Rows as sorted texts: equal for tables that hold the same rows. */
export function sortedRows(rows: readonly (readonly unknown[])[], columns: readonly ColumnSchema[]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        columns.map(({ type }, index) => {
          const cell = row[index];
          if (cell === null || cell === undefined) return null;
          return plain(type === 'dynamic' && isJson(cell) ? JSON.parse(String(cell)) : cell);
        }),
      ),
    )
    .sort();
}
