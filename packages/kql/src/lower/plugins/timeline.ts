import { type SqlNode, sql } from '../../sql/node.ts';
import type { Value } from '../value.ts';
import { type Axis, axisOf } from './axis.ts';
import type { PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

/** The events that a user analytics plugin counts: an identity and a time a row, maybe cut by dimensions. */
export interface Timeline {
  readonly steps: PlanSteps;
  readonly id: SqlNode;
  readonly at: SqlNode;
  readonly type: Value['type'];
  readonly dimensions: readonly SqlNode[];
}

/** Reads the identity, the time and the dimensions of a call into columns. */
export function timelineOf(call: PluginCall, dimensions: readonly Value[], idIndex = 0): Timeline {
  const steps = new PlanSteps(call.input.plan, call.lowering.context.ids);
  const id = call.valueAt(idIndex, 'an identity column');
  const at = call.valueAt(idIndex + 1, 'a time column');
  return {
    steps,
    id: columnNode(steps, id.node, 'identity'),
    at: columnNode(steps, at.node, 'point'),
    type: at.type,
    dimensions: dimensions.map((each) => columnNode(steps, each.node, 'dimension')),
  };
}

export function columnNode(steps: PlanSteps, node: SqlNode, name: string): SqlNode {
  return node.kind === 'column' ? node : (steps.compute({ [name]: node })[name] as SqlNode);
}

/** Keeps the rows from a start to an end, both included; a row without a time lies nowhere. */
export function keepBetween({ steps, at }: Timeline, start: SqlNode, end: SqlNode): void {
  steps.filter(sql`${at} >= ${start} AND ${at} <= ${end}`);
}

export interface Period {
  readonly start: SqlNode;
  readonly end: SqlNode;
}

/** The first and the last time of the input, for a call that names no bounds. */
export function wholePeriod(call: PluginCall): Period {
  const at = call.valueAt(1, 'a time column').node;
  const bound = (name: string, expr: SqlNode): SqlNode => {
    const id = call.lowering.context.ids.next(name);
    const plan = { kind: 'aggregate' as const, input: call.input.plan, keys: [], aggregates: [{ id, expr }] };
    return { kind: 'query', plan, column: id };
  };
  return { start: bound('first_point', sql`min(${at})`), end: bound('last_point', sql`max(${at})`) };
}

export const periodAt = (call: PluginCall, index: number): Period => ({
  start: call.valueAt(index, 'a start').node,
  end: call.valueAt(index + 1, 'an end').node,
});

/** Windows that begin at the start of the period. */
export const axisFrom = (call: PluginCall, { type }: Timeline, period: Period, step: Value): Axis =>
  axisOf(call, type, period.start, step);

/** How many of a value are different; nulls count for none. */
export const distinctCount = (node: SqlNode): SqlNode => sql`toInt64(uniqExact(${node}))`;
export const rate = (part: SqlNode, whole: SqlNode): SqlNode => sql`(toFloat64(${part}) / toFloat64(${whole}))`;
