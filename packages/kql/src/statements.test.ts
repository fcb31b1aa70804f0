import { describe, expect, test } from 'vitest';
import { type Catalogue, type CompileOptions, compileKql, type StoredFunction } from './kql.ts';

const view = (name: string, body: string): StoredFunction => ({ name, parameters: '()', body, isView: true });
const catalogue: Catalogue = {
  tables: [
    {
      name: 'T',
      columns: [
        { name: 'a', type: 'long' },
        { name: 'b', type: 'string' },
      ],
    },
    { name: 'Sec1', columns: [{ name: 'a', type: 'long' }] },
    {
      name: 'Sec2',
      columns: [
        { name: 'a', type: 'string' },
        { name: 'c', type: 'string' },
      ],
    },
  ],
  watchlists: [],
  functions: [
    { name: 'Above', parameters: '(least: long = 3, tag: string = "x")', body: '{ T | where a > least | extend tag }' },
    { name: 'Least', parameters: 'X: (a: long), n: long', body: 'X | where a >= n' },
    { name: 'Twice', parameters: '(x: long)', body: 'x * 2' },
    { name: 'UsesTwice', parameters: '()', body: 'T | extend d = Twice(a)' },
    { name: 'Loops', parameters: '()', body: 'Other() | take 1' },
    { name: 'Other', parameters: '()', body: 'Loops()' },
    { name: 'Broken', parameters: '()', body: 'T\n| where missing == 1' },
    { name: 'Fuzzy', parameters: '()', body: 'union isfuzzy=true NotThere, (T | where a > 1)' },
    { name: 'SeesLet', parameters: '()', body: 'Mine' },
    view('SecView', 'T | project a'),
  ],
  databases: ['main', '11111111-2222-3333-4444-555555555555'],
  clusters: ['https://logs.example.org'],
};

function compile(text: string, rest: Partial<CompileOptions> = {}) {
  return compileKql(text, { catalogue, now: new Date('2026-01-02T00:00:00Z'), ...rest });
}
function schema(text: string, rest: Partial<CompileOptions> = {}): string {
  const result = compile(text, rest);
  if (result.kind === 'rejected') return result.problems.map((each) => `${each.code} ${each.message}`).join('; ');
  return result.columns.map((each) => `${each.name}:${each.type}`).join(' ');
}
const values = (text: string, rest: Partial<CompileOptions> = {}): unknown[] => {
  const result = compile(text, rest);
  if (result.kind === 'rejected') throw new Error(result.problems[0]?.message);
  return result.parameters.map((each) => each.value);
};
type Case = readonly [text: string, expected: string | RegExp];
const check = ([text, expected]: Case): void => {
  if (typeof expected === 'string') expect(schema(text)).toBe(expected);
  else expect(schema(text)).toMatch(expected);
};

describe('stored functions', () => {
  const cases: readonly Case[] = [
    ['Above(5)', 'a:long b:string tag:string'],
    ['Above', 'a:long b:string tag:string'],
    ['Above(tag = "q") | where tag == "q"', 'a:long b:string tag:string'],
    ['T | invoke Least(3)', 'a:long b:string'],
    ['Least(T, 3)', 'a:long b:string'],
    ['T | extend d = Twice(a)', 'a:long b:string d:long'],
    ['UsesTwice', 'a:long b:string d:long'],
    ['SecView | count', 'Count:long'],
    ['Fuzzy', 'a:long b:string'],
    ['union Sec*', 'a_long:long a_string:string c:string'],
    ['union withsource=S *', 'S:string a_long:long a_string:string c:string b:string'],
    ['Loops', /^KQL1008 The function `Loops` calls itself \(`Loops` → `Other` → `Loops`\)/],
    ['Broken', /^KQL1009 In the function `Broken`, line 2, column 9: .*'missing'/],
    ['let Mine = T; SeesLet()', /^KQL1009 In the function `SeesLet`, line 1, column 1: .*'Mine'/],
    ['Abov(1)', /^KQL1002/],
  ];
  test.each(cases)('%s', (...each) => check(each));

  test('keep their defaults', () => expect(values('Above')).toEqual(expect.arrayContaining([3n, 'x'])));
  test('have near names', () => {
    const result = compile('Abov(1)');
    expect(result.kind === 'rejected' && result.problems[0]?.hints).toEqual(['Did you mean `Above`?']);
  });
  test('say where a call stands', () => {
    const result = compile('T\n| union Broken');
    expect(result).toMatchObject({ problems: [{ span: { line: 2, column: 9 } }] });
  });
});

