import { isText } from './text/decode-text.ts';

/** Formats told apart by their first bytes. Source: each format's own specification. */
const MAGIC = [
  { format: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { format: 'cfb', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: 'pfile', bytes: [0x2e, 0x70, 0x66, 0x69, 0x6c, 0x65] },
  { format: 'png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'jpg', bytes: [0xff, 0xd8, 0xff] },
  { format: 'gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: 'tif', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'tif', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { format: 'gzip', bytes: [0x1f, 0x8b] },
  { format: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { format: 'rar', bytes: [0x52, 0x61, 0x72, 0x21] },
  { format: 'parquet', bytes: [0x50, 0x41, 0x52, 0x31] },
  { format: 'avro', bytes: [0x4f, 0x62, 0x6a, 0x01] },
] as const;

/** Names that say what text is; binary formats are never believed by name. */
const TEXT_EXTENSIONS: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  eml: 'eml',
  htm: 'html',
  html: 'html',
  xml: 'xml',
};

/** Where Adobe's readers still look for `%PDF-`: some writers put bytes before it. */
const PDF_HEADER_WINDOW = 1024;

/** Says the format by content first and by name second. Shape: `zip` and `cfb` are containers to be looked into. */
export function detectFormat(bytes: Uint8Array, name: string): string {
  for (const { format, bytes: magic } of MAGIC) {
    if (magic.every((byte, index) => bytes[index] === byte)) return format;
  }
  if (asLatin1(bytes, PDF_HEADER_WINDOW).includes('%PDF-')) return 'pdf';
  if (!isText(bytes)) return 'binary';
  return detectTextFormat(bytes, name);
}

function detectTextFormat(bytes: Uint8Array, name: string): string {
  const byName = TEXT_EXTENSIONS[extensionOf(name)];
  if (byName !== undefined) return byName;
  const head = asLatin1(bytes, 2048)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^[{[]/.test(head) && /[}\]]\s*$/.test(asLatin1(bytes.subarray(-64), 64))) return 'json';
  if (/^<(!doctype html|html)\b/i.test(head)) return 'html';
  if (head.startsWith('<?xml')) return 'xml';
  if (isMailHead(head)) return 'eml';
  return 'txt';
}

/** At least two of a message's own headers, each at the start of a line before the first empty line. */
function isMailHead(head: string): boolean {
  const block = head.split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (!/^[\w-]+:/.test(block)) return false;
  const found = block.match(/^(from|to|subject|date|message-id|mime-version|received|return-path):/gim) ?? [];
  return new Set(found.map((header) => header.toLowerCase())).size >= 3;
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function asLatin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1');
}
