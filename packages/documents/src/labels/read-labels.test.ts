import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import {
  customPropertiesOf,
  docxOf,
  LABEL_ID,
  labelInfoOf,
  OTHER_LABEL_ID,
  OTHER_SITE_ID,
  paragraph,
  SITE_ID,
} from '../../test/sample-files.ts';
import { writeCompoundFile } from '../container/write-compound-file.ts';
import type { LabelMetadata } from '../document.ts';
import { readDocument } from '../read-document.ts';
import { resolveLabel } from './resolve-label.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function labelsOf(bytes: Uint8Array, name: string): Promise<readonly LabelMetadata[]> {
  const outcome = await readDocument(bytes, name);
  return outcome.kind === 'read' ? outcome.content.labels : outcome.labels;
}

const properties = (labelId: string, siteId: string, rest: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries({ Enabled: 'True', SiteId: siteId, ...rest }).map(([key, value]) => [
      `MSIP_Label_${labelId}_${key}`,
      value,
    ]),
  );

const XMP = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description xmlns:msip="m"><msip:MSIP_Label_${LABEL_ID}_Enabled>true</msip:MSIP_Label_${LABEL_ID}_Enabled><msip:MSIP_Label_${LABEL_ID}_SiteId>${SITE_ID}</msip:MSIP_Label_${LABEL_ID}_SiteId></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

describe('labels in files', () => {
  it('reads LabelInfo.xml', async () => {
    const bytes = docxOf(paragraph('x'), { 'docMetadata/LabelInfo.xml': labelInfoOf({ id: LABEL_ID, site: SITE_ID }) });
    expect(await labelsOf(bytes, 'x.docx')).toEqual([
      {
        labelId: LABEL_ID,
        siteId: SITE_ID,
        enabled: true,
        removed: false,
        method: 'Privileged',
        name: null,
        setDate: null,
        contentBits: 0,
        origin: 'LabelInfo.xml',
      },
    ]);
  });

  it('reads MSIP_ custom properties and keeps them out of the text', async () => {
    const custom = customPropertiesOf({
      ...properties(LABEL_ID.toUpperCase(), SITE_ID, {
        Name: 'Conf',
        Method: 'Standard',
        SetDate: '2018-11-08T21:13:16-0800',
        ContentBits: '2',
      }),
      Project: 'Skagerrak',
    });
    const bytes = docxOf(paragraph('x'), { 'docProps/custom.xml': custom });
    const outcome = await readDocument(bytes, 'x.docx');
    expect(outcome).toMatchObject({
      content: {
        labels: [
          {
            labelId: LABEL_ID,
            siteId: SITE_ID,
            method: 'Standard',
            name: 'Conf',
            setDate: '2018-11-08T21:13:16-0800',
            contentBits: 2,
            origin: 'custom.xml',
          },
        ],
        parts: [{ location: 'document' }, { location: 'properties', text: 'Project: Skagerrak' }],
      },
    });
  });

  it('reads PDF Info and XMP, also from compressed streams', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    const info = pdf.context.obj({});
    for (const [key, value] of Object.entries(properties(LABEL_ID, SITE_ID)))
      info.set(PDFName.of(key), PDFString.of(value));
    pdf.context.trailerInfo.Info = pdf.context.register(info);
    const metadata = pdf.context.flateStream(utf8(XMP), { Type: 'Metadata', Subtype: 'XML' });
    pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(metadata));
    const labels = await labelsOf(await pdf.save({ useObjectStreams: true }), 'x.pdf');
    expect(labels.map(({ labelId, siteId, origin }) => ({ labelId, siteId, origin }))).toEqual([
      { labelId: LABEL_ID, siteId: SITE_ID, origin: 'pdf-xmp' },
      { labelId: LABEL_ID, siteId: SITE_ID, origin: 'pdf-info' },
    ]);
  });

  it('reads the folded header of a mail, in any case', async () => {
    const pairs = Object.entries(properties(LABEL_ID, SITE_ID)).map(([key, value]) => `${key}=${value}`);
    const mail = `From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nmsip_labels: ${pairs.join(';\r\n ')};\r\n\r\nHello`;
    expect(await labelsOf(utf8(mail), 'x.eml')).toMatchObject([
      { labelId: LABEL_ID, siteId: SITE_ID, enabled: true, origin: 'mail-header' },
    ]);
  });

  it('reads the label of a rights-protected Office file, whose text stays closed', async () => {
    const bytes = writeCompoundFile({
      '\u0006DataSpaces/TransformInfo/LabelInfo': utf8(labelInfoOf({ id: LABEL_ID, site: SITE_ID })),
      '\u0006DataSpaces/TransformInfo/DRMEncryptedTransform/\u0006Primary': utf8('licence'),
      EncryptedPackage: new Uint8Array(10_000),
    });
    expect(await readDocument(bytes, 'x.docx')).toMatchObject({
      kind: 'unreadable',
      format: 'docx',
      reason: 'encrypted',
      protection: 'encrypted',
      labels: [{ labelId: LABEL_ID, origin: 'irm-stream' }],
    });
  });

  it('tells a password from rights management', async () => {
    const bytes = writeCompoundFile({ EncryptionInfo: utf8('x'), EncryptedPackage: utf8('y') });
    expect(await readDocument(bytes, 'x.xlsx')).toMatchObject({
      format: 'xlsx',
      reason: 'password-protected',
      protection: 'password',
    });
  });

  it('reads the label of a protected file of any kind', async () => {
    expect(await readDocument(pfileOf(XMP), 'x.ppng')).toMatchObject({
      kind: 'unreadable',
      format: 'pfile',
      reason: 'encrypted',
      labels: [{ labelId: LABEL_ID, siteId: SITE_ID, origin: 'pfile' }],
    });
    expect(await readDocument(pfileOf(XMP).slice(0, 60), 'x.ppng')).toMatchObject({
      kind: 'unreadable',
      reason: 'corrupt',
    });
  });

  it('reads the label of a picture, which has no text', async () => {
    const png = new Uint8Array(Buffer.concat([Uint8Array.of(0x89, 0x50, 0x4e, 0x47), utf8(XMP)]));
    expect(await readDocument(png, 'x.png')).toMatchObject({
      reason: 'unsupported-format',
      labels: [{ labelId: LABEL_ID, origin: 'xmp' }],
    });
  });
});

