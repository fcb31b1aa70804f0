import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { logFault } from './faults.ts';

/** Grows when an older version could not read the folder any more. */
export const FORMAT_VERSION = 1;

/** Takes a log folder for this process: one process at a time, and none that is older than the folder. */
export function lockDirectory(directory: string): () => void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw logFault('LOG1004', (error as Error).message, error);
  }
  checkFormat(path.join(directory, 'format.json'));
  const file = path.join(directory, 'vedette.lock');
  takeLock(file);
  return () => rmSync(file, { force: true });
}

function checkFormat(file: string): void {
  if (!existsSync(file)) {
    writeFileSync(file, `${JSON.stringify({ version: FORMAT_VERSION })}\n`);
    return;
  }
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: number };
  if (version > FORMAT_VERSION) throw logFault('LOG1002', `format ${version}, this version knows ${FORMAT_VERSION}`);
}

function takeLock(file: string, isSecondTry = false): void {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw logFault('LOG1004', (error as Error).message, error);
    const holder = Number(readFileSync(file, 'utf8'));
    if (isSecondTry || (holder !== process.pid && isAlive(holder))) throw logFault('LOG1001', `process ${holder}`);
    rmSync(file, { force: true });
    takeLock(file, true);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
