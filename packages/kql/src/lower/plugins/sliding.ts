import { percentile, percentileType } from '../../functions/aggregates.ts';
import { asReal, convertTo } from '../../functions/convert.ts';
import { integer } from '../../sql/build.ts';
import { sql } from '../../sql/node.ts';
import { type Value, value } from '../value.ts';
import { axisOf, binOrigin } from './axis.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';
import { axisFrom, columnNode, distinctCount, periodAt, timelineOf } from './timeline.ts';

/** Events and identities of the look-back that ends with each window. */
function slidingCounts(call: PluginCall) {
  const line = timelineOf(call, call.valuesFrom(6));
  const { steps, id, at, dimensions } = line;
  const period = periodAt(call, 2);
  const [lookback, step] = [call.valueAt(4, 'a look-back window'), call.valueAt(5, 'a bin')];
  const axis = axisFrom(call, line, period, step);
  const width =
    step.type === 'string'
      ? calendarWidth(call, lookback, step)
      : sql`greatest(1, toInt64(floor(${lookback.node} / ${step.node})))`;
  const [first, last] = [axis.indexOf(period.start), axis.indexOf(period.end)];
  steps.filter(sql`${at} >= ${axis.startOf(sql`(${first} - ${width} + 1)`)} AND ${at} <= ${period.end}`);
  const seen = steps.aggregate([...dimensions, axis.indexOf(at), id], { events: sql`count()` });
  const [bin, identity] = seen.keys.slice(-2) as [typeof id, typeof id];
  const offset = steps.unnest('offset', sql`range(toUInt64(${width}))`);
  const { shown } = steps.compute({ shown: sql`(${bin} + toInt64(${offset}))` });
  steps.filter(sql`${shown} >= ${first} AND ${shown} <= ${last}`);
  const grouped = steps.aggregate([...dimensions, shown], {
    count: sql`toInt64(sum(${seen.events}))`,
    dcount: distinctCount(identity),
  });
  return call.result(steps, [axis.startOf(shown), ...dimensions, grouped.count, grouped.dcount]);
}

const WEEK = 6_048_000_000_000n;

/** Windows of a week have one length; months and years do not, so that no timespan is a number of them. */
function calendarWidth(call: PluginCall, lookback: Value, step: Value) {
  if (step.literal === 'week' && typeof lookback.literal === 'bigint')
    return integer(lookback.literal < WEEK ? 1n : lookback.literal / WEEK);
  if (lookback.literal === step.literal) return integer(1);
  return call.refuse('a look-back of whole windows', 'another');
}

/** The percentile of the values of the windows up to each one. */
function rollingPercentile(call: PluginCall) {
  const ids = call.lowering.context.ids;
  const steps = new PlanSteps(call.input.plan, ids);
  const of = call.valueAt(0, 'a value column');
  const index = call.valueAt(2, 'an index column');
  const width = call.valueAt(4, 'a number of windows').literal;
  if (typeof width !== 'bigint' || width < 1n) return call.refuse('a constant number of windows above zero', 'another');
  const dimensions = call.valuesFrom(5).map((each) => columnNode(steps, each.node, 'dimension'));
  const axis = axisOf(call, index.type, binOrigin(index.type), call.valueAt(3, 'a bin'));
  const held = steps.compute({ bin: axis.indexOf(index.node), of: of.type === 'dynamic' ? asReal(of) : of.node });
  steps.filter(sql`isNotNull(${held.bin})`);
  const { last } = steps.window({ last: sql`max(${held.bin})` }, {});
  const offset = steps.unnest('offset', sql`range(${integer(width)})`);
  const { shown } = steps.compute({ shown: sql`(${held.bin} + toInt64(${offset}))` });
  steps.filter(sql`${shown} <= ${last}`);
  const type = of.type === 'dynamic' ? 'real' : of.type;
  const ranked = percentileType(type);
  const aggregateCall = { name: call.name, args: [], type: ranked, span: call.query.span };
  const wanted = call.valueAt(1, 'a percentile');
  const found = percentile(value(held.of, type), wanted, ranked, aggregateCall);
  const grouped = steps.aggregate([...dimensions, shown], { found });
  // The column has the type of its values, which an aggregate of ints or decimals does not give.
  const { rolling } = steps.compute({ rolling: convertTo(type, value(grouped.found, ranked)).node });
  return call.result(steps, [axis.startOf(shown), ...dimensions, rolling]);
}

export const slidingPlugins = definePlugins({
  sliding_window_counts: slidingCounts,
  rolling_percentile: rollingPercentile,
});
