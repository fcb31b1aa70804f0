import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  customPropertiesOf,
  docxOf,
  LABEL_ID,
  labelInfoOf,
  OTHER_LABEL_ID,
  OTHER_SITE_ID,
  paragraph,
  pdfOf,
  pptxOf,
  SITE_ID,
  xlsxOf,
  zipOf,
} from '../../test/sample-files.ts';
import { writeCompoundFile } from '../container/write-compound-file.ts';
import { readDocument } from '../read-document.ts';
import { applyLabel, type LabelToApply } from './apply-label.ts';
import { resolveLabel } from './resolve-label.ts';

const LABEL: LabelToApply = {
  labelId: LABEL_ID,
  siteId: SITE_ID,
  method: 'Privileged',
  name: 'Conf & <Finance>',
  setDate: '2026-11-21T10:00:00Z',
  contentBits: 0,
};

async function applied(bytes: Uint8Array, name: string, label = LABEL): Promise<Uint8Array> {
  const outcome = await applyLabel(bytes, name, label);
  if (outcome.kind === 'refused') throw new Error(outcome.problem.message);
  return outcome.bytes;
}

async function contentOf(bytes: Uint8Array, name: string) {
  const outcome = await readDocument(bytes, name);
  if (outcome.kind === 'unreadable') throw new Error(outcome.message);
  return outcome.content;
}

const guid = fc.uuid().map((id) => id.toLowerCase());

describe('applyLabel', () => {
  it.each([
    ['docx', async () => docxOf(paragraph('x'))],
    ['xlsx', async () => xlsxOf({ rows: '<row><c><v>1</v></c></row>' })],
    ['pptx', async () => pptxOf(['x'], 'y')],
    ['pdf', () => pdfOf(['x'])],
  ])('what is written to %s is read back, text unchanged', async (format, makeFile) => {
    const bytes = await makeFile();
    const before = await contentOf(bytes, `x.${format}`);
    await fc.assert(
      fc.asyncProperty(
        guid,
        guid,
        fc.constantFrom('Standard', 'Privileged'),
        fc.integer({ min: 0, max: 15 }),
        async (labelId, siteId, method, contentBits) => {
          const label = { ...LABEL, labelId, siteId, method, contentBits };
          const after = await contentOf(await applied(bytes, `x.${format}`, label), `x.${format}`);
          expect(resolveLabel(after.labels)).toMatchObject({ labelId, siteId, method, contentBits, enabled: true });
          expect(after.parts.filter((part) => part.location !== 'properties')).toEqual(
            before.parts.filter((part) => part.location !== 'properties'),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('leaves every other part of an Office file as it was', async () => {
    const bytes = docxOf(paragraph('x'), {
      'word/media/a.bin': Uint8Array.of(1, 2, 3),
      'docProps/custom.xml': customPropertiesOf({ Project: 'S' }),
    });
    const before = unzipSync(bytes);
    const after = unzipSync(await applied(bytes, 'x.docx'));
    const touched = new Set(['[Content_Types].xml', '_rels/.rels', 'docMetadata/LabelInfo.xml']);
    expect(Object.keys(after).filter((name) => !touched.has(name))).toEqual(
      Object.keys(before).filter((name) => !touched.has(name)),
    );
    for (const [name, part] of Object.entries(before)) if (!touched.has(name)) expect(after[name]).toEqual(part);
  });

  it('declares the part once, however often a label is written', async () => {
    const twice = unzipSync(await applied(await applied(docxOf(paragraph('x')), 'x.docx'), 'x.docx'));
    const text = (name: string) => new TextDecoder().decode(twice[name]);
    expect(text('[Content_Types].xml').match(/classificationlabels\+xml/g)).toHaveLength(1);
    expect(text('_rels/.rels').match(/relationships\/classificationlabels/g)).toHaveLength(1);
    expect(text('docMetadata/LabelInfo.xml').match(/<clbl:label /g)).toHaveLength(1);
  });

  it('replaces the label of its own tenant and keeps the others', async () => {
    const bytes = docxOf(paragraph('x'), {
      'docMetadata/LabelInfo.xml': labelInfoOf(
        { id: OTHER_LABEL_ID, site: SITE_ID },
        { id: OTHER_LABEL_ID, site: OTHER_SITE_ID },
      ),
      'docProps/custom.xml': customPropertiesOf({
        Project: 'Skagerrak',
        [`MSIP_Label_${OTHER_LABEL_ID}_Enabled`]: 'true',
        [`MSIP_Label_${OTHER_LABEL_ID}_SiteId`]: SITE_ID,
        [`MSIP_Label_${LABEL_ID}_Enabled`]: 'true',
        [`MSIP_Label_${LABEL_ID}_SiteId`]: OTHER_SITE_ID,
      }),
    });
    const { labels, parts } = await contentOf(await applied(bytes, 'x.docx'), 'x.docx');
    expect(labels.map(({ labelId, siteId, origin }) => [labelId, siteId, origin])).toEqual([
      [OTHER_LABEL_ID, OTHER_SITE_ID, 'LabelInfo.xml'],
      [LABEL_ID, SITE_ID, 'LabelInfo.xml'],
      [LABEL_ID, OTHER_SITE_ID, 'custom.xml'],
    ]);
    expect(parts.at(-1)?.text).toBe('Project: Skagerrak');
  });

  it('replaces the label of a PDF in Info and XMP', async () => {
    const first = await applied(await pdfOf(['x']), 'x.pdf', { ...LABEL, labelId: OTHER_LABEL_ID });
    const partner = await applied(first, 'x.pdf', { ...LABEL, labelId: OTHER_LABEL_ID, siteId: OTHER_SITE_ID });
    const { labels } = await contentOf(await applied(partner, 'x.pdf'), 'x.pdf');
    expect(
      labels.filter((label) => label.siteId === SITE_ID).map(({ labelId, name, origin }) => [labelId, name, origin]),
    ).toEqual([
      [LABEL_ID, LABEL.name, 'pdf-xmp'],
      [LABEL_ID, LABEL.name, 'pdf-info'],
    ]);
  });

  it.each([
    ['text', new TextEncoder().encode('hello'), 'x.txt', LABEL, 'DOC1001'],
    ['a plain zip', zipOf({ 'a.txt': 'a' }), 'x.zip', LABEL, 'DOC1001'],
    ['a damaged docx', docxOf('').slice(0, -30), 'x.docx', LABEL, 'DOC1002'],
    ['an encrypted file', writeCompoundFile({ EncryptionInfo: new Uint8Array(8) }), 'x.docx', LABEL, 'DOC1003'],
    ['a signed PDF', new TextEncoder().encode('%PDF-1.7\n<< /ByteRange [0 1 2 3] >>'), 'x.pdf', LABEL, 'DOC1004'],
    ['an id that is none', docxOf(''), 'x.docx', { ...LABEL, labelId: 'Confidential' }, 'DOC1005'],
  ])('refuses %s and says what to do', async (_what, bytes, name, label, code) => {
    expect(await applyLabel(bytes, name, label)).toMatchObject({ kind: 'refused', problem: { code } });
  });
});
