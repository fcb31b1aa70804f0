import { type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { integer, number } from '../sql/build.ts';
import { list, type SqlNode, shared, sql } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { type AggregateCall, arg, condition } from './aggregate-call.ts';
import { bag, collect, type Elements } from './collections.ts';
import { asDynamic, asJson, asLong, asReal, asText, convertTo } from './convert.ts';
import { asDecimal256, divideDecimals, sumWithinDecimals, ZERO_DECIMAL } from './decimals.ts';
import { kusto, type RefusedEntry } from './define.ts';
import { distinctEstimate, distinctExact } from './distinct.ts';
import { jsonArray, jsonTexts } from './json.ts';
import { EPOCH_TICKS, FIRST_TICK, LAST_DOTNET_TICKS } from './ranges.ts';
import { digestMerged, digestState, hllMerged, hllState } from './sketches.ts';

export interface AggregateEntry {
  readonly sql: (call: AggregateCall) => SqlNode;
  readonly fidelity: 'exact' | { readonly differs: string };
  readonly source: string;
  /** Of an aggregate that gives an array. */
  readonly elements?: Elements;
  /** The host function that makes the result of what the engine has gathered. */
  readonly finish?: string;
}

type Build = (call: AggregateCall) => SqlNode;

/** Numbers of any type as they add up; dynamic values count as numbers. */
const numeric = (of: Value): SqlNode =>
  of.type === 'dynamic' || of.type === 'string' ? asReal(of) : of.type === 'bool' ? asLong(of) : of.node;
/** As {@link numeric}, as doubles. */
const real = (of: Value): SqlNode => (of.type === 'decimal' ? asReal(of) : sql`toFloat64(${numeric(of)})`);
const fit = (type: KustoType, node: SqlNode): SqlNode =>
  type === 'int' ? sql`toInt32(${node})` : type === 'real' ? sql`toFloat64(${node})` : sql`toInt64(${node})`;

const sum: Build = (call) => total(call, (of) => sql`sum(${of})`);
const sumIf: Build = (call) => total(call, (of) => sql`sumIf(${of}, ${condition(call, 1)})`);

function total(call: AggregateCall, add: (of: SqlNode) => SqlNode): SqlNode {
  const of = arg(call, 0);
  if (of.type === 'datetime') return datetimeOfSum(shared(add(sql`toInt128(${asLong(of)})`)));
  if (call.type === 'decimal') return decimalSum(add, of.node);
  return sql`ifNull(${fit(call.type, add(numeric(of)))}, ${call.type === 'real' ? sql`0.` : sql`0`})`;
}
/** Datetimes add up as their ticks since the year 1; a sum beyond the year 9999 is null. */
const datetimeOfSum = (ticks: SqlNode): SqlNode =>
  sql`if(ifNull(${ticks}, 0) <= ${LAST_DOTNET_TICKS}, ifNull(toInt64((${ticks} - ${EPOCH_TICKS})), ${FIRST_TICK}), NULL)`;
const decimalSum = (add: (of: SqlNode) => SqlNode, of: SqlNode): SqlNode =>
  sumWithinDecimals(
    sql`ifNull(${add(asDecimal256(of))}, ${ZERO_DECIMAL})`,
    sql`ifNull(${add(sql`toFloat64(${of})`)}, 0.)`,
  );

/**
 * `avg` of no value is NaN as a real, else null. Numbers add up as doubles; times and decimals exactly, since 64 bits hold
 * the sum of fifteen dates only.
 */
const average = (call: AggregateCall, ifNode: SqlNode | null): SqlNode => {
  const of = numeric(arg(call, 0));
  const wanted = ifNode ? sql`${ifNode} AND isNotNull(${of})` : sql`isNotNull(${of})`;
  if (call.type === 'real') {
    const mean = ifNode ? sql`avgIf(toFloat64(${of}), ${ifNode})` : sql`avg(toFloat64(${of}))`;
    return sql`ifNull(toFloat64(${mean}), nan)`;
  }
  const count = sql`nullIf(countIf(${wanted}), 0)`;
  if (call.type === 'decimal')
    return divideDecimals(
      decimalSum((each) => sql`sumIf(assumeNotNull(${each}), ${wanted})`, of),
      asDecimal256(count),
    );
  return sql`toInt64(intDiv(sumIf(toInt128(assumeNotNull(${of})), ${wanted}), ${count}))`;
};

function extreme(call: AggregateCall, isMax: boolean, ifNode: SqlNode | null): SqlNode {
  const of = arg(call, 0);
  const node = of.type === 'dynamic' ? asText(of) : emptyable(of);
  const best = isMax
    ? ifNode
      ? sql`maxIf(${node}, ${ifNode})`
      : sql`max(${node})`
    : ifNode
      ? sql`minIf(${node}, ${ifNode})`
      : sql`min(${node})`;
  if (of.type !== 'real') return best;
  // One value that is not a number makes the whole not a number.
  const bad = ifNode ? sql`countIf(isNaN(${node}) AND ${ifNode})` : sql`countIf(isNaN(${node}))`;
  return sql`if(${bad} > 0, nan, ${best})`;
}

const spread =
  (name: 'stddevSamp' | 'stddevPop' | 'varSamp' | 'varPop', conditionIndex: number | null): Build =>
  (call) => {
    const of = real(arg(call, 0));
    const wanted = conditionIndex === null ? null : condition(call, conditionIndex);
    const forms: Record<typeof name, SqlNode> = {
      stddevSamp: wanted ? sql`stddevSampIf(${of}, ${wanted})` : sql`stddevSamp(${of})`,
      stddevPop: wanted ? sql`stddevPopIf(${of}, ${wanted})` : sql`stddevPop(${of})`,
      varSamp: wanted ? sql`varSampIf(${of}, ${wanted})` : sql`varSamp(${of})`,
      varPop: wanted ? sql`varPopIf(${of}, ${wanted})` : sql`varPop(${of})`,
    };
    const once = shared(forms[name]);
    return sql`if(isNaN(ifNull(${once}, nan)), 0., ${once})`;
  };

/** Covariance of two values over the rows in which both are present. */
const covary =
  (isSample: boolean, hasCondition: boolean): Build =>
  (call) => {
    const [x, y] = [real(arg(call, 0)), real(arg(call, 1))];
    const wanted = hasCondition ? condition(call, 2) : sql`1`;
    const found = isSample ? sql`covarSampIf(${x}, ${y}, ${wanted})` : sql`covarPopIf(${x}, ${y}, ${wanted})`;
    return sql`if(isNaN(ifNull(${shared(found)}, nan)), 0., ${shared(found)})`;
  };

/** The constant percentiles of a call: numbers, or one constant list of them. */
export function levelsOf(call: AggregateCall, wanted: readonly Value[]): Value[] {
  const [only] = wanted;
  if (wanted.length !== 1 || only?.type !== 'dynamic') return [...wanted];
  const parsed: unknown = typeof only.literal === 'string' ? JSON.parse(only.literal) : null;
  if (!Array.isArray(parsed)) return refuse('KQL2007', call.span, call.name, 'constant percentiles', 'an expression');
  return parsed.map((each) => ({ ...only, type: 'real' as const, literal: Number(each) }));
}

/** Several percentiles as one array. */
const percentileArray =
  (isWeighted: boolean): Build =>
  (call) => {
    const of = arg(call, 0);
    const type = of.type === 'dynamic' ? 'real' : of.type;
    const weight = isWeighted ? arg(call, 1) : undefined;
    const levels = levelsOf(call, call.args.slice(isWeighted ? 2 : 1));
    if (levels.length === 0) return sql`toNullable('[]')`;
    const texts = percentilesOf(of, levels, type, call, weight)
      .map((each) => sql`assumeNotNull(${asJson(value(each, type))})`)
      .reduce((all, each) => sql`${all}, ${each}`);
    return sql`toNullable(${jsonArray(sql`[${texts}]`)})`;
  };

function levelOf(wanted: Value, of: Value, call: AggregateCall): number {
  const at = Number(wanted.literal);
  if (!Number.isFinite(at) || at < 0 || at > 100)
    return refuse('KQL2007', call.span, call.name, 'a constant percentile from 0 to 100', 'an expression');
  if (of.type === 'string' || of.type === 'bool' || of.type === 'guid')
    return refuse('KQL2007', call.span, call.name, 'numbers or times', of.type);
  // `quantileExact` takes the element after the one of the nearest rank where level times count is whole.
  return Math.max(0, at / 100 - 1e-12);
}

const weightOf = (weight: Value): SqlNode => sql`toUInt64(greatest(0, ifNull(${asLong(weight)}, 0)))`;

/** What percentiles of a type are: the binder's rule for a column of each. */
export const percentileType = (of: KustoType): KustoType => (of === 'int' ? 'long' : of === 'decimal' ? 'real' : of);

/** Values whose percentiles have a type; of dynamic ones the numbers count. */
const rankable = (of: Value, type: KustoType): SqlNode =>
  type === 'real' || type === 'dynamic' ? real(of) : of.type === 'int' ? sql`toInt64(${of.node})` : numeric(of);

/** Nearest-rank percentile, as Kusto gives for small groups. */
export function percentile(of: Value, wanted: Value, type: KustoType, call: AggregateCall, weight?: Value): SqlNode {
  const level = number(levelOf(wanted, of, call));
  const values = sql`toNullable(${rankable(of, type)})`;
  const found = weight
    ? sql`quantileExactWeighted(${level})(${values}, ${weightOf(weight)})`
    : sql`quantileExact(${level})(${values})`;
  return type === 'dynamic' ? asDynamic(value(found, 'real')) : found;
}

/** Several percentiles of one column, whose values are gathered and sorted once. Of no values the engine gives zeros. */
export function percentilesOf(
  of: Value,
  wanted: readonly Value[],
  type: KustoType,
  call: AggregateCall,
  weight?: Value,
): readonly SqlNode[] {
  const levels = list(wanted.map((each) => number(levelOf(each, of, call))));
  const values = rankable(of, type);
  const found = shared(
    weight
      ? sql`quantilesExactWeighted(${levels})(toNullable(${values}), ${weightOf(weight)})`
      : sql`quantilesExact(${levels})(toNullable(${values}))`,
  );
  const known = shared(sql`count(${values}) > 0`);
  return wanted.map((_, index) => {
    const each = sql`if(${known}, arrayElement(${found}, ${integer(index + 1)}), NULL)`;
    return type === 'dynamic' ? asDynamic(value(each, 'real')) : each;
  });
}

/** Of no rows at all an aggregate of the engine is null only where its argument may be, which a constant may not. */
const emptyable = ({ node, type }: Value): SqlNode => (type === 'string' ? node : sql`toNullable(${node})`);

/** A value that is there, where one is. Source: https://learn.microsoft.com/kusto/query/take-any-aggregation-function (read 2026-11-21). */
export const presentOne = (of: Value): SqlNode =>
  of.type === 'string' ? sql`anyIf(${of.node}, notEmpty(${of.node}))` : sql`any(${emptyable(of)})`;

const take: Build = (call) => presentOne(arg(call, 0));

const entry = (sqlOf: Build, page: string, fidelity: AggregateEntry['fidelity'] = 'exact'): AggregateEntry =>
  Object.freeze({ sql: sqlOf, fidelity, source: kusto(`${page}-aggregation-function`) });

const arrayEntry = (elements: Elements, page: string): AggregateEntry => ({
  ...entry((call) => elements.print(call, elements.gather(call)), page),
  elements,
});

/** Aggregates that are refused on purpose. */
export const refusedAggregates: Readonly<Record<string, RefusedEntry>> = Object.freeze({
  passthrough: {
    refused: "it belongs to the vendor's own query plans and is not documented.",
    source: kusto('aggregation-functions'),
  },
});

/** Aggregates that give one column. `arg_max`, `percentiles` and others that give several are in `lower/operators/summarize.ts`. */
export const aggregates: Readonly<Record<string, AggregateEntry>> = Object.freeze({
  count: entry(() => sql`toInt64(count())`, 'count'),
  countif: entry((call) => sql`toInt64(countIf(${condition(call, 0)}))`, 'countif'),
  sum: entry(sum, 'sum'),
  sumif: entry(sumIf, 'sumif'),
  avg: entry((call) => average(call, null), 'avg'),
  avgif: entry((call) => average(call, condition(call, 1)), 'avgif'),
  min: entry((call) => extreme(call, false, null), 'min'),
  minif: entry((call) => extreme(call, false, condition(call, 1)), 'minif'),
  max: entry((call) => extreme(call, true, null), 'max'),
  maxif: entry((call) => extreme(call, true, condition(call, 1)), 'maxif'),
  dcount: entry((call) => distinctEstimate(arg(call, 0), null, call.args[1]), 'dcount'),
  dcountif: entry((call) => distinctEstimate(arg(call, 0), condition(call, 1), call.args[2]), 'dcountif'),
  count_distinct: entry((call) => distinctExact(arg(call, 0), null), 'count-distinct'),
  count_distinctif: entry((call) => distinctExact(arg(call, 0), condition(call, 1)), 'count-distinctif'),
  make_list: arrayEntry(collect('list', null), 'make-list'),
  makelist: arrayEntry(collect('list', null), 'make-list'),
  make_list_if: arrayEntry(collect('list', 1), 'make-list-if'),
  make_list_with_nulls: arrayEntry(collect('list', null, true), 'make-list-with-nulls'),
  make_set: arrayEntry(collect('set', null), 'make-set'),
  makeset: arrayEntry(collect('set', null), 'make-set'),
  make_set_if: arrayEntry(collect('set', 1), 'make-set-if'),
  make_bag: entry((call) => bag(call, null), 'make-bag'),
  make_dictionary: entry((call) => bag(call, null), 'make-bag'),
  make_bag_if: entry((call) => bag(call, 1), 'make-bag-if'),
  stdev: entry(spread('stddevSamp', null), 'stdev'),
  stdevif: entry(spread('stddevSamp', 1), 'stdevif'),
  stdevp: entry(spread('stddevPop', null), 'stdevp'),
  variance: entry(spread('varSamp', null), 'variance'),
  varianceif: entry(spread('varSamp', 1), 'varianceif'),
  variancep: entry(spread('varPop', null), 'variancep'),
  variancepif: entry(spread('varPop', 1), 'variancepif'),
  covariance: entry(covary(true, false), 'covariance'),
  covarianceif: entry(covary(true, true), 'covarianceif'),
  covariancep: entry(covary(false, false), 'covariancep'),
  covariancepif: entry(covary(false, true), 'covariancepif'),
  percentiles_array: entry(percentileArray(false), 'percentiles'),
  percentilesw_array: entry(percentileArray(true), 'percentiles'),
  percentilew: entry((call) => percentile(arg(call, 0), arg(call, 2), call.type, call, arg(call, 1)), 'percentiles'),
  percentile: entry((call) => percentile(arg(call, 0), arg(call, 1), call.type, call), 'percentiles'),
  take_any: entry(take, 'take-any'),
  any: entry(take, 'take-any'),
  anyif: entry((call) => anyIf(call), 'take-anyif'),
  take_anyif: entry((call) => anyIf(call), 'take-anyif'),
  binary_all_and: entry((call) => bits(call, (of, is) => sql`groupBitAndIf(${of}, ${is})`), 'binary-all-and'),
  binary_all_or: entry((call) => bits(call, (of, is) => sql`groupBitOrIf(${of}, ${is})`), 'binary-all-or'),
  binary_all_xor: entry((call) => bits(call, (of, is) => sql`groupBitXorIf(${of}, ${is})`), 'binary-all-xor'),
  buildschema: Object.freeze({ ...entry(jsonTextsOf, 'buildschema'), finish: 'buildschema' }),
  cnt: entry(() => sql`toInt64(count())`, 'count'),
  hll: entry((call) => hllState(arg(call, 0), sql`1`), 'hll'),
  hll_if: entry((call) => hllState(arg(call, 0), condition(call, 1)), 'hll-if'),
  hll_merge: entry((call) => hllMerged(arg(call, 0)), 'hll-merge'),
  tdigest: entry((call) => digestState(call, arg(call, 0), call.args[1]), 'tdigest'),
  tdigest_merge: entry((call) => digestMerged(arg(call, 0)), 'tdigest-merge'),
  merge_tdigest: entry((call) => digestMerged(arg(call, 0)), 'tdigest-merge'),
});

/** Combines the bits of the values that are present. */
function bits(call: AggregateCall, build: (of: SqlNode, isPresent: SqlNode) => SqlNode): SqlNode {
  const of = shared(asLong(arg(call, 0)));
  const all = sql`toInt64(${build(sql`assumeNotNull(${of})`, sql`isNotNull(${of})`)})`;
  return convertTo(call.type, value(all, 'long')).node;
}

/** The values of a group as one array of their JSON texts, each once. */
function jsonTextsOf(call: AggregateCall): SqlNode {
  const of = arg(call, 0);
  const texts = sql`groupArrayIf(assumeNotNull(${asDynamic(of)}), isNotNull(${asDynamic(of)}))`;
  return sql`toNullable(${jsonTexts(sql`arrayDistinct(${texts})`)})`;
}

const anyIf: Build = (call) => sql`anyIf(${emptyable(arg(call, 0))}, ${condition(call, 1)})`;
