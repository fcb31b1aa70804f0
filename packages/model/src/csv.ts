import type { QueryTable } from './http/views.ts';

/** A cell as text: null is empty, arrays and objects are JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Types whose text is the sender's own: a number or a timespan that begins with a minus is no formula. */
const isFreeText = (type: string | undefined): boolean => type === 'string' || type === 'dynamic';

/** Text of a cell that a spreadsheet would not run as a formula. Source: OWASP, "CSV Injection". */
const defuse = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const printLine = (cells: readonly string[]): string => `${cells.map(quote).join(',')}\r\n`;

/** The first line of a CSV text. */
export const printCsvHeader = (columns: QueryTable['columns']): string => printLine(columns.map(({ name }) => name));

/** One line of a CSV text. A text that looks like a formula gets a leading apostrophe. */
export const printCsvRow = (columns: QueryTable['columns'], row: readonly unknown[]): string =>
  printLine(
    columns.map(({ type }, index) => {
      const value = row[index];
      const text = cellText(value);
      return typeof value === 'string' && isFreeText(type) ? defuse(text) : text;
    }),
  );

/** An answer as CSV. Shape: RFC 4180 with a header; a text that looks like a formula gets a leading apostrophe. */
export function printCsv({ columns, rows }: Pick<QueryTable, 'columns' | 'rows'>): string {
  return printCsvHeader(columns) + rows.map((row) => printCsvRow(columns, row)).join('');
}
