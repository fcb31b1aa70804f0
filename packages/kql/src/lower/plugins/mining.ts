import { asBool, asText } from '../../functions/convert.ts';
import type { Json } from '../../host/host.ts';
import type { IdSource } from '../../plan/names.ts';
import { integer } from '../../sql/build.ts';
import { column, list, nullOf, type SqlNode, shared, sql, text } from '../../sql/node.ts';
import type { ColumnSchema } from '../../types.ts';
import { lowerExpr } from '../expression.ts';
import { hostRelation } from '../host.ts';
import { columnValue, namedAs, otherValues, type Relation, type ScopeColumn } from '../scope.ts';
import type { Value } from '../value.ts';
import { definePlugins, differing, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

const SEGMENT: readonly ColumnSchema[] = [
  { name: 'SegmentId', type: 'long' },
  { name: 'Count', type: 'long' },
  { name: 'Percent', type: 'real' },
];
const DIFFERENCE: readonly ColumnSchema[] = [
  { name: 'SegmentId', type: 'long' },
  { name: 'CountA', type: 'long' },
  { name: 'CountB', type: 'long' },
  { name: 'PercentA', type: 'real' },
  { name: 'PercentB', type: 'real' },
  { name: 'PercentDiffAB', type: 'real' },
];

/** A column given as an argument, or `'~'` for none. */
function columnAt(call: PluginCall, index: number): ScopeColumn | null {
  const arg = call.query.args[index];
  if (arg?.kind !== 'column') return null;
  return call.input.columns.find((each) => each.name === arg.name) ?? null;
}

/** A number between bounds, or its default. */
function numberAt(
  call: PluginCall,
  name: string,
  index: number,
  [least, most]: readonly [number, number],
  fallback: number,
) {
  const given = call.constant(name, index, 'number') ?? fallback;
  return given >= least && given <= most ? given : call.refuse(`\`${name}\` from ${least} to ${most}`, String(given));
}

interface Mined {
  readonly options: Json;
  readonly fixed: readonly ColumnSchema[];
  /** Columns whose values make no pattern. */
  readonly left: readonly (ScopeColumn | null)[];
  /** What each row weighs, a set. */
  readonly weights: readonly SqlNode[];
  /** Where the values begin that stand for any value. */
  readonly wildcardsFrom: number;
}

/** The different rows leave the engine with their weights; the patterns come back, a column for each of theirs. */
function mine(call: PluginCall, mined: Mined, input: Relation = call.input): Relation {
  const { ids } = call.lowering.context;
  const columns = call.input.columns.filter((each) => !mined.left.some((other) => other?.id === each.id));
  const steps = new PlanSteps(input.plan, ids);
  const common = commonValues(columns, mined.weights, input, ids);
  const flags = columns.map(({ id }, index) => {
    const isCommon = sql`has(tupleElement(${common}, ${integer(index + 1)}), assumeNotNull(${column(id)}))`;
    return sql`if(isNull(${column(id)}) OR ${isCommon}, '1', '0')`;
  });
  const { mask } = steps.compute({ mask: flags.length > 1 ? sql`concat(${list(flags)})` : (flags[0] ?? sql`''`) });
  const values = columns.map((each, index): SqlNode => {
    const isKept = sql`substring(${mask}, ${integer(index + 1)}, 1) = '1'`;
    const name = each.name;
    return steps.compute({ [name]: sql`if(${isKept}, ${column(each.id)}, ${nullOf(each.type)})` })[name] as SqlNode;
  });
  const grouped = steps.aggregate(
    [...values, mask],
    Object.fromEntries(mined.weights.map((each, index) => [`weight_${index}`, sql`toInt64(sum(${each}))`])),
  );
  const cells = columns.map((each, index): ScopeColumn => {
    return { name: each.name, type: each.type, id: steps.idOf(values[index] as SqlNode, each.name) };
  });
  const weights = mined.weights.map((_, index): ScopeColumn => {
    const name = `weight_${index}`;
    return { name, type: 'long', id: steps.idOf(grouped[name] as SqlNode, name) };
  });
  const flagged: ScopeColumn = { name: 'mask', type: 'string', id: steps.idOf(mask, 'mask') };
  const read = [...cells, flagged, ...weights];
  const rows: Relation = { plan: steps.plan, columns: read, ingestedAtId: null, order: null };
  const schema = [...mined.fixed, { name: 'pattern_mask', type: 'string' as const }, ...columns];
  const found = hostRelation(call.lowering.context, call.name, [rows], mined.options, schema);
  return withWildcards(call, found, mined);
}

/**
 * The values of each column that may be in a pattern at all, read in one pass. The engine keeps 600 counters a column (200
 * values, three each), so that none that a six-hundredth of the rows have is lost; every threshold is at least nine times that.
 */
function commonValues(
  columns: readonly ScopeColumn[],
  weights: readonly SqlNode[],
  input: Relation,
  ids: IdSource,
): SqlNode {
  const steps = new PlanSteps(input.plan, ids);
  const arrays = columns.map(({ id }) => {
    const lists = weights.map((weight) => {
      const heavy = sql`toUInt64(greatest(0, ifNull(${weight}, 0)))`;
      return sql`topKWeightedIf(200)(assumeNotNull(${column(id)}), ${heavy}, isNotNull(${column(id)}) AND ${heavy} > 0)`;
    });
    return sql`arrayConcat(${list(lists)})`;
  });
  const { common } = steps.aggregate([], { common: sql`tuple(${list(arrays)})` });
  return shared({ kind: 'query', plan: steps.plan, column: steps.idOf(common, 'common') });
}

/** Puts the wildcard of its type, where the call gives one, into every cell that any value may have. */
function withWildcards(call: PluginCall, found: Relation, { fixed, wildcardsFrom }: Mined): Relation {
  const width = fixed.length;
  const mask = found.columns[width];
  const wildcards = call.query.args
    .slice(wildcardsFrom)
    .map((_, index) => call.valueAt(wildcardsFrom + index, 'a wildcard'))
    .filter((each) => each.literal !== '~');
  const steps = new PlanSteps(found.plan, call.lowering.context.ids);
  const cells = found.columns.slice(width + 1).map((each, index) => {
    const wildcard = wildcards.find((other: Value) => other.type === each.type);
    if (!wildcard || !mask) return each;
    const isSet = sql`substring(${column(mask.id)}, ${integer(index + 1)}, 1) = '1'`;
    return otherValues(each, steps.idOf(sql`if(${isSet}, ${column(each.id)}, ${wildcard.node})`, each.name));
  });
  const columns = [...found.columns.slice(0, width), ...cells];
  return { ...found, plan: steps.plan, columns: namedAs(call.query.columns, columns) };
}

const weightNode = (weight: ScopeColumn | null): SqlNode =>
  weight ? sql`ifNull(${column(weight.id)}, 0)` : sql`toInt64(1)`;

function basket(call: PluginCall): Relation {
  const weight = columnAt(call, 1);
  const threshold = numberAt(call, 'Threshold', 0, [0.015, 1], 0.05);
  const maxDimensions = numberAt(call, 'MaxDimensions', 2, [1, 100], 5);
  const options = { threshold, maxDimensions };
  return mine(call, { options, fixed: SEGMENT, left: [weight], weights: [weightNode(weight)], wildcardsFrom: 3 });
}

function autocluster(call: PluginCall): Relation {
  const weight = columnAt(call, 1);
  const sizeWeight = numberAt(call, 'SizeWeight', 0, [0, 1], 0.5);
  const seeds = numberAt(call, 'NumSeeds', 2, [1, 1000], 25);
  const options = { sizeWeight, seeds };
  return mine(call, { options, fixed: SEGMENT, left: [weight], weights: [weightNode(weight)], wildcardsFrom: 3 });
}

function diffpatterns(call: PluginCall): Relation {
  const split = columnAt(call, 0) ?? call.refuse('a column that splits the rows', 'an expression');
  const [a, b] = [1, 2].map((index) => call.constant(`SplitValue${index}`, index, 'text') ?? '');
  const weight = columnAt(call, 3);
  const threshold = numberAt(call, 'Threshold', 4, [0.015, 1], 0.05);
  const maxDimensions = numberAt(call, 'MaxDimensions', 5, [1, 100], 5);
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const { side } = steps.compute({ side: asText(columnValue(split)) });
  steps.filter(sql`${side} IN (${text(a ?? '')}, ${text(b ?? '')})`);
  const weights = [a, b].map((each) => sql`if(${side} = ${text(each ?? '')}, ${weightNode(weight)}, 0)`);
  const mined = { options: { threshold, maxDimensions }, fixed: DIFFERENCE, weights, wildcardsFrom: 6 };
  return mine(call, { ...mined, left: [split, weight] }, { ...call.input, plan: steps.plan });
}

function diffpatternsText(call: PluginCall): Relation {
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const of = steps.compute({ text: asText(call.valueAt(0, 'a text column')) }).text;
  const condition = asBool(lowerExpr(call.exprAt(1, 'a condition'), call.scope));
  const grouped = steps.aggregate([of], {
    yes: sql`toInt64(countIf(ifNull(${condition}, 0)))`,
    no: sql`toInt64(countIf(NOT ifNull(${condition}, 0)))`,
  });
  const columns = [of, grouped.yes, grouped.no].map((node, index): ScopeColumn => {
    const name = ['text', 'yes', 'no'][index] ?? '';
    return { name, type: index === 0 ? 'string' : 'long', id: steps.idOf(node, name) };
  });
  const rows: Relation = { plan: steps.plan, columns, ingestedAtId: null, order: null };
  const options = {
    minTokens: numberAt(call, 'MinTokens', 2, [0, 200], 1),
    threshold: numberAt(call, 'Threshold', 3, [0.015, 1], 0.05),
    maxTokens: numberAt(call, 'MaxTokens', 4, [0, 20], 20),
  };
  return hostRelation(call.lowering.context, call.name, [rows], options, call.query.columns);
}

export const miningPlugins = definePlugins({
  basket,
  ...differing(
    'autocluster',
    autocluster,
    'its method is published in outline only; the patterns are of the same kind and need not be the same.',
  ),
  ...differing(
    'diffpatterns',
    diffpatterns,
    'its method is not published; of the patterns that differ enough, those are given that neither widen nor narrow a better one.',
  ),
  ...differing(
    'diffpatterns_text',
    diffpatternsText,
    'its method is not published; the patterns are phrases without wildcards.',
  ),
});
