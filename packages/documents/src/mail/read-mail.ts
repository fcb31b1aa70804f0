import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { parseMsipProperties } from '../labels/msip-properties.ts';
import type { Reading } from '../reading.ts';
import { stripHtml } from '../text/html-text.ts';

/** First bytes of a protected message. Source: [MS-OXORMMS] 2.1.4. */
const RPMSG_MAGIC = [0x76, 0xe8, 0x04, 0x60, 0xc4, 0x11, 0xe3, 0x86];

/** An Internet message: headers, bodies and attachments, which are read as documents of their own. */
export async function readMail(bytes: Uint8Array, reading: Reading): Promise<void> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 64, attachmentEncoding: 'arraybuffer' });
  readLabelHeader(mail, reading);
  reading.addPart('headers', printHeaders(mail));
  reading.addPart('body', mail.text ?? '');
  if (mail.html !== undefined) reading.addPart('html body', stripHtml(mail.html));
  for (const [index, attachment] of mail.attachments.entries()) await readAttachment(attachment, index, reading);
}

/** `MSIP_Labels: key=value; key=value`, folded as any header. Source: Azure-RMSDocs, mip/develop, read 2026-11. */
function readLabelHeader(mail: Email, reading: Reading): void {
  for (const header of mail.headers) {
    if (header.key !== 'msip_labels') continue;
    const pairs = header.value.split(';').map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    });
    reading.labels.push(...parseMsipProperties(pairs, 'mail-header'));
  }
}

function printHeaders(mail: Email): string {
  const lines = [
    ['From', printAddresses(mail.from === undefined ? [] : [mail.from])],
    ['To', printAddresses(mail.to)],
    ['Cc', printAddresses(mail.cc)],
    ['Bcc', printAddresses(mail.bcc)],
    ['Date', mail.date ?? ''],
    ['Subject', mail.subject ?? ''],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function printAddresses(addresses: readonly Address[] = []): string {
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === '' ? address : `${name} <${address}>`))
    .join(', ');
}

async function readAttachment(attachment: Attachment, index: number, reading: Reading): Promise<void> {
  const name = attachment.filename ?? `attachment-${index + 1}`;
  const { content } = attachment;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
  if (RPMSG_MAGIC.every((byte, at) => bytes[at] === byte)) {
    reading.protection = 'encrypted';
    reading.addGap(name, 'encrypted', 'The message is protected by rights management; its text was not read.');
    return;
  }
  if (bytes.byteLength === 0 || isPicture(attachment)) return;
  reading.budget.takeEntry();
  await reading.readNested(bytes, name, `attachment ${name}`);
}

/** Pictures hold no text to read; logos in signatures would make every mail look incomplete. */
function isPicture(attachment: Attachment): boolean {
  return attachment.related === true && attachment.mimeType.startsWith('image/');
}
