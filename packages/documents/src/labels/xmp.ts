import type { LabelMetadata } from '../document.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { readXml } from '../xml/read-xml.ts';
import { parseMsipProperties } from './msip-properties.ts';

/**
 * Labels in an XMP packet: elements or attributes of any prefix named `MSIP_Label_*`.
 * Source: `pdfx:` in labelled PDF files, `msip:` in protected files.
 */
export function parseXmpLabels(bytes: Uint8Array, origin: 'pdf-xmp' | 'pfile' | 'xmp'): LabelMetadata[] {
  const pairs: [string, string][] = [];
  let value = '';
  readXml(trimPacket(bytes), {
    open: (_name, _attribute, allAttributes) => {
      value = '';
      for (const [key, text] of allAttributes()) pairs.push([key.slice(key.indexOf(':') + 1), text]);
    },
    text: (text) => {
      value += text;
    },
    close: (name) => {
      pairs.push([name, value]);
      value = '';
    },
  });
  return parseMsipProperties(pairs, origin);
}

/** A packet ends at its closing instruction; writers pad it with zero bytes or spaces. */
function trimPacket(bytes: Uint8Array): Uint8Array {
  const xmp = decodeXml(bytes);
  const end = xmp.lastIndexOf('>');
  return new TextEncoder().encode(xmp.slice(0, end + 1).trimStart());
}

/** The XMP packet in the bytes of an image or any other file that carries one in the clear; null without one. */
export function findXmpPacket(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.indexOf('<x:xmpmeta');
  if (start === -1) return null;
  const close = '</x:xmpmeta>';
  const end = buffer.indexOf(close, start);
  return end === -1 ? null : bytes.subarray(start, end + close.length);
}
