import { expect, it } from 'vitest';
import { runManagementCommand } from './management.ts';

const context = {
  database: 'default',
  version: '0.1.0',
  startedAt: new Date('2026-03-01T00:00:00Z'),
  tables: [
    {
      name: 'SecurityAlert',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' as const },
        { name: 'Entities', type: 'string' as const },
      ],
    },
  ],
};
const firstRow = (command: string): readonly unknown[] => {
  const outcome = runManagementCommand(command, context);
  if (outcome.kind === 'rejected') throw new Error(outcome.problems[0]?.message);
  return outcome.table.rows[0] ?? [];
};

it.each([
  ['.show databases', ['default', '', 'v1.0', true, 'ReadOnly', '']],
  [' .SHOW  tables ;', ['SecurityAlert', 'default', '', '']],
  [
    ".show table ['SecurityAlert'] cslschema",
    ['SecurityAlert', 'TimeGenerated:datetime, Entities:string', 'default', '', ''],
  ],
])('%s', (command, expected) => {
  expect(firstRow(command)).toEqual(expected);
});

it.each(['.show database default schema as json', '.show databases schema as json', '.show database schema as json'])(
  '%s',
  (command) => {
    const schema = JSON.parse(String(firstRow(command)[0]));
    expect(schema.Databases.default.Tables.SecurityAlert.OrderedColumns).toEqual([
      { Name: 'TimeGenerated', Type: 'System.DateTime', CslType: 'datetime' },
      { Name: 'Entities', Type: 'System.String', CslType: 'string' },
    ]);
  },
);

it.each([
  ['.drop table SecurityAlert', 'QRY1004'],
  ['.show table Nothing cslschema', 'QRY1005'],
])('%s is refused', (command, code) => {
  expect(runManagementCommand(command, context)).toMatchObject({ kind: 'rejected', problems: [{ code }] });
});
