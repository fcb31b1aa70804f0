import type { QueryTable } from '@vedette/model';
import { expect, it } from 'vitest';
import { formatTable } from './format-table.ts';

const table: QueryTable = {
  columns: [
    { name: 'Name', type: 'string' },
    { name: 'Bag', type: 'dynamic' },
    { name: 'N', type: 'long' },
  ],
  rows: [
    ['a,"b"', { x: 1 }, -3],
    ['=cmd|x', null, null],
    ['two\nlines\u001b[31m', [1], 7],
  ],
  partial: true,
  problems: [],
  visualization: null,
  statistics: { compileMs: 0, executeMs: 0, rowsRead: 0, bytesRead: 0 },
};

it('csv: quotes by RFC 4180, empties nulls, defuses formulas but not negative numbers', () => {
  expect(formatTable(table, 'csv')).toBe(
    'Name,Bag,N\r\n"a,""b""","{""x"":1}",-3\r\n\'=cmd|x,,\r\n"two\nlines\u001b[31m",[1],7\r\n',
  );
});

it('table: one line a row, no control characters, says that it was cut', () => {
  const text = formatTable(table, 'table');
  expect(text).not.toContain('\u001b');
  expect(text.split('\n')).toHaveLength(8);
  expect(text).toContain('3 rows (a limit cut the rest)');
});

it('json: objects by column name', () => {
  expect(JSON.parse(formatTable(table, 'json'))[0]).toEqual({ Name: 'a,"b"', Bag: { x: 1 }, N: -3 });
});
