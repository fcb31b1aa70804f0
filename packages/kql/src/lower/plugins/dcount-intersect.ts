import { countOfStates } from '../../functions/sketches.ts';
import { type SqlNode, shared, sql } from '../../sql/node.ts';
import type { Relation } from '../scope.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

/** The number of unions doubles with every set. */
const MAX_SETS = 6;

/** The counts of the first set, of it and the second, and so on: what their unions leave by inclusion and exclusion. */
function dcountIntersect(call: PluginCall): Relation {
  if (call.count < 2) return call.refuse('at least 2 sets', String(call.count));
  if (call.count > MAX_SETS) return call.refuse(`at most ${MAX_SETS} sets`, String(call.count));
  const sets = call.valuesFrom(0).map((each) => each.node);
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const unions = new Map(
    subsets(sets.length).map((members) => [
      members.join(),
      columnOf(steps, countOfStates(members.map((each) => sets[each] as SqlNode)), `union_${members.join('_')}`),
    ]),
  );
  const counts = sets.map((_, index) => {
    const terms = subsets(index + 1).map((members) => {
      const count = unions.get(members.join()) as SqlNode;
      return members.length % 2 === 1 ? sql`+ ${count}` : sql`- ${count}`;
    });
    return sql`greatest(0, ${shared(sql`toInt64(0 ${terms.reduce((all, each) => sql`${all} ${each}`)})`)})`;
  });
  const names = call.query.columns.slice(-sets.length);
  const added = names.map((each, index) => ({ ...each, id: steps.idOf(counts[index] as SqlNode, each.name) }));
  return { ...call.input, plan: steps.plan, columns: [...call.input.columns, ...added] };
}

const columnOf = (steps: PlanSteps, node: SqlNode, name: string): SqlNode => ({
  kind: 'column',
  id: steps.idOf(node, name),
});

/** The non-empty subsets of the first so many numbers, each in order. */
const subsets = (count: number): number[][] =>
  Array.from({ length: 2 ** count - 1 }, (_, mask) =>
    Array.from({ length: count }, (_each, bit) => bit).filter((bit) => ((mask + 1) >> bit) & 1),
  );

export const intersectPlugins = definePlugins({ dcount_intersect: dcountIntersect });
