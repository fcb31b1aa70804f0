import type { Prose, Tables } from '../body.ts';

/** Lines of text, the title first. */
export function writeText(body: Prose): string {
  return [body.title, '='.repeat(body.title.length), '', ...body.paragraphs, '', body.footer, ''].join('\n');
}

/** The first sheet, quoted where it must be. Source: RFC 4180. */
export function writeCsv(body: Tables, delimiter = ','): string {
  const rows = body.sheets[0]?.rows ?? [];
  return rows
    .map((cells) => cells.map((cell) => quote(cell, delimiter)).join(delimiter))
    .join('\r\n')
    .concat('\r\n');
}

function quote(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The first sheet as records with camel-case keys. */
export function writeJson(body: Tables): string {
  const [header = [], ...rows] = body.sheets[0]?.rows ?? [];
  const keys = header.map(toKey);
  const records = rows.map((cells) => Object.fromEntries(cells.map((cell, column) => [keys[column] ?? '', cell])));
  return `${JSON.stringify({ title: body.title, exportedBy: body.author, records }, null, 2)}\n`;
}

function toKey(header: string): string {
  const [first = '', ...rest] = header
    .toLowerCase()
    .replaceAll("'", '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
