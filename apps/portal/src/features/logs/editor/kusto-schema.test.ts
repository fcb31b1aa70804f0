import { expect, it } from 'vitest';
import { readParameters, toEngineSchema } from './kusto-schema.ts';

it.each([
  ['()', []],
  [
    '(a: string, b:long = 5)',
    [
      ['a', 'string'],
      ['b', 'long'],
    ],
  ],
  [
    '(T: (x: int, y: string), n: real)',
    [
      ['T', 'dynamic'],
      ['n', 'real'],
    ],
  ],
])('%s', (written, expected) => {
  expect(readParameters(written).map(({ name, cslType }) => [name, cslType])).toEqual(expected);
});

it('tells the language service of tables, what they are about, and of functions', () => {
  const { database } = toEngineSchema({
    tables: [
      { name: 'T', category: '', description: 'About T.', solutions: [], columns: [{ name: 'A', type: 'long' }] },
    ],
    watchlists: [],
    functions: [{ name: 'F', parameters: '(n: long)', body: '{ T | take n }', folder: '', docString: 'Some of T.' }],
  });
  expect(database.tables).toMatchObject([{ name: 'T', docstring: 'About T.', columns: [{ name: 'A', type: 'long' }] }]);
  expect(database.functions).toMatchObject([{ name: '_GetWatchlist' }, { name: 'F', body: '{ T | take n }' }]);
});
