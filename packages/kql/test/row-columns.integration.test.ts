import { afterAll, describe, expect, test } from 'vitest';
import type { CompiledQuery } from '../src/compiled.ts';
import { type CompileOptions, compileStep } from '../src/kql.ts';
import { compileOn, runTable } from '../src/run/run-kql.ts';
import { openEngine } from '../tools/engine.ts';
import { findWrongCell, sortedRows } from '../tools/fuzz/cells.ts';
import { findOtherEngineType } from '../tools/fuzz/engine-types.ts';
import { findOtherColumns } from '../tools/plan-columns.ts';

/** Columns that only rows show, before every operator: the binder, the plan and the engine say the same of them. */
const engine = openEngine();
afterAll(() => engine.cleanup());
const OPTIONS: CompileOptions = { catalogue: { tables: [], watchlists: [] }, now: new Date('2026-01-02') };

/** Rows of a table that is empty or not, for one of two sources of the columns `a` and `b`, beside `i` and `k`. */
const BAG_ROWS = '1, "k1", dynamic({"a": 3, "b": "x"}), 2, "k2", dynamic({"a": 5, "b": "x y"}), 3, "k1", dynamic(null)';
const bag = (rows: string): string => `datatable(i: long, k: string, d: dynamic)[${rows}] | evaluate bag_unpack(d)`;
const PIVOT_ROWS = '1, "k1", "a", 4, 2, "k2", "b", 5, 3, "k1", "b", 6';
const pivot = (rows: string): string =>
  `datatable(i: long, k: string, p: string, v: long)[${rows}] | evaluate pivot(p, max(v), i, k)`;

interface Source {
  readonly text: string;
  /** The same with its columns written out after `evaluate`, where they have these types if no row says one. */
  readonly schema: (a: string, b: string) => string;
}
const PIVOTED = '(i: long, k: string, a: long, b: long)';
const unseen = (a: string, b: string): string => `(*, a: ${a}, b: ${b})`;
const SOURCES: Readonly<Record<string, Source>> = {
  'slots of rows': { text: bag(BAG_ROWS), schema: () => '(*, a: long, b: string)' },
  'slots of no rows': { text: bag(''), schema: unseen },
  'values of rows': { text: pivot(PIVOT_ROWS), schema: () => PIVOTED },
  'values of no rows': { text: pivot(''), schema: () => PIVOTED },
};

