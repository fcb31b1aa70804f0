import { strToU8, zipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';

/** Small real files, made in the test. Shape: `parts` are further zip entries, content types are added by `types`. */
const FIXED = { mtime: new Date(1980, 0, 1) } as const;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function zipOf(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encoded = Object.entries(entries).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(encoded), FIXED);
}

function officeOf(
  main: readonly [part: string, type: string],
  parts: Readonly<Record<string, string | Uint8Array>>,
  types: Readonly<Record<string, string>> = {},
): Uint8Array {
  const overrides = Object.entries({ [main[0]]: main[1], ...types }).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`,
  );
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="${main[0]}"/></Relationships>`,
    ...parts,
  });
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SLIDE = 'application/vnd.openxmlformats-officedocument.presentationml';

export function docxOf(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return officeOf(
    ['word/document.xml', `${WORD}.document.main+xml`],
    { 'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...parts },
    { 'word/header1.xml': `${WORD}.header+xml`, 'word/comments.xml': `${WORD}.comments+xml` },
  );
}

export function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

export interface SheetSample {
  readonly rows: string;
  readonly sharedStrings?: readonly string[];
  readonly cellFormats?: string;
  readonly hiddenRows?: string;
}

export function xlsxOf({ rows, sharedStrings = [], cellFormats = '', hiddenRows }: SheetSample): Uint8Array {
  const sheet = (content: string) => `<worksheet><sheetData>${content}</sheetData></worksheet>`;
  const hidden = hiddenRows === undefined ? '' : '<sheet name="Secret" sheetId="2" state="hidden" r:id="rId2"/>';
  return officeOf(
    ['xl/workbook.xml', `${SHEET}.sheet.main+xml`],
    {
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="People" sheetId="1" r:id="rId1"/>${hidden}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONSHIPS}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet(rows),
      'xl/worksheets/sheet2.xml': sheet(hiddenRows ?? ''),
      'xl/sharedStrings.xml': `<sst>${sharedStrings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
      'xl/styles.xml': `<styleSheet>${cellFormats}</styleSheet>`,
    },
    { 'xl/sharedStrings.xml': `${SHEET}.sharedStrings+xml`, 'xl/styles.xml': `${SHEET}.styles+xml` },
  );
}

export function pptxOf(slides: readonly string[], notes: string): Uint8Array {
  const parts = Object.fromEntries(slides.map((text, index) => [`ppt/slides/slide${index + 1}.xml`, slideOf(text)]));
  const types = Object.fromEntries(
    slides.map((_text, index) => [`ppt/slides/slide${index + 1}.xml`, `${SLIDE}.slide+xml`]),
  );
  return officeOf(
    ['ppt/presentation.xml', `${SLIDE}.presentation.main+xml`],
    {
      'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
      ...parts,
      'ppt/notesSlides/notesSlide1.xml': slideOf(notes),
    },
    { ...types, 'ppt/notesSlides/notesSlide1.xml': `${SLIDE}.notesSlide+xml` },
  );
}

function slideOf(text: string): string {
  return `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
}

export async function pdfOf(
  pages: readonly string[],
  attachment?: { name: string; bytes: Uint8Array },
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const text of pages) pdf.addPage().drawText(text, { x: 40, y: 700 });
  if (attachment !== undefined) await pdf.attach(attachment.bytes, attachment.name);
  return pdf.save();
}

export const LABEL_ID = '3a1b7c50-1f0e-4d6a-9b44-0c5d2e7f1a03';
export const SITE_ID = '6f2a1c04-9d3b-4a57-8f0e-2b7c51d9e8a3';
export const OTHER_LABEL_ID = 'b1e6f7d2-0f43-4a55-9a70-6f3f2a9c1d01';
export const OTHER_SITE_ID = '0c9a1f52-7d0e-4a10-8a44-51c0be2f6a77';

export function labelInfoOf(...labels: readonly { id: string; site: string; removed?: boolean }[]): string {
  const elements = labels.map(
    ({ id, site, removed }) =>
      `<clbl:label id="{${id}}" enabled="1" method="Privileged" siteId="{${site}}" contentBits="0" removed="${removed ? 1 : 0}"/>`,
  );
  return `<?xml version="1.0"?><clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">${elements.join('')}</clbl:labelList>`;
}

export function customPropertiesOf(pairs: Readonly<Record<string, string>>): string {
  const properties = Object.entries(pairs).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
  );
  return `<?xml version="1.0"?><Properties xmlns="p" xmlns:vt="vt">${properties.join('')}</Properties>`;
}
