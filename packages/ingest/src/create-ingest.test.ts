import type { AppendResult, IncomingRow, LogStore } from '@vedette/log-store';
import { ManualClock, type TableSchema } from '@vedette/model';
import { expect, it } from 'vitest';
import { createIngest, type IngestOptions } from './create-ingest.ts';

const TABLE: TableSchema = {
  name: 'T',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'N', type: 'long' },
    { name: 'LabelName', type: 'string' },
    { name: 'Type', type: 'string' },
    { name: 'TenantId', type: 'string' },
  ],
};
const TIME = '2026-06-10T12:00:00Z';

function open(rest: Partial<IngestOptions> = {}) {
  const appended: { table: string; rows: readonly IncomingRow[] }[] = [];
  const logStore: Pick<LogStore, 'append'> = {
    append: async (table, rows): Promise<AppendResult> => {
      appended.push({ table: table.name, rows });
      return { appended: rows.length, duplicateKeys: [] };
    },
  };
  return { ingest: createIngest({ logStore, clock: new ManualClock(TIME), workspaceId: 'w', ...rest }), appended };
}

it('turns records into rows, fills Type and TenantId, and asks the hooks first', async () => {
  const { ingest, appended } = open({ enrich: [(_table, values) => ({ ...values, LabelName: 'Secret' })] });
  const result = await ingest.write(TABLE, [{ key: 'a', values: { TimeGenerated: TIME, N: 7 } }]);
  expect(result).toEqual({ accepted: 1, duplicates: [], rejected: [] });
  expect(appended[0]?.rows[0]).toEqual({
    key: 'a',
    row: { TimeGenerated: BigInt(Date.parse(TIME)) * 10_000n, N: 7n, LabelName: 'Secret', Type: 'T', TenantId: 'w' },
  });
});

it.each([
  ['a value of another type', { TimeGenerated: TIME, N: 'many' }, 'ING1002', '`N`'],
  ['a member that is no column', { TimeGenerated: TIME, Extra: 1 }, 'ING1004', '`Extra`'],
])('refuses %s, keeps the others, and says so in Operation', async (_name, values, code, names) => {
  const { ingest, appended } = open();
  const result = await ingest.write(TABLE, [
    { key: 'bad', values },
    { key: 'good', values: { TimeGenerated: TIME } },
  ]);
  expect(result.accepted).toBe(1);
  expect(result.rejected).toMatchObject([{ key: 'bad', problem: { code, message: expect.stringContaining(names) } }]);
  expect(appended.map(({ table, rows }) => [table, rows.length])).toEqual([
    ['T', 1],
    ['Operation', 1],
  ]);
});

it('gives a record without a time that of its arrival, and says so', async () => {
  const { ingest, appended } = open();
  const result = await ingest.write(TABLE, [{ key: 'a', values: { N: 1 } }]);
  expect(appended[0]?.rows[0]?.row.TimeGenerated).toBe(BigInt(Date.parse(TIME)) * 10_000n);
  expect(result).toMatchObject({
    accepted: 1,
    rejected: [],
    notes: [{ key: 'a', problem: { code: 'ING1006', severity: 'information' } }],
  });
});

it('refuses a table that does not exist', async () => {
  await expect(open().ingest.write('Nowhere', [])).rejects.toThrow('ING1001');
});

it('lets only so much in at a time, and loses nothing', async () => {
  let [now, most] = [0, 0];
  const logStore: Pick<LogStore, 'append'> = {
    append: async (_table, rows) => {
      now += rows.length;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= rows.length;
      return { appended: rows.length, duplicateKeys: [] };
    },
  };
  const ingest = createIngest({ logStore, clock: new ManualClock(TIME), workspaceId: 'w' });
  const records = Array.from({ length: 45_000 }, (_, index) => ({ key: `${index}`, values: { TimeGenerated: TIME } }));
  const results = await Promise.all(Array.from({ length: 8 }, () => ingest.write(TABLE, records)));
  expect(results.every(({ accepted }) => accepted === 45_000)).toBe(true);
  expect(most).toBeLessThanOrEqual(100_000);
});
