import { assertNever } from '../invariant.ts';
import type { SqlNode } from '../sql/node.ts';
import type { Computed, GroupKey, Plan } from './plan.ts';

/** The same node over other inputs. */
export function withInputs(plan: Plan, map: (input: Plan) => Plan): Plan {
  switch (plan.kind) {
    case 'from':
    case 'values':
    case 'single':
    case 'series':
    case 'shared':
      return plan;
    case 'join':
      return { ...plan, left: map(plan.left), right: map(plan.right) };
    case 'union':
    case 'hosttable':
      return { ...plan, inputs: plan.inputs.map((each) => ({ ...each, plan: map(each.plan) })) } as Plan;
    default:
      return { ...plan, input: map(plan.input) };
  }
}

const withKey = ({ id, expr, summand }: GroupKey, map: (expr: SqlNode) => SqlNode): GroupKey => ({
  id,
  expr: map(expr),
  ...(summand && { summand: map(summand) }),
});

/** The same node with other expressions; inputs stay as they are. */
export function withExpressions(plan: Plan, map: (expr: SqlNode) => SqlNode): Plan {
  const each = (columns: readonly Computed[]): Computed[] =>
    columns.map((column) => ({ ...column, expr: map(column.expr) }));
  switch (plan.kind) {
    case 'compute':
    case 'window':
      return { ...plan, columns: each(plan.columns) };
    case 'filter':
      return { ...plan, predicate: map(plan.predicate) };
    case 'aggregate':
      return { ...plan, keys: plan.keys.map((key) => withKey(key, map)), aggregates: each(plan.aggregates) };
    case 'sort':
      return { ...plan, keys: plan.keys.map((key) => ({ ...key, expr: map(key.expr) })) };
    case 'take':
      return { ...plan, count: map(plan.count) };
    case 'firstby':
      return { ...plan, keys: plan.keys.map(map), count: map(plan.count) };
    case 'join':
      return {
        ...plan,
        conditions: plan.conditions.map((on) => ({ ...on, left: map(on.left), right: map(on.right) })),
      };
    case 'unnest':
      return { ...plan, arrays: each(plan.arrays) };
    case 'sessions':
      return { ...plan, distance: map(plan.distance) };
    case 'from':
      return { ...plan, guard: plan.guard.map(map) };
    case 'series':
      return { ...plan, from: map(plan.from), count: map(plan.count), step: map(plan.step), cast: map(plan.cast) };
    case 'values':
      return {
        ...plan,
        columns: plan.columns.map((column) => ({ ...column, array: map(column.array), cell: map(column.cell) })),
      };
    case 'single':
    case 'project':
    case 'number':
    case 'union':
    case 'shared':
    case 'hostcompute':
    case 'hosttable':
      return plan;
    default:
      return assertNever(plan);
  }
}
