import { decodePDFRawStream, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from 'pdf-lib';
import { documentProblem } from '../problems.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import type { ApplyOutcome, LabelToApply } from './apply-label.ts';
import { parseMsipKey, parseMsipProperties } from './msip-properties.ts';
import { parseXmpLabels } from './xmp.ts';

const PDFX_NAMESPACE = 'http://ns.adobe.com/pdfx/1.3/';
const EMPTY_PACKET =
  '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>';

/** Writes the label to the Info dictionary and the XMP metadata; everything else is carried over as objects. */
export async function applyPdfLabel(bytes: Uint8Array, label: LabelToApply): Promise<ApplyOutcome> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (raw.includes('/ByteRange')) return { kind: 'refused', problem: documentProblem('DOC1004') };
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    ignoreEncryption: true,
    throwOnInvalidObject: true,
  });
  if (pdf.isEncrypted) return { kind: 'refused', problem: documentProblem('DOC1003') };
  const properties = toProperties(label);
  writeInfo(pdf, properties, label.siteId);
  writeXmp(pdf, properties, label.siteId);
  return { kind: 'labelled', bytes: await pdf.save({ updateFieldAppearances: false }) };
}

function toProperties(label: LabelToApply): [key: string, value: string][] {
  const { labelId, siteId, method, name, setDate, contentBits } = label;
  const attributes: [string, string | undefined][] = [
    ['Enabled', 'true'],
    ['SetDate', setDate],
    ['Method', method],
    ['Name', name],
    ['SiteId', siteId],
    ['ContentBits', String(contentBits ?? 0)],
  ];
  return attributes.flatMap(([attribute, value]): [string, string][] =>
    value === undefined ? [] : [[`MSIP_Label_${labelId}_${attribute}`, value]],
  );
}

function writeInfo(pdf: PDFDocument, properties: readonly [string, string][], siteId: string): void {
  const info = openInfo(pdf);
  const pairs = info.keys().map((key): [string, string] => [key.decodeText(), info.get(key)?.toString() ?? '']);
  const stale = staleLabels(parseMsipProperties(pairs.map(plainText), 'pdf-info'), siteId);
  for (const key of info.keys()) {
    const parsed = parseMsipKey(key.decodeText());
    if (parsed !== null && stale.has(parsed.labelId)) info.delete(key);
  }
  for (const [key, value] of properties) info.set(PDFName.of(key), PDFHexString.fromText(value));
}

/** `(text)` and `<hex>` as pdf-lib prints them; enough for the ASCII of label metadata. */
function plainText([key, printed]: [string, string]): [string, string] {
  if (!printed.startsWith('<')) return [key, printed.slice(1, -1)];
  return [key, PDFHexString.of(printed.slice(1, -1)).decodeText()];
}

function openInfo(pdf: PDFDocument): PDFDict {
  const existing = pdf.context.lookup(pdf.context.trailerInfo.Info);
  if (existing instanceof PDFDict) return existing;
  const info = pdf.context.obj({});
  pdf.context.trailerInfo.Info = pdf.context.register(info);
  return info;
}

function writeXmp(pdf: PDFDocument, properties: readonly [string, string][], siteId: string): void {
  const key = PDFName.of('Metadata');
  const existing = pdf.catalog.lookup(key);
  const before = existing instanceof PDFRawStream ? decodePDFRawStream(existing).decode() : null;
  const packet = before === null ? EMPTY_PACKET : removeStaleXmp(before, siteId);
  const stream = pdf.context.stream(new TextEncoder().encode(insertDescription(packet, properties)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  pdf.catalog.set(key, pdf.context.register(stream));
}

function removeStaleXmp(packet: Uint8Array, siteId: string): string {
  const stale = staleLabels(parseXmpLabels(packet, 'pdf-xmp'), siteId);
  const isStale = (name: string) => stale.has(parseMsipKey(name)?.labelId ?? '');
  return decodeXml(packet)
    .replace(/<(?:[\w.-]+:)?(MSIP_Label_[\w-]+)\b[^>]*?(?:\/>|>[^<]*<\/(?:[\w.-]+:)?\1\s*>)/g, (whole, name) =>
      isStale(name) ? '' : whole,
    )
    .replace(/\s(?:[\w.-]+:)?(MSIP_Label_[\w-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g, (whole, name) =>
      isStale(name) ? '' : whole,
    );
}

function insertDescription(packet: string, properties: readonly [string, string][]): string {
  const end = packet.lastIndexOf('</rdf:RDF>');
  if (end === -1) throw new Error('the XMP metadata has no `rdf:RDF` element');
  const elements = properties.map(([key, value]) => `<pdfx:${key}>${escapeXml(value)}</pdfx:${key}>`);
  const description = `<rdf:Description rdf:about="" xmlns:pdfx="${PDFX_NAMESPACE}">${elements.join('')}</rdf:Description>\n`;
  return packet.slice(0, end) + description + packet.slice(end);
}

function staleLabels(labels: readonly { labelId: string; siteId: string | null }[], siteId: string): Set<string> {
  return new Set(
    labels.filter((label) => label.siteId === siteId || label.siteId === null).map((label) => label.labelId),
  );
}

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;'));
}
