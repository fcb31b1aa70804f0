import { type CallShape, listCallShapes, type ParameterShape } from '../../src/parse/call-shapes.ts';
import { listSupport } from '../../src/support.ts';
import { type ColumnSchema, KUSTO_TYPES, type KustoType } from '../../src/types.ts';
import { literalOf, namedArgument, quoteName } from './literals.ts';
import type { Random } from './random.ts';

/** What an expression may read, and how deep it may still go. */
export interface Scope {
  readonly columns: readonly ColumnSchema[];
  readonly depth: number;
  /** Leave out what gives another value each time. */
  readonly isSteady?: boolean;
}

const supported = new Set(
  listSupport().flatMap(({ kind, name, state }) =>
    state === 'exact' || state === 'differs' ? [`${kind} ${name}`] : [],
  ),
);
/** They stand only in places of their own, or read what is not in the fuzzer's catalogue. */
const PLACED =
  /^(prev|next|row_|ingestion_time|cluster$|database$|table$|assert$|column_ifexists|columnifexists|node_|edge_|all$|any$|map$|inner_nodes|labels|toscalar|materialize|pack_all|packall|__)/;
const UNSTEADY =
  /^(rand|new_guid|take_any|any|current_|hll|tdigest|make_list|makelist|percentile|buildschema|passthrough)/;

const functions = listCallShapes('function').filter(
  ({ name }) => supported.has(`function ${name}`) && !PLACED.test(name),
);
const aggregates = listCallShapes('aggregate').filter(({ name }) => supported.has(`aggregate ${name}`));
const byReturn = new Map<KustoType | null, CallShape[]>();
for (const shape of functions) byReturn.set(shape.returns, [...(byReturn.get(shape.returns) ?? []), shape]);

const NUMBERS: readonly KustoType[] = ['long', 'int', 'real', 'decimal'];
export const GROUPS: Readonly<Record<string, readonly KustoType[]>> = {
  Integer: ['long', 'int'],
  RealOrDecimal: ['real', 'decimal'],
  StringOrDynamic: ['string', 'dynamic'],
  StringOrArray: ['string', 'dynamic'],
  IntegerOrArray: ['long', 'dynamic'],
  DynamicArray: ['dynamic'],
  DynamicBag: ['dynamic'],
  Number: NUMBERS,
  NumberOrBool: [...NUMBERS, 'bool'],
  Summable: [...NUMBERS, 'timespan', 'datetime'],
  Orderable: [...NUMBERS, 'timespan', 'datetime', 'string', 'guid'],
  NotRealOrBool: ['string', 'long', 'datetime', 'timespan', 'guid'],
  NotDynamic: ['string', 'long', 'real', 'datetime', 'timespan', 'bool', 'guid'],
};

/** A well-typed expression of a type, most of the time. */
export function makeExpression(type: KustoType, scope: Scope, random: Random): string {
  if (scope.depth <= 0 || random.chance(0.2)) return makeLeaf(type, scope, random);
  const inner = { ...scope, depth: scope.depth - 1 };
  if (random.chance(0.35)) return makeOperation(type, inner, random);
  if (random.chance(0.15)) return makeGeneric(type, inner, random);
  const candidates = (byReturn.get(type) ?? []).filter(({ name }) => !(scope.isSteady && UNSTEADY.test(name)));
  return candidates.length === 0 ? makeLeaf(type, scope, random) : makeCall(random.pick(candidates), inner, random);
}

/** Calls of the functions, of all in turn: the `turn`-th run of `count` of them. */
export function makeCalls(turn: number, count: number, scope: Scope, random: Random): string[] {
  const steady = functions.filter(({ name }) => !(scope.isSteady && UNSTEADY.test(name)));
  return Array.from({ length: count }, (_call, at) => {
    const shape = steady[(turn * count + at) % steady.length];
    return shape ? makeCall(shape, scope, random) : literalOf('long', random);
  });
}

function makeLeaf(type: KustoType, { columns }: Scope, random: Random): string {
  const fitting = columns.filter((each) => each.type === type);
  if (fitting.length > 0 && random.chance(0.7)) return quoteName(random.pick(fitting).name);
  const dynamics = columns.filter((each) => each.type === 'dynamic');
  if (type === 'dynamic' && dynamics.length > 0 && random.chance(0.5))
    return makePath(random.pick(dynamics).name, random);
  return literalOf(type, random);
}

