import { expect, it } from 'vitest';
import { findFallen, parseFigures } from './figures.ts';

const written = parseFigures(
  '| figure | value |\n| --- | --- |\n| `kql.equal` | 1200 | x\n| kql.wrong | 3 |\n| scan.files | 10 |\n',
);

it('reads the rows of a table, with or without back-ticks', () => {
  expect([...written]).toEqual([
    ['kql.equal', 1200],
    ['kql.wrong', 3],
    ['scan.files', 10],
  ]);
});

it.each([
  ['the same', { 'kql.equal': 1200, 'kql.wrong': 3 }, []],
  ['better', { 'kql.equal': 1300, 'kql.wrong': 0 }, []],
  ['fewer right', { 'kql.equal': 1199, 'kql.wrong': 3 }, ['`kql.equal` fell from 1200 to 1199']],
  ['more wrong', { 'kql.equal': 1200, 'kql.wrong': 4 }, ['`kql.wrong` fell from 3 to 4']],
  ['no longer measured', { 'kql.equal': 1200 }, ['`kql.wrong` was 3 and is no longer measured']],
])('%s', (_name, found, expected) => {
  expect(findFallen(written, new Map(Object.entries(found)), 'kql')).toEqual(expected);
});
