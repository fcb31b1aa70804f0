import { afterAll, expect, test } from 'vitest';
import type { KustoType } from '../src/index.ts';
import { compileKql } from '../src/index.ts';
import { listBoundColumns } from '../src/parse/call-shapes.ts';
import { runKql } from '../src/run/index.ts';
import { makeTable, openEngine, type RowsTable } from '../tools/engine.ts';
import { findOtherEngineType } from '../tools/fuzz/engine-types.ts';
import { findOtherColumns } from '../tools/plan-columns.ts';

/**
 * What an operator calls its columns where names meet: those of the binder, at the binder's places, over the values that they stand for.
 * Every column of the tables holds a value of its own.
 */
const table = (
  name: string,
  columns: Readonly<Record<string, KustoType>>,
  ...rows: RowsTable['rows'][number][]
): RowsTable => ({ name, columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })), rows });

const tables = [
  table('T', { l: 'long', i: 'int', s: 'string', a: 'dynamic', l1: 'long' }, [1, 2, 'x', '[7]', 6]),
  table('U', { l: 'long', i: 'int' }, [1, 2], [3, 2]),
  table('K', { k: 'long', s: 'string', l: 'string' }, [8, 'x', 'y']),
];
const options = { catalogue: { tables, watchlists: [] }, now: new Date(0) };
const engine = openEngine();
afterAll(() => engine.cleanup());
for (const each of tables) makeTable(engine, each);

