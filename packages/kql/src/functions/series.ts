import { type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { lambda, type SqlNode, shared, sql } from '../sql/node.ts';
import { asDynamic, asJson, asReal } from './convert.ts';
import { arg, type Call, defineFunctions, type FunctionEntry } from './define.ts';
import { elementsOf, isArray, jsonArray, onArray } from './json.ts';
import { EPOCH_TICKS } from './ranges.ts';
import { finiteResponse, lineBag, lineColumns, statsBag, statsColumns } from './series-fit.ts';

type Unary = (x: SqlNode) => SqlNode;
type Binary = (x: SqlNode, y: SqlNode) => SqlNode;

const number = (raw: SqlNode): SqlNode => sql`toFloat64OrNull(${raw})`;
/** A number, or a datetime as its ticks since the year 1. */
const numberOrTime = (raw: SqlNode): SqlNode =>
  sql`if(startsWith(${raw}, '"'), toFloat64(toDecimal128(parseDateTime64BestEffortOrNull(JSONExtractString(${raw}), 7, 'UTC'), 7)) * 10000000. + ${EPOCH_TICKS}, toFloat64OrNull(${raw}))`;
const realJson = (of: SqlNode): SqlNode => sql`assumeNotNull(${asJson(value(of, 'real'))})`;

/** Reals as a JSON array. The lambda keeps the expression small: a name alone is copied by the engine wherever it stands. */
const realsJson = (reals: SqlNode): SqlNode => jsonArray(sql`arrayMap(${lambda(1, realJson)}, ${reals})`);

/** A function of every element; what is not a number gives null. */
const each =
  (build: Unary): FunctionEntry['sql'] =>
  (call) =>
    onArray(arg(call, 0), (elements) =>
      realsJson(sql`arrayMap(${lambda(1, (raw) => build(number(raw)))}, ${elements})`),
    );

/** The numbers of a series up to a length, null beyond its end; a scalar stands for a series of itself. */
function numbersUpTo(of: Value, size: SqlNode): SqlNode {
  if (of.type !== 'dynamic') return sql`arrayWithConstant(${size}, ${asReal(of)})`;
  return sql`arrayMap(${lambda(1, numberOrTime)}, arrayResize(${elementsOf(of)}, ${size}, 'null'))`;
}

/** Two series side by side, as long as the longer one. */
function pairwise(call: Call, item: Binary): { readonly items: SqlNode; readonly isValid: SqlNode } {
  const sides = [arg(call, 0), arg(call, 1)];
  const series = sides.filter((of) => of.type === 'dynamic');
  if (series.length === 0) return refuse('KQL2007', call.span, call.name, 'at least one series', 'numbers');
  const size = series.map((of) => sql`length(${elementsOf(of)})`).reduce((all, one) => sql`greatest(${all}, ${one})`);
  const [left, right] = sides.map((of) => numbersUpTo(of, size)) as [SqlNode, SqlNode];
  return {
    items: sql`arrayMap(${lambda(2, item)}, ${left}, ${right})`,
    isValid: series.map((of) => isArray(of.node)).reduce((all, one) => sql`${all} AND ${one}`),
  };
}

const both =
  (build: Binary): FunctionEntry['sql'] =>
  (call) => {
    const { items, isValid } = pairwise(call, build);
    return sql`if(${isValid}, ${realsJson(items)}, NULL)`;
  };

const compared =
  (build: Binary): FunctionEntry['sql'] =>
  (call) => {
    const { items, isValid } = pairwise(call, build);
    const word = lambda(1, (is) => sql`multiIf(isNull(${is}), 'null', ${is}, 'true', 'false')`);
    return sql`if(${isValid}, ${jsonArray(sql`arrayMap(${word}, ${items})`)}, NULL)`;
  };

const numbers = (of: Value): SqlNode => sql`arrayMap(_x -> toFloat64OrZero(_x), ${elementsOf(of)})`;

/** Two series as long as the shorter one, or a scalar as a series of itself. Null where one is empty. */
function truncated(call: Call, build: (left: SqlNode, right: SqlNode) => SqlNode): SqlNode {
  const [left, right] = [arg(call, 0), arg(call, 1)];
  const size = [left, right]
    .filter((of) => of.type === 'dynamic')
    .map((of) => sql`length(${elementsOf(of)})`)
    .reduce((all, one) => sql`least(${all}, ${one})`);
  const once = shared(size);
  const side = (of: Value): SqlNode =>
    of.type === 'dynamic'
      ? sql`arraySlice(${numbers(of)}, 1, ${once})`
      : sql`arrayWithConstant(${once}, ifNull(${asReal(of)}, 0.))`;
  return sql`if(${once} = 0, NULL, ${build(shared(side(left)), shared(side(right)))})`;
}

const dotOf = (left: SqlNode, right: SqlNode): SqlNode => sql`arraySum((_x, _p) -> _x * _p, ${left}, ${right})`;
const magnitudeOf = (of: SqlNode): SqlNode => sql`sqrt(arraySum(_x -> _x * _x, ${of}))`;
const cosine = (left: SqlNode, right: SqlNode): SqlNode =>
  sql`(${dotOf(left, right)} / (${magnitudeOf(left)} * ${magnitudeOf(right)}))`;

/** Null where an element is no number or has no partner. Source: https://learn.microsoft.com/kusto/query/series-pearson-correlation-function */
function correlation(call: Call): SqlNode {
  const [left, right] = [arg(call, 0), arg(call, 1)].map((of) => shared(elementsOf(of))) as [SqlNode, SqlNode];
  const isWhole = (of: SqlNode): SqlNode => sql`arrayAll(_x -> isNotNull(toFloat64OrNull(_x)), ${of})`;
  const valid = sql`length(${left}) = length(${right}) AND notEmpty(${left}) AND ${isWhole(left)} AND ${isWhole(right)}`;
  const pairs = sql`${numbers(arg(call, 0))}, arrayResize(${numbers(arg(call, 1))}, length(${left}))`;
  return sql`if(${valid}, arrayReduce('corr', ${pairs}), NULL)`;
}

/** Fills missing values with the nearest one before them, or behind them. */
const fillFrom =
  (isForward: boolean): FunctionEntry['sql'] =>
  (call) =>
    onArray(arg(call, 0), (elements) => {
      const isKnown = lambda(1, (raw) => sql`NOT ${isMissing(raw, call.args[1])}`);
      return jsonArray(
        isForward ? sql`arrayFill(${isKnown}, ${elements})` : sql`arrayReverseFill(${isKnown}, ${elements})`,
      );
    });

/** Whether an element is the placeholder of a missing value: null, or the number that the call names. */
function isMissing(raw: SqlNode, placeholder: Value | undefined): SqlNode {
  if (!placeholder || placeholder.literal === null) return sql`(${raw} = 'null')`;
  const isEqual = sql`ifNull(${number(raw)} = ${asReal(placeholder)}, 0)`;
  if (placeholder.literal !== undefined) return isEqual;
  return sql`if(isNull(${placeholder.node}), ${raw} = 'null', ${isEqual})`;
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

/** One number of a series; null of what is no series. */
const ofSeries =
  (build: Unary) =>
  (call: Call): SqlNode => {
    const of = arg(call, 0);
    return sql`if(${isArray(asDynamic(of))}, ${build(numbers(of))}, NULL)`;
  };

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
  series_product: ofSeries((all) => sql`arrayProduct(${all})`),
  series_sum: ofSeries((all) => sql`arraySum(${all})`),
  series_magnitude: ofSeries(magnitudeOf),
  series_dot_product: (call) => truncated(call, dotOf),
  series_cosine_similarity: (call) => truncated(call, cosine),
  series_pearson_correlation: correlation,
  series_fill_forward: fillFrom(true),
  series_fill_backward: fillFrom(false),
});
