import type { QueryOf, TopLevel } from '../../ast.ts';
import { asLong, asText, convertTo } from '../../functions/convert.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { column, nullOf, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';
import { scopeOf } from './sources.ts';
import { Aggregation, groupPlan } from './summarize.ts';

type TopNested = QueryOf<'topnested'>;

/** The rows of the input with the keys of the levels, and for the first levels a mark: 1 where the value is among the best. */
interface MarkedRows {
  readonly relation: Relation;
  readonly keys: readonly ScopeColumn[];
  readonly marks: readonly string[];
}

/** The groups of one level: a value of each level so far, and whether it stands for the others. */
interface LevelGroups {
  readonly plan: Plan;
  readonly keys: readonly ScopeColumn[];
  readonly others: readonly string[];
  readonly aggregate: ScopeColumn;
}

/**
 * `top-nested` with `with others`: what is not among the best of its parent is one more value. Below it a level with
 * `with others` has one row for all of it, a level without has a row of nulls.
 * Source: https://learn.microsoft.com/kusto/query/top-nested-operator (read 2026-11-21).
 */
export function lowerTopNestedOthers(query: TopNested, lowering: Lowering): Relation {
  const levels = query.levels.map((_, depth) => groupsOf(query, depth, lowering));
  const [top, ...deeper] = levels as [LevelGroups, ...LevelGroups[]];
  const idsOf = (level: LevelGroups): string[] => [
    ...level.keys.map(({ id }) => id),
    ...level.others,
    level.aggregate.id,
  ];
  let plan = top.plan;
  let above = top;
  let kept = idsOf(top);
  for (const level of deeper) {
    const same = (left: string, right: string, isNullSafe: boolean) => ({
      left: column(left),
      right: column(right),
      isNullSafe,
    });
    plan = {
      kind: 'join',
      left: { kind: 'project', input: level.plan, ids: idsOf(level) },
      right: { kind: 'project', input: plan, ids: kept },
      join: 'INNER',
      conditions: [
        ...above.keys.map((key, index) => same(level.keys[index]?.id ?? '', key.id, key.type !== 'string')),
        ...above.others.map((id, index) => same(level.others[index] ?? '', id, false)),
      ],
    };
    kept = [...kept, ...idsOf(level)];
    above = level;
  }
  const columns = levels.flatMap((level) => [...level.keys.slice(-1), level.aggregate]);
  return { plan, columns, ingestedAtId: null, order: null };
}

/** `depth` levels are marked. */
function markedRows(query: TopNested, depth: number, lowering: Lowering): MarkedRows {
  const input = lowering.lower(query.input);
  const scope = scopeOf(input, lowering);
  const computed: Computed[] = [];
  const keys = query.levels.map(({ key }): ScopeColumn => {
    const lowered = lowerExpr(key.expr, scope);
    const name = key.names[0] ?? '';
    const id = lowering.context.ids.next(name);
    computed.push({ id, expr: lowered.node });
    return { name, type: lowered.type, id };
  });
  let plan: Plan = { kind: 'compute', input: input.plan, columns: computed };
  const marks: string[] = [];
  for (let level = 0; level < depth; level++) {
    const best = bestOf(query, level, lowering);
    plan = {
      kind: 'join',
      left: plan,
      right: best.plan,
      join: 'LEFT',
      conditions: best.keyIds.map((id, index) => ({
        left: column(keys[index]?.id ?? ''),
        right: column(id),
        isNullSafe: keys[index]?.type !== 'string',
      })),
    };
    marks.push(best.markId);
  }
  return { relation: { ...input, plan }, keys, marks };
}

/** The best values of a level among the rows that are best at every level above, each with a mark of 1. */
function bestOf(query: TopNested, depth: number, lowering: Lowering) {
  const { relation, keys, marks } = markedRows(query, depth, lowering);
  const level = query.levels[depth] as TopLevel;
  const fresh = keys
    .slice(0, depth + 1)
    .map(({ id, name }) => ({ id: lowering.context.ids.next(name), expr: column(id) }));
  const aggregation = new Aggregation(scopeOf(relation, lowering), lowering);
  const aggregate = aggregation.add(level.aggregate)[0] as ScopeColumn;
  const among = marks.reduce<Plan>(
    (input, id) => ({ kind: 'filter', input, predicate: sql`${column(id)} = 1` }),
    relation.plan,
  );
  const [rankId, markId] = [lowering.context.ids.next('rank'), lowering.context.ids.next('mark')];
  const of = columnValue(aggregate);
  const rank: Computed = { id: rankId, expr: of.type === 'dynamic' ? asText(of) : of.node };
  const sorted: Plan = {
    kind: 'sort',
    input: { kind: 'compute', input: groupPlan(among, fresh, aggregation), columns: [rank] },
    keys: [{ expr: column(rankId), descending: level.descending, nullsFirst: false }],
  };
  const parents = fresh.slice(0, -1).map(({ id }) => column(id));
  const count = level.count && sql`toUInt64(${asLong(lowerExpr(level.count, scopeOf(relation, lowering)))})`;
  const best: Plan = !count
    ? sorted
    : parents.length === 0
      ? { kind: 'take', input: sorted, count }
      : { kind: 'firstby', input: sorted, keys: parents, count };
  const marked: Plan = { kind: 'compute', input: best, columns: [{ id: markId, expr: sql`1` }] };
  const keyIds = fresh.map(({ id }) => id);
  return { plan: { kind: 'project', input: marked, ids: [...keyIds, markId] } as const, keyIds, markId };
}

/** The rows of a level by what they count as at it and above. */
function groupsOf(query: TopNested, depth: number, lowering: Lowering): LevelGroups {
  const { context } = lowering;
  const { relation, keys, marks } = markedRows(query, depth + 1, lowering);
  const scope = scopeOf(relation, lowering);
  const groups: Computed[] = [];
  const others: string[] = [];
  let plan = relation.plan;
  let isUnder: SqlNode = sql`0`;
  const effective = query.levels.slice(0, depth + 1).map((level, index): ScopeColumn => {
    const { name, type, id } = keys[index] as ScopeColumn;
    const isBest = sql`${column(marks[index] ?? '')} = 1`;
    const rest = level.others ? convertTo(type, lowerExpr(level.others, scope)).node : null;
    if (rest === null) plan = { kind: 'filter', input: plan, predicate: sql`(${isUnder} OR ${isBest})` };
    const own = context.ids.next(name);
    const isOther = context.ids.next('is_other');
    groups.push(
      { id: own, expr: sql`if(NOT ${isUnder} AND ${isBest}, ${column(id)}, ${rest ?? nullOf(type)})` },
      { id: isOther, expr: sql`toUInt8(${isUnder} OR NOT ${isBest})` },
    );
    isUnder = sql`(${isUnder} OR NOT ${isBest})`;
    others.push(isOther);
    return { name, type, id: own };
  });
  const level = query.levels[depth] as TopLevel;
  const aggregation = new Aggregation(scope, lowering);
  const aggregate = aggregation.add(level.aggregate)[0] as ScopeColumn;
  const grouped = groupPlan(plan, groups, aggregation);
  const above = others[depth - 1];
  if (level.others || above === undefined) return { plan: grouped, keys: effective, others, aggregate };
  const id = context.ids.next(aggregate.name);
  const expr = sql`if(${column(above)} = 1, ${nullOf(aggregate.type)}, ${column(aggregate.id)})`;
  const plain: Plan = { kind: 'compute', input: grouped, columns: [{ id, expr }] };
  return { plan: plain, keys: effective, others, aggregate: { ...aggregate, id } };
}
