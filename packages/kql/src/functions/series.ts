import { type Value, value } from '../lower/value.ts';
import { lambda, type SqlNode, shared, sql } from '../sql/node.ts';
import { asDynamic, asJson, asReal } from './convert.ts';
import { arg, type Call, defineFunctions, type FunctionEntry } from './define.ts';
import { elementsOf, isArray, jsonArray, onArray } from './json.ts';
import { finiteResponse, lineBag, lineColumns, statsBag, statsColumns } from './series-fit.ts';

type Unary = (x: SqlNode) => SqlNode;
type Binary = (x: SqlNode, y: SqlNode) => SqlNode;

const number = (raw: SqlNode): SqlNode => sql`toFloat64OrNull(${raw})`;
const realJson = (of: SqlNode): SqlNode => sql`assumeNotNull(${asJson(value(of, 'real'))})`;

/** A function of every element; what is not a number gives null. */
const each =
  (build: Unary): FunctionEntry['sql'] =>
  (call) =>
    onArray(arg(call, 0), (elements) =>
      jsonArray(sql`arrayMap(${lambda(1, (raw) => realJson(build(number(raw))))}, ${elements})`),
    );

/** The element of a series at a position, or the scalar that stands for all of them. */
function at(of: Value, position: SqlNode): SqlNode {
  if (of.type !== 'dynamic') return asReal(of);
  const all = shared(elementsOf(of));
  return sql`if(${position} <= length(${all}), toFloat64OrNull(${all}[${position}]), NULL)`;
}

/** Two series side by side, as long as the longer one. */
function pairwise(call: Call, item: (x: SqlNode, y: SqlNode) => SqlNode): SqlNode {
  const [left, right] = [arg(call, 0), arg(call, 1)];
  const lengths = [left, right]
    .filter((of) => of.type === 'dynamic')
    .map((of) => sql`length(${shared(elementsOf(of))})`);
  const size = lengths.reduce((all, one) => sql`greatest(${all}, ${one})`);
  const body = lambda(1, (position) => item(at(left, position), at(right, position)));
  const valid = [left, right].filter((of) => of.type === 'dynamic').map((of) => isArray(of.node));
  return sql`if(${valid.reduce((all, one) => sql`${all} AND ${one}`)}, ${jsonArray(sql`arrayMap(${body}, range(1, ${size} + 1))`)}, NULL)`;
}

const both =
  (build: Binary): FunctionEntry['sql'] =>
  (call) =>
    pairwise(call, (x, y) => realJson(build(x, y)));

const compared =
  (build: Binary): FunctionEntry['sql'] =>
  (call) =>
    pairwise(
      call,
      (x, y) => sql`multiIf(${shared(build(x, y))}, 'true', isNull(${shared(build(x, y))}), 'null', 'false')`,
    );

const numbers = (of: Value): SqlNode => sql`arrayMap(_x -> toFloat64OrZero(_x), ${elementsOf(of)})`;
const dot = (call: Call): SqlNode =>
  sql`arraySum((_x, _p) -> _x * _p, ${numbers(arg(call, 0))}, ${numbers(arg(call, 1))})`;
const magnitude = (of: Value): SqlNode => sql`sqrt(arraySum(_x -> _x * _x, ${numbers(of)}))`;

/** A scalar stands for a series of itself; series of different lengths have no product. */
function dotProduct(call: Call): SqlNode {
  const [left, right] = [arg(call, 0), arg(call, 1)];
  if (right.type !== 'dynamic') return sql`(arraySum(${numbers(left)}) * ${asReal(right)})`;
  if (left.type !== 'dynamic') return sql`(arraySum(${numbers(right)}) * ${asReal(left)})`;
  return sql`if(length(${elementsOf(left)}) = length(${elementsOf(right)}), ${dot(call)}, NULL)`;
}

/** Fills nulls with the last value before them. */
const fillForward = (call: Call): SqlNode =>
  onArray(arg(call, 0), (elements) => jsonArray(sql`arrayFill(_x -> _x != 'null', ${elements})`));
const fillBackward = (call: Call): SqlNode =>
  onArray(arg(call, 0), (elements) => jsonArray(sql`arrayReverseFill(_x -> _x != 'null', ${elements})`));

/** Whether an element is the placeholder of a missing value: null, or the number that the call names. */
function isMissing(raw: SqlNode, placeholder: Value | undefined): SqlNode {
  if (!placeholder || placeholder.literal === null) return sql`(${raw} = 'null')`;
  return sql`(${raw} = 'null' OR ifNull(${number(raw)} = ${asReal(placeholder)}, 0))`;
}

/** Puts one value in the place of every missing one. */
const fillConst = (call: Call): SqlNode =>
  onArray(arg(call, 0), (elements) => {
    const filler = sql`assumeNotNull(${asJson(arg(call, 1))})`;
    const item = lambda(1, (raw) => sql`if(${isMissing(raw, call.args[2])}, ${filler}, ${raw})`);
    return jsonArray(sql`arrayMap(${item}, ${elements})`);
  });

