import { partsValue, type Value, value } from '../lower/value.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asDynamic, asJson } from './convert.ts';
import { arg, type Call } from './define.ts';
import { elementsOf, isArray, jsonArray } from './json.ts';

const realJson = (of: SqlNode): SqlNode => sql`assumeNotNull(${asJson(value(of, 'real'))})`;
const real = (node: SqlNode): Value => value(node, 'real');

/** The numbers of a series; what is not a number is `nan`. */
const numbersOf = (of: Value): SqlNode =>
  shared(sql`arrayMap(_x -> ifNull(toFloat64OrNull(_x), nan), ${elementsOf(of)})`);

/** A bag of values that are known by name; null where `isValid` does not hold. */
function bagOf(isValid: SqlNode, parts: readonly (readonly [string, SqlNode])[]): SqlNode {
  const body = parts
    .map(([name, node]) => sql`concat(${text(`"${name}":`)}, assumeNotNull(${node}))`)
    .reduce((before, each) => sql`${before}, ',', ${each}`);
  return sql`if(${isValid}, concat('{', ${body}, '}'), NULL)`;
}

interface Statistics {
  readonly isValid: SqlNode;
  readonly named: readonly (readonly [string, Value])[];
}

/**
 * Minimum, maximum, average and the like; positions count from zero. A value that is not finite makes all of them null, or
 * is passed over where the call says so. Source: https://learn.microsoft.com/kusto/query/series-stats-function
 */
function statistics(call: Call): Statistics {
  const all = numbersOf(arg(call, 0));
  const finite = shared(sql`arrayFilter(_x -> isFinite(_x), ${all})`);
  const skips = call.args[1] ? sql`ifNull(${call.args[1].node}, 0)` : sql`0`;
  const isValid = shared(sql`notEmpty(${finite}) AND (${skips} OR length(${finite}) = length(${all}))`);
  const [low, high] = [shared(sql`arrayMin(${finite})`), shared(sql`arrayMax(${finite})`)];
  const variance = shared(sql`if(length(${finite}) < 2, 0., arrayReduce('varSamp', ${finite}))`);
  const whole = (node: SqlNode): Value => value(sql`toInt64(${node})`, 'long');
  return {
    isValid,
    named: [
      ['min', real(low)],
      ['min_idx', whole(sql`indexOf(${all}, ${low}) - 1`)],
      ['max', real(high)],
      ['max_idx', whole(sql`indexOf(${all}, ${high}) - 1`)],
      ['avg', real(sql`arrayAvg(${finite})`)],
      ['stdev', real(sql`sqrt(${variance})`)],
      ['variance', real(variance)],
      ['sum', real(sql`arraySum(${finite})`)],
      ['len', whole(sql`length(${all})`)],
    ],
  };
}

const onlyIf = (isValid: SqlNode, of: Value): Value => value(sql`if(${isValid}, ${of.node}, NULL)`, of.type);

/** `series_stats()`: one column a figure. */
export function statsColumns(call: Call): Value {
  const { isValid, named } = statistics(call);
  const [first, ...rest] = named.slice(0, 7).map(([, of]) => onlyIf(isValid, of));
  return partsValue(first ?? real(sql`NULL`), ...rest);
}

/** `series_stats_dynamic()`: the figures as one bag. */
export function statsBag(call: Call): SqlNode {
  const { isValid, named } = statistics(call);
  return bagOf(
    isValid,
    named.map(([name, of]) => [name, asJson(of)]),
  );
}

interface Line {
  readonly isValid: SqlNode;
  readonly named: readonly (readonly [string, Value])[];
}

/**
 * The line of least squares through a series whose positions count from 1, as the published figures have it: an
 * `interception` of -1.666 beside a first fitted value of 1.064 and a slope of 2.730. Variances divide by n - 1.
 * Source: https://learn.microsoft.com/kusto/query/series-fit-line-function
 */
