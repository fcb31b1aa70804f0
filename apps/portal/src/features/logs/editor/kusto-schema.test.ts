import { expect, it } from 'vitest';
import { toEngineSchema } from './kusto-schema.ts';

it('tells the language service of tables, what they are about, and of functions with their parameters', () => {
  const { database } = toEngineSchema({
    tables: [
      { name: 'T', category: '', description: 'About T.', solutions: [], columns: [{ name: 'A', type: 'long' }] },
    ],
    watchlists: [],
    functions: [
      {
        name: 'F',
        parameters: '(n: long = 5, Rows: (A: long))',
        inputParameters: [
          { name: 'n', type: 'long', defaultValue: '5' },
          { name: 'Rows', columns: [{ name: 'A', type: 'long' }] },
        ],
        body: '{ T | take n }',
        folder: '',
        docString: 'Some of T.',
      },
    ],
  });
  expect(database.tables).toMatchObject([{ name: 'T', docstring: 'About T.', columns: [{ name: 'A', type: 'long' }] }]);
  expect(database.functions[1]).toEqual({
    name: 'F',
    body: '{ T | take n }',
    docstring: 'Some of T.',
    inputParameters: [
      { name: 'n', type: 'System.Int64', cslDefaultValue: '5' },
      { name: 'Rows', columns: [{ name: 'A', type: 'long' }] },
    ],
  });
});