/** What follows a source `S`. Each reads `a` and `b`, which are dynamic where no row says more. */
const OPERATORS: readonly string[] = [
  'S | project a, b, i',
  'S | extend x = tolong(a) + 1, y = strcat(b, "!"), z = a | project x, y, z, a, b',
  'S | extend x = a + 1, y = a > 2, z = iff(a > 2, b, b) | project-away b',
  'S | where a > 2 | where isnotempty(b)',
  'S | where a between (1 .. 4) | project a, b',
  'S | where a > 2 or tostring(b) has "x" | count',
  'S | where tostring(b) == "x" and a in (1, 3)',
  'S | order by tostring(a) asc, tostring(b) desc',
  'S | top 2 by tolong(a) | project b',
  'S | distinct tostring(a), tostring(b)',
  'S | summarize n = count(), s = sum(tolong(a)), m = max(tostring(b)) by k',
  'S | summarize arg_max(i, *) by k | project a, b',
  'S | summarize arg_max(i, a, b)',
  'S | summarize make_set(b), take_any(a, b), make_list(a) by k',
  'S | summarize count() by tostring(a), x = tostring(b)',
  'S | summarize count() by bin(tolong(a), 2), tostring(b)',
  'S | extend a = todynamic(tostring(a)) | mv-expand a to typeof(long) | project a, b',
  'S | mv-expand x = pack_array(a, b) | project x, a, b',
  'S | mv-apply x = pack_array(a, b) on (where isnotempty(x) | project x) | project x, i, a, b',
  'S | make-series s = sum(tolong(a)) on i from 1 to 4 step 1 by tostring(b)',
  'S | join kind=inner (S) on i | project a, b, a1, b1',
  'S | join kind=leftouter (print i = 1, w = "x") on i | project a, b, w',
  'print i = 1, w = "x" | join kind=leftouter (S) on i | project w, a, b',
  'S | join kind=rightanti (S | where tolong(a) > 3) on k | project a, b',
  'S | lookup kind=leftouter (print i = 1, w = "x") on i | project w, a, b',
  'print i = 1, w = "x" | lookup (S | project i, a, b) on i',
  'S | union (S | project a, c = b) | project a, b, c',
  'union withsource=t (S | project a, b), (print a = "s", n = 1)',
  'print i = 1 | where i in ((S | project tolong(a))) or i in ((S | project i, a, b))',
  'print x = toscalar(S | summarize max(tolong(a))), y = toscalar(S | project b)',
  'let f = S; f | project a, b | union (f | summarize a = max(tolong(a)), b = max(tostring(b)))',
  'let f = materialize(S); f | where tolong(a) > 1 | join kind=inner (f | project i, b) on i | project a, b, b1',
  'let f = (T: (*)) { T | where rand() >= 0 }; S | invoke f() | project b, a',
  'let f = (T: (*)) { T | take 10 }; f(S) | project x = b, a',
  'S | as T | where tolong(a) > 1 | join kind=inner (T | project i, b) on i | project a, b, b1',
  'S | partition hint.strategy=native by k (where tolong(a) > 1 | project k, a, b)',
  'S | partition by k (top 1 by tostring(b) | project a, b)',
  'S | serialize p = prev(a), n = next(b), r = row_number() | project p, n, r',
  'S | sort by i asc | scan declare (x: long, y: string) with (step s: true => x = tolong(a), y = tostring(b);) | project x, y',
  'S | parse tostring(b) with q: string " " r | project q, r, a',
  'S | extend b = tostring(b) | parse-kv b as (x: long) | project x, a, b',
  'S | extend b = tostring(b) | parse b with * "x" a:long | project a, b',
  'S | extend a = 7, c = b | project a, c',
  'S | project-rename x = a, y = b | project x, y',
  'S | project-reorder b, a | project b, a, i',
  'S | project-keep a, b, i | project-away i',
  'S | where isnotnull(a) | top-nested 2 of tostring(b) by sum(tolong(a))',
  'S | project b = tostring(b), a | top-hitters 2 of b by tolong(a)',
  'S | project x = a, b = tostring(b) | reduce by b',
  'S | project x = tostring(a), y = tostring(b), i | evaluate basket()',
  'S | project x = tostring(a), y = tostring(b), i | evaluate autocluster()',
  'S | where isnotnull(a) or isnotnull(b) | evaluate basket(0.05, i) | project a, b, Count',
  'S | where isnotnull(a) or isnotnull(b) | evaluate autocluster() | where isnotempty(k) | project a, b',
  'S | where isnotnull(a) or isnotnull(b) | evaluate diffpatterns(k, "k1", "k2") | project a, b',
  'S | where isnotnull(a) or isnotnull(b) | evaluate narrow() | where Column in ("a", "b")',
  'S | where isnotnull(a) or isnotnull(b) | evaluate rows_near(i == 1, 1) | project a, b',
  'S | evaluate rows_near(tolong(a) == 3, 1) | project a, b',
  'S | where isnotnull(a) or isnotnull(b) | evaluate identity() | project a, b',
  'S | extend b = tostring(b) | evaluate ipv4_lookup((print net = "10.0.0.0/8", w = 1), b, net, return_unmatched = true) | project a, b, w',
  'S | extend b = tostring(b) | evaluate ipv4_lookup((print net = "10.0.0.0/8", b = "x"), b, net, return_unmatched = true) | project a, b',
  'S | extend p = dynamic({"q": 1}), b, a | evaluate bag_unpack(p) : (*, q: long) | project q, a, b',
  'S | extend p = dynamic({"q": 1}) | evaluate bag_unpack(p) : (*, q: long) | project q, a, b',
  'S | evaluate rows_near(i == 1, 1) : (*, i: long) | project a, b',
  'S | extend p = dynamic({"q": 1}) | project-reorder a, b | evaluate bag_unpack(p) | project a, b, Q = column_ifexists("q", 0)',
  'S | extend b = tostring(b) | evaluate pivot(b, count(), i) : (i: long, x: long)',
  'S | extend b = tostring(b) | project a = tostring(a), b | evaluate pivot(b, max(a))',
  'S | where isnotnull(a) or isnotnull(b) | getschema',
  'S | assert-schema (i: long, k: string) | project a, b',
  'S | where isnotnull(a) or isnotnull(b) | extend x = pack_all(true) | project x',
  'S | where isnotnull(a) or isnotnull(b) | search "x" | project a, b',
  'S | search a == 3 or tostring(b) has "x" | project a, b',
  'S | project b = tostring(b), a, x = tostring(column_ifexists("nope", "y"))',
  'S | extend a = todynamic(tostring(a)), b = todynamic(tostring(b)) | extend x = a.b.c, y = b["q"], z = todatetime(a) | project x, y, z',
  'S | project x = array_length(todynamic(tostring(a))), z = strlen(tostring(b)), u = toint(a) % 2, v = -tolong(a)',
  'S | project x = coalesce(tostring(a), tostring(b)), y = tostring(a) == b, z = case(isnull(a), "n", tostring(b))',
  'S | fork (where tolong(a) > 1 | project a) (project b)',
  'S | facet by k with (summarize max(tolong(a)), max(tostring(b)))',
];

