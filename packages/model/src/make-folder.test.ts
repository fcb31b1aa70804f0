import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vedette-folder-'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('makeFolder', () => {
  it('makes what is missing above, and is content with what is there', () => {
    const folder = join(root, 'a/b/c');
    makeFolder(folder, 0o700);
    makeFolder(folder, 0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('refuses a file in the way, with the error of the system', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file'))).toThrow(/^EEXIST/);
    expect(() => makeFolder(join(root, 'file/below'))).toThrow(/^ENOTDIR/);
  });

  it.runIf(existsSync('/proc/self'))('ends where a file system takes no folders', () => {
    expect(() => makeFolder('/proc/vedette')).toThrow(
      "EPERM: this file system takes no folders, mkdir '/proc/vedette'",
    );
    expect(() => makeFolder('/proc/vedette/state')).toThrow(/mkdir '\/proc\/vedette'$/);
  });
});
