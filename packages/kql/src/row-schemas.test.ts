import { describe, expect, test } from 'vitest';
import type { RowAnswer } from './compiled.ts';
import type { HostValue } from './host/host.ts';
import { compileKql, compileStep } from './kql.ts';
import type { KustoType } from './types.ts';

const options = { catalogue: { tables: [], watchlists: [] }, now: new Date('2026-01-02') };
const BAGS = 'datatable(Id: long, d: dynamic)[1, dynamic({"x": 1})] | evaluate bag_unpack(d)';

/** Compiles, answering each question with the columns given for it. */
function answer(text: string, ...found: readonly (readonly [string, KustoType | ''][])[]) {
  const answers: RowAnswer[] = [];
  for (const columns of found) {
    const asked = compileStep(text, { ...options, answers });
    if (asked.kind !== 'asks') return asked;
    answers.push({ key: asked.key, table: { columns: asked.question.columns, rows: [[columns as HostValue]] } });
  }
  return compileStep(text, { ...options, answers });
}

const columnsOf = (result: ReturnType<typeof compileStep>): string[] =>
  result.kind === 'compiled' ? result.columns.map(({ name, type }) => `${name}: ${type}`) : [JSON.stringify(result)];

describe('columns that depend on rows', () => {
  test('are asked for first, and then known with their types', () => {
    expect(compileStep(BAGS, options).kind).toBe('asks');
    expect(
      columnsOf(
        answer(`${BAGS} | extend z = x + 1, w = strcat(y, "!")`, [
          ['x', 'long'],
          ['y', 'string'],
        ]),
      ),
    ).toEqual(['Id: long', 'x: long', 'y: string', 'z: long', 'w: string']);
  });

  test('a name that they do not have is unknown', () => {
    const result = answer(`${BAGS} | project nope`, [['x', 'long']]);
    expect(result.kind === 'rejected' && result.problems[0]?.code).toBe('KQL1002');
  });

  test('where no row says any, every name is a null', () => {
    expect(columnsOf(answer(`${BAGS} | where Foo > 3 | project Foo, Id`, []))).toEqual(['Foo: dynamic', 'Id: long']);
  });

  test('two plugins in a row ask one after the other', () => {
    const text = `${BAGS} | evaluate bag_unpack(x) | project inner = y * 2.0`;
    expect(columnsOf(answer(text, [['x', 'dynamic']], [['y', 'long']]))).toEqual(['inner: real']);
  });

  test('a pivot has the type of its aggregate', () => {
    const text =
      'datatable(k: string, g: string, v: real)["a", "x", 1.0] | evaluate pivot(k, max(v), g) | extend w = a';
    expect(columnsOf(answer(text, [['a', '']]))).toEqual(['g: string', 'a: real', 'w: real']);
  });

  test('a schema in the query asks nothing', () => {
    expect(compileKql(`${BAGS} : (*, x: long)`, options).kind).toBe('compiled');
  });

  test('a slot that a column has is a problem, unless the query says which stays', () => {
    const clash = [['Id', 'string']] as [string, KustoType][];
    const result = answer(BAGS, clash);
    expect(result.kind === 'rejected' && result.problems[0]?.code).toBe('KQL2007');
    const replaced = BAGS.replace('(d)', '(d, columnsConflict="replace_source")');
    expect(columnsOf(answer(replaced, clash))).toEqual(['Id: string']);
  });

  test.each(['a`b', "it's", '`; DROP TABLE x --', '\\', 'a\u0000b', 'Id`, (SELECT 1) AS `y'])(
    'a name %j that rows bring is an identifier or a parameter',
    (name) => {
      const result = answer(BAGS, [[name, 'long']]);
      expect(result.kind).toBe('compiled');
      if (result.kind !== 'compiled') return;
      const quoted = [...result.sql.matchAll(/`(?:\\.|[^`\\])*`/gs)].map((found) => found[0]);
      const rest = quoted.reduce((text, each) => text.replaceAll(each, ''), result.sql);
      expect(rest).not.toContain('DROP');
      expect(rest).not.toContain('SELECT 1');
      expect(rest).not.toMatch(/[`']s|a`b/);
      expect(result.parameters.some(({ value }) => value === name)).toBe(true);
    },
  );
});