/** What takes no dynamic column: `a` and `b` are of these types where no row says more. */
const TYPED: readonly (readonly [operator: string, a: string, b: string])[] = [
  ['S | distinct * | project a, b', 'string', 'string'],
  ['S | distinct a, b', 'string', 'string'],
  ['S | order by a asc, b', 'string', 'string'],
  ['S | summarize sum(a), avg(a), stdev(a), make_set(b) by k', 'long', 'dynamic'],
  ['S | summarize sum(a) by b', 'long', 'string'],
  ['S | summarize max(a), arg_max(a, b)', 'string', 'dynamic'],
  ['S | summarize count() by bin(a, 2), b', 'long', 'string'],
  ['S | make-series s = sum(a) on i from 1 to 4 step 1 by b', 'long', 'dynamic'],
  ['S | make-series s = count() on a from 1 to 4 step 1 by b', 'long', 'dynamic'],
  ['S | join kind=inner (print a = 3, w = 1) on a | project a, b, w', 'long', 'dynamic'],
  ['print a = 3, w = 1 | join kind=leftouter (S) on a | project a, b, w', 'long', 'dynamic'],
  ['print a = 3, w = 1 | lookup (S | project a, b) on a', 'long', 'dynamic'],
  ['S | top-nested 2 of a by max(b)', 'dynamic', 'string'],
  ['S | sample-distinct 5 of a | union (S | distinct b)', 'string', 'string'],
  ['S | project x = i + tolong(a), y = now() + a * 1d, z = b', 'long', 'dynamic'],
  ['S | partition hint.strategy=native by a (top 1 by b)', 'string', 'dynamic'],
];

interface Answer {
  readonly columns: string;
  readonly rows: readonly (readonly string[])[];
}

/** Errors: those of the engine; a query that is refused gives its first problem. */
async function answerOf(text: string): Promise<Answer | string> {
  let last: CompileOptions = OPTIONS;
  const compile: typeof compileStep = (query, options) => {
    last = options;
    return compileStep(query, options);
  };
  const compiled = await compileOn(text, OPTIONS, { engine, compile });
  if (compiled.kind === 'rejected') return compiled.problems.map(({ code, message }) => `${code} ${message}`)[0] ?? '';
  expect(findOtherColumns(text, last), text).toEqual([]);
  const tables = [compiled, ...compiled.furtherTables];
  const rows: (readonly string[])[] = [];
  for (const table of tables) rows.push(await rowsOf(table));
  return { columns: tables.map(printColumns).join('; '), rows };
}

