import { lambda, type SqlNode, sql } from '../../sql/node.ts';
import type { Relation } from '../scope.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { AFTER, type PlanSteps } from './steps.ts';
import { axisFrom, keepBetween, periodAt, rate, type Timeline, timelineOf } from './timeline.ts';

/** Each pair of windows is a row: this many windows make two million. */
const MAX_WINDOWS = 2000;

/** Columns of the result besides the dimensions. */
const FIXED_COLUMNS = 7;

/**
 * Identities by the window in which they were first seen, and what became of them in each later window. All pairs of
 * windows of the period are given, also those without an event.
 */
function newActivityMetrics(call: PluginCall): Relation {
  const dimensionCount = Math.max(0, call.query.columns.length - FIXED_COLUMNS);
  const firstDimension = call.count - dimensionCount;
  const line = timelineOf(call, call.valuesFrom(firstDimension));
  const { steps, dimensions, at } = line;
  boundWindows(call);
  const period = periodAt(call, 2);
  const axis = axisFrom(call, line, period, call.valueAt(4, 'a window'));
  const base = axis.indexOf(period.start);
  const last = sql`(${axis.indexOf(period.end)} - ${base})`;
  keepBetween(line, period.start, period.end);
  const { from, to, retained } = matrix(call, line, sql`(${axis.indexOf(at)} - ${base})`, last);
  const { size } = steps.window({ size: sql`sumIf(${retained}, ${from} = ${to})` }, { by: [...dimensions, from] });
  const { later } = steps.window(
    { later: sql`sum(${retained})` },
    { by: [...dimensions, to], order: from, frame: AFTER },
  );
  if (firstDimension > 5) steps.filter(sql`${from} = ${axis.indexOf(call.valueAt(5, 'a cohort').node)} - ${base}`);
  const churned = sql`(${size} - ${retained})`;
  return call.result(steps, [
    axis.startOf(sql`(${from} + ${base})`),
    axis.startOf(sql`(${to} + ${base})`),
    ...dimensions,
    sql`toInt64(if(${from} = ${to}, ${retained}, ${later}))`,
    sql`toInt64(${retained})`,
    sql`toInt64(${churned})`,
    rate(retained, size),
    rate(churned, size),
  ]);
}

/** Where the period is known, it may not have more windows than a table of their pairs can hold. */
function boundWindows(call: PluginCall): void {
  const [start, end, step] = [2, 3, 4].map((index) => call.valueAt(index, 'a bound of the period').literal);
  if (typeof start !== 'bigint' || typeof end !== 'bigint' || typeof step !== 'bigint' || step <= 0n) return;
  const count = (end - start) / step + 1n;
  if (count > MAX_WINDOWS) call.refuse(`at most ${MAX_WINDOWS} windows`, String(count));
}

interface Matrix {
  readonly from: SqlNode;
  readonly to: SqlNode;
  /** How many of those first seen in `from` were seen in `to`. */
  readonly retained: SqlNode;
}

/** One row for each pair of windows, of which the second is not the earlier one. */
function matrix(call: PluginCall, { steps, id, dimensions }: Timeline, window: SqlNode, last: SqlNode): Matrix {
  const seen = steps.aggregate([...dimensions, window, id], {});
  const [bin, identity] = seen.keys.slice(-2) as [SqlNode, SqlNode];
  const { first } = steps.window({ first: sql`min(${bin})` }, { by: [...dimensions, identity] });
  const isNew = sql`(isNotNull(${identity}) AND NOT ${wasSeenBefore(call, identity)})`;
  const counted = steps.aggregate([...dimensions, first, bin], { count: sql`countIf(${isNew})` });
  const cell = sql`tuple(toInt64(${first}), toInt64(${bin}), toInt64(${counted.count}))`;
  const found = steps.aggregate(dimensions, { cells: sql`groupArray(${cell})` });
  return spread(steps, dimensions, found.cells, last);
}

/** Adds the pairs that no event fell into. */
function spread(steps: PlanSteps, dimensions: readonly SqlNode[], cells: SqlNode, last: SqlNode): Matrix {
  const row = lambda(1, (from) => {
    const cell = lambda(1, (to) => sql`tuple(toInt64(${from}), toInt64(${to}), toInt64(0))`);
    return sql`arrayMap(${cell}, range(toInt64(${from}), toInt64(${last}) + 1))`;
  });
  const empty = sql`arrayFlatten(arrayMap(${row}, range(0, toInt64(${last}) + 1)))`;
  const each = steps.unnest('cell', sql`arrayConcat(${cells}, ${empty})`);
  const part = steps.compute({
    from: sql`tupleElement(${each}, 1)`,
    to: sql`tupleElement(${each}, 2)`,
    count: sql`tupleElement(${each}, 3)`,
  });
  const { retained } = steps.aggregate([...dimensions, part.from, part.to], { retained: sql`sum(${part.count})` });
  return { from: part.from, to: part.to, retained };
}

/** Whether the look-back table has the identity, in its column of the same name. */
function wasSeenBefore(call: PluginCall, identity: SqlNode): SqlNode {
  const { table } = call.query;
  if (!table) return sql`0`;
  const name = call.exprAt(0, 'an identity column');
  const relation = call.lowering.lower(table);
  const found = relation.columns.find((each) => name.kind === 'column' && each.name === name.name);
  if (!found) return call.refuse('a look-back table with the identity column', 'none');
  return sql`ifNull(${identity} IN ${{ kind: 'query', plan: relation.plan, column: found.id }}, 0)`;
}

export const newActivityPlugins = definePlugins({ new_activity_metrics: newActivityMetrics });
