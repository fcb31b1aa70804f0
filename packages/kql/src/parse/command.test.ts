import { describe, expect, it } from 'vitest';
import { isCommand, type ManagementCommand, parseCommand } from './command.ts';

function read(text: string): ManagementCommand {
  const parsed = parseCommand(text);
  if (parsed.kind !== 'command') throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  return parsed;
}

it.each([
  ['.show tables', true],
  [' // a note\n  .show tables', true],
  ['print .5', false],
  ['', false],
])('%j is a command: %s', (text, expected) => expect(isCommand(text)).toBe(expected));

it.each([
  ['.show databases', 'ShowClusterDatabases', {}],
  [' .show  tables ;', 'ShowTables', {}],
  [
    ".show databases (['default'], other) schema as json",
    'ShowDatabasesSchemaAsJson',
    { DatabaseName: ['default', 'other'] },
  ],
  [".show table ['my \\' table'] cslschema", 'ShowTableCslSchema', { TableName: ["my ' table"] }],
  ['.drop functions (a, ["b c"]) ifexists', 'DropFunctions', { FunctionName: ['a', 'b c'] }],
  ['.cancel query "x;y" with (reason="it is late")', 'CancelQuery', { ClientRequestId: ['x;y'] }],
  ['.show running queries by user "megan"', 'ShowRunningQueries', { UserName: ['megan'] }],
])('%s', (text, name, given) => {
  expect(read(text).name).toBe(name);
  expect(Object.fromEntries(read(text).given)).toEqual(given);
});

describe('a function', () => {
  const text = `.create-or-alter function with (docstring = @"a\\b", folder='x', view=true) ['f g']
  (a: long = 5, T: (x: string, ['y z']: date), U: (*)) { let s = "}"; T | take a // }
  }`;

  it('is read whole, whatever its texts and comments hold', () => {
    const { name, given, properties, declaration } = read(text);
    expect([name, given.get('FunctionName')]).toEqual(['CreateOrAlterFunction', ['f g']]);
    expect(Object.fromEntries(properties)).toEqual({ docstring: 'a\\b', folder: 'x', view: 'true' });
    expect(declaration).toMatchObject({
      parameters: "(a: long = 5, T: (x: string, ['y z']: date), U: (*))",
      body: '{ let s = "}"; T | take a // }\n  }',
      inputParameters: [
        { name: 'a', type: 'long', defaultValue: '5' },
        {
          name: 'T',
          columns: [
            { name: 'x', type: 'string' },
            { name: 'y z', type: 'datetime' },
          ],
        },
        { name: 'U' },
      ],
      span: { line: 2, column: 3 },
    });
  });

  it.each(['ifnotexists', 'function'])('knows its word %s', (word) => {
    expect(read('.create function ifnotexists f() { print 1 }').words.has(word)).toBe(true);
  });

  it('takes no word of a name or of the body for its own', () => {
    expect(read('.create function ifexists() { ifnotexists }').words).toEqual(new Set(['create', 'function']));
  });
});

it('gives the operators behind a command', () => {
  expect(read('.show tables | where TableName has "a|b" | count;').operators).toBe('where TableName has "a|b" | count');
  expect(read('.show tables').operators).toBeNull();
});

it('says where a command is not whole, and knows none that is made up', () => {
  expect(parseCommand('.create function f( { x')).toMatchObject({
    kind: 'rejected',
    problems: [{ code: 'KQL1001', span: { line: 1, column: 21 } }, {}],
  });
  expect(parseCommand('.make coffee').kind).toBe('unknown');
});
