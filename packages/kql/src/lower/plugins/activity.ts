import { sql } from '../../sql/node.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { SO_FAR } from './steps.ts';
import { axisFrom, distinctCount, keepBetween, periodAt, rate, timelineOf, wholePeriod } from './timeline.ts';

/** Events, identities, identities never seen before, and identities seen so far, a window. */
function countsMetrics(call: PluginCall) {
  const line = timelineOf(call, call.valuesFrom(5));
  const { steps, id, at, dimensions } = line;
  const period = periodAt(call, 2);
  const axis = axisFrom(call, line, period, call.valueAt(4, 'a step'));
  keepBetween(line, period.start, period.end);
  const seen = steps.aggregate([...dimensions, axis.indexOf(at), id], { events: sql`toInt64(count())` });
  const [bin, identity] = seen.keys.slice(-2) as [typeof id, typeof id];
  const { first } = steps.window({ first: sql`min(${bin})` }, { by: [...dimensions, identity] });
  const grouped = steps.aggregate([...dimensions, bin], {
    count: sql`toInt64(sum(${seen.events}))`,
    dcount: sql`toInt64(count(${identity}))`,
    new_dcount: sql`toInt64(countIf(${first} = ${bin} AND isNotNull(${identity})))`,
  });
  const { all } = steps.window({ all: sql`sum(${grouped.new_dcount})` }, { by: dimensions, order: bin, frame: SO_FAR });
  const { count, dcount, new_dcount } = grouped;
  return call.result(steps, [axis.startOf(bin), ...dimensions, count, dcount, new_dcount, all]);
}

/** Identities of a window, those that the window before did not have, and what became of the window before. */
function metrics(call: PluginCall) {
  const hasPeriod = call.count > 3 && call.query.args[3]?.kind !== 'column';
  const line = timelineOf(call, call.valuesFrom(hasPeriod ? 5 : 3));
  const { steps, id, at, dimensions } = line;
  const period = hasPeriod ? periodAt(call, 2) : wholePeriod(call);
  const axis = axisFrom(call, line, period, call.valueAt(hasPeriod ? 4 : 2, 'a window'));
  keepBetween(line, period.start, period.end);
  const seen = steps.aggregate([...dimensions, axis.indexOf(at), id], {});
  const [bin, identity] = seen.keys.slice(-2) as [typeof id, typeof id];
  const { before } = steps.window(
    { before: sql`lagInFrame(toNullable(${bin}), 1, NULL)` },
    { by: [...dimensions, identity], order: bin },
  );
  const grouped = steps.aggregate([...dimensions, bin], {
    dcount_values: sql`toInt64(count(${identity}))`,
    retained: sql`toInt64(countIf(${before} = ${bin} - 1 AND isNotNull(${identity})))`,
  });
  const last = steps.window(
    {
      bin: sql`lagInFrame(toNullable(${bin}), 1, NULL)`,
      count: sql`lagInFrame(toNullable(${grouped.dcount_values}), 1, NULL)`,
    },
    { by: dimensions, order: bin },
  );
  const { base } = steps.compute({
    base: sql`if(ifNull(${last.bin} = ${bin} - 1, 0), assumeNotNull(${last.count}), 0)`,
  });
  const { dcount_values, retained } = grouped;
  return call.result(steps, [
    axis.startOf(bin),
    ...dimensions,
    dcount_values,
    sql`(${dcount_values} - ${retained})`,
    rate(retained, base),
    rate(sql`(${base} - ${retained})`, base),
  ]);
}

/** Identities of an inner window, and of the outer window that ends with it. */
function engagement(call: PluginCall) {
  const hasPeriod = call.count > 4 && call.query.args[4]?.kind !== 'column';
  const line = timelineOf(call, call.valuesFrom(hasPeriod ? 6 : 4));
  const { steps, id, at, dimensions } = line;
  const period = hasPeriod ? periodAt(call, 2) : wholePeriod(call);
  const inner = call.valueAt(hasPeriod ? 4 : 2, 'an inner window');
  const outer = call.valueAt(hasPeriod ? 5 : 3, 'an outer window');
  const axis = axisFrom(call, line, period, inner);
  const width = sql`greatest(1, toInt64(floor(${outer.node} / ${inner.node})))`;
  const last = axis.indexOf(period.end);
  steps.filter(sql`${at} >= ${axis.startOf(sql`(1 - ${width})`)} AND ${at} <= ${period.end}`);
  const seen = steps.aggregate([...dimensions, axis.indexOf(at), id], {});
  const [bin, identity] = seen.keys.slice(-2) as [typeof id, typeof id];
  const offset = steps.unnest('offset', sql`range(toUInt64(${width}))`);
  const { shown } = steps.compute({ shown: sql`(${bin} + toInt64(${offset}))` });
  steps.filter(sql`${shown} >= 0 AND ${shown} <= ${last}`);
  const grouped = steps.aggregate([...dimensions, shown], {
    inner: sql`toInt64(uniqExactIf(${identity}, ${offset} = 0))`,
    outer: distinctCount(identity),
  });
  steps.filter(sql`${grouped.inner} > 0`);
  return call.result(steps, [
    axis.startOf(shown),
    ...dimensions,
    grouped.inner,
    grouped.outer,
    rate(grouped.inner, grouped.outer),
  ]);
}

export const activityPlugins = definePlugins({
  activity_counts_metrics: countsMetrics,
  activity_metrics: metrics,
  activity_engagement: engagement,
});
