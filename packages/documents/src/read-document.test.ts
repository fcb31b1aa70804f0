import { describe, expect, it } from 'vitest';
import { docxOf, paragraph, pdfOf, pptxOf, xlsxOf, zipOf } from '../test/sample-files.ts';
import type { DocumentContent } from './document.ts';
import type { ReadLimits } from './limits.ts';
import { readDocument } from './read-document.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function contentOf(bytes: Uint8Array, name: string, limits: Partial<ReadLimits> = {}): Promise<DocumentContent> {
  const outcome = await readDocument(bytes, name, limits);
  if (outcome.kind === 'unreadable') throw new Error(`${outcome.reason}: ${outcome.message}`);
  return outcome.content;
}

const textsOf = (content: DocumentContent) =>
  Object.fromEntries(content.parts.map((part) => [part.location, part.text]));

describe('Office documents', () => {
  it('reads paragraphs, tables, headers, comments and deleted text of a Word document', async () => {
    const body = `${paragraph('One')}<w:tbl><w:tr><w:tc>${paragraph('SSN')}</w:tc><w:tc>${paragraph('1')}</w:tc></w:tr></w:tbl><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`;
    const content = await contentOf(
      docxOf(body, {
        'word/header1.xml': `<w:hdr xmlns:w="w">${paragraph('Top')}</w:hdr>`,
        'word/comments.xml': `<w:comments xmlns:w="w">${paragraph('Who?')}</w:comments>`,
      }),
      'x.docx',
    );
    expect(content.format).toBe('docx');
    expect(textsOf(content)).toEqual({ document: 'One\nSSN\t1\na\tbgone\n', comments: 'Who?\n', header1: 'Top\n' });
  });

  it('reads alternate content once', async () => {
    const choice = `<mc:AlternateContent><mc:Choice>${paragraph('shape')}</mc:Choice><mc:Fallback>${paragraph('shape')}</mc:Fallback></mc:AlternateContent>`;
    expect(textsOf(await contentOf(docxOf(choice), 'x.docx'))).toEqual({ document: 'shape\n' });
  });

  it('shows the cells of a workbook beside their headers, as the sheet does', async () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="000\\-00\\-0000"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>';
    const bytes = xlsxOf({
      sharedStrings: ['Name', 'Born', 'SSN', 'Ines'],
      cellFormats: formats,
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row><row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" s="1"><v>32874</v></c><c r="C4" t="inlineStr"><is><t>note</t></is></c><c r="D4" s="2"><f>X()</f><v>78051120</v></c></row>',
      hiddenRows: '<row><c t="str"><v>hidden text</v></c><c><v>4.111111111111111E15</v></c></row>',
    });
    expect(textsOf(await contentOf(bytes, 'x.xlsx'))).toEqual({
      'People!1:4': 'Name\tBorn\t\tSSN\nName: Ines | Born: 1990-01-01 | note | SSN: 078-05-1120',
      'Secret (hidden)!1:1': 'hidden text\t4111111111111111',
    });
  });

  it('reads slides in order, then notes', async () => {
    const slides = Array.from({ length: 11 }, (_, index) => `slide ${index + 1}`);
    const content = await contentOf(pptxOf(slides, 'say this'), 'x.pptx');
    expect(content.parts.map((part) => part.text.trim())).toEqual([...slides, 'say this']);
  });

  it('reads documents that are embedded in documents, and keeps their labels apart', async () => {
    const inner = docxOf(paragraph('inner'));
    const content = await contentOf(docxOf(paragraph('outer'), { 'word/embeddings/one.docx': inner }), 'x.docx');
    expect(textsOf(content)).toMatchObject({ document: 'outer\n', 'word/embeddings/one.docx / document': 'inner\n' });
    expect(content.nested).toEqual([expect.objectContaining({ name: 'one.docx', labels: [] })]);
  });
});