/** Queries, each with the rows that it gives. */
const CASES: readonly (readonly [query: string, ...rows: string[]])[] = [
  ['T | project bin(l, 1), l = i', 'l=2'],
  ['T | project bin(l, 1), l = 5', 'l=1 l1=5'],
  ['T | project l = 5, bin(l, 1)', 'l=5 l1=1'],
  ['T | project (x, y) = series_fit_line(a), y1 = l', 'x=1 y=0 y1=1'],
  ['T | extend bin(l, 1), l = 5', 'l=5 i=2 s="x" a=[7] l1=6'],
  ['T | extend (s, y) = series_fit_line(a) | project s, y', 's=1 y=0'],
  ['T | extend l + 1, Column1 = 5', 'l=1 i=2 s="x" a=[7] l1=6 Column1=5'],
  ['T | serialize bin(l, 1), l + 1', 'l=1 i=2 s="x" a=[7] l1=6 l2=1 Column1=2'],
  ['print 1, print_0 = 2', 'print_0=1 print_01=2'],
  ['T | summarize arg_max(l, *), s = sum(i)', 'l=1 i=2 s="x" a=[7] l1=6 s1=2'],
  ['T | summarize arg_max(l, *), s = take_any(i)', 'l=1 i=2 s=2 a=[7] l1=6'],
  ['T | summarize arg_max(l, *), s = percentiles(i, 5, 50)', 'l=1 i=2 s=2 a=[7] l1=6 percentile_i_50=2'],
  ['T | summarize s = sum(i), arg_min(l, *)', 's=2 l=1 i=2 s1="x" a=[7] l1=6'],
  ['T | summarize take_any(*), s = arg_min(i, l1)', 'l=1 i=2 s=2 a=[7] l1=6 l11=6'],
  ['T | summarize count(), count_ = percentile(i, 50)', 'count_=2'],
  ['T | summarize arg_max(l, s), arg_min(l, s)', 'l=1 s="x" l1=1 s1="x"'],
  ['T | summarize arg_max(l, s), count() by s', 's="x" l=1 s1="x" count_=1'],
  ['T | summarize arg_max(l, s, *)', 'l=1 s="x" i=2 a=[7] l1=6'],
  ['T | summarize arg_max(l, l1, *, i) by s', 's="x" l=1 l1=6 i=2 a=[7]'],
  ['T | summarize arg_max(l, *, l + 1) by s', 's="x" l=1 i=2 a=[7] l1=6 max_l_arg2=2'],
  ['T | summarize argmax(l, s, *)', 'max_l=1 max_l_s="x" max_l_i=2 max_l_a=[7] max_l_l1=6'],
  [
    'T | extend Column1 = 5 | serialize strcat(s, "y") | summarize argmax(l, *) by s',
    's="x" max_l=1 max_l_i=2 max_l_a=[7] max_l_l1=6 max_l_Column1=5 max_l_Column11="xy"',
  ],
  ['T | summarize argmin(l + 1, *) by s', 's="x" min_=2 min__l=1 min__i=2 min__a=[7] min__l1=6'],
  ['T | summarize any(*), any(*) by l, s', 'l=1 s="x" any_i=2 any_a=[7] any_l1=6 any_i1=2 any_a1=[7] any_l11=6'],
  ['T | summarize take_any(*) by tostring(s)', 's="x" l=1 i=2 a=[7] l1=6'],
  ['T | summarize take_any(*) by s = i', 's=2 l=1 s1="x" a=[7] l1=6'],
  ['T | summarize arg_max(tolong(l), *) by s, l1 = bin(l, 10)', 's="x" l1=0 l=1 i=2 a=[7] l11=6'],
  [
    'T | summarize series_fit_line(make_list(l)), series_fit_line_list_l_slope = 5 by s | project-keep s, *slope*',
    's="x" series_fit_line_list_l_slope=0 series_fit_line_list_l_slope1=5',
  ],
  ['T | summarize count() by (x, y) = series_fit_line(a), x1 = i', 'x=1 y=0 x1=2 count_=1'],
  ['T | distinct series_fit_line(a), s | project-keep s, *_interception', 'series_fit_line_a_interception=7 s="x"'],
  ['T | make-series count() on l from 0 to 2 step 1 by (s, y) = series_fit_line(a)', 's=1 y=0 count_=[0,1] l=[0,1]'],
  ['T | summarize by bin(l, 1), l1 = s, l = i', 'l=2 l1="x"'],
  ['T | summarize count() by bin(l, 1), l = i', 'l=2 count_=1'],
  ['U | summarize count() by bin(l, 1), l = i', 'l=2 count_=1', 'l=2 count_=1'],
  ['U | distinct bin(l, 1), l = i', 'l=2'],
  ['T | distinct l + 1, l + 2, Column2 = i', 'Column1=2 Column2=2'],
  ['T | make-series take_any(i), i = avg(l) on l from 0 to 2 step 1', 'i=[0,2] i1=[0,1] l=[0,1]'],
  [
    'T | make-series percentiles(i, 5, 50), count() on l from 0 to 2 step 1 by bin(l1, 1), l1 = s',
    'l1="x" percentile_i_5=[0,2] percentile_i_50=[0,2] count_=[0,1] l=[0,1]',
  ],
  ['T | top-nested of s by count(), top-nested of s by s = sum(l)', 's="x" aggregated_s=1 s1="x" s2=1'],
  [
    'T | top-nested of l + 1 by count(), top-nested of l + 2 by Column1 = sum(i)',
    'Column1=2 aggregated_Column1=1 Column2=3 Column11=2',
  ],
  ['T | mv-expand s = a', 'l=1 i=2 s=7 a=[7] l1=6'],
  ['T | mv-expand with_itemindex=s a', 'l=1 i=2 s="x" a=7 l1=6 s1=0'],
  ['T | mv-expand pack_array(l), pack_array(i)', 'l=1 i=2 s="x" a=[7] l1=6 Column1=1 Column2=2'],
  ['T | extend Column1 = 5 | mv-expand pack_array(l) to typeof(long)', 'l=1 i=2 s="x" a=[7] l1=6 Column1=5 Column2=1'],
  ['T | mv-apply s = a on (take 1)', 'l=1 i=2 s=7 a=[7] l1=6'],
  ['T | mv-apply s = a on (count)', 'l=1 i=2 s="x" a=[7] l1=6 Count=1'],
  ['T | mv-apply s = a on (summarize x = sum(tolong(s)) by l)', 'l=1 i=2 s="x" a=[7] l1=6 x=7'],
  ['T | mv-apply a on (count | project s = Count, l1 = 5)', 'l=1 i=2 s=1 l1=5'],
  ['T | mv-apply a on (summarize c = count() by l | project c)', 'l=1 i=2 s="x" l1=6 c=1'],
  ['T | mv-apply with_itemindex=s a on (project s, s1)', 'l=1 i=2 s="x" l1=6 s1=0'],
  ['T | mv-apply a on (summarize arg_max(l, *), i = take_any(s))', 'l=1 i="x" s="x" l1=6 a=7'],
  ['T | partition by s (summarize arg_max(l, *), i = take_any(s))', 'l=1 i="x" s="x" a=[7] l1=6'],
  ['T | parse s with l "x" i:long', 'l="" i=null s="x" a=[7] l1=6'],
  [
    'T | union withsource=s K',
    's="union_arg0" l_long=1 l_string="" i=2 a=[7] l1=6 k=null',
    's="K" l_long=null l_string="y" i=null a=null l1=null k=8',
  ],
  [
    'T | union (K | extend l_long = 5)',
    'l_long=1 l_string="" i=2 s="x" a=[7] l1=6 k=null l_long1=null',
    'l_long=null l_string="y" i=null s="x" a=null l1=null k=8 l_long1=5',
  ],
  ['T | join (K | extend s1 = 5) on s', 'l=1 i=2 s="x" a=[7] l1=6 k=8 s2="x" l2="y" s1=5'],
  ['T | lookup (K | project s, l, l1 = k) on s', 'l=1 i=2 s="x" a=[7] l1=6 l2="y" l11=8'],
  ['find withsource=s in (T, K) where l1 == 6 project s, l', 's="T" l_long=1 l_string=""'],
  ['T | project-reorder s, l, s*, i*', 's="x" l=1 i=2 a=[7] l1=6'],
  ['T | evaluate narrow() | project Row, Column, Value | top 1 by Column asc', 'Row=0 Column="a" Value="[7]"'],
  // Columns without a name are numbered through the whole text, and from 1 in each call of a function.
  ['T | project l + 1 | project Column1 + 1', 'Column2=3'],
  ['union (T | project l + 1), (T | project l + 2)', 'Column1=2 Column2=null', 'Column1=null Column2=3'],
  ['let f = () { T | project l + 1 }; union f(), f()', 'Column1=2', 'Column1=2'],
  ['let a = T | project l + 1; a | union (T | project l + 1)', 'Column1=2 Column2=null', 'Column1=null Column2=2'],
  ['T | summarize count() by l + 1 | summarize sum(Column1) by count_ + 1', 'Column2=2 sum_Column1=2'],
  [
    'T | mv-apply pack_array(l) on (where Column1 == 1 | extend l + 1) | project Column1, Column2',
    'Column1=1 Column2=2',
  ],
];

