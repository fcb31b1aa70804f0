import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openEmbeddedLogStore } from '../src/embedded/index.ts';
import { tableSql } from '../src/table-sql.ts';
import { CRASH_TABLE } from './crash-table.ts';

const KILLS = 8;
const directory = mkdtempSync(path.join(tmpdir(), 'vedette-crash-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the writer until a random moment after it is ready, kills it, and gives the keys it was told are stored. */
function writeUntilKilled(run: number): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./crash-child.ts', import.meta.url)), directory, String(run)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), 100 + Math.random() * 400);
    output += String(chunk);
  });
  return new Promise((resolve) => {
    child.on('close', () => resolve(output.slice(0, output.lastIndexOf('\n')).split('\n').slice(1)));
  });
}

it(`has every acknowledged row exactly once after kill -9, ${KILLS} times over`, async () => {
  const acknowledged: string[] = [];
  for (let run = 0; run < KILLS; run += 1) acknowledged.push(...(await writeUntilKilled(run)));
  expect(acknowledged.length).toBeGreaterThan(KILLS * 50);
  const store = await openEmbeddedLogStore({ directory });
  const result = await store.select(
    { sql: `SELECT _IngestKey, toString(count()) FROM ${tableSql(CRASH_TABLE.name)} GROUP BY 1`, parameters: [] },
    { limits: { maxExecutionSeconds: 30, maxMemoryBytes: 1e9 } },
  );
  const counts = new Map<string, string>();
  for await (const batch of result.batches) for (const [key, count] of batch) counts.set(String(key), String(count));
  await store.close();
  expect(acknowledged.filter((key) => counts.get(key) !== '1')).toEqual([]);
  expect([...counts.values()].filter((count) => count !== '1')).toEqual([]);
});
