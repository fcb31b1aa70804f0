import { type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { lambda, type SqlNode, shared, sql, text } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import type { AggregateCall } from './aggregate-call.ts';
import { asJson, asLong, asReal, asText, convertTo } from './convert.ts';
import { arg, type Call, defineFunctions, kusto, withNames } from './define.ts';
import { elementsOf, jsonArray } from './json.ts';

/*
 * States of distinct counts and of percentiles as dynamic values. Kusto does not document its own form and tells not to rely
 * on it; ours are `[["hll"],"<state>"]`, where the state is that of `dcount()` (`distinct.ts`), and
 * `[["<type>"],[values],[counts]]`, which keeps every distinct value, so that ranks and percentiles are exact.
 */

const HLL = sql`AggregateFunction(uniqCombined64(17), UInt64)`;

/** What is counted: the hash of a value's text, so that states of different types merge. */
const hashed = (of: Value): SqlNode => sql`sipHash64(${of.type === 'string' ? of.node : asText(of)})`;
/** Computes a node once and gives it to `body` as a variable: a name alone is copied by the engine wherever it stands. */
const once = (node: SqlNode, body: (variable: SqlNode) => SqlNode): SqlNode =>
  sql`arrayMap(${lambda(1, body)}, [${node}])[1]`;

const isCounted = (of: Value): SqlNode => (of.type === 'string' ? sql`1` : sql`isNotNull(${of.node})`);

const encodeHll = (state: SqlNode): SqlNode => sql`concat('[["hll"],"', base64Encode(CAST(${state} AS String)), '"]')`;
const isHll = (dynamic: SqlNode): SqlNode => sql`startsWith(ifNull(${dynamic}, ''), '[["hll"],')`;

/** The state of a group's distinct values; null for a group without any. */
export function hllState(of: Value, wanted: SqlNode): SqlNode {
  const counted = sql`${isCounted(of)} AND ${wanted}`;
  const state = sql`uniqCombined64StateIf(17)(assumeNotNull(${hashed(of)}), ${counted})`;
  return sql`if(countIf(${counted}) = 0, NULL, toNullable(${encodeHll(state)}))`;
}

/** One state of all states of a group. */
export function hllMerged(of: Value): SqlNode {
  const some = shared(isHll(of.node));
  return sql`if(countIf(${some}) = 0, NULL, toNullable(${encodeHll(sql`uniqCombined64MergeStateIf(17)(${guardedState(of.node)}, ${some})`)}))`;
}

/** A state that is none gives the empty one, which every engine step may read. */
const guardedState = (dynamic: SqlNode): SqlNode =>
  sql`CAST(${once(dynamic, (one) => sql`if(${isHll(one)}, base64Decode(JSONExtractString(ifNull(${one}, ''), 2)), unhex('00'))`)} AS ${HLL})`;

/** How many distinct values the dynamic states hold together. */
export function countOfStates(states: readonly SqlNode[]): SqlNode {
  const all = sql`[${states.map(guardedState).reduce((before, each) => sql`${before}, ${each}`)}]`;
  return sql`toInt64(arrayReduce('uniqCombined64Merge(17)', ${all}))`;
}

function mergeStates(call: Call): SqlNode {
  const states = call.args.map((_, index) => arg(call, index).node);
  const all = sql`[${states.map(guardedState).reduce((before, each) => sql`${before}, ${each}`)}]`;
  const some = states.map(isHll).reduce((before, each) => sql`${before} OR ${each}`);
  return sql`if(${some}, toNullable(${encodeHll(sql`arrayReduce('uniqCombined64MergeState(17)', ${all})`)}), NULL)`;
}

/** Numbers of a digest: ticks for times, so that their order is that of numbers. */
const digestNumber = (of: Value): SqlNode => {
  const number: Value = of.type === 'datetime' || of.type === 'timespan' ? { ...of, type: 'long' } : of;
  if (of.type === 'decimal') return sql`toString(${of.node})`;
  return asJson(of.type === 'dynamic' || of.type === 'string' ? value(asReal(of), 'real') : number);
};

/** Orders raw numbers: by value, and by digits where doubles cannot tell them apart. */
const inOrder = (pairs: SqlNode): SqlNode =>
  sql`arraySort(${lambda(1, (pair) => sql`tuple(ifNull(toFloat64OrNull(${pair}.1), nan), ifNull(toInt64OrNull(${pair}.1), 0))`)}, ${pairs})`;

/** Values and counts, sorted, as a digest of a type. */
function encodeDigest(type: SqlNode, counts: SqlNode): SqlNode {
  return once(inOrder(sql`CAST(${counts} AS Array(Tuple(String, Int64)))`), (pairs) => {
    const values = sql`arrayStringConcat(arrayMap(_p -> _p.1, ${pairs}), ',')`;
    const weights = sql`arrayStringConcat(arrayMap(_p -> toString(_p.2), ${pairs}), ',')`;
    return sql`if(empty(${pairs}), NULL, toNullable(concat('[["', ${type}, '"],[', ${values}, '],[', ${weights}, ']]')))`;
  });
}

/** The digest of a group's values. */
export function digestState(call: AggregateCall, of: Value, weight: Value | undefined): SqlNode {
  if (of.type === 'bool' || of.type === 'guid')
    return refuse('KQL2007', call.span, call.name, 'numbers or times', of.type);
  const type: KustoType = of.type === 'dynamic' || of.type === 'string' ? 'real' : of.type;
  const raw = shared(sql`ifNull(${digestNumber(of)}, 'null')`);
  const isNumber = sql`toFloat64OrNull(${raw}) IS NOT NULL`;
  const heavy = weight ? sql`ifNull(${asLong(weight)}, 0)` : sql`toInt64(1)`;
  return encodeDigest(text(type), sql`sumMapIf(map(${raw}, ${heavy}), ${isNumber} AND ${heavy} > 0)`);
}

const DIGEST = '^\\[\\["(long|int|real|decimal|datetime|timespan)"\\],\\[[-+.0-9eE,]*\\],\\[[0-9,]*\\]\\]$';
/** The text of a digest, empty for any other value. */
const digestText = (dynamic: SqlNode): SqlNode =>
  once(sql`ifNull(${dynamic}, '')`, (one) => sql`if(match(${one}, ${text(DIGEST)}), ${one}, '')`);
const typeOfDigest = (digest: SqlNode): SqlNode => sql`JSONExtractString(${digest}, 1, 1)`;
const valuesOf = (digest: SqlNode): SqlNode => sql`JSONExtractArrayRaw(${digest}, 2)`;
/** As many counts as values; a digest that somebody wrote may have others. */
const countsOf = (digest: SqlNode): SqlNode =>
  sql`arrayResize(JSONExtract(${digest}, 3, 'Array(Int64)'), length(${valuesOf(digest)}))`;
const mapOf = (dynamic: SqlNode): SqlNode =>
  once(digestText(dynamic), (one) => sql`CAST(arrayZip(${valuesOf(one)}, ${countsOf(one)}) AS Map(String, Int64))`);

/** One digest of all digests of a group. */
export function digestMerged(of: Value): SqlNode {
  return encodeDigest(sql`max(${typeOfDigest(digestText(of.node))})`, sql`sumMap(${mapOf(of.node)})`);
}

function mergeDigests(call: Call): SqlNode {
  const all = call.args.map((_, index) => arg(call, index).node);
  const maps = all.map(mapOf).reduce((before, each) => sql`${before}, ${each}`);
  const types = all.map((each) => typeOfDigest(digestText(each))).reduce((before, each) => sql`${before}, ${each}`);
  return encodeDigest(sql`arrayMax([${types}])`, sql`arrayReduce('sumMap', [${maps}])`);
}

interface Digest {
  readonly type: SqlNode;
  readonly values: SqlNode;
  readonly counts: SqlNode;
  /** Running totals of the counts. */
  readonly sums: SqlNode;
}
/** Reads the digest that a call is about, taken apart once. */
const withDigest = (call: Call, build: (digest: Digest) => SqlNode): SqlNode =>
  once(digestText(arg(call, 0).node), (one) => {
    const body = lambda(3, (type, values, counts) =>
      once(sql`arrayCumSum(${counts})`, (sums) => build({ type, values, counts, sums })),
    );
    return sql`arrayMap(${body}, [${typeOfDigest(one)}], [${valuesOf(one)}], [${countsOf(one)}])[1]`;
  });

/** The values of nearest rank as JSON texts, `null` where the digest is empty. Lambdas keep the expression small. */
function percentileTexts({ type, values, sums }: Digest, levels: SqlNode): SqlNode {
  const found = lambda(1, (level) => {
    const rank = sql`greatest(1, ceil(assumeNotNull(${level}) / 100 * ${sums}[-1] - 1e-9))`;
    return once(rank, (least) => {
      const reaches = lambda(1, (sum) => sql`${sum} >= ${least}`);
      return sql`${values}[arrayFirstIndex(${reaches}, ${sums})]`;
    });
  });
  const ticks = (of: KustoType): SqlNode =>
    lambda(1, (raw) => once(sql`toInt64OrNull(${raw})`, (each) => sql`assumeNotNull(${asJson(value(each, of))})`));
  const plain = lambda(
    1,
    (raw) => sql`multiIf(${raw} = '', 'null', ${type} = 'decimal', concat('"', ${raw}, '"'), ${raw})`,
  );
  return once(
    sql`arrayMap(${found}, ${levels})`,
    (all) =>
      sql`multiIf(${type} = 'datetime', arrayMap(${ticks('datetime')}, ${all}), ${type} = 'timespan', arrayMap(${ticks('timespan')}, ${all}), arrayMap(${plain}, ${all}))`,
  );
}

const typeArgument = (call: Call): KustoType | null => call.raw.find((each) => each.kind === 'type')?.type ?? null;

function percentileOf(call: Call): Value {
  const levels = sql`[${asReal(arg(call, 1))}]`;
  const texts = withDigest(call, (digest) => sql`${percentileTexts(digest, levels)}[1]`);
  const found = value(sql`nullIf(${texts}, 'null')`, 'dynamic');
  const type = typeArgument(call);
  return type ? convertTo(type, found) : found;
}

function percentilesOf(call: Call): SqlNode {
  const [, ...levels] = call.args;
  const [first] = levels;
  const wanted =
    first?.type === 'dynamic'
      ? sql`arrayMap(_l -> toFloat64OrZero(_l), ${elementsOf(first)})`
      : sql`[${levels.map(asReal).reduce((all, each) => sql`${all}, ${each}`)}]`;
  return sql`toNullable(${withDigest(call, (digest) => jsonArray(percentileTexts(digest, wanted)))})`;
}

/** How many values of a digest are not larger than a value; null without a digest. */
function rankIn({ values, counts }: Digest, bound: Value): SqlNode {
  const isWhole = ['datetime', 'timespan', 'long', 'int'].includes(bound.type);
  const limit = isWhole ? bound.node : asReal(bound);
  const within = lambda(2, (raw, count) =>
    isWhole
      ? sql`if(ifNull(toInt64OrNull(${raw}) <= ${limit}, toFloat64OrNull(${raw}) <= ${limit}), ${count}, 0)`
      : sql`if(ifNull(toFloat64OrNull(${raw}) <= ${limit}, 0), ${count}, 0)`,
  );
  return sql`if(empty(${values}) OR isNull(${limit}), NULL, toFloat64(arraySum(arrayMap(${within}, ${values}, ${counts}))))`;
}

const undocumented = (name: string, page: string) => ({
  refused: `what \`${name}()\` takes and gives is not documented.`,
  source: kusto(page),
});

export const sketchFunctions = defineFunctions({
  dcount_hll: {
    sql: (call) => countOfStates([arg(call, 0).node]),
    fidelity: 'exact',
    source: kusto('dcount-hll-function'),
  },
  hll_merge: mergeStates,
  hll_isvalid: undocumented('hll_isvalid', 'using-hll-tdigest'),
  tdigest_isvalid: undocumented('tdigest_isvalid', 'using-hll-tdigest'),
  ...withNames(['tdigest_merge', 'merge_tdigest'], mergeDigests),
  percentile_tdigest: percentileOf,
  percentiles_array_tdigest: percentilesOf,
  rank_tdigest: (call) => withDigest(call, (digest) => rankIn(digest, arg(call, 1))),
  percentrank_tdigest: (call) =>
    withDigest(call, (digest) => sql`(${rankIn(digest, arg(call, 1))} * 100 / ${digest.sums}[-1])`),
});
