import { expect, it } from 'vitest';
import { filterTables, groupTables, type SchemaTable } from './schema-model.ts';

const table = (name: string, category: string, solutions: string[] = [], columns = ['TimeGenerated']): SchemaTable => ({
  name,
  category,
  description: `about ${name}`,
  solutions,
  columns: columns.map((column) => ({ name: column, type: 'string' })),
});
const tables = [
  table('SigninLogs', 'Entra', [], ['UserName', 'City']),
  table('AuditLogs', 'Entra', ['B', 'A']),
  table('Purview', 'Microsoft Purview', ['A'], ['AssetPath']),
];

it('finds tables first, then columns of others', () => {
  expect(filterTables(tables, 'audit').map(({ name }) => name)).toEqual(['AuditLogs']);
  expect(filterTables(tables, 'city')).toMatchObject([{ name: 'SigninLogs', columns: [{ name: 'City' }] }]);
  expect(filterTables(tables, ' ')).toBe(tables);
});

it.each([
  [
    'category',
    [
      ['Entra', 2],
      ['Microsoft Purview', 1],
    ],
  ],
  [
    'solution',
    [
      ['A', 2],
      ['B', 1],
      ['Other tables', 1],
    ],
  ],
  ['none', [['All tables', 3]]],
] as const)('groups by %s', (by, expected) => {
  expect(groupTables(tables, by).map(({ name, tables: members }) => [name, members.length])).toEqual(expected);
});