async function rowsOf(table: CompiledQuery | CompiledQuery['furtherTables'][number]): Promise<readonly string[]> {
  const { rows } = await runTable(table, { engine });
  expect(table.columns.length > 0 ? findWrongCell(rows, table.columns) : undefined).toBeUndefined();
  expect(findOtherEngineType(table, engine.query)).toBeUndefined();
  return sortedRows(rows, table.columns);
}

const printColumns = ({ columns }: Pick<CompiledQuery, 'columns'>): string =>
  columns.map(({ name, type }) => `${name}: ${type}`).join(', ');

describe.each(Object.entries(SOURCES))('%s are as if they were written out', (_, { text, schema }) => {
  const all = [...OPERATORS.map((each) => [each, 'dynamic', 'dynamic'] as const), ...TYPED];
  test.each(all)('%s', async (operator, a, b) => {
    const found = await answerOf(operator.replaceAll(/\bS\b/g, `(${text})`));
    expect(found).toHaveProperty('columns');
    const written = await answerOf(operator.replaceAll(/\bS\b/g, `(${text} : ${schema(a, b)})`));
    expect(found).toEqual(written);
  });
});

/** Names that are hard to write, to quote or to tell from others. */
const HOSTILE = [
  'a b',
  "it's",
  '`a`',
  'x"y',
  'a\\\\b',
  '日本',
  'Column1',
  'i',
  'K',
  '_s1',
  '',
  '\u0000x\u0000',
  'count',
  'a.b',
  '{p0:String}',
];
const quoted = (name: string): string =>
  `["${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\u0000', '\\u0000')}"]`;