describe('other formats', () => {
  it('reads the pages and attachments of a PDF', async () => {
    const bytes = await pdfOf(['first page', 'second page'], { name: 'data.csv', bytes: utf8('a,b\n1,2\n') });
    const content = await contentOf(bytes, 'x.pdf');
    expect(content.format).toBe('pdf');
    expect(textsOf(content)).toMatchObject({
      'page 1': 'first page',
      'page 2': 'second page',
      'attachment data.csv / rows 1-2': 'a\tb\na: 1 | b: 2',
    });
  });

  it.each([
    ['comma', 'Name,IBAN\nInes,"DE89, or so"\n', { 'rows 1-2': 'Name\tIBAN\nName: Ines | IBAN: DE89, or so' }],
    ['semicolon', 'Name;IBAN\nInes;DE89\n', { 'rows 1-2': 'Name\tIBAN\nName: Ines | IBAN: DE89' }],
    ['tab', 'Name\tIBAN\r\nInes\tDE89\r\n', { 'rows 1-2': 'Name\tIBAN\nName: Ines | IBAN: DE89' }],
    ['no header', 'Ines,DE89 3704\nTomas,GB82 1234\n', { 'rows 1-2': 'Ines\tDE89 3704\nTomas\tGB82 1234' }],
    ['ragged', 'a,b\n1\n1,2,3\n', { 'rows 1-3': 'a\tb\na: 1\na: 1 | b: 2 | 3' }],
  ])('reads CSV with %s', async (_name, text, expected) => {
    expect(textsOf(await contentOf(utf8(text), 'x.csv'))).toEqual(expected);
  });

  it('puts the key beside every JSON value, in words too', async () => {
    const json = '{"staff":[{"creditCardNumber":"4111","age":4},{"ssn":"1"}],"none":null}';
    const expected = { '$.staff[0].creditCardNumber': 'creditCardNumber (credit card number): 4111\nage: 4\nssn: 1' };
    expect(textsOf(await contentOf(utf8(json), 'x.json'))).toEqual(expected);
  });

  it('reads JSON lines', async () => {
    expect(textsOf(await contentOf(utf8('{"a":1}\n{"a":2}\n'), 'x.jsonl'))).toEqual({ 'line 1.a': 'a: 1\na: 2' });
  });

  it('reads mail: headers, both bodies, and attachments as documents', async () => {
    const attachment = Buffer.from(docxOf(paragraph('attached'))).toString('base64');
    const mail = [
      'From: Ines <ines@halden.example>',
      'To: r.keller@brightwater.example',
      'Subject: =?utf-8?B?TMO4bm4=?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p>Pay&nbsp;now</p>',
      '--x',
      'Content-Type: application/octet-stream',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="a.docx"',
      '',
      attachment,
      '--x--',
      '',
    ].join('\r\n');
    const content = await contentOf(utf8(mail), 'x.eml');
    expect(textsOf(content)).toMatchObject({
      headers: expect.stringContaining('Subject: Lønn'),
      'html body': 'Pay now',
      'attachment a.docx / document': 'attached\n',
    });
  });

  it.each([
    ['UTF-8', utf8('løn €')],
    ['UTF-8 with mark', utf8('\uFEFFløn €')],
    ['UTF-16 LE with mark', new Uint8Array(Buffer.from('\uFEFFløn €', 'utf16le'))],
    ['UTF-16 LE without mark', new Uint8Array(Buffer.from('l\u00f8n and more', 'utf16le'))],
    ['UTF-16 BE', new Uint8Array(Buffer.from('\uFEFFløn €', 'utf16le').swap16())],
    ['Windows-1252', Uint8Array.of(0x6c, 0xf8, 0x6e, 0x20, 0x80)],
  ])('decodes text in %s', async (_name, bytes) => {
    expect((await contentOf(bytes, 'x.txt')).parts[0]?.text).toContain('løn');
  });

  it('believes the content before the name', async () => {
    expect((await contentOf(docxOf(paragraph('x')), 'invoice.pdf')).format).toBe('docx');
    expect((await contentOf(await pdfOf(['x']), 'notes.txt')).format).toBe('pdf');
  });
});

