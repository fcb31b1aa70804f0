import { literal, type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { nullOf, type SqlNode, shared, sql } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { asBool, asDynamic, asLong, asReal, asText, convertTo } from './convert.ts';
import { arg, type Call, constantText, defineFunctions, withNames } from './define.ts';
import { lowerOperator } from './operators.ts';

/** A branch in the type of the whole; a dynamic null stands for the null of any type. */
const branch = (of: Value, call: Call): SqlNode =>
  of.literal === null ? nullOf(call.type) : convertTo(call.type, of).node;

function choose(call: Call): SqlNode {
  const pairs: SqlNode[] = [];
  for (let index = 0; index + 1 < call.args.length; index += 2)
    pairs.push(sql`${asBool(arg(call, index))}, ${branch(arg(call, index + 1), call)}`);
  const otherwise = branch(arg(call, call.args.length - 1), call);
  return sql`multiIf(${pairs.reduce((all, each) => sql`${all}, ${each}`)}, ${otherwise})`;
}

const isEmpty = (of: Value): SqlNode =>
  of.type === 'string'
    ? sql`empty(${of.node})`
    : of.type === 'dynamic'
      ? sql`empty(${asText(of)})`
      : sql`isNull(${of.node})`;
const isNull = (of: Value): SqlNode => (of.type === 'string' ? sql`0` : sql`isNull(${of.node})`);

/** The largest or smallest of the arguments that are not null. */
function extreme(call: Call, pick: 'greatest' | 'least'): SqlNode {
  const nodes = call.args.map((each) => convertTo(call.type, each).node);
  const items = nodes.reduce((all, each) => sql`${all}, ${each}`);
  if (call.type === 'string') return pick === 'greatest' ? sql`greatest(${items})` : sql`least(${items})`;
  const array = shared(sql`arrayFilter(_x -> isNotNull(_x), [${items}])`);
  const best = pick === 'greatest' ? sql`arrayMax(${array})` : sql`arrayMin(${array})`;
  const isBad = call.type === 'real' ? sql`arrayExists(_x -> isNaN(_x), ${array}), nan, ` : sql``;
  return sql`multiIf(empty(${array}), NULL, ${isBad}${best})`;
}

function columnIfExists(call: Call): Value {
  const name = constantText(call, 0);
  const found = call.environment.columns().find((each) => each.name === name);
  return found?.value ?? arg(call, 1);
}

/** The type in which distances of these are counted. */
function commonNumber(all: readonly Value[]): KustoType {
  const has = (type: KustoType): boolean => all.some((each) => each.type === type);
  return (['datetime', 'timespan', 'decimal', 'real', 'dynamic'] as const).find(has) ?? 'long';
}

/** Whether a value lies within a distance of a centre, the ends included: numbers, datetimes and timespans have one. */
function around(call: Call): Value {
  const given = [arg(call, 0), arg(call, 1), arg(call, 2)];
  const odd = given.find(({ type }) => type === 'guid' || type === 'bool' || type === 'string');
  if (odd) return refuse('KQL2007', call.span, call.name, 'numbers, datetimes or timespans', `a ${odd.type}`);
  const common = commonNumber(given);
  const type = common === 'dynamic' ? 'real' : common;
  const read = (each: Value, as: KustoType): Value => (each.type === 'dynamic' ? convertTo(as, each) : each);
  const [of, centre, delta] = given.map((each, index) =>
    read(each, type === 'datetime' && index === 2 ? 'timespan' : type),
  ) as [Value, Value, Value];
  const bound = (operator: string): Value =>
    lowerOperator({ operator, left: centre, right: delta, type, span: call.span });
  const test = (operator: string, right: Value): SqlNode =>
    lowerOperator({ operator, left: of, right, type: 'bool', span: call.span }).node;
  const isAround = sql`(${test('>=', bound('-'))} AND ${test('<=', bound('+'))})`;
  const isMissing = [of, centre, delta]
    .map((each) => sql`isNull(${each.node})`)
    .reduce((all, each) => sql`${all} OR ${each}`);
  return value(sql`if(${isMissing}, NULL, ${isAround})`, 'bool');
}

/** A dynamic value is negated as the number that it holds, and stays dynamic. */
function minus(call: Call): SqlNode | Value {
  const of = arg(call, 0);
  if (of.type === 'int') return value(sql`(-toInt64(${of.node}))`, 'long');
  if (of.type !== 'dynamic') return sql`(-${of.node})`;
  const real = asDynamic(value(sql`(-${asReal(of)})`, 'real'));
  const long = asDynamic(value(sql`(-${asLong(of)})`, 'long'));
  return value(sql`if(match(ifNull(${of.node}, ''), '^-?[0-9]+[.eE]'), ${real}, ${long})`, 'dynamic');
}

export const conditionalFunctions = defineFunctions({
  ...withNames(['iff', 'iif'], choose),
  case: choose,
  coalesce: (call) => {
    if (call.type === 'string') {
      const items = call.args
        .map((each) => sql`nullIf(${asText(each)}, '')`)
        .reduce((all, each) => sql`${all}, ${each}`);
      return sql`ifNull(coalesce(${items}), '')`;
    }
    return sql`coalesce(${call.args.map((each) => branch(each, call)).reduce((all, each) => sql`${all}, ${each}`)})`;
  },
  around,
  iscolumnexists: (call) =>
    literal(
      'bool',
      call.environment.columns().some((each) => each.name === constantText(call, 0)),
    ),
  not: (call) => sql`(NOT ${asBool(arg(call, 0))})`,
  isnull: (call) => isNull(arg(call, 0)),
  ...withNames(['isnotnull', 'notnull'], (call) => sql`(NOT ${isNull(arg(call, 0))})`),
  isempty: (call) => isEmpty(arg(call, 0)),
  ...withNames(['isnotempty', 'notempty'], (call) => sql`(NOT ${isEmpty(arg(call, 0))})`),
  max_of: (call) => extreme(call, 'greatest'),
  min_of: (call) => extreme(call, 'least'),
  ...withNames(['column_ifexists', 'columnifexists'], columnIfExists),
  ingestion_time: (call) =>
    call.environment.ingestionTime() ??
    refuse('KQL2005', call.span, '`ingestion_time()` needs a row that comes straight from a table.'),
  unary_minus: {
    sql: minus,
    fidelity: 'exact',
    source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  },
});
