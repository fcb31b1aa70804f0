import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aggregates } from './functions/aggregates.ts';
import { functions } from './functions/all.ts';
import { windowFunctionNames } from './lower/operators/window.ts';
import { operatorKeywords } from './parse/operator-names.ts';
import { aggregateNames, functionNames, operatorKinds } from './parse/symbols.ts';
import { listSupport } from './support.ts';
import { printSupport } from './support-page.ts';
import { listSyntax } from './support-syntax.ts';

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

  test('every tabular operator of the parser is listed', () => {
    const listed = new Set(operatorKeywords.map(({ kind }) => kind));
    expect(operatorKinds.filter((kind) => !listed.has(kind))).toEqual([]);
    expect(operatorKinds.length).toBeGreaterThan(50);
  });

  test('nothing is pending: each symbol of the parser works or is refused with a reason', () => {
    expect(listSupport().filter(({ state }) => state === 'pending')).toEqual([]);
    for (const { name, state, note } of listSupport()) if (state === 'refused') expect(note, name).not.toBe('');
  });

  test('every part of the syntax compiles in a query, or is refused by one', () => {
    const entries = listSyntax();
    expect(entries.filter(({ outcome }) => outcome === 'broken')).toEqual([]);
    expect(entries.length).toBeGreaterThan(100);
  });

  test('docs/kql-support.md is what the tables say', () => {
    const written = readFileSync(new URL('../../../docs/kql-support.md', import.meta.url), 'utf8');
    expect(written, 'run `node packages/kql/tools/write-support.ts`').toBe(printSupport());
  });
});