test.each(CASES)('%s', async (query, ...rows) => {
  const compiled = compileKql(query, options);
  if (compiled.kind === 'rejected') throw new Error(compiled.problems[0]?.message);
  expect(compiled.columns).toEqual(listBoundColumns(query, options.catalogue));
  expect(findOtherColumns(query, options)).toEqual([]);
  expect(findOtherEngineType(compiled, engine.query)).toBeUndefined();
  const answer = await runKql(query, { ...options, engine });
  if (answer.kind === 'rejected') throw new Error(answer.problems[0]?.message);
  const shown = answer.tables.flatMap(({ columns, rows: found }) =>
    found.map((row) => columns.map(({ name }, index) => `${name}=${JSON.stringify(row[index])}`).join(' ')),
  );
  expect(shown.sort()).toEqual([...rows].sort());
});

test.each([
  'T | sort by l asc | scan declare (s: long = 5) with (step a: true;)',
  'T | sort by l asc | scan declare (x: long, x: string) with (step a: true;)',
  'T | sort by l asc | scan with_match_id=s with (step a: true;)',
  'T | extend t = now(), dcount = s | evaluate activity_counts_metrics(s, t, ago(7d), now(), 1d, dcount)',
])('refuses two columns of one name: %s', (query) => {
  const compiled = compileKql(query, options);
  expect(compiled.kind === 'rejected' && compiled.problems.map(({ code }) => code)).toEqual(['KQL2007']);
});

test('a name of a table alone is no set of `dcount_intersect`', () => {
  const compiled = compileKql('T | project l | as a | evaluate dcount_intersect(a, a)', options);
  const message = 'The expression value must be a dynamic array.';
  expect(compiled).toMatchObject({ kind: 'rejected', problems: [{ message }, { message }] });
});
