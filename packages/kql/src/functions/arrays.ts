import { type Value, value } from '../lower/value.ts';
import { integer } from '../sql/build.ts';
import { column, lambda, list, nullOf, type SqlNode, shared, sql } from '../sql/node.ts';
import { MAX_ELEMENTS } from '../types.ts';
import { asCount, asJson, asLong, asReal } from './convert.ts';
import { arg, type Call, constantInteger, defineFunctions, withNames } from './define.ts';
import { elementsOf, elementTexts, isArray, jsonArray, onArray, onElements } from './json.ts';

const first = (call: Call): Value => arg(call, 0);

/** `pack_array(*)` packs all columns. */
function pack(call: Call): SqlNode {
  const isStar = call.raw.some((each) => each.kind === 'star');
  const all = isStar ? call.environment.columns().map((each) => each.value) : call.args;
  if (all.length === 0) return sql`'[]'`;
  const texts = all.map(asJson).map((each, index) => (index === 0 ? each : sql`',', ${each}`));
  return sql`toNullable(concat('[', ${list(texts)}, ']'))`;
}

function concatArrays(call: Call): SqlNode {
  const parts = call.args.map((each) => {
    return elementTexts(each);
  });
  return jsonArray(sql`arrayConcat(${list(parts)})`);
}

function slice(call: Call): SqlNode {
  return onElements(first(call), (elements) => {
    const all = shared(elements);
    const size = sql`toInt64(length(${all}))`;
    const at = (index: number): SqlNode => {
      const of = shared(asCount(arg(call, index)));
      return sql`if(${of} < 0, greatest(${size} + ${of}, 0), ${of})`;
    };
    const from = shared(at(1));
    const to = shared(at(2));
    return jsonArray(sql`arraySlice(${all}, ${from} + 1, greatest(${to} - ${from} + 1, 0))`);
  });
}

/** Two elements are the same when their JSON is. */
function sets(call: Call, combine: (left: SqlNode, right: SqlNode) => SqlNode): SqlNode {
  const [head, ...rest] = call.args.map(elementTexts);
  const combined = rest.reduce((all, each) => combine(all, each), head as SqlNode);
  return jsonArray(sql`arrayDistinct(${combined})`);
}

const intersect = (left: SqlNode, right: SqlNode): SqlNode => {
  const other = shared(right);
  return sql`arrayFilter(${lambda(1, (x) => sql`has(${other}, ${x})`)}, ${left})`;
};
const subtract = (left: SqlNode, right: SqlNode): SqlNode => {
  const other = shared(right);
  return sql`arrayFilter(${lambda(1, (x) => sql`NOT has(${other}, ${x})`)}, ${left})`;
};

/** Whether two arrays hold the same elements, whatever their order and number. */
function setEquals(call: Call): SqlNode {
  const [left, right] = [shared(elementsOf(arg(call, 0))), shared(elementsOf(arg(call, 1)))];
  return sql`(hasAll(${left}, ${right}) AND hasAll(${right}, ${left}))`;
}

/** What moves in is the third argument; without one an empty text among texts, null elsewhere. */
function shift(call: Call, isLeft: boolean): SqlNode {
  return onElements(first(call), (given) => {
    const elements = shared(given);
    const areTexts = sql`notEmpty(${elements}) AND arrayAll(_x -> startsWith(_x, '"'), ${elements})`;
    const fill = call.args[2] ? asJson(arg(call, 2)) : sql`if(${areTexts}, '""', 'null')`;
    const count = shared(sql`toInt32(${asCount(arg(call, 1))})`);
    return jsonArray(
      isLeft
        ? sql`arrayShiftLeft(${elements}, ${count}, ${fill})`
        : sql`arrayShiftRight(${elements}, ${count}, ${fill})`,
    );
  });
}

function rotate(call: Call, isLeft: boolean): SqlNode {
  return onElements(first(call), (elements) => {
    const count = sql`toInt32(${asCount(arg(call, 1))})`;
    return jsonArray(
      isLeft ? sql`arrayRotateLeft(${elements}, ${count})` : sql`arrayRotateRight(${elements}, ${count})`,
    );
  });
}

