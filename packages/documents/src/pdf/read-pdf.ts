import { parseMsipProperties } from '../labels/msip-properties.ts';
import { findXmpPacket, parseXmpLabels } from '../labels/xmp.ts';
import type { Reading } from '../reading.ts';
import { resolveUnreadable, Unreadable } from '../unreadable.ts';
import type { PdfMessage } from './pdf-messages.ts';
import { pdfThread } from './pdf-thread.ts';

const SHOWN_PROPERTIES = ['Title', 'Subject', 'Keywords', 'Author'];

/**
 * A PDF: text page by page, Info and XMP metadata, embedded files.
 * Errors: `password-protected`, `encrypted`, `corrupt`, `expands-too-much`, `timed-out`.
 */
export async function readPdf(bytes: Uint8Array, reading: Reading): Promise<void> {
  const { budget } = reading;
  const { maxEntryBytes, maxExpandedBytes, maxExpansionRatio, maxMilliseconds } = budget.limits;
  const progress = new PdfProgress(bytes, reading);
  const job = {
    bytes: new Uint8Array(bytes),
    maxStreamBytes: maxEntryBytes,
    maxTotalBytes: maxExpandedBytes,
    maxExpansionRatio,
  };
  const endWait = budget.startWait();
  const takeTurn = () => {
    endWait();
    return budget.millisecondsLeft();
  };
  const end = await pdfThread.run(job, takeTurn, (message) => progress.take(message));
  if (end === 'timed-out') progress.stop('timed-out', `Reading took longer than ${maxMilliseconds} ms.`);
  if (end === 'crashed') progress.stop('expands-too-much', 'The PDF needs more memory than its reader has.');
  if (progress.failure !== null) throw progress.failure;
  for (const { filename, content } of progress.attachments) await readAttachment(filename, content, reading);
}

async function readAttachment(filename: string, content: Uint8Array | null, reading: Reading): Promise<void> {
  const location = `attachment ${filename}`;
  if (content === null) {
    reading.addGap(location, 'corrupt', 'The embedded file has no content that can be read.');
    return;
  }
  reading.budget.takeEntry();
  reading.budget.takeExpanded(content.byteLength);
  await reading.readNested(content, filename, location);
}

/** Turns the reports of the thread into parts, labels and gaps. */
class PdfProgress {
  failure: Unreadable | null = null;
  readonly attachments: { readonly filename: string; readonly content: Uint8Array | null }[] = [];
  readonly #bytes: Uint8Array;
  readonly #reading: Reading;
  #page = 0;

  constructor(bytes: Uint8Array, reading: Reading) {
    this.#bytes = bytes;
    this.#reading = reading;
  }

  take(message: PdfMessage): void {
    if (message.kind === 'metadata') this.#takeMetadata(message.info, message.xmp);
    else if (message.kind === 'attachment') this.attachments.push(message);
    else if (message.kind === 'page') {
      this.#page = message.number;
      this.#reading.addPart(`page ${message.number}`, message.text);
    } else if (message.kind === 'gap') this.#reading.addGap(message.location, 'corrupt', message.message);
    else if (message.kind === 'expands') this.failure = new Unreadable('expands-too-much', message.message);
    else if (message.kind === 'failed') this.#takeFailure(message.errorName, message.message);
    else if (message.kind === 'protected') {
      this.#reading.protection = 'encrypted';
      this.#reading.addGap('', 'encrypted', 'The PDF is protected by rights management; only its label was read.');
    }
  }

  /** What was read before the end stays; the rest is named. */
  stop(reason: 'timed-out' | 'expands-too-much', message: string): void {
    if (this.#page === 0) this.failure = new Unreadable(reason, message);
    else this.#reading.addGap(`after page ${this.#page}`, reason, message);
  }

  #takeMetadata(info: readonly (readonly [string, string])[], xmp: string | null): void {
    if (xmp !== null) this.#addXmpLabels(new TextEncoder().encode(xmp));
    this.#reading.labels.push(...parseMsipProperties(info, 'pdf-info'));
    const shown = info.filter(([key]) => SHOWN_PROPERTIES.includes(key));
    this.#reading.addPart('properties', shown.map(([key, value]) => `${key}: ${value}`).join('\n'));
  }

  #takeFailure(errorName: string, message: string): void {
    const packet = findXmpPacket(this.#bytes);
    if (packet !== null && this.#reading.labels.length === 0) this.#addXmpLabels(packet);
    if (errorName === 'PasswordException') {
      this.#reading.protection = 'password';
      this.failure = new Unreadable('password-protected', 'The PDF asks for a password.');
    } else if (
      Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength).includes('/MicrosoftIRMServices')
    ) {
      this.#reading.protection = 'encrypted';
      this.failure = new Unreadable('encrypted', 'The PDF is protected by rights management.');
    } else this.failure = resolveUnreadable(new Error(message));
  }

  #addXmpLabels(xmp: Uint8Array): void {
    this.#reading.labels.push(...(this.#reading.attempt('XMP', () => parseXmpLabels(xmp, 'pdf-xmp')) ?? []));
  }
}
