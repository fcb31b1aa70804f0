import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** 1 January 1980, the first date of a zip: what is written does not depend on the clock. */
const DOS_DATE = 0x0021;
const FLAG_UTF8 = 1 << 11;

/**
 * A zip with some entries replaced or added; all others keep their bytes, order and records.
 * Shape: `changes` from entry name to new content. An archive comment is dropped.
 */
export function rewriteZip(zip: ZipArchive, changes: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const writer = new ZipWriter();
  const pending = new Map(changes);
  for (const entry of zip.entries) {
    const content = pending.get(entry.name);
    pending.delete(entry.name);
    if (content === undefined) writer.copy(zip, entry);
    else writer.add(entry.name, content);
  }
  for (const [name, content] of pending) writer.add(name, content);
  return writer.end();
}

class ZipWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #records: Uint8Array[] = [];
  #offset = 0;

  /** Copies the compressed bytes; sizes move into the local header, so a data descriptor is no longer needed. */
  copy(zip: ZipArchive, entry: ZipEntry): void {
    const data = zip.compressedData(entry);
    const record = Buffer.from(entry.record);
    const name = record.subarray(46, 46 + record.readUInt16LE(28));
    record.writeUInt16LE(record.readUInt16LE(8) & ~8, 8);
    this.#writeEntry(plainRecord(record, name, data.byteLength, entry.expandedBytes), name, data);
  }

  add(entryName: string, content: Uint8Array): void {
    const data = deflateRawSync(content, { level: 9 });
    const name = Buffer.from(entryName, 'utf8');
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(FLAG_UTF8, 8);
    record.writeUInt16LE(8, 10);
    record.writeUInt16LE(DOS_DATE, 14);
    record.writeUInt32LE(crc32(content), 16);
    this.#writeEntry(plainRecord(record, name, data.byteLength, content.byteLength), name, data);
  }

  end(): Uint8Array {
    const end = Buffer.alloc(22);
    const directoryBytes = this.#records.reduce((sum, record) => sum + record.byteLength, 0);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#records.length, 8);
    end.writeUInt16LE(this.#records.length, 10);
    end.writeUInt32LE(directoryBytes, 12);
    end.writeUInt32LE(this.#offset, 16);
    return new Uint8Array(Buffer.concat([...this.#chunks, ...this.#records, end]));
  }

  #writeEntry(record: Buffer, name: Uint8Array, data: Uint8Array): void {
    record.writeUInt32LE(this.#offset, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    record.copy(local, 4, 6, 30);
    this.#chunks.push(local, name, data);
    this.#records.push(record);
    this.#offset += local.byteLength + name.byteLength + data.byteLength;
  }
}

/** A central record without extra field or comment: what they hold (zip64 sizes, times) is not needed any more. */
function plainRecord(source: Buffer, name: Uint8Array, compressedBytes: number, expandedBytes: number): Buffer {
  const record = Buffer.concat([source.subarray(0, 46), name]);
  record.writeUInt32LE(compressedBytes, 20);
  record.writeUInt32LE(expandedBytes, 24);
  record.writeUInt16LE(name.byteLength, 28);
  record.writeUInt32LE(0, 30);
  return record;
}
