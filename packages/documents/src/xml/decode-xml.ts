import { Unreadable } from '../unreadable.ts';

/** XML as text: UTF-16 by its byte order mark, or the declared encoding, or UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 120));
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  return new TextDecoder(knownEncoding(declared)).decode(bytes);
}

/** A byte stream that names a two-byte encoding has none: its declaration could not have been read. */
function knownEncoding(declared: string): string {
  if (/^utf-?16/i.test(declared)) return 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new Unreadable('unsupported-format', `The XML declares the unknown encoding \`${declared}\`.`);
  }
}
