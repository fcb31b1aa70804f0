import { TableText } from '../text/table-text.ts';
import { builtInFormat, type NumberFormat, parseFormatCode } from './number-format.ts';
import { findParts, type OfficePackage, type Relationship, readPart, readRelationships } from './office-package.ts';
import { addParts, locationOf } from './read-prose.ts';
import { SheetHandler } from './sheet-handler.ts';

const WORKBOOK = /spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)\.macroEnabled\.main/i;
const SHARED_STRINGS = /spreadsheetml\.sharedStrings\+xml/i;
const STYLES = /spreadsheetml\.styles\+xml/i;
const EXTRAS = /spreadsheetml\.comments\+xml|threadedcomments\+xml|drawing\+xml|drawingml\.(chart|diagramData)\+xml/i;
const PIVOT_CACHES = /spreadsheetml\.pivotCache(Definition|Records)\+xml/i;

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** What cells need from the rest of the workbook. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
}

/** Cells of every sheet, hidden ones too, row by row with their headers; comments, drawings and pivot caches. */
export function readWorkbook(office: OfficePackage): void {
  const { sheets, is1904 } = readSheets(office);
  const context: CellContext = { sharedStrings: readSharedStrings(office), formats: readFormats(office), is1904 };
  for (const sheet of sheets) readSheet(office, sheet, context);
  addParts(office, findParts(office, EXTRAS));
  for (const entry of findParts(office, PIVOT_CACHES)) {
    const location = locationOf(entry.name);
    const values: string[] = [];
    office.reading.attempt(location, () =>
      readPart(office, entry, {
        open: (name, attribute) => {
          const value = name === 's' || name === 'n' || name === 'd' ? attribute('v') : undefined;
          if (value !== undefined) values.push(value);
        },
      }),
    );
    office.reading.addPart(location, values.join('\n'));
  }
}

function readSheets(office: OfficePackage): { sheets: Sheet[]; is1904: boolean } {
  const [workbook] = findParts(office, WORKBOOK);
  const sheets: Sheet[] = [];
  let is1904 = false;
  if (workbook === undefined) return { sheets, is1904 };
  const targets = new Map(readRelationships(office, workbook.name).map((relation) => [relation.id, relation]));
  readPart(office, workbook, {
    open: (name, attribute) => {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name === 'sheet') sheets.push(toSheet(attribute, targets));
    },
  });
  return { sheets, is1904 };
}

function toSheet(attribute: (name: string) => string | undefined, targets: ReadonlyMap<string, Relationship>): Sheet {
  const name = attribute('name') ?? '';
  const part = targets.get(attribute('r:id') ?? attribute('id') ?? '')?.target ?? '';
  return { name, hidden: (attribute('state') ?? 'visible') !== 'visible', part };
}

function readSheet(office: OfficePackage, sheet: Sheet, context: CellContext): void {
  const name = sheet.hidden ? `${sheet.name} (hidden)` : sheet.name;
  const entry = office.zip.find(sheet.part);
  if (entry === undefined) {
    office.reading.addGap(name, 'corrupt', `The workbook lists the sheet \`${sheet.name}\` but holds no part for it.`);
    return;
  }
  const table = new TableText(office.reading, (first, last) => `${name}!${first}:${last}`);
  const handler = new SheetHandler(context, (row) => table.addRow(row));
  office.reading.attempt(name, () => readPart(office, entry, handler));
  table.end();
  office.reading.addPart(`${name} header and footer`, handler.headerFooter.join('\n'));
}

/** Strings used by cells, in order. Phonetic runs are a reading aid and left out. */
function readSharedStrings(office: OfficePackage): string[] {
  const strings: string[] = [];
  const [entry] = findParts(office, SHARED_STRINGS);
  if (entry === undefined) return strings;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  office.reading.attempt('shared strings', () =>
    readPart(office, entry, {
      open: (name) => {
        if (name === 'si') text = '';
        if (name === 'rPh') inPhonetic = true;
        inText = name === 't' && !inPhonetic;
      },
      text: (characters) => {
        if (inText) text += characters;
      },
      close: (name) => {
        if (name === 't') inText = false;
        if (name === 'rPh') inPhonetic = false;
        if (name === 'si') strings.push(text);
      },
    }),
  );
  return strings;
}

/** The number format of each cell style, by its index. */
function readFormats(office: OfficePackage): NumberFormat[] {
  const formats: NumberFormat[] = [];
  const [entry] = findParts(office, STYLES);
  if (entry === undefined) return formats;
  const custom = new Map<number, NumberFormat>();
  let inCellFormats = false;
  office.reading.attempt('styles', () =>
    readPart(office, entry, {
      open: (name, attribute) => {
        if (name === 'numFmt')
          custom.set(Number(attribute('numFmtId')), parseFormatCode(attribute('formatCode') ?? ''));
        if (name === 'cellXfs') inCellFormats = true;
        if (name !== 'xf' || !inCellFormats) return;
        const id = Number(attribute('numFmtId') ?? 0);
        formats.push(custom.get(id) ?? builtInFormat(id));
      },
      close: (name) => {
        if (name === 'cellXfs') inCellFormats = false;
      },
    }),
  );
  return formats;
}
