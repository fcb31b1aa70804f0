import { SaxesParser } from 'saxes';
import { Unreadable } from '../unreadable.ts';

/** Called while a document streams by. Names are local: prefixes differ between writers, and never decide here. */
export interface XmlHandler {
  open?(name: string, attribute: (name: string) => string | undefined, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Elements inside elements. Larger: a hostile part holds more memory; Office files stay under 60. */
const MAX_DEPTH = 512;
/** Characters given to the parser at a time, so that time can be looked at in between. */
const CHUNK_LENGTH = 256 * 1024;

/**
 * Streams XML to a handler. Entities other than the five of XML are errors, and so is a DOCTYPE.
 * Errors: `corrupt`, `nested-too-deep`.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, checkTime: () => void = () => undefined): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new Unreadable('corrupt', 'The XML declares a DOCTYPE, which Office files may not have.');
  });
  parser.on('error', (error) => {
    throw new Unreadable('corrupt', `The XML is not well-formed: ${error.message.slice(0, 200)}`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new Unreadable('nested-too-deep', `XML elements are nested deeper than ${MAX_DEPTH}.`);
    handler.open?.(localName(tag.name), (name) => findAttribute(tag.attributes, name), tag.attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  const xml = decodeXml(bytes);
  for (let at = 0; at < xml.length; at += CHUNK_LENGTH) {
    checkTime();
    parser.write(xml.slice(at, at + CHUNK_LENGTH));
  }
  parser.close();
}

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

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** By qualified name first, so that `r:id` and `id` can be told apart, then by local name. */
function findAttribute(attributes: Record<string, string>, name: string): string | undefined {
  const exact = attributes[name];
  if (exact !== undefined) return exact;
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}
