import { cellText, printCsv, type QueryTable } from '@vedette/model';

const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
export const isFormat = (text: string): text is Format => (FORMATS as readonly string[]).includes(text);

export function formatTable(table: QueryTable, format: Format): string {
  if (format === 'json') return `${JSON.stringify(toObjects(table), null, 2)}\n`;
  if (format === 'csv') return printCsv(table);
  return formatGrid(table);
}

function toObjects({ columns, rows }: QueryTable): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
}

const MAX_WIDTH = 60;

function formatGrid({ columns, rows, partial }: QueryTable): string {
  const clean = (text: string) => {
    const line = text.replaceAll(/\p{Cc}+/gu, ' ');
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
