import type { ColumnSchema } from '../../src/types.ts';
import { groupable, typed } from './columns.ts';
import { makeAggregate, makeAny, makeExpression, type Scope } from './expressions.ts';
import { literalOf, quoteName, quoteText } from './literals.ts';
import { plugin } from './plugins.ts';
import type { Random } from './random.ts';
import { HOSTILE_TEXTS } from './tables.ts';

/** Makes the text of one tabular operator for a table of these columns; undefined where it has none that fit. */
type MakeOperator = (scope: Scope, random: Random) => string | undefined;

const NEW_NAMES = [
  'n1',
  'n2',
  '_x',
  '_s1',
  '_let1',
  'p0',
  'x y',
  'select',
  'ä',
  's',
  's1',
  'l',
  'l1',
  'count_',
  'back`tick',
  '_v1',
  'Column1',
  'Column2',
];
const newName = (random: Random): string => quoteName(random.pick(NEW_NAMES));
const names = (columns: readonly ColumnSchema[]): string => columns.map((each) => quoteName(each.name)).join(', ');
const assignments = (random: Random, make: () => string): string =>
  random.many(1, 3, () => (random.chance(0.8) ? `${newName(random)} = ${make()}` : make())).join(', ');

function by(scope: Scope, random: Random): string {
  if (random.chance(0.25)) return '';
  const key = (): string => {
    const numbers = typed(scope, 'long', 'int', 'real');
    if (numbers.length > 0 && random.chance(0.2)) return `bin(${quoteName(random.pick(numbers).name)}, 10)`;
    const times = typed(scope, 'datetime');
    if (times.length > 0 && random.chance(0.2)) return `bin(${quoteName(random.pick(times).name)}, 1d)`;
    const plain = groupable(scope);
    if (plain.length > 0 && random.chance(0.7)) return quoteName(random.pick(plain).name);
    return `${newName(random)} = ${makeExpression(random.pick(['string', 'long', 'bool', 'datetime', 'guid']), scope, random)}`;
  };
  return ` by ${random.many(1, 2, key).join(', ')}`;
}

const JOIN_KINDS = [
  'innerunique',
  'inner',
  'leftouter',
  'rightouter',
  'fullouter',
  'leftsemi',
  'rightsemi',
  'leftanti',
  'rightanti',
  'anti',
  'leftantisemi',
  'rightantisemi',
];
const RIGHT = [
  'K',
  'T',
  'Empty',
  "['Odd table']",
  '(K | where k > 0)',
  '(K | extend v = tostring(v))',
  '(T | project s, l, d)',
  '(K | summarize v = count() by s)',
  '(print s = "a", l = 1)',
];

function join(scope: Scope, random: Random): string | undefined {
  const texts = typed(scope, 'string');
  const numbers = typed(scope, 'long', 'int');
  const on: string[] = [];
  if (scope.columns.some((each) => each.name === 's')) on.push('s');
  if (texts.length > 0) on.push(`$left.${quoteName(random.pick(texts).name)} == $right.s`);
  if (numbers.length > 0) on.push(`$left.${quoteName(random.pick(numbers).name)} == $right.k`);
  if (on.length === 0) return undefined;
  const keys = random.some(on, 1, 2).join(', ');
  if (random.chance(0.2))
    return `lookup ${random.pick(['', 'kind=inner', 'kind=leftouter'])} (${random.pick(RIGHT)}) on ${keys}`;
  return `join ${random.chance(0.8) ? `kind=${random.pick(JOIN_KINDS)}` : ''} (${random.pick(RIGHT)}) on ${keys}`;
}

function makeSeries(scope: Scope, random: Random): string {
  const times = typed(scope, 'datetime');
  const axis =
    times.length > 0 && random.chance(0.6)
      ? `${quoteName(random.pick(times).name)} ${random.pick(['', 'from datetime(2026-01-01) to datetime(2026-01-05) '])}step 1d`
      : `${quoteName((typed(scope, 'long', 'int', 'real')[0] ?? { name: 'x' }).name)} from 0 to 10 step ${random.pick(['1', '3'])}`;
  const value = random.pick(['count()', 'sum(l)', 'avg(r)', 'n1 = max(i) default=0', 'countif(b)', 'dcount(s)']);
  return `make-series ${random.pick(['', 'kind=nonempty '])}${value} on ${axis}${random.chance(0.5) ? by(scope, random) : ''}`;
}

