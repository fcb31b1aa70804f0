import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aggregates } from './functions/aggregates.ts';
import { functions } from './functions/all.ts';
import { windowFunctionNames } from './lower/operators/window.ts';
import { aggregateNames, functionNames } from './parse/symbols.ts';
import { printSupport } from './support.ts';

/** Entries that the binder knows by other means than a function symbol. */
const OURS = new Set(['unary_minus']);

/** Old names that the parser still reads but keeps out of its lists. */
const known = (names: readonly string[]): Set<string> => new Set(names);

describe('function tables', () => {
  test('every function of the tables is one that the parser knows', () => {
    const symbols = known(functionNames);
    expect(
      [...Object.keys(functions), ...windowFunctionNames].filter((name) => !symbols.has(name) && !OURS.has(name)),
    ).toEqual([]);
  });

  test('every aggregate of the table is one that the parser knows', () => {
    const symbols = known(aggregateNames);
    expect(Object.keys(aggregates).filter((name) => !symbols.has(name))).toEqual([]);
  });

  test('every entry names its source', () => {
    for (const [name, entry] of Object.entries({ ...functions, ...aggregates }))
      expect(entry.source, name).toMatch(/^https:/);
  });

  test('docs/kql-support.md is what the tables say', () => {
    const written = readFileSync(new URL('../../../docs/kql-support.md', import.meta.url), 'utf8');
    expect(written, 'run `node packages/kql/tools/write-support.ts`').toBe(printSupport());
  });
});
