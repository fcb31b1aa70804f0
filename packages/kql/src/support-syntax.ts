import { type CompileOptions, compileKql } from './kql.ts';
import { expressionOperators, joinKinds, optionNames, renderKinds, statementKinds } from './parse/symbols.ts';

/** A part of the syntax, and what became of a query that uses it. */
export interface SyntaxEntry {
  readonly group: 'Operators of expressions' | 'Statements' | 'Kinds of join' | 'Kinds of render' | 'Options of set';
  readonly name: string;
  readonly query: string;
  readonly outcome: 'works' | 'without effect' | 'refused' | 'broken';
  /** Why it is refused. */
  readonly note: string;
}

const OPTIONS: CompileOptions = {
  catalogue: { tables: [{ name: 'T', columns: [{ name: 'a', type: 'long' }] }], watchlists: [] },
  now: new Date(0),
};

const SYMBOLS: Readonly<Record<string, string>> = Object.freeze({
  ...{ Add: '+', Subtract: '-', Multiply: '*', Divide: '/', Modulo: '%', And: 'and', Or: 'or' },
  ...{ LessThan: '<', LessThanOrEqual: '<=', GreaterThan: '>', GreaterThanOrEqual: '>=', Equal: '==', NotEqual: '!=' },
  ...{ EqualTilde: '=~', BangTilde: '!~', MatchRegex: 'matches regex', HasAny: 'has_any', HasAll: 'has_all' },
  ...{ In: 'in~', InCs: 'in', NotIn: '!in~', NotInCs: '!in', Between: 'between', NotBetween: '!between' },
  ...{ UnaryMinus: '-', UnaryPlus: '+', Search: ':' },
  ...{ LikeCs: 'likecs', NotLike: 'notlike', NotLikeCs: 'notlikecs' },
});

/** `NotHasPrefixCs` is `!hasprefix_cs`. */
const keywordOf = (name: string): string =>
  SYMBOLS[name] ?? name.replace(/^Not/, '!').replace(/Cs$/, '_cs').toLowerCase();

function operatorQuery(name: string): string {
  const keyword = keywordOf(name);
  if (name === 'Search') return 'print x = "a b" | where x : "a"';
  if (name.startsWith('Unary')) return `print x = ${keyword}5`;
  if (name.endsWith('Between')) return `print x = 5 ${keyword} (1 .. 9)`;
  if (/^(Not)?In(Cs)?$|^HasA/.test(name)) return `print x = "a b" ${keyword} ("a", "c")`;
  if (name === 'And' || name === 'Or') return `print x = true ${keyword} false`;
  return /^\W+$/.test(keyword) && !keyword.includes('~')
    ? `print x = 5 ${keyword} 2`
    : `print x = "a b" ${keyword} "a"`;
}

/** A statement of each kind, before a query. */
const STATEMENTS: Readonly<Record<string, readonly [name: string, query: string]>> = Object.freeze({
  AliasStatement: ['alias', 'alias database d = cluster("c").database("b"); T'],
  ExpressionStatement: ['a query', 'T'],
  LetStatement: ['let', 'let x = 1; T | where a == x'],
  RestrictStatement: ['restrict access', 'restrict access to (T); T'],
  SetOptionStatement: ['set', 'set query_take_max_records = 5; T'],
  PatternStatement: [
    'declare pattern',
    'declare pattern p = (id: string)[part: string] { ("a").["x"] = { T }; }; p("a").x',
  ],
  QueryParametersStatement: ['declare query_parameters', 'declare query_parameters(n: long = 1); T | take n'],
});

/** Options that change what a query gives; the others that are known only tell the vendor's service how to work. */
const EFFECTIVE: ReadonlySet<string> = new Set([
  'query_bin_auto_at',
  'query_bin_auto_size',
  'query_now',
  'query_take_max_records',
  'request_external_data_disabled',
  'truncationmaxrecords',
]);

/** Values of the types that an option may have. */
const VALUES = ['true', '5', 'int(5)', '1h', 'datetime(2026-01-01)', '"a"'];

/** The query with the first value that is of the option's type. */
function optionQuery(name: string): string {
  const [first = '', ...others] = VALUES.map((value) => `set ${name} = ${value}; T`);
  const isTyped = (query: string): boolean => {
    const result = compileKql(query, OPTIONS);
    return result.kind === 'compiled' || result.problems[0]?.code === 'KQL2005';
  };
  return [first, ...others].find(isTyped) ?? first;
}

type Probe = Pick<SyntaxEntry, 'group' | 'name' | 'query'>;
const probes = (): readonly Probe[] => [
  ...expressionOperators.map((each) => ({
    group: 'Operators of expressions' as const,
    name: each.startsWith('Unary') ? `${keywordOf(each)}x` : keywordOf(each),
    query: operatorQuery(each),
  })),
  ...statementKinds.map((kind) => {
    const [name, query] = STATEMENTS[kind] ?? [kind, ''];
    return { group: 'Statements' as const, name, query };
  }),
  ...joinKinds.map((name) => ({ group: 'Kinds of join' as const, name, query: `T | join kind=${name} (T) on a` })),
  ...renderKinds.map((name) => ({ group: 'Kinds of render' as const, name, query: `T | render ${name}` })),
  ...optionNames.map((name) => ({
    group: 'Options of set' as const,
    name,
    query: optionQuery(name),
  })),
];

const NO_LIKE = 'it is not documented; write `has`, `contains` or `matches regex`.';

function tryProbe(probe: Probe): SyntaxEntry {
  const result = compileKql(probe.query, OPTIONS);
  if (result.kind === 'rejected') {
    const [first] = result.problems;
    const isRefused = first?.code === 'KQL2005' || first?.code === 'KQL2006';
    const note = isRefused && /like/.test(probe.name) ? NO_LIKE : (first?.message ?? '');
    return { ...probe, outcome: isRefused ? 'refused' : 'broken', note };
  }
  const unknown = result.warnings.find(({ code }) => code === 'KQL3005');
  if (unknown) return { ...probe, outcome: 'without effect', note: 'a warning says so.' };
  const isIdle = probe.group === 'Options of set' && !EFFECTIVE.has(probe.name);
  return { ...probe, outcome: isIdle ? 'without effect' : 'works', note: '' };
}

/** Every operator, statement, kind and option of the parser's own lists, each tried in a query. */
export const listSyntax = (): readonly SyntaxEntry[] => probes().map(tryProbe);
