import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbeddedLogStore } from '../src/embedded/index.ts';
import { describeLogStore } from './contract.ts';

const root = mkdtempSync(path.join(tmpdir(), 'vedette-log-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describeLogStore('embedded (chDB)', () => openEmbeddedLogStore({ directory: path.join(root, 'contract') }));

describe('the folder of an embedded store', () => {
  it('is refused, unharmed, while a living process holds it', async () => {
    const directory = path.join(root, 'busy');
    const store = await openEmbeddedLogStore({ directory }).catch((error: unknown) => error);
    // Process 1 always lives and is never this one.
    if (store instanceof Error) throw store;
    await (store as Awaited<ReturnType<typeof openEmbeddedLogStore>>).close();
    writeFileSync(path.join(directory, 'vedette.lock'), '1\n');
    await expect(openEmbeddedLogStore({ directory })).rejects.toMatchObject({ code: 'LOG1001' });
  });

  it('is taken over from a process that is gone', async () => {
    const directory = path.join(root, 'busy');
    writeFileSync(path.join(directory, 'vedette.lock'), '999999\n');
    const store = await openEmbeddedLogStore({ directory });
    await store.close();
  });

  it('is refused when a newer version wrote it', async () => {
    const directory = path.join(root, 'busy');
    writeFileSync(path.join(directory, 'format.json'), '{"version":99}');
    await expect(openEmbeddedLogStore({ directory })).rejects.toMatchObject({ code: 'LOG1002' });
  });

  it('is refused when it cannot be made', async () => {
    writeFileSync(path.join(root, 'a-file'), '');
    await expect(openEmbeddedLogStore({ directory: path.join(root, 'a-file', 'x') })).rejects.toMatchObject({
      code: 'LOG1004',
    });
  });
});