/** Notice, header of offsets, metadata. Source: facts of `read-pfile.ts`. */
function pfileOf(xmp: string): Uint8Array {
  const notice = utf8('This file is protected.');
  const metadata = utf8(xmp);
  const bytes = new Uint8Array(18 + notice.byteLength + 40 + metadata.byteLength);
  const view = new DataView(bytes.buffer);
  bytes.set(utf8('.pfile'));
  view.setUint32(6, 3, true);
  view.setUint32(14, notice.byteLength, true);
  bytes.set(notice, 18);
  const header = 18 + notice.byteLength;
  view.setUint32(header, 40, true);
  view.setUint32(header + 32, header + 40, true);
  view.setUint32(header + 36, metadata.byteLength, true);
  bytes.set(metadata, header + 40);
  return bytes;
}

describe('resolveLabel', () => {
  const label = (origin: LabelMetadata['origin'], rest: Partial<LabelMetadata> = {}): LabelMetadata => ({
    labelId: LABEL_ID,
    siteId: SITE_ID,
    enabled: true,
    removed: false,
    method: null,
    name: null,
    setDate: null,
    contentBits: null,
    origin,
    ...rest,
  });
  const other = { labelId: OTHER_LABEL_ID } as const;

  it.each([
    ['nothing', [], {}, null],
    ['one label', [label('custom.xml')], {}, LABEL_ID],
    ['a disabled label', [label('custom.xml', { enabled: false })], {}, null],
    [
      'a removed label, which hides the old properties',
      [label('LabelInfo.xml', { removed: true }), label('custom.xml')],
      {},
      null,
    ],
    ['LabelInfo before custom properties', [label('custom.xml', other), label('LabelInfo.xml')], {}, LABEL_ID],
    [
      'custom properties of a tenant without an element',
      [label('LabelInfo.xml', { ...other, siteId: OTHER_SITE_ID }), label('custom.xml')],
      { siteId: SITE_ID },
      LABEL_ID,
    ],
    [
      'custom properties alone when the policy has not opted in',
      [label('custom.xml', other), label('LabelInfo.xml')],
      { labelInfo: 'not-opted-in' },
      OTHER_LABEL_ID,
    ],
    [
      'the stream of a protected file before its inner part',
      [label('LabelInfo.xml', other), label('irm-stream')],
      {},
      LABEL_ID,
    ],
    ['another tenant', [label('LabelInfo.xml', { siteId: OTHER_SITE_ID })], { siteId: SITE_ID }, null],
    [
      'the later of two dates',
      [
        label('pdf-xmp', { setDate: '2024-01-01T00:00:00Z' }),
        label('pdf-info', { ...other, setDate: '2025-01-01T00:00:00-0800' }),
      ],
      {},
      OTHER_LABEL_ID,
    ],
    ['XMP before Info when both say the same', [label('pdf-xmp'), label('pdf-info', other)], {}, LABEL_ID],
  ] as const)('gives %s its due', (_what, labels, options, expected) => {
    expect(resolveLabel(labels, options)?.labelId ?? null).toBe(expected);
  });
});
