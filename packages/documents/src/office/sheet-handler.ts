import type { TableRow } from '../text/table-text.ts';
import type { XmlHandler } from '../xml/read-xml.ts';
import { printNumber } from './number-format.ts';
import type { CellContext } from './read-workbook.ts';

/** Excel's own bound of columns, so that a cell at `ZZZZZ1` cannot make a row of millions. */
const MAX_COLUMNS = 16_384;
const HEADER_FOOTER = /^(odd|even|first)(Header|Footer)$/;

/** Turns the events of a worksheet part into rows of shown texts. Source: ECMA-376-1, 18.3.1. */
export class SheetHandler implements XmlHandler {
  readonly headerFooter: string[] = [];
  readonly #context: CellContext;
  readonly #onRow: (row: TableRow) => void;
  #rowNumber = 0;
  #cells: string[] = [];
  #column = 0;
  #type = 'n';
  #style = 0;
  #value = '';
  #collecting = false;

  constructor(context: CellContext, onRow: (row: TableRow) => void) {
    this.#context = context;
    this.#onRow = onRow;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') this.#openRow(attribute('r'));
    else if (name === 'c') this.#openCell(attribute);
    else if (name === 'v' || name === 't') this.#collecting = true;
    else if (HEADER_FOOTER.test(name)) {
      this.#value = '';
      this.#collecting = true;
    }
  }

  text(text: string): void {
    if (this.#collecting) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#collecting = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#onRow({ number: this.#rowNumber, cells: this.#cells });
    else if (HEADER_FOOTER.test(name)) {
      this.#collecting = false;
      this.headerFooter.push(stripCodes(this.#value));
    }
  }

  #openRow(reference: string | undefined): void {
    this.#rowNumber = Number(reference ?? this.#rowNumber + 1) || this.#rowNumber + 1;
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(attribute: (name: string) => string | undefined): void {
    const reference = attribute('r');
    if (reference !== undefined) this.#column = parseColumn(reference) ?? this.#column;
    this.#type = attribute('t') ?? 'n';
    this.#style = Number(attribute('s') ?? 0);
    this.#value = '';
  }

  #closeCell(): void {
    const shown = this.#show();
    if (this.#column < MAX_COLUMNS && shown !== '') {
      while (this.#cells.length < this.#column) this.#cells.push('');
      this.#cells[this.#column] = shown.includes('\n') ? shown.replace(/[\r\n]+/g, ' ') : shown;
    }
    this.#column += 1;
  }

  #show(): string {
    const { sharedStrings, formats, is1904 } = this.#context;
    if (this.#type === 's') return sharedStrings[Number(this.#value)] ?? '';
    if (this.#type === 'n') return printNumber(this.#value, formats[this.#style] ?? { kind: 'general' }, is1904);
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    return this.#value;
  }
}

/** `AB12` → 27. */
function parseColumn(reference: string): number | null {
  const letters = /^\$?([A-Z]{1,3})/i.exec(reference)?.[1]?.toUpperCase();
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `&L&"Arial"&10Confidential&RPage &P` → the words alone. Source: ECMA-376-1, 18.3.1.46. */
function stripCodes(text: string): string {
  return text
    .replace(/&"[^"]*"|&[LCR]|&\d{1,3}|&K[0-9A-F]{6}|&[PNDTFAGZBIUESXY]/g, ' ')
    .replaceAll('&&', '&')
    .trim();
}