describe('names of other databases', () => {
  const cases: readonly Case[] = [
    ['workspace("main").T', 'a:long b:string'],
    ['workspace("11111111-2222-3333-4444-555555555555").T | where a > 1', 'a:long b:string'],
    ['let T = print x = 1; database("MAIN").T', 'a:long b:string'],
    ['database().T', 'a:long b:string'],
    ['cluster("logs.example.org").database("main").T', 'a:long b:string'],
    ['cluster("https://logs.example.org").database("main").Above(2)', 'a:long b:string tag:string'],
    ['union withsource=S workspace("main").T, app("main").Sec1', 'S:string a:long b:string'],
    ['union database("main").Sec*', 'a_long:long a_string:string c:string'],
    ['alias database D = cluster("logs.example.org").database("main"); database("D").T', 'a:long b:string'],
    ['let f = (d: string) { database(d).T | where a > 1 | project b }; f("Main")', 'b:string'],
    ['let f = (d: string) { database(d).T }; f("other")', /^KQL1007 The database `other` does not exist/],
    ['union database("m*").Sec*', 'a_long:long a_string:string c:string'],
    ['union database("x*").Sec*', /^KQL1007 The database `x[*]` does not exist/],
    ['workspace("other").T', /^KQL1007 The workspace `other` does not exist here; there is `main`, `1{8}-/],
    ['cluster("elsewhere").database("main").T', /^KQL1007 The cluster `elsewhere` .* there is `logs.example.org`/],
    ['database("other").T', /^KQL100[27] .*other/],
    ['union isfuzzy=true T, workspace("other").T', /^KQL1007/],
  ];
  test.each(cases)('%s', (...each) => check(each));
});

describe('query parameters', () => {
  const text =
    'declare query_parameters(n: long = 5, s: string = "none", d: datetime = datetime(2020-01-01)); T | where a == n and b == s';
  test('have defaults', () => expect(values(text)).toEqual([5n, 'none']));
  test.each([
    ['a literal', { n: '7', s: '"x"' }, [7n, 'x']],
    ['a bare text', { n: 'long(7)', s: `x" or 1==1 //` }, [7n, `x" or 1==1 //`]],
  ])('take %s', (_title, parameters, expected) => expect(values(text, { parameters })).toEqual(expected));
  test.each<Record<string, string>>([
    { n: '7 or true' },
    { n: 'toscalar(T | count)' },
    { n: '"x"' },
    { d: 'yesterday' },
  ])('refuse %j', (parameters) => expect(schema(text, { parameters })).toMatch(/^KQL2007/));
  test('are asked for', () =>
    expect(schema('declare query_parameters(n: long); print n')).toBe(
      'KQL2007 `n` expected a value from the caller, found none.',
    ));
  test('of a datetime may come bare', () =>
    expect(values('declare query_parameters(d: datetime); print x = d', { parameters: { d: '2026-01-02' } })).toEqual([
      BigInt(Date.parse('2026-01-02')) * 10_000n,
    ]));
});

describe('patterns', () => {
  const declared =
    'declare pattern app = (id: string)[scope: string] { ("a1").["Data"] = { T | extend id, scope }; ("a2").["Data"] = { print x = 1 }; };';
  const cases: readonly Case[] = [
    [`${declared} app("a1").Data`, 'a:long b:string id:string scope:string'],
    [`${declared} app('a1').['Data'] | count`, 'Count:long'],
    [`${declared} union app("a1").["Data"], app("a2").Data`, 'a:long b:string id:string scope:string x:long'],
    ['declare pattern one = (k: string) { ("k") = { print v = 2 }; }; one("k")', 'v:long'],
    [
      `${declared} app("a3").Data`,
      `KQL1010 One or more pattern references were not declared. Detected pattern references: ["app('a3').['Data']"]`,
    ],
    ['declare pattern geo; geo("10.10.10.10")', /^KQL1010 .*\["geo\('10.10.10.10'\)"\]/],
  ];
  test.each(cases)('%s', (...each) => check(each));
});

describe('restrict access', () => {
  const own = 'let Own = view () { T | where b == "me" }; restrict access to (Own);';
  const cases: readonly Case[] = [
    [`${own} Own | count`, 'Count:long'],
    [`${own} let Later = Own; Later | count`, 'Count:long'],
    [`${own} union *`, 'a:long b:string'],
    [`${own} T`, /^KQL1011 `T` is out of reach/],
    [`${own} table("T")`, /^KQL1011/],
    [`${own} database("main").T`, /^KQL1011/],
    [`${own} Above(1)`, /^KQL1011/],
    [`${own} union Own, Sec1`, /^KQL1011 `Sec1`/],
    ['restrict access to (database().Sec*); Sec1', 'a:long'],
    ['restrict access to (database().Sec*); T', /^KQL1011/],
    [`${own} restrict access to (Own, T); T`, /^KQL1011/],
  ];
  test.each(cases)('%s', (...each) => check(each));
});

