import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

const made: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-lock-'));
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});
const lock = (folder: string) => lockFolder(join(folder, 'lock'), (pid) => new Error(`in use by process ${pid}`));

describe('a lock of a folder', () => {
  it('is held once, and free after release', () => {
    const folder = newFolder();
    const unlock = lock(folder);
    expect(() => lock(folder)).toThrow(/in use by process/);
    unlock();
    lock(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a live process is respected', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.ppid, startedAt: '' }));
    expect(() => lock(folder)).toThrow(`in use by process ${process.ppid}`);
  });

  it.each([
    ['a dead process', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' })],
    ['another process that had the pid before', JSON.stringify({ pid: process.ppid, startedAt: '1' })],
    ['this pid in an earlier life', JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['a process that died while it wrote', ''],
  ])('of %s is taken over', (_, content) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'lock'), content);
    lock(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });
});
