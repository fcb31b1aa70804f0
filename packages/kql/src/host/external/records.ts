import { parseDynamic } from '../cells.ts';
import { HostProblem, type Json } from '../host.ts';

/** Forms of a file that `externaldata` reads. Source: https://learn.microsoft.com/kusto/ingestion-supported-formats. */
export const EXTERNAL_FORMATS = [
  'csv',
  'json',
  'multijson',
  'psv',
  'raw',
  'scsv',
  'sohsv',
  'tsv',
  'tsve',
  'txt',
] as const;
export type ExternalFormat = (typeof EXTERNAL_FORMATS)[number];

export const isExternalFormat = (name: string): name is ExternalFormat =>
  (EXTERNAL_FORMATS as readonly string[]).includes(name);

/** One record of a file: its fields by position, or a JSON value. */
export type ExternalRecord =
  | { readonly kind: 'fields'; readonly fields: readonly string[] }
  | { readonly kind: 'json'; readonly value: Json };

const SEPARATORS = { csv: ',', psv: '|', scsv: ';', sohsv: '\u0001', tsv: '\t' } as const;

/** The records of a file's text. Errors: `HostProblem` for JSON that is none. */
export function parseRecords(text: string, format: ExternalFormat): ExternalRecord[] {
  const plain = text.replace(/^\ufeff/, '');
  switch (format) {
    case 'raw':
      return [{ kind: 'fields', fields: [plain] }];
    case 'txt':
      return linesOf(plain).map((line) => ({ kind: 'fields', fields: [line] }));
    case 'tsve':
      return linesOf(plain).map((line) => ({ kind: 'fields', fields: splitEscaped(line) }));
    case 'json':
      return linesOf(plain).map((line) => ({ kind: 'json', value: parseJson(line) }));
    case 'multijson':
      return parseMany(plain).map((value) => ({ kind: 'json', value }));
    default:
      return splitQuoted(plain, SEPARATORS[format]).map((fields) => ({ kind: 'fields', fields }));
  }
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');

const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** Tab-separated with backslashes: `\t`, `\n` and `\\` stand for what they name. */
const splitEscaped = (line: string): string[] =>
  line.split('\t').map((field) => field.replace(/\\([\s\S])/g, (_all, char: string) => ESCAPED[char] ?? char));

/** RFC 4180: a field in quotes may hold the separator, line breaks and doubled quotes. Lines without a character are passed over. */
function splitQuoted(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const field = readField(text, at, separator);
    row.push(field.text);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    endRow();
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
  }
  if (row.length > 0) endRow();
  return rows;
}

function readField(text: string, start: number, separator: string): { readonly text: string; readonly end: number } {
  let at = start;
  let quoted = '';
  if (text[at] === '"') {
    at += 1;
    for (;;) {
      const close = text.indexOf('"', at);
      if (close < 0) return { text: quoted + text.slice(at), end: text.length };
      quoted += text.slice(at, close);
      at = close + 1;
      if (text[at] !== '"') break;
      quoted += '"';
      at += 1;
    }
  }
  const rest = at;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { text: quoted + text.slice(rest, at), end: at };
}

function parseJson(text: string): Json {
  const value = parseDynamic(text);
  if (typeof value === 'string' && !text.trim().startsWith('"'))
    throw new HostProblem(`Expected a line of JSON, found \`${text.slice(0, 40)}\`.`);
  return value;
}

/** One array of records, or records one after the other, each over any number of lines. */
function parseMany(text: string): Json[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (trimmed.startsWith('[')) {
    const all = parseJson(trimmed);
    return Array.isArray(all) ? [...all] : [all];
  }
  return splitObjects(trimmed).map(parseJson);
}

/** The texts of objects that follow each other: cut where the braces outside of strings are closed. */
function splitObjects(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[{}]/g)) {
    if (token === '{') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (token === '}') {
      depth -= 1;
      if (depth === 0) parts.push(text.slice(start, index + 1));
    }
  }
  if (depth !== 0 || parts.length === 0) throw new HostProblem(`Expected JSON, found \`${text.slice(0, 40)}\`.`);
  return parts;
}
