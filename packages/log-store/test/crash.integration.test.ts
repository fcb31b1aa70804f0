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
/** Rows of a run that must be acknowledged before it may be killed: two batches of the writer, and up to eight more. */
const LEAST_ROWS = 100;
const MORE_ROWS = 400;
/** Longer than a batch takes, so that the kill falls anywhere in one. */
const SPREAD_MS = 40;
const directory = mkdtempSync(path.join(tmpdir(), 'vedette-crash-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the writer until a random moment after a random number of acknowledged rows, kills it, and gives the keys it was told are stored. */
function writeUntilKilled(run: number): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./crash-child.ts', import.meta.url)), directory, String(run)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const rowsWanted = LEAST_ROWS + Math.random() * MORE_ROWS;
  let output = '';
  let isDoomed = false;
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (isDoomed || readKeys(output).length < rowsWanted) return;
    isDoomed = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * SPREAD_MS);
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(readKeys(output));
      else reject(new Error(`the writer ended by itself: code ${code}, signal ${signal}`));
    });
  });
}

/** Whole lines after the first, which says that the writer is ready. */
const readKeys = (output: string): string[] => output.slice(0, output.lastIndexOf('\n')).split('\n').slice(1);

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
