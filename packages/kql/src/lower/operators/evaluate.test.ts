import { expect, test } from 'vitest';
import { pluginSymbolNames } from '../../parse/symbols.ts';
import { plugins } from '../plugins/plugins.ts';
import { lowerQuery } from '../query.ts';
import { LowerContext } from '../scope.ts';

const context = () => new LowerContext({ catalogue: { tables: [], watchlists: [] }, now: new Date(0) }, []);

test('a plugin that the table does not have is refused by name', () => {
  const span = { start: 0, end: 1, line: 1, column: 1 };
  const input = { kind: 'print' as const, values: [], columns: [], span };
  const at = {
    columns: [],
    span,
    args: [],
    table: null,
    named: new Map(),
    ordered: [],
    question: null,
    declared: new Set<string>(),
  };
  const query = { kind: 'evaluate' as const, input, plugin: 'toString', ...at };
  expect(() => lowerQuery(query, context())).toThrow('The plugin `toString` is not supported yet.');
});

test('every plugin of the table is one that the parser knows', () => {
  expect(Object.keys(plugins).filter((name) => !pluginSymbolNames.includes(name))).toEqual([]);
});
