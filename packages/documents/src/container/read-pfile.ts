import { parseXmpLabels } from '../labels/xmp.ts';
import type { Reading } from '../reading.ts';
import { Unreadable } from '../unreadable.ts';

const MAGIC_BYTES = 6;

/**
 * A generically protected file (`.pfile`, `.ppng`, ...): the content is encrypted, the label is not.
 * Shape: magic, u32 major, u32 minor, u32 length of a notice, the notice, then a header of offsets; little-endian.
 * Source: decoded from a file that a real tenant protected, version 3.0.
 */
export function readPfile(bytes: Uint8Array, reading: Reading): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (offset: number): number => {
    if (offset + 4 > view.byteLength) throw new Unreadable('corrupt', 'The protected file is cut short.');
    return view.getUint32(offset, true);
  };
  const header = MAGIC_BYTES + 12 + word(MAGIC_BYTES + 8);
  const metadata = { offset: word(header + 32), length: word(header + 36) };
  reading.protection = 'encrypted';
  if (metadata.offset + metadata.length > bytes.byteLength) {
    throw new Unreadable('corrupt', 'The metadata of the protected file reaches beyond its end.');
  }
  const xmp = bytes.subarray(metadata.offset, metadata.offset + metadata.length);
  const labels = reading.attempt('metadata', () => parseXmpLabels(xmp, 'pfile'));
  reading.labels.push(...(labels ?? []));
  reading.addGap('', 'encrypted', 'The file is protected by rights management; only its label was read.');
  return 'pfile';
}
