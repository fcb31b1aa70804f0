import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSecretBox, loadSecretKey } from './secret-box.ts';

it('opens what it sealed, for the same purpose alone, and notices every changed byte', () => {
  const box = createSecretBox(randomBytes(32));
  const sealed = box.seal('hunter2', 'connector a');
  expect(box.open(sealed, 'connector a')).toBe('hunter2');
  expect(box.seal('hunter2', 'connector a')).not.toBe(sealed);
  expect(() => box.open(sealed, 'connector b')).toThrow(/STA1015/);
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => box.open(`v1:${changed.toString('base64')}`, 'connector a')).toThrow(/STA1015/);
  }
});

it('makes a key file once, and takes the environment before it', () => {
  const directory = mkdtempSync(join(tmpdir(), 'vedette-key-'));
  const file = join(directory, 'secret.key');
  const key = loadSecretKey(file);
  expect(key).toHaveLength(32);
  expect(loadSecretKey(file)).toEqual(key);
  expect(readFileSync(file, 'utf8').trim()).toBe(Buffer.from(key).toString('base64'));
  const other = randomBytes(32);
  expect(loadSecretKey(file, { VEDETTE_SECRET_KEY: other.toString('base64') })).toEqual(other);
  expect(() => loadSecretKey(file, { VEDETTE_SECRET_KEY: 'short' })).toThrow(/STA1014.*VEDETTE_SECRET_KEY/);
  writeFileSync(file, 'damaged');
  expect(() => loadSecretKey(file)).toThrow(/STA1014/);
  rmSync(directory, { recursive: true });
});
