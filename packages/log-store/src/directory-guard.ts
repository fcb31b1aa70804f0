import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { logFault } from './faults.ts';

/** Grows when an older version could not read the folder any more. */
const FORMAT_VERSION = 1;
/** Below this an engine may fail in the middle of writing a part: better not to begin. */
const MIN_FREE_BYTES = 64 * 1024 * 1024;

/** Who holds a folder. `startedAt` tells a live process from another one that was given the same number later. */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
}

/** Folders that this process holds: its own number in a lock may also be left from an earlier container. */
const heldHere = new Set<string>();

/**
 * Takes a log folder for this process: one process at a time, and none that is older than the folder. Gives the way to let
 * it go. Errors: `LOG1001` in use, `LOG1002` of a newer version, `LOG1003` disk full, `LOG1004` cannot be used.
 */
export function lockDirectory(directory: string): () => void {
  const file = path.join(directory, 'vedette.lock');
  if (heldHere.has(file)) throw logFault('LOG1001', `process ${process.pid}, this one`);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    checkFormat(path.join(directory, 'format.json'));
    checkSpace(directory);
    takeLock(file);
    writeFormat(path.join(directory, 'format.json'));
  } catch (error) {
    throw asFault(error);
  }
  heldHere.add(file);
  return () => {
    heldHere.delete(file);
    rmSync(file, { force: true });
  };
}

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

function takeLock(file: string): void {
  const me: Holder = { pid: process.pid, startedAt: readStartOf(process.pid) };
  while (!tryCreate(file, me)) {
    const holder = readHolder(file);
    if (holder && holder.pid !== me.pid && isAlive(holder)) throw logFault('LOG1001', `process ${holder.pid}`);
    removeStale(file);
  }
}

/** Puts a lock with its content in place at once, or says that there is one. */
function tryCreate(file: string, holder: Holder): boolean {
  const draft = `${file}.${holder.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves a dead holder's lock away. Of several that try, one succeeds; a lock that became live meanwhile is put back. */
function removeStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && moved.pid !== process.pid && isAlive(moved)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function readHolder(file: string): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, startedAt: String(startedAt ?? '') } : undefined;
  } catch {
    return undefined;
  }
}

/** Start of a process in clock ticks since boot; `''` where the system does not say. Source: proc(5), field 22 of stat. */
function readStartOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startedAt === '' || readStartOf(pid) === startedAt;
}