/**
 * Draws a line between the neighbours of every gap. A series of whole numbers stays one.
 * Source: https://learn.microsoft.com/kusto/query/series-fill-linear-function and its recorded answer.
 */
function fillLinear(call: Call): SqlNode {
  const keepsEdges = call.args[2] ? call.args[2].literal === true : true;
  const constant = call.args[3] ? sql`assumeNotNull(${asJson(call.args[3])})` : sql`'0'`;
  return onArray(arg(call, 0), (given) => {
    const all = shared(given);
    // The elements have lost their `.0`; the text of the whole has not.
    const isWhole = sql`NOT match(ifNull(${asDynamic(arg(call, 0))}, ''), '[.eE]')`;
    const itemAt = (at: SqlNode): SqlNode =>
      sql`if(${isWhole}, ${all}[${at}], ${realJson(sql`toFloat64OrZero(${all}[${at}])`)})`;
    const own = lambda(2, (raw, at) => sql`if(${isMissing(raw, call.args[1])}, 0, ${at})`);
    const present = shared(sql`arrayMap(${own}, ${all}, arrayEnumerate(${all}))`);
    const before = sql`arrayFill(_x -> _x > 0, ${present})`;
    const behind = sql`arrayReverseFill(_x -> _x > 0, ${present})`;
    const item = lambda(3, (at, p, n) => {
      const [low, high] = [sql`toFloat64OrZero(${all}[${p}])`, sql`toFloat64OrZero(${all}[${n}])`];
      const line = shared(sql`${low} + (${high} - ${low}) * (${at} - ${p}) / (${n} - ${p})`);
      const drawn = sql`if(${isWhole}, toString(toInt64(${line})), ${realJson(line)})`;
      const edge = keepsEdges ? itemAt(sql`greatest(${p}, ${n})`) : sql`'null'`;
      return sql`multiIf(${p} = ${n}, ${itemAt(at)}, ${p} = 0 OR ${n} = 0, ${edge}, ${drawn})`;
    });
    const filled = sql`arrayMap(${item}, arrayEnumerate(${all}), ${before}, ${behind})`;
    return sql`if(arraySum(${present}) = 0, ${jsonArray(sql`arrayMap(_x -> ${constant}, ${all})`)}, ${jsonArray(filled)})`;
  });
}

export const seriesFunctions = defineFunctions({
  series_abs: each((x) => sql`abs(${x})`),
  series_acos: each((x) => sql`acos(${x})`),
  series_asin: each((x) => sql`asin(${x})`),
  series_atan: each((x) => sql`atan(${x})`),
  series_ceiling: each((x) => sql`ceil(${x})`),
  series_cos: each((x) => sql`cos(${x})`),
  series_exp: each((x) => sql`exp(${x})`),
  series_floor: each((x) => sql`floor(${x})`),
  series_log: each((x) => sql`log(${x})`),
  series_sign: each((x) => sql`toFloat64(sign(${x}))`),
  series_sin: each((x) => sql`sin(${x})`),
  series_tan: each((x) => sql`tan(${x})`),
  series_add: both((x, y) => sql`(${x} + ${y})`),
  series_subtract: both((x, y) => sql`(${x} - ${y})`),
  series_multiply: both((x, y) => sql`(${x} * ${y})`),
  series_divide: both((x, y) => sql`(${x} / ${y})`),
  series_pow: both((x, y) => sql`pow(${x}, ${y})`),
  series_equals: compared((x, y) => sql`(${x} = ${y})`),
  series_not_equals: compared((x, y) => sql`(${x} != ${y})`),
  series_greater: compared((x, y) => sql`(${x} > ${y})`),
  series_greater_equals: compared((x, y) => sql`(${x} >= ${y})`),
  series_less: compared((x, y) => sql`(${x} < ${y})`),
  series_less_equals: compared((x, y) => sql`(${x} <= ${y})`),
  series_fill_const: fillConst,
  series_fill_linear: fillLinear,
  series_stats: statsColumns,
  series_stats_dynamic: statsBag,
  series_fit_line: lineColumns,
  series_fit_line_dynamic: lineBag,
  series_fir: finiteResponse,
  series_product: (call) => sql`arrayProduct(${numbers(arg(call, 0))})`,
  series_sum: (call) => sql`arraySum(${numbers(arg(call, 0))})`,
  series_magnitude: (call) => magnitude(arg(call, 0)),
  series_dot_product: dotProduct,
  series_cosine_similarity: (call) => sql`(${dot(call)} / (${magnitude(arg(call, 0))} * ${magnitude(arg(call, 1))}))`,
  series_pearson_correlation: (call) => sql`arrayReduce('corr', ${numbers(arg(call, 0))}, ${numbers(arg(call, 1))})`,
  series_fill_forward: fillForward,
  series_fill_backward: fillBackward,
});
