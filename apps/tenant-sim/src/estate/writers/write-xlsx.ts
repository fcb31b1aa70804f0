import type { Sheet, Tables } from '../body.ts';
import { escapeXml, type OfficePart, writeOfficePackage } from './office-package.ts';

const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Whole and decimal numbers become number cells; what has leading zeros or separators stays text. */
const NUMBER = /^-?(0|[1-9]\d{0,9})(\.\d{1,4})?$/;

/** A workbook with shared strings, as Excel itself writes them. */
export function writeXlsx(body: Tables, modifiedAt: Date): Uint8Array {
  const strings = new Map<string, number>();
  const sheets = body.sheets.map((sheet, index) => toPart(sheet, index, strings));
  const list = body.sheets.map(
    (sheet, index) =>
      `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  return writeOfficePackage({
    main: {
      name: 'xl/workbook.xml',
      contentType: `${TYPE}.sheet.main+xml`,
      xml: `<workbook ${S} ${R}><sheets>${list.join('')}</sheets></workbook>`,
    },
    parts: [
      ...sheets,
      {
        name: 'xl/sharedStrings.xml',
        contentType: `${TYPE}.sharedStrings+xml`,
        xml: `<sst ${S} uniqueCount="${strings.size}">${items.join('')}</sst>`,
      },
    ],
    relationships: {
      'xl/workbook.xml': [
        ...sheets.map((_part, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['sharedStrings', 'sharedStrings.xml'],
      ],
    },
    title: body.title,
    author: body.author,
    modifiedAt,
  });
}

function toPart(sheet: Sheet, index: number, strings: Map<string, number>): OfficePart {
  const rows = sheet.rows.map((cells, row) => {
    const printed = cells.map((cell, column) => printCell(cell, `${columnName(column)}${row + 1}`, strings));
    return `<row r="${row + 1}">${printed.join('')}</row>`;
  });
  return {
    name: `xl/worksheets/sheet${index + 1}.xml`,
    contentType: `${TYPE}.worksheet+xml`,
    xml: `<worksheet ${S}><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
}

function printCell(text: string, reference: string, strings: Map<string, number>): string {
  if (NUMBER.test(text)) return `<c r="${reference}"><v>${text}</v></c>`;
  const index = strings.get(text) ?? strings.size;
  strings.set(text, index);
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

function columnName(column: number): string {
  return String.fromCharCode(65 + column);
}
