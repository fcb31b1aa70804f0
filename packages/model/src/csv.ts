import type { QueryTable } from './http/contract.ts';

/** A cell as text: null is empty, arrays and objects are JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Text of a string cell that a spreadsheet would not run as a formula. Source: OWASP, "CSV Injection". */
const defused = (value: unknown): string => {
  const text = cellText(value);
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
};
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** An answer as CSV. Shape: RFC 4180 with a header; a text that looks like a formula gets a leading apostrophe. */
export function printCsv({ columns, rows }: Pick<QueryTable, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map(defused))];
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}
