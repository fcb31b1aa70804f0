import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  docxOf,
  LABEL_ID,
  labelInfoOf,
  paragraph,
  pdfOf,
  pptxOf,
  SITE_ID,
  xlsxOf,
  zipOf,
} from '../test/sample-files.ts';
import { writeCompoundFile } from './container/write-compound-file.ts';
import { UNREADABLE_REASONS } from './document.ts';
import { readDocument } from './read-document.ts';

/** No input may take longer than this by itself; the limit below it is what the reader was given. */
const MOST_MILLISECONDS = 5_000;
const LIMITS = { maxMilliseconds: 2_000, maxExpandedBytes: 20_000_000 } as const;

const utf8 = (text: string) => new TextEncoder().encode(text);
const seeds: { name: string; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  const mail =
    'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n\r\nhello\r\n--q--\r\n';
  seeds.push(
    {
      name: 'a.docx',
      bytes: docxOf(paragraph('text'), { 'docMetadata/LabelInfo.xml': labelInfoOf({ id: LABEL_ID, site: SITE_ID }) }),
    },
    { name: 'a.xlsx', bytes: xlsxOf({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>', sharedStrings: ['x'] }) },
    { name: 'a.pptx', bytes: pptxOf(['one'], 'two') },
    { name: 'a.zip', bytes: zipOf({ 'a.zip': zipOf({ 'b.csv': 'a,b\n1,2' }) }) },
    { name: 'a.pdf', bytes: await pdfOf(['page'], { name: 'a.csv', bytes: utf8('a,b') }) },
    { name: 'a.doc', bytes: writeCompoundFile({ EncryptionInfo: utf8('x'), 'A/B/C': utf8('y') }) },
    { name: 'a.json', bytes: utf8('{"a":[{"b":"c"}]}') },
    { name: 'a.csv', bytes: utf8('a;b\n"1";2\n') },
    { name: 'a.eml', bytes: utf8(mail) },
    { name: 'a.html', bytes: utf8('<html><p>a&#65;</p><!-- x --></html>') },
    { name: 'a.pfile', bytes: utf8(`.pfile${'\u0003\u0000'.repeat(200)}`) },
  );
});

const change = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.nat(255) });
const mutation = fc.record({
  seed: fc.nat(10),
  changes: fc.array(change, { maxLength: 12 }),
  keep: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
});

describe('any bytes', () => {
  it('end in an outcome with a known reason, in bounded time', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ seed, changes, keep }) => {
        const { name, bytes } = seeds[seed] ?? { name: 'x', bytes: new Uint8Array(0) };
        const mutated = bytes.slice(0, Math.ceil(bytes.byteLength * keep));
        for (const { at, byte } of changes) mutated[Math.floor(at * mutated.byteLength)] = byte;
        const started = performance.now();
        const outcome = await readDocument(mutated, name, LIMITS);
        expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS);
        const reasons =
          outcome.kind === 'read' ? outcome.content.incomplete.map((gap) => gap.reason) : [outcome.reason];
        for (const reason of reasons) expect(UNREADABLE_REASONS).toContain(reason);
      }),
      { numRuns: 600 },
    );
  });

  it('random bytes under any name are an outcome too', async () => {
    const names = fc.constantFrom('a.docx', 'a.pdf', 'a.csv', 'a.json', 'a.eml', 'a.bin', '');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), names, async (bytes, name) => {
        expect(['read', 'unreadable']).toContain((await readDocument(bytes, name, LIMITS)).kind);
      }),
      { numRuns: 300 },
    );
  });
});
