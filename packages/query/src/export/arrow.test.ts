import type { ColumnSchema } from '@vedette/model';
import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { streamArrow } from './arrow.ts';

async function* batchesOf(...batches: unknown[][][]) {
  yield* batches;
}

async function roundTrip(columns: readonly ColumnSchema[], ...batches: unknown[][][]) {
  const stream = streamArrow({ columns, batches: batchesOf(...batches) });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream.bytes) chunks.push(chunk);
  return { table: tableFromIPC(Buffer.concat(chunks)), rounded: stream.rounded(), chunks };
}

const columns: readonly ColumnSchema[] = (
  ['string', 'long', 'int', 'real', 'bool', 'datetime', 'timespan', 'guid', 'decimal', 'dynamic'] as const
).map((type) => ({ name: `a ${type}`, type }));
const id = '01234567-89ab-cdef-0123-456789abcdef';
const full = ['é\u{1F600}', '9007199254740993', -7, 'nan', true, '10', '-36000000001', id, '1.50', '{"a":1.0}'];
const extreme = ['', '-9223372036854775808', 2147483647, '-inf', false, '-621355968000000000', '0', id, '-0.1', '[]'];

it('gives every type as its own, exactly', async () => {
  const { table } = await roundTrip(columns, [full, extreme, columns.map(() => null)]);
  expect(table.schema.fields.map(({ type }) => String(type))).toEqual([
    'Utf8',
    'Int64',
    'Int32',
    'Float64',
    'Bool',
    'Timestamp<MICROSECOND, UTC>',
    'Duration<MICROSECOND>',
    'Utf8',
    'Utf8',
    'Utf8',
  ]);
  expect(table.schema.fields.map(({ metadata }) => metadata.get('kusto.type'))).toEqual(
    columns.map(({ type }) => type),
  );
  expect(table.schema.fields[9]?.metadata.get('ARROW:extension:name')).toBe('arrow.json');
  const cells = (name: string) => [0, 1, 2].map((row) => table.getChild(`a ${name}`)?.get(row));
  expect(cells('string')).toEqual(['é\u{1F600}', '', '']);
  expect(cells('long')).toEqual([9007199254740993n, -9223372036854775808n, null]);
  expect(cells('int')).toEqual([-7, 2147483647, null]);
  expect(cells('real')).toEqual([Number.NaN, Number.NEGATIVE_INFINITY, null]);
  expect(cells('bool')).toEqual([true, false, null]);
  expect(cells('datetime')).toEqual([0.001, Date.parse('0001-01-01T00:00:00Z'), null]);
  expect(cells('timespan')).toEqual([-3600000000n, 0n, null]);
  expect(cells('guid')).toEqual([id, id, null]);
  expect(cells('decimal')).toEqual(['1.50', '-0.1', null]);
  expect(cells('dynamic')).toEqual(['{"a":1.0}', '[]', null]);
});

it('counts the times that lose a digit', async () => {
  const { rounded } = await roundTrip([{ name: 't', type: 'datetime' }], [['10'], ['11'], [null]], [['-1']]);
  expect(rounded).toBe(2);
});

it('is written as rows come, and is whole without any', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, index) => [String(index)]);
  const many = await roundTrip([{ name: 'n', type: 'long' }], rows(20_000), rows(20_000));
  expect(many.table.numRows).toBe(40_000);
  expect(many.table.getChild('n')?.get(39_999)).toBe(19_999n);
  expect(many.chunks.length).toBeGreaterThan(3);
  const none = await roundTrip(columns);
  expect([none.table.numRows, none.table.schema.fields.length]).toEqual([0, 10]);
});
