import { Unreadable } from '../unreadable.ts';

/** A stream or storage of a compound file. Source: [MS-CFB] 2.6. */
interface DirectoryEntry {
  readonly name: string;
  readonly isStorage: boolean;
  readonly isStream: boolean;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly startSector: number;
  readonly sizeBytes: number;
}

const NO_STREAM = 0xffffffff;
const END_OF_CHAIN = 0xfffffffe;
const MAX_REGULAR_SECTOR = 0xfffffffa;
/** Entries a file may have. Larger: a hostile directory costs more time; Office files stay under 1,000. */
const MAX_ENTRIES = 100_000;

/**
 * A compound file in memory; streams are found by path and copied out when asked for.
 * Errors: `corrupt` where a chain loops or leaves the file.
 */
export class CompoundFile {
  /** Paths of all streams, storages joined by `/`. */
  readonly streams: ReadonlyMap<string, DirectoryEntry>;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorBytes: number;
  readonly #miniSectorBytes: number;
  readonly #miniCutoff: number;
  readonly #fat: Uint32Array;
  readonly #miniFat: Uint32Array;
  readonly #miniStream: Uint8Array;

  constructor(bytes: Uint8Array) {
    if (bytes.byteLength < 512) throw new Unreadable('corrupt', 'The compound file is shorter than its header.');
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sectorBytes = 2 ** this.#shift(30, 9, 12);
    this.#miniSectorBytes = 2 ** this.#shift(32, 6, 6);
    this.#miniCutoff = this.#view.getUint32(56, true);
    this.#fat = this.#readFat();
    const entries = this.#readDirectory();
    const root = entries[0];
    if (root === undefined) throw new Unreadable('corrupt', 'The compound file has no root storage.');
    this.#miniFat = asWords(this.#readChain(this.#view.getUint32(60, true)));
    this.#miniStream = this.#readChain(root.startSector).subarray(0, root.sizeBytes);
    this.streams = listStreams(entries, root.child);
  }

  /** Errors: `corrupt`. Shape: undefined when there is no such stream. */
  read(path: string): Uint8Array | undefined {
    const entry = this.streams.get(path);
    if (entry === undefined) return undefined;
    if (entry.sizeBytes > this.#bytes.byteLength) {
      throw new Unreadable('corrupt', `The stream \`${printable(path)}\` is larger than the file.`);
    }
    const data =
      entry.sizeBytes < this.#miniCutoff ? this.#readMiniChain(entry.startSector) : this.#readChain(entry.startSector);
    return data.subarray(0, entry.sizeBytes);
  }

  #shift(offset: number, lowest: number, highest: number): number {
    const shift = this.#view.getUint16(offset, true);
    if (shift < lowest || shift > highest) {
      throw new Unreadable('corrupt', `The compound file has sectors of 2^${shift} bytes.`);
    }
    return shift;
  }

  #sector(index: number): Uint8Array {
    const start = (index + 1) * this.#sectorBytes;
    if (index > MAX_REGULAR_SECTOR || start >= this.#bytes.byteLength) {
      throw new Unreadable('corrupt', 'The compound file refers to a sector beyond its end.');
    }
    return this.#bytes.subarray(start, start + this.#sectorBytes);
  }

  /** The sector allocation table: 109 places in the header, then a chain of further ones. */
  #readFat(): Uint32Array {
    const places: number[] = [];
    for (let at = 76; at < 512; at += 4) places.push(this.#view.getUint32(at, true));
    const most = Math.ceil(this.#bytes.byteLength / this.#sectorBytes);
    let next = this.#view.getUint32(68, true);
    for (let count = 0; next <= MAX_REGULAR_SECTOR; count += 1) {
      if (count > most) throw new Unreadable('corrupt', 'The allocation table of the compound file is a loop.');
      const words = asWords(this.#sector(next));
      places.push(...words.subarray(0, -1));
      next = words.at(-1) ?? END_OF_CHAIN;
    }
    const used = places.filter((place) => place <= MAX_REGULAR_SECTOR);
    if (used.length > most) throw new Unreadable('corrupt', 'The allocation table of the compound file is too large.');
    return asWords(concat(used.map((place) => this.#sector(place))));
  }

  #readChain(start: number): Uint8Array {
    return this.#follow(start, this.#fat, (sector) => this.#sector(sector));
  }

  #readMiniChain(start: number): Uint8Array {
    return this.#follow(start, this.#miniFat, (sector) => {
      const at = sector * this.#miniSectorBytes;
      return this.#miniStream.subarray(at, at + this.#miniSectorBytes);
    });
  }

  #follow(start: number, table: Uint32Array, sectorAt: (sector: number) => Uint8Array): Uint8Array {
    const sectors: Uint8Array[] = [];
    for (let next = start; next <= MAX_REGULAR_SECTOR; next = table[next] ?? END_OF_CHAIN) {
      if (sectors.length > table.length) throw new Unreadable('corrupt', 'A chain of sectors is a loop.');
      sectors.push(sectorAt(next));
    }
    return concat(sectors);
  }

  #readDirectory(): DirectoryEntry[] {
    const bytes = this.#readChain(this.#view.getUint32(48, true));
    const count = Math.floor(bytes.byteLength / 128);
    if (count > MAX_ENTRIES) throw new Unreadable('corrupt', `The compound file lists ${count} entries.`);
    return Array.from({ length: count }, (_, index) => parseEntry(bytes.subarray(index * 128, index * 128 + 128)));
  }
}

function parseEntry(record: Uint8Array): DirectoryEntry {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const nameBytes = Math.max(0, Math.min(64, view.getUint16(64, true)) - 2);
  return {
    name: new TextDecoder('utf-16le').decode(record.subarray(0, nameBytes)),
    isStorage: record[66] === 1,
    isStream: record[66] === 2,
    left: view.getUint32(68, true),
    right: view.getUint32(72, true),
    child: view.getUint32(76, true),
    startSector: view.getUint32(116, true),
    sizeBytes: view.getUint32(120, true),
  };
}

/** Walks the trees of siblings and children without recursion; an entry met twice is a loop and left out. */
function listStreams(entries: readonly DirectoryEntry[], first: number): Map<string, DirectoryEntry> {
  const streams = new Map<string, DirectoryEntry>();
  const seen = new Set<number>();
  const pending = [{ index: first, folder: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entry = next.index === NO_STREAM ? undefined : entries[next.index];
    if (entry === undefined || seen.has(next.index)) continue;
    seen.add(next.index);
    const path = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
    if (entry.isStream) streams.set(path, entry);
    pending.push({ index: entry.left, folder: next.folder }, { index: entry.right, folder: next.folder });
    if (entry.isStorage) pending.push({ index: entry.child, folder: path });
  }
  return streams;
}

function asWords(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.slice(0, bytes.byteLength - (bytes.byteLength % 4));
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}

function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, '');
}