function mvExpand(scope: Scope, random: Random): string | undefined {
  const [first] = random.some(typed(scope, 'dynamic'), 1, 1);
  if (!first) return undefined;
  const name = quoteName(first.name);
  const type = random.pick([
    '',
    '',
    ' to typeof(string)',
    ' to typeof(long)',
    ' to typeof(real)',
    ' to typeof(datetime)',
    ' to typeof(bool)',
    ' to typeof(guid)',
  ]);
  const limit = random.pick(['', '', ' limit 3']);
  const option = random.pick(['', '', 'bagexpansion=array ', 'kind=array ', 'with_itemindex=ix ', 'with_itemindex=s ']);
  return random.pick([
    `mv-expand ${option}${name}${type}${limit}`,
    `mv-expand n1 = ${name}${type}${limit}`,
    `mv-expand ${name}, n2 = ${makeExpression('dynamic', scope, random)}`,
    `mv-apply ${random.chance(0.3) ? `${newName(random)} = ` : ''}${name}${type} on (${random.pick(['count | extend s = Count', `summarize n2 = count() by ${quoteName(random.pick(groupable(scope)).name)} | project n3 = n2`, `where isnotnull(${name})`, 'count', `take 2`, `summarize make_list(${name})`, `extend z = tostring(${name})`, `top 1 by tostring(${name}) asc`])})`,
  ]);
}

const PARSE_PATTERNS = [
  '* "a" n1',
  'n1 ":" n2:long "/" *',
  '* "=" n1:real "," *',
  'n1:datetime *',
  '"x" n1',
  '* n1:guid',
];

function parse(scope: Scope, random: Random): string | undefined {
  const [of] = random.some(typed(scope, 'string'), 1, 1);
  if (!of) return undefined;
  const name = quoteName(of.name);
  return random.pick([
    `parse ${random.pick(['', 'kind=relaxed ', 'kind=regex ', 'kind=regex flags=Ui '])}${name} with ${random.pick(PARSE_PATTERNS)}`,
    `parse-where ${name} with ${random.pick(PARSE_PATTERNS)}`,
    `parse ${name} with * ${quoteText(random.pick(HOSTILE_TEXTS.filter((each) => each !== '')), random)} n1`,
    `parse-kv ${name} as (a: string, b: long, ['c']: datetime) with (pair_delimiter=",", kv_delimiter="=")`,
    `parse-kv ${name} as (a: string, b: real) with (quote='"')`,
  ]);
}

function window(scope: Scope, random: Random): string | undefined {
  const [key] = random.some(groupable(scope), 1, 1);
  if (!key) return undefined;
  const of = quoteName(random.pick(scope.columns).name);
  const numbers = typed(scope, 'long', 'int', 'real', 'timespan', 'decimal');
  const call = random.pick([
    'row_number()',
    `row_number(1, ${of} != prev(${of}))`,
    `prev(${of})`,
    `next(${of}, 2)`,
    `prev(${of}, 1, ${of})`,
    numbers.length > 0 ? `row_cumsum(${quoteName(random.pick(numbers).name)})` : 'row_number()',
    `row_rank_dense(${quoteName(key.name)})`,
    `row_rank_min(${quoteName(key.name)})`,
    'row_window_session(TimeGenerated, 1h, 10m)',
  ]);
  return `${random.pick(['serialize', `sort by ${quoteName(key.name)} asc`, `order by ${quoteName(key.name)} desc nulls last`])} | extend w = ${call}`;
}

const PARTITION_BODIES = [
  'count',
  'take 2',
  'summarize count()',
  'top 1 by s asc',
  'extend n1 = 1',
  'where true | project s',
];
function partition(scope: Scope, random: Random): string | undefined {
  const [key] = random.some(typed(scope, 'string', 'long', 'bool', 'guid'), 1, 1);
  if (!key) return undefined;
  return `partition ${random.pick(['', 'hint.strategy=native ', 'hint.strategy=shuffle '])}by ${quoteName(key.name)} (${random.pick(PARTITION_BODIES)})`;
}

function scan(scope: Scope, random: Random): string | undefined {
  const [key] = random.some(groupable(scope), 1, 1);
  const number = typed(scope, 'long', 'int')[0];
  if (!key || !number) return undefined;
  const id = quoteName(number.name);
  return random.pick([
    `sort by ${quoteName(key.name)} asc | scan declare (n1: long = 0) with (step a: true => n1 = a.n1 + ${id};)`,
    `sort by ${quoteName(key.name)} asc | scan with_match_id=mid with (step a output=last: ${id} > 0; step c: ${id} < a.${id};)`,
  ]);
}

function graph(scope: Scope): string | undefined {
  const [from, to] = typed(scope, 'string');
  if (!from || !to) return undefined;
  return `make-graph ${quoteName(from.name)} --> ${quoteName(to.name)} with_node_id=id | graph-match (a)-[e]->(c) where a.id != c.id project x = a.id, y = c.id`;
}

const column = (scope: Scope, random: Random): string => quoteName(random.pick(scope.columns).name);
const order = (scope: Scope, random: Random): string =>
  random
    .many(
      1,
      2,
      () =>
        `${quoteName(random.pick(groupable(scope)).name)}${random.pick(['', ' asc', ' desc', ' asc nulls last', ' desc nulls first'])}`,
    )
    .join(', ');