/** A value as {@link elementsOf} has it. */
const comparedJson = (of: Value): SqlNode => {
  if (of.type === 'real') return sql`assumeNotNull(toString(${of.node}))`;
  return sql`assumeNotNull(${of.type === 'dynamic' ? sql`JSONExtractRaw(${asJson(of)})` : asJson(of)})`;
};

/** Position of an element at or after a start, among so many; a negative start counts from the end. */
function indexOf(call: Call): SqlNode {
  const occurrence = call.args[4] ? constantInteger(call, 4) : 1n;
  if (occurrence < 0n) return nullOf('long');
  const of = arg(call, 1);
  const wanted = shared(comparedJson(of));
  return onArray(first(call), (elements) => {
    const all = shared(elements);
    const given = shared(call.args[2] ? asLong(arg(call, 2)) : sql`0`);
    const from = shared(
      sql`assumeNotNull(if(${given} < 0, greatest(toInt64(length(${all})) + ${given}, 0), ${given}))`,
    );
    const size = call.args[3] ? shared(asLong(arg(call, 3))) : null;
    const rest = sql`arraySlice(${all}, ${from} + 1)`;
    const window = size
      ? sql`if(${size} < 0, ${rest}, arraySlice(${all}, ${from} + 1, assumeNotNull(greatest(${size}, 0))))`
      : rest;
    const places = sql`arrayFilter((_i, _x) -> _x = ${wanted}, arrayEnumerate(${shared(window)}), ${shared(window)})`;
    const found = shared(sql`toInt64(${places}[${integer(occurrence || 1n)}])`);
    const position = sql`if(${found} = 0, -1, ${from} + ${found} - 1)`;
    return size ? sql`if(${size} < -1, NULL, ${position})` : position;
  });
}

function sum(call: Call): SqlNode {
  return onArray(
    first(call),
    (elements) =>
      sql`if(arrayExists(_x -> NOT match(_x, '^-?[0-9]'), ${shared(elements)}), NULL, arraySum(arrayMap(_x -> toFloat64OrZero(_x), ${shared(elements)})))`,
  );
}

function zip(call: Call): SqlNode {
  const arrays = call.args.map((each) => shared(elementTexts(each)));
  const size = sql`arrayMax([${list(arrays.map((each) => sql`length(${each})`))}])`;
  const items = arrays.map((each) => sql`if(_i <= length(${each}), ${each}[_i], 'null')`);
  return jsonArray(
    sql`arrayMap(_i -> concat('[', arrayStringConcat([${list(items)}], ','), ']'), range(1, ${size} + 1))`,
  );
}

function rangeArray(call: Call): SqlNode {
  const step = call.args[2] ? (call.args[2].type === 'real' ? asReal(arg(call, 2)) : asLong(arg(call, 2))) : sql`1`;
  const isReal = call.args.some((each) => each.type === 'real');
  const bound = (of: Value): SqlNode => (isReal ? asReal(of) : isTicks(of) ? of.node : asLong(of));
  const [from, to] = [shared(bound(first(call))), bound(arg(call, 1))];
  const by = shared(call.args[2] ? step : isTicks(first(call)) ? sql`36000000000` : step);
  // By a step of zero, or between what is no number, there are no steps to count.
  const steps = shared(sql`ifNull(floor((${to} - ${from}) / ${by}), nan)`);
  const isKnown = shared(sql`NOT isNaN(${steps}) AND ${by} != 0`);
  const count = sql`toUInt64(if(${isKnown}, least(${integer(MAX_ELEMENTS)}, greatest(0, ${steps} + 1)), 0))`;
  const type = isReal ? 'real' : isTicks(first(call)) ? first(call).type : 'long';
  const element = lambda(
    1,
    (i) =>
      sql`assumeNotNull(${asJson(value(isReal ? sql`(${from} + ${i} * ${by})` : sql`(${from} + toInt64(${i}) * ${by})`, type))})`,
  );
  return sql`if(ifNull(${isKnown}, 0), ${jsonArray(sql`arrayMap(${element}, range(${count}))`)}, NULL)`;
}

const isTicks = (of: Value): boolean => of.type === 'datetime' || of.type === 'timespan';

