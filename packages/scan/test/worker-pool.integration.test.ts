import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Analyser, createWorkerPool } from '../src/index.ts';

const open: Analyser[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

function makePool(options: Parameters<typeof createWorkerPool>[0]): Analyser {
  const pool = createWorkerPool(options);
  open.push(pool);
  return pool;
}

/** Threads of this process, as the kernel counts them. */
const countThreads = () => readdirSync('/proc/self/task').length;

const jobOf = (text: string, name = 'a.txt') => ({
  bytes: new TextEncoder().encode(text),
  name,
  knownHash: null,
  limits: {},
});

describe('a worker pool', () => {
  it('gives findings, more documents than threads, in any order', async () => {
    const pool = makePool({ threads: 2 });
    const texts = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'SSN 212-55-4321' : 'nothing'));
    const results = await Promise.all(texts.map((text) => pool.analyse(jobOf(text))));
    const names = results.map((result) =>
      result.kind === 'read' ? result.findings.map(({ name }) => name) : result.kind,
    );
    expect(names).toEqual(texts.map((text) => (text === 'nothing' ? [] : ['U.S. Social Security Number (SSN)'])));
  });

  it.skipIf(process.platform !== 'linux')(
    'lets threads end that rest, and starts new ones for the next document',
    async () => {
      const pool = makePool({ threads: 1, restMilliseconds: 300 });
      expect(await pool.analyse(jobOf('one'))).toMatchObject({ kind: 'read' });
      const working = countThreads();
      await expect.poll(countThreads, { timeout: 5_000 }).toBeLessThan(working);
      expect(await pool.analyse(jobOf('two'))).toMatchObject({ kind: 'read' });
    },
  );

  it('says that bytes are the same without reading them', async () => {
    const pool = makePool({ threads: 1 });
    const first = await pool.analyse(jobOf('SSN 212-55-4321'));
    if (first.kind !== 'read') throw new Error(first.kind);
    const again = await pool.analyse({ ...jobOf('SSN 212-55-4321'), knownHash: first.contentHash });
    expect(again).toEqual({ kind: 'same', contentHash: first.contentHash });
  });

  it('ends a document that takes too long, and reads the next', async () => {
    const pool = makePool({ threads: 1, timeoutMilliseconds: 4_000 });
    await pool.analyse(jobOf('warm'));
    const long = '4111 1111 1111 1111, '.repeat(4_000_000);
    const slow = await pool.analyse({ ...jobOf(long), limits: { maxMilliseconds: 600_000 } });
    expect(slow).toMatchObject({ kind: 'unreadable', reason: 'timed-out' });
    expect(await pool.analyse(jobOf('fine'))).toMatchObject({ kind: 'read' });
  });

  it('ends a document that needs too much memory, and reads the next', async () => {
    const pool = makePool({ threads: 1, maxHeapMegabytes: 48 });
    const many = JSON.stringify(Array.from({ length: 600_000 }, (_, index) => ({ [`key${index}`]: [index, [index]] })));
    const result = await pool.analyse(jobOf(many, 'many.json'));
    expect(result).toMatchObject({ kind: 'unreadable', reason: 'expands-too-much' });
    expect(await pool.analyse(jobOf('fine'))).toMatchObject({ kind: 'read' });
  });
});
