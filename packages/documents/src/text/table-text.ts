import type { Reading } from '../reading.ts';

/** Rows are gathered until a block has this many characters. Larger: a finding's location says less. */
const BLOCK_LENGTH = 64 * 1024;

export interface TableRow {
  /** Row number as the user sees it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * Turns a table into text that a classifier understands: every value stands beside its own column header, so that
 * keyword proximity holds in row 10,000 as in row 1.
 * Shape: `Name: Ines | IBAN: DE89...`, one line a row; without a header row, cells joined by tabs.
 */
export class TableText {
  readonly #reading: Reading;
  readonly #location: (first: number, last: number) => string;
  #header: readonly string[] | null | undefined;
  #lines: string[] = [];
  #length = 0;
  #first = 0;
  #last = 0;

  constructor(reading: Reading, location: (firstRow: number, lastRow: number) => string) {
    this.#reading = reading;
    this.#location = location;
  }

  addRow(row: TableRow): void {
    if (row.cells.every((cell) => cell.trim() === '')) return;
    if (this.#header === undefined) {
      this.#header = isHeader(row.cells) ? row.cells.map((cell) => cell.trim()) : null;
      this.#push(row.number, row.cells.join('\t'));
      return;
    }
    this.#push(row.number, printRow(row.cells, this.#header));
  }

  end(): void {
    if (this.#lines.length > 0) this.#reading.addPart(this.#location(this.#first, this.#last), this.#lines.join('\n'));
    this.#lines = [];
    this.#length = 0;
  }

  #push(number: number, line: string): void {
    if (this.#lines.length === 0) this.#first = number;
    this.#lines.push(line);
    this.#length += line.length;
    this.#last = number;
    if (this.#length >= BLOCK_LENGTH) this.end();
  }
}

/** A header has at least two filled cells, all different, none of which is a number, date or address. */
function isHeader(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length < 2 || new Set(filled).size !== filled.length) return false;
  return filled.every((cell) => cell.length <= 80 && /\p{L}/u.test(cell) && !/\d{3}|@/.test(cell));
}

function printRow(cells: readonly string[], header: readonly string[] | null): string {
  if (header === null) return cells.join('\t');
  let line = '';
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    const name = header[column] ?? '';
    line += `${line === '' ? '' : ' | '}${name === '' ? '' : `${name}: `}${cell}`;
  }
  return line;
}
