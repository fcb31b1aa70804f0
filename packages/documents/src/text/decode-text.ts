import { Unreadable } from '../unreadable.ts';

const SAMPLE_BYTES = 4096;
/** Share of control characters beyond which bytes are not text. */
const MAX_CONTROL_SHARE = 0.02;

/** Bytes as text. Errors: `unsupported-format` when they are not text in any encoding that can be told apart. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  if (encoding === null) throw new Unreadable('unsupported-format', 'The content is binary and of no known format.');
  return new TextDecoder(encoding).decode(bytes);
}

/** Whether a sample of the bytes reads as text. */
export function isText(bytes: Uint8Array): boolean {
  return detectEncoding(bytes.subarray(0, SAMPLE_BYTES)) !== null;
}

/** Byte order mark first, then zero bytes in every other place, then valid UTF-8, then Windows-1252. */
function detectEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = countZeros(sample);
  if (zeros.even + zeros.odd > 0) return detectUtf16(sample, zeros);
  if (controlShare(sample) > MAX_CONTROL_SHARE) return null;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function countZeros(sample: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd };
}

function detectUtf16(sample: Uint8Array, zeros: { even: number; odd: number }): 'utf-16le' | 'utf-16be' | null {
  const half = sample.length / 2;
  if (zeros.odd > half * 0.4 && zeros.even < half * 0.05) return 'utf-16le';
  if (zeros.even > half * 0.4 && zeros.odd < half * 0.05) return 'utf-16be';
  return null;
}

function controlShare(sample: Uint8Array): number {
  let controls = 0;
  for (const byte of sample) {
    if (
      (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) ||
      byte === 0x7f
    ) {
      controls += 1;
    }
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
