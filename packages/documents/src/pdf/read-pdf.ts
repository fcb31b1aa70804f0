import { getDocumentProxy } from 'unpdf';
import { parseMsipProperties } from '../labels/msip-properties.ts';
import { findXmpPacket, parseXmpLabels } from '../labels/xmp.ts';
import type { Reading } from '../reading.ts';
import { resolveUnreadable, Unreadable } from '../unreadable.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The payload of a rights-managed PDF. Source: ISO 32000-2, 7.6.7; name as Microsoft's writers give it. */
const PROTECTED_PAYLOAD = 'MicrosoftIRMServices Protected PDF.pdf';

/**
 * A PDF: text page by page, Info and XMP metadata, embedded files.
 * Errors: `password-protected`, `encrypted`, `corrupt`, `timed-out`.
 */
export async function readPdf(bytes: Uint8Array, reading: Reading): Promise<void> {
  const pdf = await openPdf(bytes, reading);
  try {
    await readMetadata(pdf, reading);
    if (await readAttachments(pdf, reading)) return;
    await readPages(pdf, reading);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** pdf.js takes the bytes it is given for its own, so it gets a copy. */
async function openPdf(bytes: Uint8Array, reading: Reading): Promise<PdfDocument> {
  const opening = getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false, disableFontFace: true });
  try {
    return await withinBudget(opening, reading);
  } catch (error) {
    readClearXmp(bytes, reading);
    throw resolvePdfError(error, bytes, reading);
  }
}

/** Metadata may be left in the clear when the rest is encrypted. */
function readClearXmp(bytes: Uint8Array, reading: Reading): void {
  const packet = findXmpPacket(bytes);
  if (packet === null) return;
  reading.labels.push(...(reading.attempt('XMP', () => parseXmpLabels(packet, 'pdf-xmp')) ?? []));
}

function resolvePdfError(error: unknown, bytes: Uint8Array, reading: Reading): Unreadable {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    reading.protection = 'password';
    return new Unreadable('password-protected', 'The PDF asks for a password.', { cause: error });
  }
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/MicrosoftIRMServices')) {
    reading.protection = 'encrypted';
    return new Unreadable('encrypted', 'The PDF is protected by rights management.', { cause: error });
  }
  return resolveUnreadable(error);
}

async function readMetadata(pdf: PdfDocument, reading: Reading): Promise<void> {
  const { info, metadata } = await withinBudget(pdf.getMetadata(), reading);
  const raw: unknown = metadata?.getRaw();
  if (typeof raw === 'string') {
    const xmp = new TextEncoder().encode(raw);
    reading.labels.push(...(reading.attempt('XMP', () => parseXmpLabels(xmp, 'pdf-xmp')) ?? []));
  }
  const properties = readInfo(info as Record<string, unknown>);
  reading.labels.push(...parseMsipProperties(properties, 'pdf-info'));
  const shown = properties.filter(([key]) => ['Title', 'Subject', 'Keywords', 'Author'].includes(key));
  reading.addPart('properties', shown.map(([key, value]) => `${key}: ${value}`).join('\n'));
}

/** Info entries; pdf.js puts those that ISO 32000 does not name under `Custom`. */
function readInfo(info: Record<string, unknown>): [string, string][] {
  const custom = typeof info.Custom === 'object' && info.Custom !== null ? Object.entries(info.Custom) : [];
  return [...Object.entries(info), ...custom].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}

/** Reads embedded files. Shape: true when the PDF is only the wrapper of a protected one. */
async function readAttachments(pdf: PdfDocument, reading: Reading): Promise<boolean> {
  const attachments = await withinBudget(pdf.getAttachments(), reading);
  for (const [id, { filename }] of attachments ?? []) {
    if (filename === PROTECTED_PAYLOAD) {
      reading.protection = 'encrypted';
      reading.addGap('', 'encrypted', 'The PDF is protected by rights management; only its label was read.');
      return true;
    }
    reading.budget.takeEntry();
    await readAttachment(pdf, id, filename, reading);
  }
  return false;
}

async function readAttachment(pdf: PdfDocument, id: string, filename: string, reading: Reading): Promise<void> {
  const location = `attachment ${filename}`;
  const content: Uint8Array | null = await withinBudget(pdf.getAttachmentContent(id), reading);
  if (content === null) {
    reading.addGap(location, 'corrupt', 'The embedded file has no content that can be read.');
    return;
  }
  reading.budget.takeExpanded(content.byteLength);
  await reading.readNested(content, filename, location);
}

async function readPages(pdf: PdfDocument, reading: Reading): Promise<void> {
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const location = `page ${number}`;
    try {
      reading.addPart(location, await withinBudget(readPage(pdf, number), reading));
    } catch (error) {
      const { reason, message } = resolveUnreadable(error);
      const rest = reason === 'timed-out' && number < pdf.numPages ? `${location} to ${pdf.numPages}` : location;
      reading.addGap(rest, reason, message);
      if (reason === 'timed-out') return;
    }
  }
}

async function readPage(pdf: PdfDocument, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  }
  const values = (await page.getAnnotations()).map(annotationText).filter((value) => value !== '');
  page.cleanup();
  return values.length === 0 ? text : `${text}\n${values.join('\n')}`;
}

/** What was typed into a form field or a comment is not in the page's own text. */
function annotationText(annotation: {
  fieldName?: unknown;
  fieldValue?: unknown;
  contentsObj?: { str?: unknown };
}): string {
  const { fieldName, fieldValue, contentsObj } = annotation;
  if (typeof fieldValue === 'string' && fieldValue !== '') return `${String(fieldName ?? '')}: ${fieldValue}`;
  return typeof contentsObj?.str === 'string' ? contentsObj.str : '';
}

/** Waits for pdf.js no longer than the budget allows; it gives way to timers between its own steps. */
async function withinBudget<T>(work: Promise<T>, reading: Reading): Promise<T> {
  reading.budget.assertTime();
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const limit = reading.budget.limits.maxMilliseconds;
    timeout.reject(new Unreadable('timed-out', `Reading took longer than ${limit} ms.`));
  }, reading.budget.millisecondsLeft());
  try {
    return await Promise.race([work, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}
