import { asBool } from '../../functions/convert.ts';
import { lambda, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import type { Relation } from '../scope.ts';
import type { Value } from '../value.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';
import { columnNode } from './timeline.ts';

interface Named {
  readonly name: string;
  readonly value: Value;
}

/**
 * Every chain of events that meets the conditions one after the other: each step within a time of the one before, the
 * whole within another. Events of a chain share the dimensions.
 */
function sequenceDetect(call: PluginCall): Relation {
  const rest = call.query.ordered.slice(3).map(({ name, value }): Named => {
    if (value.kind === 'star' || value.kind === 'type')
      return call.refuse('a condition or a dimension', 'another form');
    return { name: name ?? (value.kind === 'column' ? value.name : ''), value: lowerExpr(value, call.scope) };
  });
  const conditions = rest.filter((each) => each.value.type === 'bool');
  const dimensions = rest.filter((each) => each.value.type !== 'bool');
  if (conditions.length === 0) return call.refuse('conditions', 'none');
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const at = call.valueAt(0, 'a time column');
  const [gap, span] = [call.valueAt(1, 'a step window').node, call.valueAt(2, 'a span').node];
  const point = columnNode(steps, at.node, 'point');
  const keys = dimensions.map((each) => columnNode(steps, each.value.node, each.name));
  steps.filter(sql`isNotNull(${point})`);
  const times = conditions.map(
    ({ value }) => sql`arraySort(groupUniqArrayIf(assumeNotNull(${point}), ifNull(${asBool(value)}, 0)))`,
  );
  const grouped = steps.aggregate(keys, Object.fromEntries(times.map((each, index) => [`times_${index}`, each])));
  const chain: SqlNode[] = [];
  conditions.forEach((_, index) => {
    const all = grouped[`times_${index}`] as SqlNode;
    const [first, before] = [chain[0], chain.at(-1)];
    const follows = lambda(
      1,
      (next) =>
        sql`${next} >= ${before ?? next} AND ${next} - ${before ?? next} <= ${gap} AND ${next} - ${first ?? next} <= ${span}`,
    );
    chain.push(steps.unnest(`step_${index}`, first ? sql`arrayFilter(${follows}, ${all})` : all));
  });
  const [first, last] = [chain[0] ?? point, chain.at(-1) ?? point];
  return call.result(steps, [...grouped.keys, ...chain, sql`(${last} - ${first})`], call.query.columns);
}

export const sequencePlugins = definePlugins({ sequence_detect: sequenceDetect });
