import type { QueryOf, TopLevel } from '../../ast.ts';
import { asLong, asText } from '../../functions/convert.ts';
import type { Plan } from '../../plan/plan.ts';
import { column, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';
import { groupKey, type KeyParts, sumKeys } from './group-keys.ts';
import { scopeOf } from './sources.ts';
import { Aggregation, groupPlan } from './summarize.ts';
import { lowerTopNestedOthers } from './top-nested-others.ts';

interface Level {
  readonly plan: Plan;
  readonly keys: readonly ScopeColumn[];
  readonly aggregate: ScopeColumn;
}

/**
 * Every level groups the rows by its own key and those above it, keeps the best of each parent, and joins the level above.
 * Source: https://learn.microsoft.com/kusto/query/top-nested-operator (read 2026-11-21).
 */
export function lowerTopNested(query: QueryOf<'topnested'>, lowering: Lowering): Relation {
  if (query.levels.some((level) => level.others)) return lowerTopNestedOthers(query, lowering);
  const levels = query.levels.map((_, depth) => lowerLevel(query, depth, lowering));
  const [top, ...deeper] = levels as [Level, ...Level[]];
  let plan = top.plan;
  const columns: ScopeColumn[] = [...top.keys.slice(-1), top.aggregate];
  let parents = top.keys;
  let kept = columns.map((each) => each.id);
  for (const level of deeper) {
    const own = [...level.keys.map((each) => each.id), level.aggregate.id];
    plan = {
      kind: 'join',
      left: { kind: 'project', input: level.plan, ids: own },
      right: { kind: 'project', input: plan, ids: kept },
      join: 'INNER',
      conditions: parents.map((parent, index) => ({
        left: column(level.keys[index]?.id ?? ''),
        right: column(parent.id),
        isNullSafe: parent.type !== 'string',
      })),
    };
    columns.push(...level.keys.slice(-1), level.aggregate);
    kept = [...kept, ...own];
    parents = level.keys;
  }
  return { plan, columns, ingestedAtId: null, order: null };
}

function lowerLevel(query: QueryOf<'topnested'>, depth: number, lowering: Lowering): Level {
  const input = lowering.lower(query.input);
  const scope = scopeOf(input, lowering);
  const keys = query.levels.slice(0, depth + 1).map(({ key }) => {
    const name = key.names[0] ?? '';
    return { name, of: lowerExpr(key.expr, scope), id: lowering.context.ids.next(name) };
  });
  const columns = keys.map(({ name, of, id }): ScopeColumn => ({ name, type: of.type, id }));
  const parts = sumKeys(
    keys.map(({ of }) => of),
    input.plan,
    lowering.context,
  );
  const level = query.levels[depth] as TopLevel;
  const aggregation = new Aggregation(scope, lowering);
  const aggregate = aggregation.add(level.aggregate)[0] as ScopeColumn;
  const grouped = groupPlan(
    input.plan,
    keys.map(({ id }, index) => groupKey(id, parts[index] as KeyParts)),
    aggregation,
  );
  if (!level.count) return { plan: grouped, keys: columns, aggregate };
  const order = lowering.context.ids.next('rank');
  const of = columnValue(aggregate);
  const sorted: Plan = {
    kind: 'sort',
    input: {
      kind: 'compute',
      input: grouped,
      columns: [{ id: order, expr: of.type === 'dynamic' ? asText(of) : of.node }],
    },
    keys: [{ expr: column(order), descending: level.descending, nullsFirst: false }],
  };
  const count = sql`toUInt64(${asLong(lowerExpr(level.count, scope))})`;
  const parents = columns.slice(0, -1).map((each) => column(each.id));
  const best: Plan =
    parents.length === 0
      ? { kind: 'take', input: sorted, count }
      : { kind: 'firstby', input: sorted, keys: parents, count };
  return { plan: best, keys: columns, aggregate };
}
