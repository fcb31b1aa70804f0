import { Budget } from './budget.ts';
import { readCompoundFile } from './container/read-compound-file.ts';
import { readPfile } from './container/read-pfile.ts';
import { readZip } from './container/read-zip.ts';
import { detectFormat } from './detect-format.ts';
import type { ReadOutcome } from './document.ts';
import { findXmpPacket, parseXmpLabels } from './labels/xmp.ts';
import { DEFAULT_READ_LIMITS, type ReadLimits } from './limits.ts';
import { readMail } from './mail/read-mail.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { Reading } from './reading.ts';
import { decodeText } from './text/decode-text.ts';
import { stripHtml } from './text/html-text.ts';
import { readCsv } from './text/read-csv.ts';
import { readJson } from './text/read-json.ts';
import { addTextBlocks, readText } from './text/read-text.ts';
import { resolveUnreadable, Unreadable } from './unreadable.ts';

/** Reads a format that was detected; says the narrower one it found, as `docx` for a zip. */
type FormatReader = (bytes: Uint8Array, name: string, reading: Reading) => string | Promise<string>;

const READERS: Readonly<Record<string, FormatReader>> = {
  zip: (bytes, _name, reading) => readZip(bytes, reading),
  cfb: readCompoundFile,
  pfile: (bytes, _name, reading) => readPfile(bytes, reading),
  pdf: (bytes, _name, reading) => readPdf(bytes, reading).then(() => 'pdf'),
  eml: (bytes, _name, reading) => readMail(bytes, reading).then(() => 'eml'),
  csv: (bytes, _name, reading) => {
    readCsv(bytes, reading);
    return 'csv';
  },
  json: (bytes, _name, reading) => {
    readJson(bytes, reading);
    return 'json';
  },
  html: (bytes, _name, reading) => {
    addTextBlocks(stripHtml(decodeText(bytes)), reading);
    return 'html';
  },
  xml: (bytes, _name, reading) => {
    readText(bytes, reading);
    return 'xml';
  },
  txt: (bytes, _name, reading) => {
    readText(bytes, reading);
    return 'txt';
  },
};

/**
 * Reads the text and labels of a document, whatever its bytes are.
 * Shape: `read` with parts in document order and every gap in `incomplete`, or `unreadable` with the reason; never throws.
 * Errors: reasons of `UNREADABLE_REASONS`.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<ReadOutcome> {
  const budget = new Budget({ ...DEFAULT_READ_LIMITS, ...limits }, () => performance.now());
  const reading = new Reading(budget, 0, async (inner, innerName, innerReading) => {
    await readInto(inner, innerName, innerReading);
  });
  const progress = { format: detectFormat(bytes, name) };
  try {
    progress.format = await readInto(bytes, name, reading);
  } catch (error) {
    const { reason, message } = resolveUnreadable(error);
    return reading.parts.length === 0
      ? unreadable(progress.format, reading, { reason, message })
      : finish(progress.format, reading, { location: '', reason, message });
  }
  const [firstGap] = reading.incomplete;
  if (reading.parts.length === 0 && firstGap !== undefined) return unreadable(progress.format, reading, firstGap);
  return finish(progress.format, reading);
}

async function readInto(bytes: Uint8Array, name: string, reading: Reading): Promise<string> {
  if (bytes.byteLength === 0) throw new Unreadable('empty', 'The file has no bytes.');
  if (bytes.byteLength > reading.budget.limits.maxInputBytes) {
    const limit = reading.budget.limits.maxInputBytes;
    throw new Unreadable('too-large', `The file has ${bytes.byteLength} bytes; the limit is ${limit}.`);
  }
  reading.budget.assertTime();
  const format = detectFormat(bytes, name);
  const reader = READERS[format];
  if (reader === undefined) {
    readPictureLabels(bytes, reading);
    throw new Unreadable('unsupported-format', `Text is not read from files of the format \`${format}\`.`);
  }
  return await reader(bytes, name, reading);
}

/** Pictures and other files without text may still carry a label in a clear XMP packet. */
function readPictureLabels(bytes: Uint8Array, reading: Reading): void {
  const packet = findXmpPacket(bytes);
  if (packet !== null) reading.labels.push(...(reading.attempt('XMP', () => parseXmpLabels(packet, 'xmp')) ?? []));
}

type Gap = Extract<ReadOutcome, { kind: 'read' }>['content']['incomplete'][number];

function finish(format: string, reading: Reading, last?: Gap): ReadOutcome {
  const { parts, labels, protection, nested } = reading;
  const incomplete = last === undefined ? reading.incomplete : [...reading.incomplete, last];
  return { kind: 'read', content: { format, parts, labels, protection, incomplete, nested } };
}

function unreadable(format: string, reading: Reading, why: Pick<Gap, 'reason' | 'message'>): ReadOutcome {
  const { labels, protection } = reading;
  return { kind: 'unreadable', format, reason: why.reason, message: why.message, labels, protection };
}
