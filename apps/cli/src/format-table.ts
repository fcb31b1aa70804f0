import type { QueryTable } from '@vedette/model';

const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
export const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text);

/** A cell as text: null is empty, objects are JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function formatTable(table: QueryTable, format: Format): string {
  if (format === 'json') return `${JSON.stringify(toObjects(table), null, 2)}\n`;
  if (format === 'csv') return formatCsv(table);
  return formatGrid(table);
}

function toObjects({ columns, rows }: QueryTable): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

/** RFC 4180; a cell that a spreadsheet would run as a formula gets a leading apostrophe. */
export function formatCsv({ columns, rows }: QueryTable): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map(csvText))];
  return `${lines.map((line) => line.map(quoteCsv).join(',')).join('\r\n')}\r\n`;
}

const csvText = (value: unknown) => {
  const text = cellText(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
};
const quoteCsv = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const MAX_WIDTH = 60;

function formatGrid({ columns, rows, partial }: QueryTable): string {
  const clean = (text: string) => {
    const line = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
    return line.length > MAX_WIDTH ? `${line.slice(0, MAX_WIDTH - 1)}…` : line;
  };
  const head = columns.map(({ name }) => clean(name));
  const body = rows.map((row) => row.map((value) => clean(cellText(value))));
  const widths = head.map((name, index) => Math.max(name.length, ...body.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const count = `${rows.length} row${rows.length === 1 ? '' : 's'}${partial ? ' (a limit cut the rest)' : ''}`;
  return `${[line(head), rule, ...body.map(line), '', count].join('\n')}\n`;
}
