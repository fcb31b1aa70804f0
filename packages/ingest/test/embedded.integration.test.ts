import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogStore, SqlParameter } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { findTable, invariant, ManualClock, type TableSchema } from '@vedette/model';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIngest, type Ingest, RawJson } from '../src/index.ts';

const TABLE: TableSchema = {
  name: 'Bags',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'Bag', type: 'dynamic' },
  ],
  dynamicPaths: { Bag: [['a']] },
};
const operation = findTable('Operation');
invariant(operation, 'the catalogue has Operation');

const directory = mkdtempSync(path.join(tmpdir(), 'vedette-ingest-'));
const clock = new ManualClock('2026-06-10T12:00:00Z');
let store: LogStore;
let ingest: Ingest;
beforeAll(async () => {
  store = await openEmbeddedLogStore({ directory });
  await store.ensureTables([TABLE, operation]);
  ingest = createIngest({ logStore: store, clock, workspaceId: 'default' });
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

async function ask(sql: string, parameters: readonly SqlParameter[] = []): Promise<unknown[][]> {
  const limits = { maxExecutionSeconds: 60, maxMemoryBytes: 1e9 };
  const { batches } = await store.select({ sql, parameters }, { limits });
  const rows: unknown[][] = [];
  for await (const batch of batches) for (const row of batch) rows.push([...row]);
  return rows;
}

let run = 0;
/** Writes each text as a bag of its own and gives what the table then holds, in order. */
async function writeAndRead(values: readonly unknown[]): Promise<unknown[]> {
  run += 1;
  const key = (index: number) => `${run}-${String(index).padStart(6, '0')}`;
  const records = values.map((Bag, index) => ({
    key: key(index),
    values: { TimeGenerated: '2026-06-10T00:00:00Z', Bag },
  }));
  expect(await ingest.write(TABLE, records)).toEqual({ accepted: values.length, duplicates: [], rejected: [] });
  const sql = 'SELECT Bag FROM Bags WHERE startsWith(_IngestKey, {run:String}) ORDER BY _IngestKey';
  return (await ask(sql, [{ name: 'run', type: 'String', value: `${run}-` }])).map(([bag]) => bag);
}

it('keeps the source text of a bag, letter by letter', async () => {
  const texts = [
    '{"z":1.0,"a":1e3,"a":2,"n":null}',
    '{ "big" : 123456789012345678901234567890, "f":0.12345678901234567 }',
    '{"t":"2026-06-10T12:00:00.0000000+02:00","e":"\\u00e9\\/","dot.key":{"":[]}}',
    '"text"',
    '42',
  ];
  expect(await writeAndRead(texts.map((text) => new RawJson(text)))).toEqual(texts);
});

it('keeps every JSON value exactly', async () => {
  const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 200, maxLength: 200 }), async (values) => {
      const expected = values.map((each) => (each === null ? null : JSON.stringify(each)));
      expect(await writeAndRead(values)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

it('stores a record once, also when its time was given to it on arrival', async () => {
  const record = { key: 'timeless', values: { Bag: {} } };
  expect((await ingest.write(TABLE, [record])).accepted).toBe(1);
  await clock.advance(86_400_000);
  expect(await ingest.write(TABLE, [record])).toMatchObject({ accepted: 0, duplicates: ['timeless'] });
});

it('says in Operation why a record was refused, once', async () => {
  const record = { key: 'bad', values: { TimeGenerated: 'yesterday' } };
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await ingest.write(TABLE, [record])).toMatchObject({ accepted: 0, rejected: [{ key: 'bad' }] });
    await clock.advance(1000);
  }
  const rows = await ask('SELECT OperationKey, OperationStatus, Detail FROM Operation');
  expect(rows).toEqual([['bad', 'Failed', expect.stringContaining('yesterday')]]);
});
