import { assertNever } from '../invariant.ts';
import { type Computed, type HostComputed, idsIn, type Plan } from '../plan/plan.ts';
import { expandSessions } from '../plan/sessions.ts';
import type { SqlNode } from '../sql/node.ts';

function plus(
  needed: ReadonlySet<string>,
  nodes: readonly SqlNode[],
  without: readonly { readonly id: string }[] = [],
): Set<string> {
  const all = new Set(needed);
  for (const { id } of without) all.delete(id);
  for (const node of nodes) idsIn(node, all);
  return all;
}

const exprs = (columns: readonly Computed[]): SqlNode[] => columns.map((column) => column.expr);

/** Keeps what somebody reads: columns that nothing above needs are neither computed nor read. */
export function prunePlan(plan: Plan, needed: ReadonlySet<string>): Plan {
  switch (plan.kind) {
    case 'from':
      return { ...plan, columns: plan.columns.filter((column) => needed.has(column.id)) };
    case 'values': {
      const columns = plan.columns.filter((column) => needed.has(column.id));
      return { ...plan, columns: columns.length > 0 ? columns : plan.columns.slice(0, 1) };
    }
    case 'single':
    case 'series':
      return plan;
    case 'compute': {
      const columns = keepComputed(plan.columns, needed);
      const input = prunePlan(plan.input, plus(needed, exprs(columns), columns));
      return columns.length === 0 ? input : { ...plan, columns, input };
    }
    case 'window': {
      const columns = plan.columns.filter((column) => needed.has(column.id));
      const input = prunePlan(plan.input, plus(needed, exprs(columns), columns));
      return columns.length === 0 ? input : { ...plan, columns, input };
    }
    case 'project':
      return {
        ...plan,
        ids: plan.ids.filter((id) => needed.has(id)),
        input: prunePlan(plan.input, new Set(plan.ids.filter((id) => needed.has(id)))),
      };
    case 'filter':
      return { ...plan, input: prunePlan(plan.input, plus(needed, [plan.predicate])) };
    case 'aggregate': {
      const aggregates = plan.aggregates.filter((column) => needed.has(column.id));
      // Of all rows there is one group, also where nobody reads what it holds.
      if (plan.keys.length === 0 && plan.aggregates.length > 0 && aggregates.length === 0) return { kind: 'single' };
      return {
        ...plan,
        aggregates,
        input: prunePlan(plan.input, plus(new Set(), [...exprs(plan.keys), ...exprs(aggregates)])),
      };
    }
    case 'number':
      return needed.has(plan.id)
        ? { ...plan, input: prunePlan(plan.input, plus(needed, [], [plan])) }
        : prunePlan(plan.input, needed);
    case 'sessions':
      return needed.has(plan.id) ? prunePlan(expandSessions(plan, [...needed]), needed) : prunePlan(plan.input, needed);
    case 'sort':
      return {
        ...plan,
        input: prunePlan(
          plan.input,
          plus(
            needed,
            plan.keys.map((key) => key.expr),
          ),
        ),
      };
    case 'take':
      return { ...plan, input: prunePlan(plan.input, needed) };
    case 'firstby':
      return { ...plan, input: prunePlan(plan.input, plus(needed, [...plan.keys, plan.count])) };
    case 'join': {
      const all = plus(
        needed,
        plan.conditions.flatMap((condition) => [condition.left, condition.right]),
      );
      return { ...plan, left: prunePlan(plan.left, all), right: prunePlan(plan.right, all) };
    }
    case 'union': {
      const kept = plan.columns.flatMap((column, index) => (needed.has(column.id) ? [index] : []));
      const at = kept.length > 0 ? kept : plan.columns.length > 0 ? [0] : [];
      const inputs = plan.inputs.map((input) => {
        const ids = at.map((index) => input.ids[index] ?? null);
        return { ids, plan: prunePlan(input.plan, new Set(ids.filter((id) => id !== null))) };
      });
      return { ...plan, columns: at.flatMap((index) => plan.columns[index] ?? []), inputs };
    }
    case 'unnest':
      return { ...plan, input: prunePlan(plan.input, plus(needed, exprs(plan.arrays), plan.arrays)) };
    case 'shared':
      return { ...plan, columns: plan.columns.filter((column) => needed.has(column.id)) };
    case 'hostcompute': {
      const calls = keepCalls(plan.calls, needed);
      const passes = [...needed].filter((id) => !plan.calls.some((call) => call.id === id));
      const read = new Set([
        ...passes,
        ...calls.flatMap((call) => call.args.flatMap((arg) => ('id' in arg ? [arg.id] : []))),
      ]);
      const input = prunePlan(plan.input, read);
      return calls.length === 0 ? input : { ...plan, calls, passes, input };
    }
    case 'hosttable': {
      const inputs = plan.inputs.map((input) => ({
        ...input,
        plan: prunePlan(input.plan, new Set(input.columns.map((column) => column.id))),
      }));
      return { ...plan, inputs };
    }
    default:
      return assertNever(plan);
  }
}

const keepCalls = (calls: readonly HostComputed[], needed: ReadonlySet<string>): HostComputed[] =>
  calls.filter((call) => needed.has(call.id));

/** Columns of one `compute` may read each other: an earlier one that a kept one reads is kept as well. */
function keepComputed(columns: readonly Computed[], needed: ReadonlySet<string>): Computed[] {
  const wanted = new Set(needed);
  return columns
    .toReversed()
    .filter((column) => {
      if (!wanted.has(column.id)) return false;
      idsIn(column.expr, wanted);
      return true;
    })
    .toReversed();
}
