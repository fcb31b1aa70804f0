import { describe, expect, test } from 'vitest';
import { compileKql } from './kql.ts';

const options = {
  catalogue: {
    tables: [
      {
        name: 'T',
        columns: [
          { name: 'a', type: 'long' },
          { name: 'b', type: 'string' },
        ],
      },
    ],
    watchlists: [],
  },
  now: new Date(0),
} as const;

function tablesOf(text: string): string[] {
  const result = compileKql(text, options);
  if (result.kind === 'rejected') return result.problems.map((each) => `${each.code} ${each.message}`);
  return [result, ...result.furtherTables].map(
    (each) => `${each.name ?? '-'}: ${each.columns.map((column) => `${column.name}:${column.type}`).join(' ')}`,
  );
}

describe('several result tables', () => {
  const cases: readonly (readonly [title: string, text: string, tables: readonly string[]])[] = [
    [
      'fork, by names and by `as`',
      'T | fork X=(where a > 1) (count | as N) (project b)',
      ['X: a:long b:string', 'N: Count:long', '-: b:string'],
    ],
    ['fork, rendered', 'T | fork (count) (project b) | render linechart', ['-: Count:long', '-: b:string']],
    ['facet', 'T | facet by a, b', ['a: a:long count_a:long', 'b: b:string count_b:long']],
    [
      'facet with',
      'T | facet by b with (where a > 1 | summarize n = count())',
      ['-: n:long', 'b: b:string count_b:long'],
    ],
    ['preview: the rows and their number', 'T | evaluate preview(5)', ['-: a:long b:string', '-: Count:long']],
    [
      'funnel_sequence: by both ends, by what came before, by what came after',
      "T | evaluate funnel_sequence(b, a, 0, 9, 1, 9, b, dynamic(['x']))",
      [
        '-: a:long prev:string next:string dcount:long samples:dynamic',
        '-: a:long prev:string dcount:long samples:dynamic',
        '-: a:long next:string dcount:long samples:dynamic',
      ],
    ],
    [
      'statements, in order',
      'let X = T | where a > 1; X | count | as First; X | project b',
      ['First: Count:long', '-: b:string'],
    ],
  ];
  test.each(cases)('%s', (_title, text, tables) => expect(tablesOf(text)).toEqual(tables));

  test('are refused where one table is read on', () => {
    expect(tablesOf('let X = T | fork (count) (take 1); X')[0]).toMatch(/^KQL/);
  });

  test('each has its own statement and hints of `render`', () => {
    const result = compileKql('T | summarize n = count() by b | render barchart; T | count', options);
    if (result.kind === 'rejected') throw new Error(result.problems[0]?.message);
    expect(result.visualization).toMatchObject({ visualization: 'barchart' });
    expect(result.furtherTables[0]).toMatchObject({ visualization: null, columns: [{ name: 'Count', type: 'long' }] });
    expect(result.furtherTables[0]?.sql).toMatch(/count\(\)/);
  });
});