describe('bad input', () => {
  it.each([
    ['no bytes', new Uint8Array(0), 'a.docx', 'empty'],
    ['a zip without entries', zipOf({}), 'a.zip', 'empty'],
    ['a truncated docx', docxOf(paragraph('x')).slice(0, -40), 'a.docx', 'corrupt'],
    ['a truncated PDF', utf8('%PDF-1.7\n1 0 obj\n<<'), 'a.pdf', 'corrupt'],
    ['malformed XML', docxOf('<w:p><w:r></w:p>'), 'a.docx', 'corrupt'],
    ['broken JSON', utf8('{"a": [1, 2'), 'a.json', 'corrupt'],
    [
      'binary without a format',
      Uint8Array.from({ length: 900 }, (_, index) => (index * 7) % 256),
      'a.txt',
      'unsupported-format',
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'a.png', 'unsupported-format'],
  ])('says why %s cannot be read', async (_what, bytes, name, reason) => {
    const outcome = await readDocument(bytes, name);
    expect(outcome).toMatchObject({ kind: 'unreadable', reason, protection: 'plain' });
  });

  it('refuses entities that expand', async () => {
    const bytes = docxOf('', {
      'word/document.xml':
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:t>&b;</w:t></w:document>',
    });
    expect(await readDocument(bytes, 'x.docx')).toMatchObject({
      kind: 'unreadable',
      reason: 'corrupt',
      message: expect.stringContaining('DOCTYPE'),
    });
  });

  it('refuses XML that is nested without end', async () => {
    const outcome = await readDocument(docxOf('<a>'.repeat(100_000)), 'x.docx');
    expect(outcome).toMatchObject({ kind: 'unreadable', reason: 'nested-too-deep' });
  });

  it('stops a bomb at its ratio and reads what lies beside it', async () => {
    const content = await contentOf(
      zipOf({ 'bomb.txt': new Uint8Array(20e6).fill(32), 'note.txt': 'hello' }),
      'x.zip',
      { maxExpansionRatio: 20 },
    );
    expect(textsOf(content)).toEqual({ 'note.txt / text': 'hello' });
    expect(content.incomplete).toEqual([expect.objectContaining({ location: 'bomb.txt', reason: 'expands-too-much' })]);
  });

  it('counts what all entries expand to, however deep they lie', async () => {
    const note = 'x'.repeat(900_000);
    const content = await contentOf(zipOf({ 'a.txt': note, 'in.zip': zipOf({ 'b.txt': note }) }), 'x.zip', {
      maxExpandedBytes: 1_000_000,
    });
    expect(content.incomplete).toEqual([
      expect.objectContaining({ location: 'in.zip / b.txt', reason: 'expands-too-much' }),
    ]);
  });

  it('opens zips in zips only so deep', async () => {
    let bytes = zipOf({ 'note.txt': 'deep' });
    for (let level = 0; level < 8; level += 1) bytes = zipOf({ 'next.zip': bytes });
    const outcome = await readDocument(bytes, 'x.zip');
    expect(outcome).toMatchObject({ kind: 'unreadable', reason: 'nested-too-deep' });
  });

  it('reads JSON that is nested a hundred thousand times', async () => {
    const json = `${'[1,'.repeat(100_000)}2${']'.repeat(100_000)}`;
    const outcome = await readDocument(utf8(json), 'x.json', { maxMilliseconds: 5_000 });
    expect(['read', 'unreadable']).toContain(outcome.kind);
  });

  it.each([
    ['maxInputBytes', { maxInputBytes: 3 }, 'too-large'],
    ['maxEntries', { maxEntries: 1 }, 'expands-too-much'],
    ['maxMilliseconds', { maxMilliseconds: 0 }, 'timed-out'],
  ])('honours %s', async (_name, limits, reason) => {
    const bytes = zipOf({ 'a.txt': 'a', 'b.txt': 'b' });
    expect(await readDocument(bytes, 'x.zip', limits)).toMatchObject({ kind: 'unreadable', reason });
  });

  it('says what text was cut off', async () => {
    const content = await contentOf(utf8('0123456789'), 'x.txt', { maxTextLength: 4 });
    expect(textsOf(content)).toEqual({ text: '0123' });
    expect(content.incomplete).toEqual([
      expect.objectContaining({ reason: 'too-large', message: expect.stringContaining('6') }),
    ]);
  });
});
