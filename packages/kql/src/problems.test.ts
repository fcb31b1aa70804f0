import { describe, expect, test } from 'vitest';
import { type CompileOptions, compileKql } from './kql.ts';
import { PROBLEMS, type ProblemCode, problem } from './problems.ts';

const options: CompileOptions = {
  catalogue: {
    tables: [
      {
        name: 'Events',
        columns: [
          { name: 'TimeGenerated', type: 'datetime' },
          { name: 'UserName', type: 'string' },
          { name: 'Size', type: 'long' },
          { name: 'Bag', type: 'dynamic' },
        ],
      },
    ],
    watchlists: [],
    functions: [
      { name: 'Broken', parameters: '()', body: 'Events | where UserNme == "x"' },
      { name: 'Round', parameters: '()', body: 'Round | take 1' },
    ],
    databases: ['main'],
  },
  now: new Date(0),
};

/** Each name stands twice for the one before it. */
const doubled = (twice: (name: string) => string): string => {
  const lets = Array.from({ length: 15 }, (_, at) => `let v${at} = ${at === 0 ? 'Events' : twice(`v${at - 1}`)};`);
  return `${lets.join(' ')} v14`;
};

interface Example {
  readonly kql: string;
  readonly options?: Partial<CompileOptions>;
}
/** What leads to each problem. A code without an example does not compile here; `null` for what no text leads to. */
const EXAMPLES: { readonly [Code in ProblemCode]: readonly Example[] | null } = {
  KQL1001: [
    { kql: 'Events\n| wher Size > 1' },
    { kql: 'Events | join kind=inne (Events) on UserName' },
    { kql: 'Events | render piechrt' },
    { kql: 'print "a' },
  ],
  KQL1002: [
    { kql: 'Evnts | count' },
    { kql: 'Events\n| where UsrName == "x"' },
    { kql: 'Events | extend u = tolowr(UserName)' },
    { kql: 'Events | summarize cuont() by UserName' },
    { kql: 'Events | evaluate bag_unpak(Bag)' },
    { kql: 'let f = (least: long) { Events | where Size > least }; f(lest = 3)' },
    { kql: 'let Recent = Events | take 1; Recnt | count' },
  ],
  KQL1003: [
    { kql: 'Events | where UserName > 1' },
    { kql: 'print tolong()' },
    { kql: 'Events | extend n = array_length(Size)' },
  ],
  KQL1004: [{ kql: '// nothing' }],
  KQL1005: null,
  KQL1006: [{ kql: 'let x = 1; x | count' }, { kql: 'let x = 1; x' }, { kql: 'asin(0.5)' }, { kql: '1 + 2' }],
  KQL1007: [
    { kql: 'workspace("other").Events' },
    { kql: 'database("mian").Events' },
    { kql: 'cluster("c").database("main").Events' },
  ],
  KQL1008: [{ kql: 'Round' }],
  KQL1009: [{ kql: 'Events\n| union Broken' }],
  KQL1010: [{ kql: 'declare pattern app = (id: string)[part: string] { ("a").["x"] = { Events }; };\napp("b").y' }],
  KQL1011: [{ kql: 'let Own = view () { Events | take 1 }; restrict access to (Own); Events' }],
  KQL2001: null,
  KQL2002: null,
  KQL2003: null,
  KQL2004: null,
  KQL2005: [{ kql: 'union isfuzzy=true Nope, Gone' }, { kql: 'print t = ingestion_time()' }],
  KQL2006: [
    { kql: 'externaldata (a: string) ["https://data.example.org/a.csv"]' },
    { kql: 'external_table("x") | take 1' },
    { kql: 'print c = cursor_current()' },
    { kql: 'arg("").Resources | take 1' },
    { kql: 'let x = Events | fork (count) (take 1); x' },
  ],
  KQL2007: [
    { kql: 'print b = bin(5, 0)' },
    { kql: 'declare query_parameters(n: long); print n' },
    { kql: 'print long(seven)' },
  ],
  KQL2008: [{ kql: '_GetWatchlist("none")' }],
  KQL2009: null,
  KQL2010: [{ kql: 'Events | evaluate bag_unpack(Bag)' }],
  KQL2020: [{ kql: doubled((name) => `union ${name}, ${name}`) }],
  KQL3001: [{ kql: 'Events | where UserName == “x”' }],
  KQL3002: [{ kql: 'Events | where Bag > 1d' }],
  KQL3003: [{ kql: 'print p = current_principal()', options: { currentUser: 'alice' } }],
  KQL3004: [{ kql: 'union isfuzzy=true Events,\n  Nope' }],
  KQL3005: [{ kql: 'set fast = true; Events' }],
  KQL3006: [{ kql: 'externaldata (a: string) ["https://x.example/a"]', options: { externalData: 'empty' } }],
  KQL3007: [
    {
      kql: 'Events | evaluate bag_unpack(Bag) | where Colour == "red"',
      options: {
        answers: [
          {
            key: '[18,"TimeGenerated","UserName","Size","Bag"]',
            table: { columns: [{ name: 'schema_found', type: 'dynamic' }], rows: [[[]]] },
          },
        ],
      },
    },
  ],
  // Met as a query runs: `run/run-kql.integration.test.ts`.
  KQL4001: null,
  KQL4002: null,
};

function render({ kql, options: rest }: Example): string[] {
  const result = compileKql(kql, { ...options, ...rest });
  const problems = result.kind === 'rejected' ? result.problems : result.warnings;
  return problems.map(({ code, severity, span, message, hints }) =>
    [`${code} ${severity} ${span ? `${span.line}:${span.column}` : '-'} ${message}`, ...hints].join(' '),
  );
}

describe('every problem', () => {
  const all = Object.entries(EXAMPLES) as [ProblemCode, readonly Example[] | null][];
  const examples = all.flatMap(([code, each]) => (each ?? []).map((example) => ({ code, example })));

  test('has an example or needs none', () =>
    expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(PROBLEMS).sort()));

  test.each(examples)('$code: $example.kql', ({ code, example }) => {
    const rendered = render(example);
    expect(rendered.join('\n')).toMatch(code);
    expect(rendered).toMatchSnapshot();
  });

  /** The vendor's parser throws on no text that is known; the rest stands for what is not built yet, or asks for rows without end. */
  test.each(all.filter(([, each]) => each === null).map(([code]) => code))('%s, as it would read', (code) => {
    expect(problem(code, { start: 0, end: 1, line: 1, column: 1 }, 'name', 'detail').message).toMatchSnapshot();
  });
});