function jaccard(call: Call): Value {
  const [left, right] = [arg(call, 0), arg(call, 1)].map((each) => shared(sql`arrayDistinct(${elementsOf(each)})`));
  const all = sql`arrayDistinct(arrayConcat(${left ?? sql``}, ${right ?? sql``}))`;
  return value(sql`(length(arrayIntersect(${left ?? sql``}, ${right ?? sql``})) / length(${all}))`, 'real');
}

/** `array_iff(conditions, whenTrue, whenFalse)`, element by element; a scalar stands for every element. */
function arrayIff(call: Call): SqlNode {
  const conditions = shared(elementsOf(first(call)));
  const pick = (index: number): SqlNode => {
    const of = arg(call, index);
    if (of.type !== 'dynamic') return asJson(of);
    const once = shared(of.node);
    const all = shared(elementTexts({ node: once, type: 'dynamic' }));
    return sql`if(${isArray(once)}, if(_i <= length(${all}), ${all}[_i], 'null'), ifNull(${once}, 'null'))`;
  };
  const test = sql`(${conditions}[_i] = 'true' OR toFloat64OrZero(${conditions}[_i]) != 0)`;
  const isCondition = sql`match(${conditions}[_i], '^(true|false|-?[0-9].*)$')`;
  const item = sql`multiIf(NOT ${isCondition}, 'null', ${test}, assumeNotNull(${pick(1)}), assumeNotNull(${pick(2)}))`;
  return onArray(first(call), () => jsonArray(sql`arrayMap(_i -> ${item}, range(1, length(${conditions}) + 1))`));
}

/** Cuts an array before the positions given; negative ones count from its end. */
function arraySplit(call: Call): SqlNode {
  const at = arg(call, 1);
  const wanted =
    at.type === 'dynamic' ? sql`arrayMap(_x -> toInt64OrZero(_x), ${elementsOf(at)})` : sql`[${asCount(at)}]`;
  return onElements(first(call), (elements) => {
    const all = shared(elements);
    const size = sql`toInt64(length(${all}))`;
    const place = lambda(1, (cut) => sql`least(${size}, greatest(0, if(${cut} < 0, ${size} + ${cut}, ${cut})))`);
    const cuts = shared(sql`arrayConcat([toInt64(0)], arrayMap(${place}, ${wanted}), [${size}])`);
    const piece = lambda(1, (index) => {
      const from = sql`${cuts}[${index}]`;
      return jsonArray(sql`arraySlice(${all}, ${from} + 1, greatest(${cuts}[${index} + 1] - ${from}, 0))`);
    });
    return jsonArray(sql`arrayMap(${piece}, range(1, length(${cuts})))`);
  });
}

export const arrayFunctions = defineFunctions({
  ...withNames(['array_iff', 'array_iif'], arrayIff),
  pack_array: pack,
  ...withNames(['array_length', 'arraylength'], (call) => {
    const { node, lengthId } = first(call);
    if (lengthId !== undefined) return column(lengthId);
    const once = shared(node);
    return sql`if(${isArray(once)}, toInt64(JSONLength(ifNull(${once}, ''))), NULL)`;
  }),
  array_concat: concatArrays,
  array_slice: slice,
  array_split: arraySplit,
  array_reverse: (call) => onElements(first(call), (elements) => jsonArray(sql`arrayReverse(${elements})`)),
  array_index_of: indexOf,
  array_sum: sum,
  array_shift_left: (call) => shift(call, true),
  array_shift_right: (call) => shift(call, false),
  array_rotate_left: (call) => rotate(call, true),
  array_rotate_right: (call) => rotate(call, false),
  set_union: (call) => sets(call, (left, right) => sql`arrayConcat(${left}, ${right})`),
  set_intersect: (call) => sets(call, intersect),
  set_difference: (call) => sets(call, subtract),
  set_equals: setEquals,
  set_has_element: (call) => sql`has(${elementsOf(first(call))}, ${comparedJson(arg(call, 1))})`,
  zip,
  range: rangeArray,
  jaccard_index: jaccard,
  repeat: (call) => {
    const count = shared(asLong(arg(call, 1)));
    const all = sql`arrayMap(_i -> ${asJson(first(call))}, range(toUInt64(least(${integer(MAX_ELEMENTS)}, greatest(0, ifNull(${count}, 0))))))`;
    return sql`if(isNull(${count}) OR ${count} < 0, NULL, ${jsonArray(all)})`;
  },
});