describe('names and types that rows bring', () => {
  const bagOf = (name: string): string =>
    `'${JSON.stringify({ [name]: 1 })
      .replaceAll('\\', '\\\\')
      .replaceAll("'", "\\'")}'`;
  const unpack = 'evaluate bag_unpack(d, columnsConflict = "replace_source")';

  test.each(HOSTILE)('the slot %j', async (name) => {
    const rows = `datatable(i: long, t: string)[7, ${bagOf(name)}] | project i, d = parse_json(t)`;
    for (const next of [
      'extend z = 1',
      'summarize count() by i',
      'join kind=inner (print i = 1) on i',
      'evaluate narrow()',
    ])
      expect(await answerOf(`${rows} | ${unpack} | ${next}`)).toHaveProperty('columns');
    if (name === '') return;
    const read = `${rows} | ${unpack} | project z = ${quoted(name)} + 1`;
    expect(await answerOf(read)).toEqual({ columns: 'z: long', rows: [['["2"]']] });
    expect(await answerOf(read.replace('| project i', '| take 0 | project i'))).toHaveProperty('columns');
  });

  test.each([
    // A schema says the columns of the result, with their types; a column that the input has stays unless the query says otherwise.
    ['(a: dynamic)', 'a: dynamic', '["src"]'],
    ['(a: string)', 'a: string', '["src"]'],
    ['(*, a: dynamic)', 'i: long, a: dynamic', '["1","src"]'],
    ['(*, b: string)', 'i: long, a: string, b: string', '["1","src","7"]'],
    ['(i: string, b: long)', 'i: string, b: long', '["1","7"]'],
    ['(d: long, none: datetime)', 'd: long, none: datetime', '[null,null]'],
    ['(*)', 'i: long, a: string', '["1","src"]'],
  ])('of the input and of the schema %s', async (schema, columns, row) => {
    const rows = 'datatable(i: long, a: string, d: dynamic)[1, "src", dynamic({"a": "slot", "b": 7})]';
    expect(await answerOf(`${rows} | evaluate bag_unpack(d) : ${schema}`)).toEqual({ columns, rows: [[row]] });
    const replaced = row.replace('src', schema.includes('a:') ? 'slot' : 'src').replace('"1","7"', '"","7"');
    const asked = `${rows} | evaluate bag_unpack(d, columnsConflict = "replace_source") : ${schema}`;
    expect(await answerOf(asked)).toEqual({ columns, rows: [[replaced]] });
  });

  test.each([
    ['pivot(p, sum(v)) : (i: long, a: real)', 'KQL2007 `pivot` expected `a` as the long that it is, found `a: real`.'],
    [
      'pivot(p, sum(v)) : (i: string, a: long)',
      'KQL2007 `pivot` expected `i` as the long that it is, found `i: string`.',
    ],
    [
      'narrow() : (Row: string)',
      'KQL2007 `narrow` expected a schema out of `Row: long`, `Column: string`, `Value: string`, found `Row: string`.',
    ],
    ['pivot(p, sum(v)) : (a: long, none: long)', { columns: 'a: long, none: long', rows: [['["5","0"]']] }],
    ['narrow() : (Value: string)', { columns: 'Value: string', rows: [['["1"]', '["5"]', '["a"]']] }],
  ])('of %s', async (call, answer) => {
    const rows = 'datatable(i: long, p: string, v: long)[1, "a", 5]';
    expect(await answerOf(`${rows} | evaluate ${call}`)).toEqual(answer);
  });

  test('a star stands for the columns of the input alone', async () => {
    const query = 'datatable(d: dynamic)[] | evaluate bag_unpack(d) : (*, a: long)';
    expect(await answerOf(query)).toEqual({ columns: 'a: long', rows: [[]] });
  });

  test('a name that rows say nothing of is refused, and a null where there are no rows', async () => {
    const query = (rows: string): string =>
      `datatable(d: dynamic)[${rows}] | evaluate bag_unpack(d) | extend x = r + 1, y = avgx`;
    expect(await answerOf(query(''))).toEqual({
      columns: 'avgx: dynamic, r: dynamic, x: long, y: dynamic',
      rows: [[]],
    });
    expect(await answerOf(query('dynamic({"r": 1})'))).toMatch(/^KQL1002 .*'avgx'/);
  });

  test('each partition has slots of its own', async () => {
    const rows = 'datatable(k: string, d: dynamic)["x", dynamic({"a": 1}), "y", dynamic({"b": "s"})]';
    const body = 'partition by k { evaluate bag_unpack(d) | extend z = strcat(a, b) }';
    expect(await answerOf(`${rows} | ${body.replace('{', '(').replace('}', ')')}`)).toEqual({
      columns: 'k: string, a: long, b: string, z: string',
      rows: [['["x","1","","1"]', '["y",null,"s","s"]'].sort()],
    });
  });

  test('each call of a function has slots of its own', async () => {
    const f = 'let f = (T: (d: dynamic)) { T | evaluate bag_unpack(d) };';
    const call = (bag: string): string => `f((print d = dynamic({"${bag}": 1})))`;
    expect(await answerOf(`${f} ${call('a')} | project x = a | union (${call('b')} | project y = b)`)).toEqual({
      columns: 'x: long, y: long',
      rows: [['["1",null]', '[null,"1"]']],
    });
  });

  test('one empty plugin feeds the next', async () => {
    const first = 'datatable(d: dynamic, e: dynamic)[] | evaluate bag_unpack(d) | where m > 1';
    expect(await answerOf(`${first} | evaluate bag_unpack(e) | where n == "x" | summarize count() by n`)).toEqual({
      columns: 'n: string, count_: long',
      rows: [[]],
    });
    expect(await answerOf(`${first} | join kind=inner (print m = 1, q = 2) on m | project q, z = n`)).toEqual({
      columns: 'q: long, z: dynamic',
      rows: [[]],
    });
  });
});
