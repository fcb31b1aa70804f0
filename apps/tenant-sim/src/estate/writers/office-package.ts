import { strToU8, type Zippable, zipSync } from 'fflate';

/** One part of an Office file. Shape: `xml` without its declaration. */
export interface OfficePart {
  readonly name: string;
  readonly contentType: string;
  readonly xml: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';
const CORE_RELATIONSHIP = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

export interface OfficeFile {
  readonly main: OfficePart;
  readonly parts: readonly OfficePart[];
  /** Relationships by the part that has them: short type name and target. */
  readonly relationships: Readonly<Record<string, readonly (readonly [type: string, target: string])[]>>;
  readonly title: string;
  readonly author: string;
  readonly modifiedAt: Date;
}

/** Packs parts into an Office Open XML file; the same parts always give the same bytes. */
export function writeOfficePackage(file: OfficeFile): Uint8Array {
  const core: OfficePart = { name: 'docProps/core.xml', contentType: CORE_TYPE, xml: printCore(file) };
  const parts = [file.main, ...file.parts, core];
  const entries: Zippable = { '[Content_Types].xml': encode(printContentTypes(parts)) };
  const root = [relationship(1, 'officeDocument', file.main.name), relationship(2, CORE_RELATIONSHIP, core.name)];
  entries['_rels/.rels'] = encode(printRelationships(root));
  for (const [owner, list] of Object.entries(file.relationships)) {
    const slash = owner.lastIndexOf('/') + 1;
    const rels = list.map(([type, target], index) => relationship(index + 1, type, target));
    entries[`${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`] = encode(printRelationships(rels));
  }
  for (const part of parts) entries[part.name] = encode(part.xml);
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1, 0, 0, 0) });
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function encode(xml: string): Uint8Array {
  return strToU8(DECLARATION + xml);
}

function printContentTypes(parts: readonly OfficePart[]): string {
  const overrides = parts.map((part) => `<Override PartName="/${part.name}" ContentType="${part.contentType}"/>`);
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relationship(number: number, type: string, target: string): string {
  const full = type.startsWith('http') ? type : `${RELATIONSHIPS}/${type}`;
  return `<Relationship Id="rId${number}" Type="${full}" Target="${target}"/>`;
}

function printRelationships(list: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function printCore({ title, author, modifiedAt }: OfficeFile): string {
  const instant = modifiedAt.toISOString().replace(/\.\d+Z$/, 'Z');
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(author)}</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`;
}
