import { inflateSync } from 'node:zlib';
import type { PdfJob } from './pdf-messages.ts';

/** How far before its `stream` keyword a dictionary is looked for. */
const DICTIONARY_WINDOW = 1024;
/** Below this a stream may have any ratio. */
const RATIO_GRACE_BYTES = 4 * 1024 * 1024;
/** White pages make pictures of any ratio, and text extraction never decodes them: an absolute bound is enough. */
const MAX_PICTURE_BYTES = 64 * 1024 * 1024;
const STREAM = Buffer.from('stream');

/**
 * Looks for compressed streams that expand too much before anything decodes them without a bound.
 * Shape: a sentence about the first one, or null. Streams compressed twice are followed once more.
 */
export function findExpandingStream(job: PdfJob): string | null {
  const file = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
  let total = 0;
  for (let at = file.indexOf(STREAM); at !== -1; at = file.indexOf(STREAM, at + STREAM.length)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const dictionary = readDictionary(file, at);
    if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary)) continue;
    const start = skipLineEnd(file, at + STREAM.length);
    const end = file.indexOf('endstream', start);
    const size = measureExpanded(file.subarray(start, end === -1 ? undefined : end), dictionary, job);
    total += size ?? 0;
    if (size === null) return `The stream at byte ${at} of the PDF expands too much.`;
    if (total > job.maxTotalBytes) return `The streams of the PDF expand to more than ${job.maxTotalBytes} bytes.`;
  }
  return null;
}

/** The dictionary that belongs to a stream: everything since its object began. */
function readDictionary(file: Buffer, streamAt: number): string {
  const before = file.toString('latin1', Math.max(0, streamAt - DICTIONARY_WINDOW), streamAt);
  return before.slice(before.lastIndexOf(' obj') + 1);
}

function skipLineEnd(file: Buffer, at: number): number {
  if (file[at] === 0x0d && file[at + 1] === 0x0a) return at + 2;
  return file[at] === 0x0a || file[at] === 0x0d ? at + 1 : at;
}

/** Null when the bound is passed; 0 when the data is no deflate stream, which pdf.js then says itself. */
function measureExpanded(data: Buffer, dictionary: string, job: PdfJob): number | null {
  const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary);
  const byRatio = Math.max(RATIO_GRACE_BYTES, data.byteLength * job.maxExpansionRatio);
  const most = Math.min(job.maxStreamBytes, isPicture ? MAX_PICTURE_BYTES : byRatio);
  const expanded = inflateWithin(data, most);
  if (expanded === null || expanded === 'too much') return expanded === null ? 0 : null;
  const isTwice = (dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0) > 1;
  if (!isTwice) return expanded.byteLength;
  const again = inflateWithin(expanded, most);
  return again === 'too much' ? null : expanded.byteLength + (again?.byteLength ?? 0);
}

function inflateWithin(data: Buffer, maxOutputLength: number): Buffer | 'too much' | null {
  try {
    return inflateSync(data, { maxOutputLength, finishFlush: 2 });
  } catch (error) {
    return error instanceof RangeError ? 'too much' : null;
  }
}
