import { parseLabelInfo } from '../labels/label-info.ts';
import type { Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';
import { CompoundFile } from './compound-file.ts';

/** Source: [MS-OFFCRYPTO] 2.1 and 2.2; stream names carry control characters so that they sort first. */
const LABEL_STREAM = '\u0006DataSpaces/TransformInfo/LabelInfo';
const IRM_STREAM = '\u0006DataSpaces/TransformInfo/DRMEncryptedTransform/\u0006Primary';
const LEGACY_IRM_STREAM = '\u0009DRMContent';

/** Main streams of binary Office files, whose text is not read. Source: [MS-DOC], [MS-XLS], [MS-PPT], [MS-OXMSG]. */
const LEGACY_STREAMS = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
  ['__properties_version1.0', 'msg'],
] as const;

/** A compound file: an encrypted Office document, whose label can be read, or a binary one. */
export function readCompoundFile(bytes: Uint8Array, name: string, reading: Reading): string {
  const file = new CompoundFile(bytes);
  const format = detectCompoundFormat(file, name);
  const labelInfo = reading.attempt('LabelInfo', () => file.read(LABEL_STREAM));
  if (labelInfo !== undefined) {
    const labels = reading.attempt('LabelInfo', () => parseLabelInfo(labelInfo, 'irm-stream'));
    reading.labels.push(...(labels ?? []));
  }
  if (file.streams.has(IRM_STREAM) || file.streams.has(LEGACY_IRM_STREAM)) {
    reading.protection = 'encrypted';
    reading.addGap('', 'encrypted', 'The document is protected by rights management; only its label was read.');
  } else if (file.streams.has('EncryptionInfo')) {
    reading.protection = 'password';
    reading.addGap('', 'password-protected', 'The document is encrypted with a password.');
  } else {
    throw new Unreadable('unsupported-format', `The text of binary \`${format}\` files is not read.`);
  }
  return format;
}

/** An encrypted package does not say what is inside: the name decides then. */
function detectCompoundFormat(file: CompoundFile, name: string): string {
  const legacy = LEGACY_STREAMS.find(([stream]) => file.streams.has(stream));
  if (legacy !== undefined) return legacy[1];
  const extension = /\.(doc|xls|ppt)[xm]$/i.exec(name)?.[1]?.toLowerCase();
  return file.streams.has('EncryptedPackage') && extension !== undefined ? `${extension}x` : 'cfb';
}