const STEPS = [
  '.a',
  '.a.b',
  '["k"]',
  '[0]',
  '[-1]',
  '.a.b[1]',
  '["a b"]',
  "['\\'']",
  '[long(null)]',
  '.nope.nope',
  '[tostring(1)]',
];
const makePath = (name: string, random: Random): string => `${quoteName(name)}${random.pick(STEPS)}`;

export function makeCall({ name, parameters }: CallShape, scope: Scope, random: Random): string {
  const args = parameters.flatMap((parameter): string[] => {
    if (parameter.isOptional && random.chance(0.5)) return [];
    const most = Math.min(parameter.most, 3);
    return random.many(1, Math.max(1, most), () => makeArgument(parameter, scope, random));
  });
  return `${name}(${args.join(', ')})`;
}

function makeArgument(parameter: ParameterShape, scope: Scope, random: Random): string {
  const named = random.chance(0.6) ? namedArgument(parameter.name, random) : undefined;
  if (named) return named;
  const types = parameter.types.length > 0 ? parameter.types : (GROUPS[parameter.group] ?? KUSTO_TYPES);
  const type = random.pick(types);
  return parameter.isConstant ? literalOf(type, random) : makeExpression(type, scope, random);
}

/** Calls whose type is that of their arguments. */
function makeGeneric(type: KustoType, scope: Scope, random: Random): string {
  const of = (): string => makeExpression(type, scope, random);
  const when = (): string => makeExpression('bool', scope, random);
  return random.pick([
    () => `iff(${when()}, ${of()}, ${of()})`,
    () => `case(${when()}, ${of()}, ${when()}, ${of()}, ${of()})`,
    () => `coalesce(${of()}, ${of()})`,
    () => (type === 'dynamic' || type === 'bool' ? of() : `max_of(${of()}, ${of()})`),
    () => (type === 'dynamic' || type === 'bool' ? of() : `min_of(${of()}, ${of()}, ${of()})`),
    () => (type === 'dynamic' ? `array_concat(${of()}, ${of()})` : `to${CONVERSIONS[type]}(${makePath('d', random)})`),
  ])();
}

const CONVERSIONS: Readonly<Record<KustoType, string>> = {
  string: 'string',
  long: 'long',
  int: 'int',
  real: 'double',
  bool: 'bool',
  datetime: 'datetime',
  timespan: 'timespan',
  guid: 'guid',
  decimal: 'decimal',
  dynamic: 'dynamic',
};

export const TEXT_OPERATORS: readonly string[] = [
  'has',
  '!has',
  'has_cs',
  'hasprefix',
  'hassuffix',
  'contains',
  '!contains',
  'contains_cs',
  'startswith',
  '!startswith',
  'startswith_cs',
  'endswith',
  'endswith_cs',
  '=~',
  '!~',
  '==',
  '!=',
  'matches regex',
];

type Make = (of: (type: KustoType) => string, random: Random) => string;
const COMPARED: readonly KustoType[] = [
  'long',
  'int',
  'real',
  'datetime',
  'timespan',
  'string',
  'decimal',
  'bool',
  'guid',
];

function compare(of: (type: KustoType) => string, random: Random): string {
  const type = random.pick(COMPARED);
  const sign = random.pick(type === 'bool' || type === 'guid' ? ['==', '!='] : ['==', '!=', '<', '<=', '>', '>=']);
  const other = NUMBERS.includes(type) ? random.pick(NUMBERS) : type;
  return `(${of(type)} ${sign} ${of(other)})`;
}

/** Whole number, or what a decimal or a real makes of it: every pair of numbers meets. */
const arithmetic =
  (type: KustoType, other: readonly KustoType[]): Make =>
  (of, random) =>
    `(${of(type)} ${random.pick(['+', '-', '*', '/', '%'])} ${of(random.pick(other))})`;

