import { cellText } from '@vedette/model';
import type { GridTable } from './grid-model.ts';

/** A row as an object by column name, nulls included. */
export const toObject = ({ columns }: Pick<GridTable, 'columns'>, row: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]));

/** All rows as a JSON array of objects, one a line. A long beyond 2^53 stays text, as the server gives it. */
export function printJsonRows(table: GridTable): string {
  const lines = table.rows.map((row) => JSON.stringify(toObject(table, row)));
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** Rows for a spreadsheet's clipboard: cells apart by tabs, line ends and tabs inside a cell as blanks. */
export function printTabRows({ columns }: Pick<GridTable, 'columns'>, rows: readonly (readonly unknown[])[]): string {
  const plain = (value: unknown) => cellText(value).replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ name }) => name), ...rows].map((row) => row.map(plain).join('\t')).join('\n');
}
