/** Files of a small estate, made by code: readable ones, labelled ones, and every kind that cannot be read. */
import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';

export const LABEL_ID = '3de9faa6-9fe1-49b3-9a08-227a296b54a6';
const TENANT_ID = 'cb46c030-1825-4e81-a295-151c039dbf02';

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>' +
  '<Relationship Id="r2" Type="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels" Target="docMetadata/LabelInfo.xml"/></Relationships>';

/** A Word document of one paragraph, with a label where one is named. */
export function makeDocx(text: string, labelId?: string): Uint8Array {
  const body = `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const label =
    '<?xml version="1.0"?><clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">' +
    `<clbl:label id="{${labelId}}" enabled="1" method="Privileged" siteId="{${TENANT_ID}}" contentBits="0" removed="0"/></clbl:labelList>`;
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(RELATIONSHIPS),
    'word/document.xml': strToU8(document),
    ...(labelId === undefined ? {} : { 'docMetadata/LabelInfo.xml': strToU8(label) }),
  });
}

/** A zip whose entries claim to be encrypted. Source: APPNOTE.TXT 4.4.4, general purpose bit 0. */
function makeLockedZip(): Uint8Array {
  const zip = zipSync({ 'secret.txt': strToU8('card 4111111111111111') }, { level: 0 });
  for (let at = 0; at + 4 < zip.length; at++) {
    const isLocal = zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 3 && zip[at + 3] === 4;
    const isCentral = zip[at] === 0x50 && zip[at + 1] === 0x4b && zip[at + 2] === 1 && zip[at + 3] === 2;
    if (isLocal) zip[at + 6] = (zip[at + 6] ?? 0) | 1;
    if (isCentral) zip[at + 8] = (zip[at + 8] ?? 0) | 1;
  }
  return zip;
}

function makeNestedZip(depth: number): Uint8Array {
  let bytes = zipSync({ 'note.txt': strToU8('card 4111111111111111') });
  for (let level = 0; level < depth; level++) bytes = zipSync({ 'inner.zip': bytes });
  return bytes;
}

function makeBomb(): Uint8Array {
  return zipSync({ 'zeros.txt': new Uint8Array(300 * 1024 * 1024) });
}

function makeSparseFile(file: string, sizeBytes: number): void {
  const descriptor = openSync(file, 'w');
  ftruncateSync(descriptor, sizeBytes);
  closeSync(descriptor);
}

/** Files that can be read. */
export function writeGoodFiles(root: string): void {
  mkdirSync(path.join(root, 'finance/2026'), { recursive: true });
  writeFileSync(
    path.join(root, 'finance/cards.csv'),
    'name,card number\nAda,4111 1111 1111 1111\nBob,5555 5555 5555 4444\n',
  );
  writeFileSync(path.join(root, 'finance/2026/payroll.docx'), makeDocx('Employee SSN 212-55-4321', LABEL_ID));
  writeFileSync(path.join(root, 'notes.txt'), 'Nothing to see, only a plan for lunch.');
  writeFileSync(path.join(root, 'mail.txt'), 'write to ann.lee@example.com');
}

/** One of each kind that cannot be read, or not wholly. */
export function writeBadFiles(root: string): void {
  const bad = path.join(root, 'bad');
  mkdirSync(path.join(bad, 'closed'), { recursive: true });
  writeFileSync(path.join(bad, 'closed/inside.txt'), 'SSN 212-55-4321');
  writeFileSync(path.join(bad, 'corrupt.docx'), makeDocx('text').slice(0, 200));
  writeFileSync(path.join(bad, 'locked.zip'), makeLockedZip());
  writeFileSync(path.join(bad, 'empty.txt'), '');
  writeFileSync(path.join(bad, 'nested.zip'), makeNestedZip(12));
  writeFileSync(path.join(bad, 'bomb.zip'), makeBomb());
  makeSparseFile(path.join(bad, 'sparse.csv'), 2 * 1024 ** 3);
  symlinkSync('..', path.join(bad, 'loop'));
  symlinkSync('self', path.join(bad, 'self'));
  symlinkSync('nowhere', path.join(bad, 'dangling'));
  symlinkSync('/etc', path.join(bad, 'outside'));
  symlinkSync('../notes.txt', path.join(bad, 'inside-link.txt'));
  execFileSync('/usr/bin/mkfifo', [path.join(bad, 'pipe')]);
  writeFileSync(path.join(bad, 'restless.txt'), 'always changing');
}