const OPERATIONS: Readonly<Record<KustoType, readonly Make[]>> = {
  bool: [
    compare,
    compare,
    (of) => `(${of('bool')} and ${of('bool')})`,
    (of) => `(${of('bool')} or ${of('bool')})`,
    (of) => `not(${of('bool')})`,
    (of, random) => `(${of('string')} ${random.pick(TEXT_OPERATORS)} ${literalOf('string', random)})`,
    (of, random) => `(${of('string')} ${random.pick(TEXT_OPERATORS.slice(0, -1))} ${of('string')})`,
    (of, random) => `(${of('string')} ${random.pick(['in', '!in', 'in~', '!in~'])} (${of('string')}, ${of('string')}))`,
    (of, random) =>
      `(${of('string')} ${random.pick(['has_any', 'has_all'])} (${of('string')}, ${literalOf('string', random)}))`,
    (of, random) => {
      const type = random.pick(['long', 'real', 'datetime', 'timespan'] as const);
      return `(${of(type)} ${random.pick(['between', '!between'])} (${of(type)} .. ${of(type)}))`;
    },
    (of, random) => `${random.pick(['isnull', 'isnotnull', 'isempty', 'isnotempty'])}(${of(random.pick(KUSTO_TYPES))})`,
    (of) => `(${of('dynamic')} == ${of('string')})`,
    (of) => `(${of('long')} in (${of('long')}, ${of('int')}))`,
    (of) => `(${of('dynamic')} in (${of('string')}, ${of('long')}))`,
  ],
  long: [
    arithmetic('long', ['long', 'int']),
    arithmetic('int', ['long']),
    (of) => `(-${of('long')})`,
    (of) => `bin(${of('long')}, ${of('long')})`,
  ],
  int: [arithmetic('int', ['int']), (of) => `toint(${of('long')})`],
  real: [
    arithmetic('real', NUMBERS),
    arithmetic('long', ['real']),
    (of) => `(${of('timespan')} / ${of('timespan')})`,
    (of) => `bin(${of('real')}, ${of('real')})`,
  ],
  decimal: [arithmetic('decimal', ['decimal', 'long', 'int'])],
  datetime: [
    (of) => `(${of('datetime')} + ${of('timespan')})`,
    (of) => `(${of('datetime')} - ${of('timespan')})`,
    (of) => `bin(${of('datetime')}, ${of('timespan')})`,
  ],
  timespan: [
    (of) => `(${of('datetime')} - ${of('datetime')})`,
    (of, random) => `(${of('timespan')} ${random.pick(['+', '-', '%'])} ${of('timespan')})`,
    (of, random) => `(${of('timespan')} ${random.pick(['*', '/'])} ${of(random.pick(['long', 'real']))})`,
    (of) => `bin(${of('timespan')}, ${of('timespan')})`,
  ],
  string: [
    (of, random) => `tostring(${of(random.pick(KUSTO_TYPES))})`,
    (of, random) => `strcat(${of('string')}, ${of(random.pick(KUSTO_TYPES))})`,
    (of) => `substring(${of('string')}, ${of('long')}, ${of('long')})`,
    (of, random) => `gettype(${of(random.pick(KUSTO_TYPES))})`,
  ],
  guid: [(of) => `toguid(${of('string')})`],
  dynamic: [
    (of, random) => `bag_pack(${of('string')}, ${of(random.pick(KUSTO_TYPES))}, "k", ${of(random.pick(KUSTO_TYPES))})`,
    (of, random) => `pack_array(${of(random.pick(KUSTO_TYPES))}, ${of(random.pick(KUSTO_TYPES))})`,
    (of, random) => `todynamic(${of(random.pick(['string', 'dynamic']))})`,
    (of, random) => `${of('dynamic')}${random.pick(STEPS)}`,
    (of) => `range(${of('long')}, ${of('long')}, ${of('long')})`,
  ],
};

const makeOperation = (type: KustoType, scope: Scope, random: Random): string =>
  random.pick(OPERATIONS[type])((inner) => makeExpression(inner, scope, random), random);

/** A call of an aggregate over expressions of these columns. */
export function makeAggregate(scope: Scope, random: Random): string {
  const steady = aggregates.filter(({ name }) => !(scope.isSteady && UNSTEADY.test(name)));
  const shape = random.pick(steady);
  const inner = { ...scope, depth: Math.min(scope.depth, 1) };
  if (!/^arg|^(take_)?any$/.test(shape.name) || random.chance(0.6)) return makeCall(shape, inner, random);
  const written = random.many(1, 2, () =>
    makeExpression(random.pick(['long', 'string']), { ...inner, depth: 0 }, random),
  );
  return `${shape.name}(${[...written, '*'].join(', ')})`;
}

/** A column or an expression, of any type. */
export const makeAny = (scope: Scope, random: Random): string =>
  makeExpression(random.pick(KUSTO_TYPES), scope, random);
