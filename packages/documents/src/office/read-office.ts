import { parseCustomPropertyLabels } from '../labels/custom-properties.ts';
import { parseLabelInfo } from '../labels/label-info.ts';
import type { Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import type { ZipArchive, ZipEntry } from '../zip/zip-archive.ts';
import { type OfficeFormat, readContentTypes } from './content-types.ts';
import { type OfficePackage, readPart, readRelationships } from './office-package.ts';
import { PropertyLines } from './property-lines.ts';
import { readPresentation, readWordDocument } from './read-prose.ts';
import { readWorkbook } from './read-workbook.ts';

/** Relationship of the label part. Source: [MS-OI29500] 3.4.1.5. */
export const LABEL_RELATIONSHIP = 'http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels';
export const LABEL_PART = 'docMetadata/LabelInfo.xml';
export const CUSTOM_PROPERTIES_PART = 'docProps/custom.xml';

const BODY_READERS: Readonly<Partial<Record<OfficeFormat, (office: OfficePackage) => void>>> = {
  docx: readWordDocument,
  xlsx: readWorkbook,
  pptx: readPresentation,
};

/**
 * Reads a zip that is an Office Open XML package; null when it is none.
 * Shape: the format found. Labels come first, so that they are known even where the text cannot be read.
 */
export async function readOffice(zip: ZipArchive, reading: Reading): Promise<OfficeFormat | null> {
  const typesEntry = zip.find('[Content_Types].xml');
  if (typesEntry === undefined) return null;
  const types = readContentTypes(zip, typesEntry, reading.budget);
  if (types.format === null) return null;
  const office: OfficePackage = { zip, types, reading };
  readLabels(office);
  const readBody = BODY_READERS[types.format];
  if (readBody === undefined) {
    reading.addGap('', 'unsupported-format', `The text of \`${types.format}\` files is not read; their labels are.`);
    return types.format;
  }
  readBody(office);
  readProperties(office);
  await readEmbedded(office);
  if (reading.parts.length === 0 && !hasMainPart(office)) throw new Unreadable('corrupt', 'The main part is missing.');
  return types.format;
}

function hasMainPart(office: OfficePackage): boolean {
  const main = readRelationships(office, '').find((relation) => relation.type.endsWith('/officeDocument'));
  return main !== undefined && office.zip.find(main.target) !== undefined;
}

function readLabels(office: OfficePackage): void {
  const { reading, zip } = office;
  const related = reading.attempt('_rels/.rels', () =>
    readRelationships(office, '').find((relation) => relation.type === LABEL_RELATIONSHIP),
  );
  const labelPart = zip.find(related?.target ?? LABEL_PART) ?? zip.find(LABEL_PART);
  addLabels(office, labelPart, (bytes) => parseLabelInfo(bytes, 'LabelInfo.xml'));
  addLabels(office, zip.find(CUSTOM_PROPERTIES_PART), parseCustomPropertyLabels);
}

function addLabels(
  { reading, zip }: OfficePackage,
  entry: ZipEntry | undefined,
  parse: (bytes: Uint8Array) => Reading['labels'],
): void {
  if (entry === undefined) return;
  const labels = reading.attempt(entry.name, () => parse(zip.expand(entry, reading.budget)));
  reading.labels.push(...(labels ?? []));
}

/** Title, subject, keywords and the user's own properties, which people fill with what the document is about. */
function readProperties(office: OfficePackage): void {
  const lines: string[] = [];
  for (const name of ['docProps/core.xml', CUSTOM_PROPERTIES_PART]) {
    const entry = office.zip.find(name);
    if (entry === undefined) continue;
    office.reading.attempt(name, () => readPart(office, entry, new PropertyLines(lines)));
  }
  office.reading.addPart('properties', lines.join('\n'));
}

/** Files embedded in the document, read as documents of their own. */
async function readEmbedded(office: OfficePackage): Promise<void> {
  for (const entry of office.zip.entries) {
    const folder = /^(?:word|xl|ppt)\/embeddings\/(.+)$/i.exec(entry.name);
    if (folder === null || entry.name.endsWith('/')) continue;
    const bytes = office.reading.attempt(entry.name, () => office.zip.expand(entry, office.reading.budget));
    if (bytes !== undefined) await office.reading.readNested(bytes, folder[1] ?? entry.name, entry.name);
  }
}
