import { existsSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockFolder } from '@vedette/model/folder-lock';
import { makeFolder } from '@vedette/model/make-folder';
import { logFault } from './faults.ts';

/** Grows when an older version could not read the folder any more. */
const FORMAT_VERSION = 1;
/** Below this an engine may fail in the middle of writing a part: better not to begin. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/**
 * Takes a log folder for this process: one process at a time, and none that is older than the folder. Gives the way to let
 * it go. Errors: `LOG1001` in use, `LOG1002` of a newer version, `LOG1003` disk full, `LOG1004` cannot be used.
 */
export function lockDirectory(directory: string): () => void {
  const format = path.join(directory, 'format.json');
  try {
    makeFolder(directory, 0o700);
    checkFormat(format);
    checkSpace(directory);
    const unlock = lockFolder(path.join(directory, 'vedette.lock'), refuse);
    try {
      writeFormat(format);
      return unlock;
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw asFault(error);
  }
}

const refuse = (pid: number): Error => logFault('LOG1001', `process ${pid}${pid === process.pid ? ', this one' : ''}`);

function asFault(error: unknown): Error {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code.startsWith('LOG')) return error as Error;
  return logFault(code === 'ENOSPC' ? 'LOG1003' : 'LOG1004', message, error);
}

function checkFormat(file: string): void {
  if (!existsSync(file)) return;
  const version = readVersion(readFileSync(file, 'utf8'));
  if (version === undefined) throw logFault('LOG1004', `${file} does not say its version; restore it from a backup`);
  if (version > FORMAT_VERSION) throw logFault('LOG1002', `format ${version}, this version knows ${FORMAT_VERSION}`);
}

function readVersion(text: string): number | undefined {
  try {
    const { version } = JSON.parse(text) as { version?: unknown };
    return typeof version === 'number' ? version : undefined;
  } catch {
    return undefined;
  }
}

function writeFormat(file: string): void {
  if (existsSync(file)) return;
  writeFileSync(`${file}.new`, `${JSON.stringify({ version: FORMAT_VERSION })}\n`, { flush: true });
  renameSync(`${file}.new`, file);
}

function checkSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory);
  if (bavail * bsize < MIN_FREE_BYTES)
    throw logFault('LOG1003', `${bavail * bsize} bytes free, ${MIN_FREE_BYTES} needed`);
}
