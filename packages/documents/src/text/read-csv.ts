import { parse } from 'csv-parse/sync';
import type { Reading } from '../reading.ts';
import { decodeText } from './decode-text.ts';
import { TableText } from './table-text.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SNIFF_LINES = 20;

/** Delimiter-separated values, row by row with their headers. */
export function readCsv(bytes: Uint8Array, reading: Reading): void {
  const text = decodeText(bytes);
  const table = new TableText(reading, (first, last) => `rows ${first}-${last}`);
  let number = 0;
  parse(text, {
    delimiter: sniffDelimiter(text) ?? ',',
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: (cells: string[]) => {
      number += 1;
      if (number % 1000 === 0) reading.budget.assertTime();
      table.addRow({ number, cells });
      return null;
    },
  });
  table.end();
}

/** The delimiter that splits the first lines into the same number of columns, or null when none does. */
function sniffDelimiter(text: string): (typeof DELIMITERS)[number] | null {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n/, SNIFF_LINES + 1)
    .slice(0, SNIFF_LINES)
    .filter((line) => line !== '');
  let best: { delimiter: (typeof DELIMITERS)[number]; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const expected = counts[0] ?? 0;
    if (expected === 0) continue;
    const score = counts.filter((count) => count === expected).length * 100 + expected;
    if (best === null || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count += 1;
  }
  return count;
}