/** Every tabular operator, by its keyword; those that change rows the most come more often, see `OPERATOR_NAMES`. */
const OPERATORS: Readonly<Record<string, MakeOperator>> = {
  where: (scope, random) => `where ${makeExpression('bool', scope, random)}`,
  extend: (scope, random) => `extend ${assignments(random, () => makeAny(scope, random))}`,
  project: (scope, random) => `project ${assignments(random, () => makeAny(scope, random))}`,
  keep: (scope, random) => `project ${names(random.some(scope.columns, 1, 5))}`,
  'project-away': (scope, random) => `project-away ${random.chance(0.2) ? 's*' : column(scope, random)}`,
  'project-keep': (scope, random) => `project-keep ${names(random.some(scope.columns, 1, 6))}`,
  'project-rename': (scope, random) => `project-rename ${newName(random)} = ${column(scope, random)}`,
  'project-reorder': (scope, random) =>
    `project-reorder ${column(scope, random)}${random.pick(['', ' asc', ', * desc'])}`,
  summarize: (scope, random) =>
    `summarize ${assignments(random, () => makeAggregate(scope, random))}${by(scope, random)}`,
  groups: (scope, random) => `summarize${by(scope, random) || ' count()'}`,
  distinct: (scope, random) => `distinct ${random.chance(0.2) ? '*' : names(random.some(groupable(scope), 1, 3))}`,
  sort: (scope, random) => `sort by ${order(scope, random)}`,
  top: (scope, random) => `top ${random.pick(['1', '3', '0'])} by ${order(scope, random).split(',')[0]}`,
  take: (_scope, random) => `take ${random.pick(['0', '1', '5'])}`,
  count: (_scope, random) => random.pick(['count', 'count as n1']),
  join,
  union: (_scope, random) =>
    `union ${random.pick(['', 'kind=inner ', 'kind=outer ', 'withsource=src ', 'isfuzzy=true '])}${random.some(RIGHT, 1, 2).join(', ')}`,
  'mv-expand': mvExpand,
  'make-series': makeSeries,
  parse,
  window,
  partition,
  plugin,
  scan,
  graph,
  sample: (_scope, random) => `sample ${random.pick(['1', '3'])}`,
  'sample-distinct': (scope, random) => `sample-distinct 2 of ${column(scope, random)}`,
  as: (_scope, random) => `as ${newName(random)}`,
  serialize: () => 'serialize',
  getschema: () => 'getschema',
  search: (_scope, random) => `search ${random.pick(['"a"', '"Hello" or "abc"', 's: "a"', '* has "x"', '"it*"'])}`,
  'top-hitters': (scope, random) => `top-hitters 2 of ${column(scope, random)}`,
  'top-nested': (scope, random) =>
    `top-nested 2 of ${random.chance(0.3) ? `${newName(random)} = ` : ''}${column(scope, random)} by count()${random.pick(['', ` with others = "rest"`, ''])}${random.chance(0.4) ? `, top-nested 1 of ${column(scope, random)} by ${makeAggregate({ ...scope, depth: 0 }, random)}` : ''}`,
  reduce: (scope, random) => `reduce by ${column(scope, random)}`,
  consume: () => 'consume',
  render: () => 'render table',
  'toscalar-filter': (scope, random) =>
    `where ${makeExpression('long', scope, random)} ${random.pick(['<', '>=', '!='])} toscalar(K | summarize max(k))`,
  'in-table': (scope, random) =>
    `where ${makeExpression('string', scope, random)} ${random.pick(['in', '!in', 'in~', 'has_any'])} ((K | project s))`,
  lookup: (scope, random) =>
    `extend n1 = ${makeExpression('string', scope, random)} | lookup K on $left.n1 == $right.s`,
  facet: (scope, random) => `facet by ${column(scope, random)}`,
  fork: () => 'fork (count) (take 1)',
  literal: (_scope, random) =>
    `extend n1 = ${literalOf(random.pick(['string', 'dynamic', 'real', 'decimal']), random)}`,
};

const OPERATOR_NAMES: readonly string[] = [
  ...Object.keys(OPERATORS),
  ...Array<string>(4).fill('where'),
  ...Array<string>(7).fill('extend'),
  ...Array<string>(4).fill('project'),
  ...Array<string>(5).fill('summarize'),
  ...Array<string>(2).fill('join'),
  ...Array<string>(2).fill('mv-expand'),
  ...Array<string>(2).fill('plugin'),
];

/** One more step of a pipeline: its operator and its text. */
export function makeOperator(
  scope: Scope,
  random: Random,
): { readonly name: string; readonly text: string } | undefined {
  const name = random.pick(OPERATOR_NAMES);
  if (scope.columns.length === 0 || (groupable(scope).length === 0 && !['where', 'extend', 'project'].includes(name)))
    return undefined;
  const text = OPERATORS[name]?.(scope, random);
  return text === undefined ? undefined : { name, text };
}
