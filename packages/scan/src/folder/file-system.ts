import { constants } from 'node:fs';
import { lstat, open, opendir, realpath } from 'node:fs/promises';

export interface FileFacts {
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
  /** `null` where the file system does not say. */
  readonly createdAt: Date | null;
  /** Changes with every write, even one that puts the time of modification back. */
  readonly changedAt: Date;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'special';
}

/** What a scan asks of a disk. Errors carry the `code` of the system (`EACCES`, `ENOENT`, ...). */
export interface ScanFileSystem {
  /** Entries as the disk gives them, without holding all of them. */
  listFolder(path: string): AsyncIterable<FolderEntry>;
  statFile(path: string): Promise<FileFacts>;
  /** The path without links. */
  resolvePath(path: string): Promise<string>;
  /** At most `maxBytes` from the start of a regular file. */
  readFile(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Never waits on a pipe that took a file's place, never follows a link that did. */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

export const nodeFileSystem: ScanFileSystem = {
  async *listFolder(path) {
    for await (const entry of await opendir(path, { bufferSize: 256 })) {
      const kind = entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'folder'
          : entry.isSymbolicLink()
            ? 'link'
            : 'special';
      yield { name: entry.name, kind };
    }
  },
  async statFile(path) {
    const { size, mtime, birthtime, ctime } = await lstat(path);
    return {
      sizeBytes: size,
      modifiedAt: mtime,
      createdAt: birthtime.getTime() > 0 ? birthtime : null,
      changedAt: ctime,
    };
  },
  resolvePath: (path) => realpath(path),
  async readFile(path, maxBytes) {
    const file = await open(path, READ_FLAGS);
    try {
      const { size } = await file.stat();
      const bytes = new Uint8Array(Math.min(size, maxBytes));
      let filled = 0;
      while (filled < bytes.byteLength) {
        const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled === bytes.byteLength ? bytes : bytes.slice(0, filled);
    } finally {
      await file.close();
    }
  },
};
