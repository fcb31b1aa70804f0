import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const FILES = 600;
/** From before the first batch to the middle of the scan, in milliseconds after it began. */
const KILL_AFTER = [40, 400, 700, 250];
let root = '';

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vedette-scan-crash-'));
  mkdirSync(path.join(root, 'files'));
  for (let index = 0; index < FILES; index++) {
    writeFileSync(
      path.join(root, `files/${index}.txt`),
      `SSN 212-55-${1000 + index}\n${'a line of prose\n'.repeat(400)}`,
    );
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function startChild(): { child: ChildProcess; output: () => string; began: Promise<void> } {
  const child = spawn(process.execPath, [CHILD, path.join(root, 'data'), path.join(root, 'files')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const { promise: began, resolve } = Promise.withResolvers<void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.includes('scanning')) resolve();
  });
  child.on('exit', () => resolve());
  return { child, output: () => text, began };
}

it('killed at any moment, leaves one row an asset and one run', async () => {
  for (const milliseconds of KILL_AFTER) {
    const { child, began } = startChild();
    // Listened for from the start: on a quick machine the scan may end before the kill.
    const ended = once(child, 'exit');
    await began;
    await wait(milliseconds);
    child.kill('SIGKILL');
    await ended;
  }
  const { child, output } = startChild();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(output()).toContain(`ended ${FILES} ${FILES} 1 1`);
});
