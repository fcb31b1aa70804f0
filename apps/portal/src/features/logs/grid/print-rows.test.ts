import { expect, it } from 'vitest';
import { printJsonRows, printTabRows } from './print-rows.ts';

const table = {
  columns: [
    { name: 'Name', type: 'string' },
    { name: 'Raw', type: 'dynamic' },
  ],
  rows: [
    ['a\tb\nc', { x: [1] }],
    ['', null],
  ],
};

it('writes rows as JSON that reads back to the same values', () => {
  expect(JSON.parse(printJsonRows(table))).toEqual([
    { Name: 'a\tb\nc', Raw: { x: [1] } },
    { Name: '', Raw: null },
  ]);
  expect(JSON.parse(printJsonRows({ ...table, rows: [] }))).toEqual([]);
});

it('keeps each row on its line for a spreadsheet', () => {
  expect(printTabRows(table, table.rows)).toBe('Name\tRaw\na b c\t{"x":[1]}\n\t');
});
