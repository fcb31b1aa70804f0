import { integer } from '../../sql/build.ts';
import { sql } from '../../sql/node.ts';
import { axisOf, binOrigin } from './axis.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { axisFrom, distinctCount, keepBetween, periodAt, timelineOf } from './timeline.ts';

/** A session begins where an identity was not seen for the look-back; windows begin where `bin()` puts them. */
function sessionCount(call: PluginCall) {
  const line = timelineOf(call, call.valuesFrom(6));
  const { steps, id, at, dimensions } = line;
  const { start, end } = periodAt(call, 2);
  const axis = axisOf(call, line.type, binOrigin(line.type), call.valueAt(4, 'a bin'));
  const lookback = call.valueAt(5, 'a look-back window').node;
  keepBetween(line, sql`(${start} - ${lookback})`, end);
  const { before } = steps.window(
    { before: sql`lagInFrame(toNullable(${at}), 1, NULL)` },
    { by: [...dimensions, id], order: at },
  );
  steps.filter(sql`${at} >= ${start} AND (isNull(${before}) OR ${at} - ${before} >= ${lookback})`);
  const grouped = steps.aggregate([...dimensions, axis.indexOf(at)], { count_sessions: sql`toInt64(count())` });
  const bin = grouped.keys.at(-1) ?? at;
  return call.result(steps, [axis.startOf(bin), ...dimensions, grouped.count_sessions]);
}

/**
 * Identities that were seen in enough different periods of the look-back that ends with their appearance. Of `n` periods
 * the look-back must reach the last appearance in the period that lies `n - 1` before.
 */
function activeUsers(call: PluginCall) {
  const line = timelineOf(call, call.valuesFrom(8));
  const { steps, id, at, dimensions } = line;
  const bounds = periodAt(call, 2);
  const lookback = call.valueAt(4, 'a look-back window').node;
  const periods = axisFrom(call, line, bounds, call.valueAt(5, 'a period'));
  const least = call.valueAt(6, 'a number of periods').literal;
  const axis = axisFrom(call, line, bounds, call.valueAt(7, 'a bin'));
  if (typeof least !== 'bigint') return call.refuse('a constant whole number of periods', 'another value');
  keepBetween(line, sql`(${bounds.start} - ${lookback})`, bounds.end);
  const seen = steps.aggregate([...dimensions, id, periods.indexOf(at)], {
    points: sql`groupUniqArray(assumeNotNull(${at}))`,
    last: sql`max(${at})`,
  });
  const period = seen.keys.at(-1) ?? at;
  const { reached } = steps.window(
    { reached: sql`lagInFrame(toNullable(${seen.last}), ${integer(least > 1n ? least - 1n : 0n)}, NULL)` },
    { by: [...dimensions, id], order: period },
  );
  const point = steps.unnest('point', seen.points);
  const isActive = least > 1n ? sql`ifNull(${point} - ${reached} < ${lookback}, 0)` : sql`1`;
  steps.filter(sql`${point} >= ${bounds.start} AND ${isActive}`);
  const grouped = steps.aggregate([...dimensions, axis.indexOf(point)], { dcount: distinctCount(id) });
  const bin = grouped.keys.at(-1) ?? at;
  return call.result(steps, [axis.startOf(bin), ...dimensions, grouped.dcount]);
}

export const sessionPlugins = definePlugins({ session_count: sessionCount, active_users_count: activeUsers });
