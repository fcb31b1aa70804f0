import { describe, expect, it } from 'vitest';
import { arrangeRows, countValues, listGroupKeys, makeItems, NULL_TEXT, nextSort, PLAIN_VIEW } from './grid-model.ts';

const columns = [
  { name: 'Name', type: 'string' },
  { name: 'Size', type: 'long' },
];
const rows = [
  ['b', 10],
  ['a', '9223372036854775807'],
  ['', null],
  ['a', 9],
];
const table = { columns, rows };
const arranged = (change: Partial<typeof PLAIN_VIEW>) => arrangeRows(table, { ...PLAIN_VIEW, ...change });

describe('order', () => {
  it('keeps the order of the answer where nothing is sorted', () => {
    expect(arranged({})).toEqual([0, 1, 2, 3]);
  });
  it('compares longs beyond 2^53 by value, nulls last both ways', () => {
    expect(arranged({ sort: [{ at: 1, order: 'asc' }] })).toEqual([3, 0, 1, 2]);
    expect(arranged({ sort: [{ at: 1, order: 'desc' }] })).toEqual([1, 0, 3, 2]);
  });
  it('breaks ties by the next key', () => {
    const sort = [{ at: 0, order: 'asc' } as const, { at: 1, order: 'asc' } as const];
    expect(arranged({ sort })).toEqual([2, 3, 1, 0]);
  });
  it.each([
    ['datetime', ['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00Z', '0001-01-01T00:00:00Z'], [2, 1, 0]],
    ['timespan', ['1.00:00:00', '23:59:59', '-00:00:01', '-2.00:00:00'], [3, 2, 1, 0]],
    ['decimal', ['10.5', '9.25', '-0.5', '9.3'], [2, 1, 3, 0]],
    ['decimal', ['0.00000000000000000000000000000000000012', '0.00000000000000000000000000000000000011'], [1, 0]],
    ['real', ['Infinity', 1.5, 'NaN', '-Infinity'], [3, 1, 0, 2]],
    ['bool', [true, false], [1, 0]],
    ['string', ['b', 'B', 'a'], [1, 2, 0]],
  ])('%s', (type, values, expected) => {
    const one = { columns: [{ name: 'V', type }], rows: values.map((value) => [value]) };
    expect(arrangeRows(one, { ...PLAIN_VIEW, sort: [{ at: 0, order: 'asc' }] })).toEqual(expected);
  });
  it('turns from largest first to smallest first to none, alone or beside others', () => {
    const first = nextSort([], 1, false);
    expect(first).toEqual([{ at: 1, order: 'desc' }]);
    expect(nextSort(first, 1, false)).toEqual([{ at: 1, order: 'asc' }]);
    expect(nextSort([{ at: 1, order: 'asc' }], 1, false)).toEqual([]);
    expect(nextSort(first, 0, true)).toEqual([...first, { at: 0, order: 'desc' }]);
  });
});

describe('filters', () => {
  it('by a part of the text, without regard to case', () => {
    expect(arranged({ filters: new Map([[0, { text: 'A', values: new Set() }]]) })).toEqual([1, 3]);
  });
  it('by picked values, null among them', () => {
    expect(arranged({ filters: new Map([[1, { text: '', values: new Set([NULL_TEXT, '9']) }]]) })).toEqual([2, 3]);
  });
  it('offers the commonest values', () => {
    expect(countValues(table, 0, 1)).toEqual({ values: [{ text: 'a', count: 2 }], distinct: 3 });
  });
});

describe('groups', () => {
  const order = [0, 1, 2, 3];
  it('are folded at first, and count their rows', () => {
    const items = makeItems(table, order, [0], new Set(), new Set());
    expect(items.map((item) => item.kind === 'group' && [item.label, item.count])).toEqual([
      ['b', 1],
      ['a', 2],
      ['', 1],
    ]);
  });
  it('open to rows, or to further groups', () => {
    const items = makeItems(table, order, [0, 1], new Set(['/"a"', '/"a"/"9"']), new Set([3]));
    expect(items.map((item) => (item.kind === 'group' ? item.label : `${item.kind} ${item.index}`))).toEqual([
      'b',
      'a',
      '9223372036854775807',
      '9',
      'row 3',
      'detail 3',
      '',
    ]);
  });
  it('all open are all rows', () => {
    const keys = listGroupKeys(table, order, [0, 1]);
    const items = makeItems(table, order, [0, 1], keys, new Set());
    expect(items.filter(({ kind }) => kind === 'row')).toHaveLength(4);
  });
});
