import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../test/sample-files.ts';
import { readDocument } from '../read-document.ts';
import { findExpandingStream } from './check-streams.ts';

const MEBIBYTE = 1024 * 1024;

/** A one-page PDF whose content stream is what is given, with the filter it was made by. */
function pdfWithContent(content: Uint8Array, filter: string, more = ''): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
  ].map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  const head = `%PDF-1.4\n${objects.join('')}4 0 obj\n<</Length ${content.byteLength}/Filter ${filter}${more}>>\nstream\n`;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(head),
      content,
      Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF'),
    ]),
  );
}

const spaces = (mebibytes: number) => Buffer.alloc(mebibytes * MEBIBYTE, ' ');

describe('readPdf', () => {
  it.each([
    ['once', pdfWithContent(deflateSync(spaces(40)), '/FlateDecode')],
    ['twice', pdfWithContent(deflateSync(deflateSync(spaces(80), { level: 9 })), '[/FlateDecode /FlateDecode]')],
    ['as a picture', pdfWithContent(deflateSync(spaces(80)), '/FlateDecode', '/Subtype /Image')],
  ])('refuses a stream that was compressed %s and expands without measure', async (_how, bytes) => {
    expect(await readDocument(bytes, 'x.pdf')).toMatchObject({ kind: 'unreadable', reason: 'expands-too-much' });
  });

  it('lets a white page pass, which compresses as well as a bomb', () => {
    const bytes = pdfWithContent(deflateSync(spaces(26)), '/FlateDecode', '/Subtype /Image');
    const job = { bytes, maxStreamBytes: 256 * MEBIBYTE, maxTotalBytes: 512 * MEBIBYTE, maxExpansionRatio: 250 };
    expect(findExpandingStream(job)).toBeNull();
    expect(findExpandingStream({ ...job, maxTotalBytes: 20 * MEBIBYTE })).toContain('expand to more than');
  });

  it('stops at the time limit, and reads the next file as if nothing had been', async () => {
    const slow = pdfWithContent(deflateSync(Buffer.from('BT /F 9 Tf (x) Tj ET\n'.repeat(150_000))), '/FlateDecode');
    expect(await readDocument(slow, 'x.pdf', { maxMilliseconds: 60 })).toMatchObject({
      kind: 'unreadable',
      reason: 'timed-out',
    });
    expect(await readDocument(await pdfOf(['still here']), 'y.pdf')).toMatchObject({
      kind: 'read',
      content: { parts: [expect.objectContaining({ location: 'page 1', text: 'still here' })] },
    });
  });

  it('does not count the wait for its turn as reading time', async () => {
    const slow = pdfWithContent(deflateSync(Buffer.from('BT /F 9 Tf (x) Tj ET\n'.repeat(150_000))), '/FlateDecode');
    const first = readDocument(slow, 'x.pdf', { maxMilliseconds: 3_000 });
    const second = readDocument(await pdfOf(['patient']), 'y.pdf', { maxMilliseconds: 2_500 });
    expect((await first).kind).toBeDefined();
    expect((await second).kind).toBe('read');
  });

  it('reads several at once, each with its own pages', async () => {
    const files = await Promise.all(['one', 'two', 'three'].map((text) => pdfOf([text, `${text} again`])));
    const outcomes = await Promise.all(files.map((bytes) => readDocument(bytes, 'x.pdf')));
    const texts = outcomes.map((outcome) =>
      outcome.kind === 'read' ? outcome.content.parts.map((part) => part.text) : [],
    );
    expect(texts.map((pages) => pages.filter((text) => !text.includes(':')))).toEqual([
      ['one', 'one again'],
      ['two', 'two again'],
      ['three', 'three again'],
    ]);
  });
});