describe('set', () => {
  test('query_now is what now() gives', () =>
    expect(values('set query_now = datetime(2020-01-01); print x = now()')).toEqual([
      BigInt(Date.parse('2020-01-01')) * 10_000n,
    ]));
  test('query_take_max_records limits the rows', () => {
    const result = compile('set query_take_max_records = 7; T', { maxRows: 100 });
    expect(result).toMatchObject({ sql: expect.stringMatching(/LIMIT 7/) });
  });
  test('truncationmaxrecords asks for one row more, as the limit of the caller does', () => {
    expect(compile('set truncationmaxrecords = 7; T', { maxRows: 100 })).toMatchObject({
      maxRows: 7,
      sql: expect.stringMatching(/LIMIT 8$/),
    });
    expect(compile('set truncationmaxrecords = 700; T', { maxRows: 100 })).toMatchObject({
      sql: expect.stringMatching(/LIMIT 101$/),
    });
  });
  test('warns of what it does not know, and only of that', () => {
    const result = compile('set notruncation; set mine = 3; T');
    expect(result).toMatchObject({ warnings: [{ code: 'KQL3005', span: { line: 1, column: 19 } }] });
  });
});

describe('union', () => {
  const cases: readonly Case[] = [
    ['union T, Sec1', 'a:long b:string'],
    ['union kind=inner T, Sec1', 'a:long'],
    ['union kind=inner withsource=S T, Sec2', 'S:string'],
    ['T | union withsource=S Sec2', 'S:string a_long:long a_string:string b:string c:string'],
    ['union isfuzzy=true Nope, T, (Gone | where q > 1), table("Never"), NoFunction(1)', 'a:long b:string'],
    ['union isfuzzy=true Nope*, T', 'a:long b:string'],
    ['T | union isfuzzy=true Nope | where b == "x"', 'a:long b:string'],
    ['union isfuzzy=true Nope, Gone*', /^KQL2005/],
    ['union T, Nope', /^KQL1002/],
    ['let V = view () { print x = 1 }; let W = () { print y = 2 }; union V*, W*', /^KQL1002/],
    [
      'let V1 = view () { print x = 1 }; let V2 = view () { print x = toint(2) }; let V3 = view () { print x_long = 3 }; union V1, V2, V3',
      'x_long:long x_int:int x_long1:long',
    ],
  ];
  test.each(cases)('%s', (...each) => check(each));

  test('a fuzzy one names what it left out, with its place', () => {
    expect(compile('union isfuzzy=true T,\n  Nope')).toMatchObject({
      warnings: [{ code: 'KQL3004', message: expect.stringContaining('`Nope`'), span: { line: 2, column: 3 } }],
    });
  });
});

describe('let', () => {
  const cases: readonly Case[] = [
    ['let f = (X: (*)) { X | count }; T | invoke f()', 'Count:long'],
    ['let f = (X: (a: long), n: long = 2) { X | where a > n }; f(T)', 'a:long b:string'],
    ['let x = 1; let f = (x: string) { strcat(x, "!") }; print f("a"), y = x', 'print_0:string y:long'],
    ['let T = Sec1; T', 'a:long'],
    ['let X = T | where a > 1; let f = (n: string) { table(n) | count }; f("X")', 'Count:long'],
    ['let X = T | project b; table("X")', 'b:string'],
    ['print x = extract("(.)", 1, "5", typeof( Long ))', 'x:long'],
    ['let f = (x: long) { f(x) }; print f(1)', /^KQL1002/],
    ['let m = materialize(T | where a > 1); m | union (m | take 1)', 'a:long b:string'],
    ['T | as Q | where a > toscalar(Q | summarize avg(a))', 'a:long b:string'],
    ['T | where a > 1 | as Q | join (Q | summarize n = count() by a) on a', 'a:long b:string a1:long n:long'],
    ['print c = column_names_of(T), d = column_names_of(Above(1))', 'c:dynamic d:dynamic'],
    [
      'print x = toscalar(T | project b | take 1), y = toscalar(1 + 1), z = toscalar(print 3)',
      'x:string y:long z:long',
    ],
    ['range i from 1 to toscalar(T | count) step 1', 'i:long'],
    ['T | where a in ((Sec1 | project a)) and b has_any ((T | project b))', 'a:long b:string'],
    ['T | take toscalar(print 3)', 'a:long b:string'],
  ];
  test.each(cases)('%s', (...each) => check(each));
});
