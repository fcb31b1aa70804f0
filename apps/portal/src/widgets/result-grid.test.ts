import { expect, it } from 'vitest';
import { findEmptyColumns, sortRows } from './result-grid.tsx';

const columns = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `c${at}`, type: at === 1 ? 'long' : 'string' }));
const row = (values: readonly unknown[], count: number) => Array.from({ length: count }, (_, at) => values[at] ?? '');

it('finds the columns without a value, where there are many columns', () => {
  const rows = [row(['a', 1], 14), row(['', null, 'x'], 14)];
  expect([...findEmptyColumns({ columns: columns(14), rows })]).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(findEmptyColumns({ columns: columns(3), rows: [['a', 1, '']] }).size).toBe(0);
});

it('sorts numbers by value, nulls last, and keeps the order of equals', () => {
  const table = {
    columns: columns(2),
    rows: [
      ['a', 10],
      ['b', null],
      ['c', 9],
      ['d', 10],
    ],
  };
  const order = (sort: 'asc' | 'desc') =>
    sortRows(table, { key: '1', order: sort })
      .map(({ cells }) => cells[0])
      .join('');
  expect(order('asc')).toBe('cadb');
  expect(order('desc')).toBe('adcb');
});
