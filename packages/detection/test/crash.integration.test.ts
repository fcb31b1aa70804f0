/** `kill -9` at random moments of evaluation: every event alerts once, every alert is one row. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const KILLS = 5;

interface Ended {
  readonly wrote: number;
  readonly result: { alerts: [string, string][]; incidents: number } | undefined;
}

/** Runs the child, and kills it a while after its first event unless `killAfterMs` is undefined. */
function runChild(directory: string, first: number, last: number, killAfterMs: number | undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, directory, String(first), String(last)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    let timer: NodeJS.Timeout | undefined;
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (killAfterMs !== undefined && !timer) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL' && code !== 0) return reject(new Error(errors));
      const wrote = [...output.matchAll(/^wrote (\d+)$/gm)].map((match) => Number(match[1]));
      const result = /^result (.*)$/m.exec(output)?.[1];
      resolve({ wrote: Math.max(first - 1, ...wrote), result: result === undefined ? undefined : JSON.parse(result) });
    });
  });
}

it('loses and doubles nothing', { timeout: 600_000 }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'vedette-crash-'));
  try {
    let next = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const { wrote } = await runChild(directory, next, 1_000_000, 50 + Math.random() * 1500);
      expect(wrote).toBeGreaterThanOrEqual(next);
      next = wrote + 1;
    }
    const { result } = await runChild(directory, next, next + 2, undefined);
    const names = result?.alerts.map(([name]) => name) ?? [];
    const ids = result?.alerts.map(([, id]) => id) ?? [];
    const expected = Array.from({ length: next + 3 }, (_, index) => `event-${index}`);
    // An event that was durable but not yet acknowledged when the process died is written again, under the same key.
    expect([...names].sort()).toEqual([...expected].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(result?.incidents).toBeGreaterThan(0);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
