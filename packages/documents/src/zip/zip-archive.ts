import { inflateRawSync } from 'node:zlib';
import type { Budget } from '../budget.ts';
import { Unreadable } from '../unreadable.ts';

/** One entry as its central directory record says. Source: APPNOTE.TXT 6.3.10, section 4.3.12. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  readonly localHeaderOffset: number;
  /** The central record as it stands, for rewriting an archive without touching this entry. */
  readonly record: Uint8Array;
}

const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const FLAG_ENCRYPTED = 1;
const FLAG_UTF8 = 1 << 11;
const METHOD_STORED = 0;
const METHOD_DEFLATED = 8;

/**
 * A zip in memory, read by its central directory: entries are listed first and expanded one at a time within a budget.
 * Errors: `corrupt` where the structure does not hold, `expands-too-much`, `password-protected`, `unsupported-format`.
 */
export class ZipArchive {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
  readonly #view: DataView;
  readonly #byName: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array, budget: Budget) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.entries = readDirectory(bytes, this.#view, budget);
    this.#byName = new Map(this.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Part names of Office files are equal without regard to case. Source: ECMA-376-2, 6.2.2.3. */
  find(name: string): ZipEntry | undefined {
    return this.#byName.get(name.replace(/^\//, '').toLowerCase());
  }

  expand(entry: ZipEntry, budget: Budget): Uint8Array {
    const data = this.compressedData(entry);
    if ((entry.flags & FLAG_ENCRYPTED) !== 0) {
      throw new Unreadable('password-protected', `The entry \`${entry.name}\` is encrypted.`);
    }
    const expanded = expandData(data, entry, budget);
    budget.takeExpanded(expanded.byteLength);
    return expanded;
  }

  /** The bytes between this entry's local header and the next. */
  compressedData(entry: ZipEntry): Uint8Array {
    const at = entry.localHeaderOffset;
    if (at + 30 > this.bytes.byteLength || this.#view.getUint32(at, true) !== LOCAL_SIGNATURE) {
      throw new Unreadable('corrupt', `The entry \`${entry.name}\` has no local header where the directory says.`);
    }
    const start = at + 30 + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true);
    if (start + entry.compressedBytes > this.bytes.byteLength) {
      throw new Unreadable('corrupt', `The entry \`${entry.name}\` reaches beyond the end of the file.`);
    }
    return this.bytes.subarray(start, start + entry.compressedBytes);
  }
}

function expandData(data: Uint8Array, entry: ZipEntry, budget: Budget): Uint8Array {
  const most = budget.maxExpansion(data.byteLength);
  if (entry.method === METHOD_STORED && data.byteLength <= most) return data;
  if (entry.method === METHOD_STORED) throw tooMuch(entry, most);
  if (entry.method !== METHOD_DEFLATED) {
    throw new Unreadable('unsupported-format', `The entry \`${entry.name}\` uses compression method ${entry.method}.`);
  }
  if (most === 0) throw tooMuch(entry, most);
  try {
    return inflateRawSync(data, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch(entry, most);
    throw new Unreadable('corrupt', `The entry \`${entry.name}\` does not decompress.`, { cause: error });
  }
}

function tooMuch(entry: ZipEntry, most: number): Unreadable {
  const message = `The entry \`${entry.name}\` expands from ${entry.compressedBytes} to more than ${most} bytes.`;
  return new Unreadable('expands-too-much', message);
}

function readDirectory(bytes: Uint8Array, view: DataView, budget: Budget): ZipEntry[] {
  let at = findDirectory(view);
  const entries: ZipEntry[] = [];
  while (at + 46 <= bytes.byteLength && view.getUint32(at, true) === CENTRAL_SIGNATURE) {
    budget.takeEntry();
    const entry = readRecord(bytes, view, at);
    entries.push(entry);
    at += entry.record.byteLength;
  }
  return entries;
}

/** Offset of the first central record. */
function findDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const offset = view.getUint32(at + 16, true);
    const resolved = offset === 0xffffffff ? findDirectory64(view, at) : offset;
    if (resolved <= view.byteLength) return resolved;
  }
  throw new Unreadable('corrupt', 'The zip has no end of central directory: the file is cut short or damaged.');
}

function findDirectory64(view: DataView, end: number): number {
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === END64_LOCATOR_SIGNATURE) {
    const at = Number(view.getBigUint64(locator + 8, true));
    if (at + 56 <= view.byteLength && view.getUint32(at, true) === END64_SIGNATURE) {
      return Number(view.getBigUint64(at + 48, true));
    }
  }
  throw new Unreadable('corrupt', 'The zip64 end of central directory is damaged.');
}

function readRecord(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameBytes = view.getUint16(at + 28, true);
  const extraBytes = view.getUint16(at + 30, true);
  const length = 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
  if (at + length > bytes.byteLength) throw new Unreadable('corrupt', 'The central directory of the zip is cut short.');
  const flags = view.getUint16(at + 8, true);
  const name = new TextDecoder((flags & FLAG_UTF8) !== 0 ? 'utf-8' : 'windows-1252');
  const sizes = {
    expandedBytes: view.getUint32(at + 24, true),
    compressedBytes: view.getUint32(at + 20, true),
    localHeaderOffset: view.getUint32(at + 42, true),
  };
  return {
    name: name.decode(bytes.subarray(at + 46, at + 46 + nameBytes)).replaceAll('\\', '/'),
    flags,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    ...resolveZip64(sizes, new DataView(view.buffer, view.byteOffset + at + 46 + nameBytes, extraBytes)),
    record: bytes.subarray(at, at + length),
  };
}

type Sizes = Pick<ZipEntry, 'expandedBytes' | 'compressedBytes' | 'localHeaderOffset'>;

/** Fills the fields that hold 0xffffffff from extra field 1, which lists just those, in this order. */
function resolveZip64(sizes: Sizes, extra: DataView): Sizes {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const next = (value: number): number => {
      if (value !== 0xffffffff || field + 8 > extra.byteLength) return value;
      field += 8;
      return Number(extra.getBigUint64(field - 8, true));
    };
    return {
      expandedBytes: next(sizes.expandedBytes),
      compressedBytes: next(sizes.compressedBytes),
      localHeaderOffset: next(sizes.localHeaderOffset),
    };
  }
  return sizes;
}
