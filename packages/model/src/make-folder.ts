import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const isFolder = (place: string): boolean => statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Makes a folder with those above it, unless it is there; `mode` is that of each one made. Not `mkdir` with `recursive`: where a file
 * system takes no folders and says ENOENT of it, as `/proc` does, Node makes the parent and tries again for ever (seen in 24.21).
 * Errors: those of the file system; `EPERM` where it takes no folders.
 */
export function makeFolder(directory: string, mode?: number): void {
  const parent = path.dirname(directory);
  try {
    mkdirSync(directory, { mode });
  } catch (error) {
    if (isFolder(directory)) return;
    if (codeOf(error) !== 'ENOENT' || parent === directory) throw error;
    if (isFolder(parent)) throw noFolders(directory, error);
    makeFolder(parent, mode);
    makeFolder(directory, mode);
  }
}

const noFolders = (directory: string, cause: unknown): Error =>
  Object.assign(new Error(`EPERM: this file system takes no folders, mkdir '${directory}'`, { cause }), {
    code: 'EPERM',
    syscall: 'mkdir',
    path: directory,
  });