function line(call: Call): Line {
  const all = numbersOf(arg(call, 0));
  const count = shared(sql`length(${all})`);
  const middle = shared(sql`(${count} + 1) / 2`);
  const mean = shared(sql`arrayAvg(${all})`);
  const places = sql`arrayEnumerate(${all})`;
  const spread = sql`(toFloat64(${count}) * (toFloat64(${count}) * ${count} - 1) / 12)`;
  const slope = shared(
    sql`if(${count} < 2, 0., arraySum((_y, _i) -> (_i - ${middle}) * (_y - ${mean}), ${all}, ${places}) / ${spread})`,
  );
  const start = shared(sql`(${mean} - ${slope} * ${middle})`);
  const degrees = sql`greatest(1, ${count} - 1)`;
  const variance = shared(sql`(arraySum(_y -> pow(_y - ${mean}, 2), ${all}) / ${degrees})`);
  const rest = shared(
    sql`(arraySum((_y, _i) -> pow(_y - ${start} - ${slope} * _i, 2), ${all}, ${places}) / ${degrees})`,
  );
  const fitted = jsonArray(sql`arrayMap(_i -> ${realJson(sql`(${start} + ${slope} * _i)`)}, ${places})`);
  return {
    isValid: shared(sql`notEmpty(${all}) AND arrayAll(_y -> isFinite(_y), ${all})`),
    named: [
      ['rsquare', real(sql`if(${variance} = 0, 1., 1 - ${rest} / ${variance})`)],
      ['slope', real(slope)],
      ['variance', real(variance)],
      ['rvariance', real(rest)],
      ['interception', real(start)],
      ['line_fit', value(sql`toNullable(${fitted})`, 'dynamic')],
    ],
  };
}

/** `series_fit_line()`: one column a figure. */
export function lineColumns(call: Call): Value {
  const { isValid, named } = line(call);
  const [first, ...rest] = named.map(([, of]) => onlyIf(isValid, of));
  return partsValue(first ?? real(sql`NULL`), ...rest);
}

/** `series_fit_line_dynamic()`: the figures as one bag. */
export function lineBag(call: Call): SqlNode {
  const { isValid, named } = line(call);
  return bagOf(
    isValid,
    named.map(([name, of]) => [name, asJson(of)]),
  );
}

/**
 * A filter of finite response: each value is the weighted sum of those in its window, which ends at it or, where the call
 * says so, has it in its middle. What lies outside the series counts as zero.
 * Source: https://learn.microsoft.com/kusto/query/series-fir-function
 */
export function finiteResponse(call: Call): SqlNode {
  const all = numbersOf(arg(call, 0));
  const weights = numbersOf(arg(call, 1));
  const hasNegative = shared(sql`arrayExists(_w -> _w < 0, ${weights})`);
  const normalises = shared(call.args[2] ? sql`ifNull(${arg(call, 2).node}, 0)` : sql`NOT ${hasNegative}`);
  const scale = shared(sql`if(${normalises}, arraySum(${weights}), 1.)`);
  const shift = shared(
    call.args[3] ? sql`if(ifNull(${arg(call, 3).node}, 0), intDiv(length(${weights}), 2), 0)` : sql`0`,
  );
  const at = sql`toInt64(_i) - toInt64(_k) + 1 + toInt64(${shift})`;
  const term = sql`if(${at} BETWEEN 1 AND length(${all}), _w * ${all}[${at}], 0.)`;
  const item = sql`arraySum((_w, _k) -> ${term}, ${weights}, arrayEnumerate(${weights})) / ${scale}`;
  const items = jsonArray(sql`arrayMap(_i -> ${realJson(item)}, arrayEnumerate(${all}))`);
  const isSeries = isArray(asDynamic(arg(call, 0)));
  return sql`if(NOT ${isSeries} OR empty(${weights}) OR (${hasNegative} AND ${normalises}), NULL, ${items})`;
}
