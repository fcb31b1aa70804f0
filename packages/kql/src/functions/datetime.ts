import { literal, type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql } from '../sql/node.ts';
import { monthsOf, ticksOf } from '../time-units.ts';
import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS } from '../types.ts';
import { bin, binAt, binAuto } from './bins.ts';
import * as calendar from './calendar.ts';
import { asDatetime, asLong, asReal, asTimespan } from './convert.ts';
import { arg, type Call, constantText, defineFunctions, withNames } from './define.ts';
import { formatDatetime, formatTimespan } from './format-times.ts';
import { inDatetimeRange, isDatetime, wholeOf } from './ranges.ts';

const at = (call: Call, index = 0): SqlNode => shared(asDatetime(arg(call, index)));
const dayOf = (call: Call): SqlNode => shared(calendar.dayNumber(at(call)));

function ago(call: Call): Value {
  const of = arg(call, 0);
  const { nowTicks } = call.environment;
  if (typeof of.literal === 'bigint') {
    const ticks = nowTicks - of.literal;
    return literal('datetime', isDatetime(ticks) ? ticks : null);
  }
  return value(inDatetimeRange(sql`(${literal('datetime', nowTicks).node} - ${asTimespan(of)})`), 'datetime');
}

function now(call: Call): Value {
  const offset = call.args[0];
  if (!offset) return literal('datetime', call.environment.nowTicks);
  if (typeof offset.literal === 'bigint') {
    const ticks = call.environment.nowTicks + offset.literal;
    return literal('datetime', isDatetime(ticks) ? ticks : null);
  }
  const ticks = sql`(${literal('datetime', call.environment.nowTicks).node} + ${asTimespan(offset)})`;
  return value(inDatetimeRange(ticks), 'datetime');
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** More days, weeks, months or years than lie between any two datetimes; their ticks still have 64 bits. */
const MAX_UNITS = 10_000_000n;
const ALL_TICKS = MAX_DATETIME_TICKS - MIN_DATETIME_TICKS;

/** A number of units; null where it is more than any two datetimes have between them, since its ticks may leave 64 bits. */
function countOf(of: Value, most: bigint): SqlNode {
  const count = shared(asLong(of));
  return sql`if(abs(${count}) <= ${integer(most)}, ${count}, NULL)`;
}

/** The first tick of the unit that is `offset` units from the one that holds the value, or its last: the one before the next unit's first. */
function edgeOf(unit: Unit, call: Call, isLast: boolean): SqlNode {
  const shift = isLast ? 1n : 0n;
  const offset = call.args[1] ? sql`(${countOf(arg(call, 1), MAX_UNITS)} + ${integer(shift)})` : integer(shift);
  const day = dayOf(call);
  const starts: Record<Unit, SqlNode> = {
    day: sql`(${day} + ${offset})`,
    week: sql`(${day} - ${calendar.dayOfWeek(day)} + 7 * ${offset})`,
    month: calendar.monthStart(day, offset),
    year: calendar.yearStart(day, offset),
  };
  const first = sql`${starts[unit]} * 864000000000`;
  return inDatetimeRange(isLast ? sql`(${first} - 1)` : sql`(${first})`);
}

const start =
  (unit: Unit) =>
  (call: Call): SqlNode =>
    edgeOf(unit, call, false);
const end =
  (unit: Unit) =>
  (call: Call): SqlNode =>
    edgeOf(unit, call, true);

const unitOf = (call: Call): string => {
  const unit = constantText(call, 0).toLowerCase();
  return unit === 'weekofyear' ? 'week' : unit;
};

function add(call: Call): SqlNode {
  const unit = unitOf(call);
  const amount = arg(call, 1);
  const of = at(call, 2);
  const ticks = ticksOf(unit);
  if (unit === 'nanosecond') return inDatetimeRange(sql`(${of} + intDiv(${asLong(amount)}, 100))`);
  if (ticks !== undefined)
    return inDatetimeRange(sql`(${of} + ${countOf(amount, ALL_TICKS / BigInt(ticks))} * ${integer(ticks)})`);
  const months = monthsOf(unit);
  if (months === undefined)
    return refuse('KQL2007', call.span, call.name, 'a unit such as `day` or `month`', `\`${unit}\``);
  const day = shared(calendar.dayNumber(of));
  const later = calendar.addMonths(day, sql`(${countOf(amount, MAX_UNITS)} * ${integer(months)})`);
  return inDatetimeRange(sql`(${later} * 864000000000 + ${calendar.timeOfDay(of)})`);
}

/** Boundaries of the unit that lie between the two. Source: https://learn.microsoft.com/kusto/query/datetime-diff-function */
function difference(call: Call): SqlNode {
  const unit = unitOf(call);
  const [left, right] = [at(call, 1), at(call, 2)];
  const count = (of: SqlNode): SqlNode => {
    const day = shared(calendar.dayNumber(of));
    if (unit === 'year') return calendar.year(day);
    if (unit === 'month') return sql`(${calendar.year(day)} * 12 + ${calendar.month(day)})`;
    if (unit === 'quarter') return sql`(${calendar.year(day)} * 4 + intDiv(${calendar.month(day)} - 1, 3))`;
    if (unit === 'week') return calendar.floorDiv(sql`(${day} + 4)`, sql`7`);
    const ticks = ticksOf(unit);
    if (unit === 'nanosecond') return sql`(${of} * 100)`;
    return ticks === undefined
      ? refuse('KQL2007', call.span, call.name, 'a unit such as `day` or `month`', `\`${unit}\``)
      : calendar.floorDiv(of, integer(ticks));
  };
  return sql`(${count(left)} - ${count(right)})`;
}

function part(call: Call): SqlNode {
  const unit = constantText(call, 0).toLowerCase();
  const of = at(call, 1);
  const day = shared(calendar.dayNumber(of));
  const parts: Record<string, () => SqlNode> = {
    year: () => calendar.year(day),
    quarter: () => sql`(intDiv(${calendar.month(day)} - 1, 3) + 1)`,
    month: () => calendar.month(day),
    week_of_year: () => calendar.isoWeek(day),
    weekofyear: () => calendar.isoWeek(day),
    day: () => calendar.dayOfMonth(day),
    dayofyear: () => calendar.dayOfYear(day),
    hour: () => calendar.hour(of),
    minute: () => calendar.minute(of),
    second: () => calendar.second(of),
    millisecond: () => sql`intDiv(${calendar.fraction(of)}, 10000)`,
    microsecond: () => sql`intDiv(${calendar.fraction(of)}, 10)`,
    nanosecond: () => sql`(${calendar.fraction(of)} * 100)`,
  };
  const read = Object.hasOwn(parts, unit) ? parts[unit] : undefined;
  if (!read) refuse('KQL2007', call.span, call.name, 'a part such as `hour`', `\`${unit}\``);
  // A remainder has no sign for the engine.
  return sql`toInt64(${read()})`;
}

const int =
  (build: (call: Call) => SqlNode) =>
  (call: Call): SqlNode =>
    call.type === 'int' ? sql`toInt32(${build(call)})` : build(call);

function makeDatetime(call: Call): SqlNode {
  if (call.args.length === 1) return asDatetime(arg(call, 0));
  const [year, month, day, hour, minute] = [0, 1, 2, 3, 4].map((index) =>
    call.args[index] ? asLong(arg(call, index)) : index > 2 ? sql`0` : sql`1`,
  ) as [SqlNode, SqlNode, SqlNode, SqlNode, SqlNode];
  const seconds = call.args[5] ? wholeOf(sql`round(${asReal(arg(call, 5))} * 10000000)`) : sql`0`;
  const clock = sql`(${hour} * 36000000000 + ${minute} * 600000000 + ${seconds})`;
  return sql`if(${hour} BETWEEN 0 AND 23 AND ${minute} BETWEEN 0 AND 59, ${calendar.civilTicks(year, month, day)} + ${clock}, NULL)`;
}

/** Hours and minutes, seconds after them, days before: parts that a clock does not show give null. */
function makeTimespan(call: Call): SqlNode {
  const [hours, minutes, seconds] = call.args.length === 4 ? [1, 2, 3] : [0, 1, 2];
  const part = (index: number): SqlNode => shared(asLong(arg(call, index)));
  const [hour, minute] = [part(hours), part(minutes)];
  const days = call.args.length === 4 ? part(0) : sql`0`;
  const rest = shared(call.args.length > 2 ? sql`toFloat64(${asReal(arg(call, seconds))})` : sql`0.`);
  const isClock = sql`${hour} BETWEEN 0 AND 23 AND ${minute} BETWEEN 0 AND 59 AND ${rest} >= 0 AND ${rest} < 60`;
  const ticks = sql`(${days} * 864000000000 + ${hour} * 36000000000 + ${minute} * 600000000 + ${wholeOf(sql`round(${rest} * 10000000)`)})`;
  return sql`if(${isClock}, ${ticks}, NULL)`;
}

const fromUnix =
  (perSecond: bigint) =>
  (call: Call): SqlNode => {
    const of = arg(call, 0);
    const factor = 10_000_000n / perSecond;
    if (of.type === 'real') return inDatetimeRange(wholeOf(sql`(${of.node} * 10000000 / ${integer(perSecond)})`));
    if (factor === 0n) return inDatetimeRange(sql`intDiv(${asLong(of)}, 100)`);
    const once = shared(asLong(of));
    const isKnown = sql`${once} BETWEEN ${integer(MIN_DATETIME_TICKS / factor)} AND ${integer(MAX_DATETIME_TICKS / factor)}`;
    return sql`if(${isKnown}, ${once} * ${integer(factor)}, NULL)`;
  };

export const datetimeFunctions = defineFunctions({
  ago,
  now,
  ...withNames(['bin', 'floor'], bin),
  bin_at: binAt,
  bin_auto: binAuto,
  startofday: start('day'),
  startofweek: start('week'),
  startofmonth: start('month'),
  startofyear: start('year'),
  endofday: end('day'),
  endofweek: end('week'),
  endofmonth: end('month'),
  endofyear: end('year'),
  datetime_add: add,
  datetime_diff: difference,
  ...withNames(['datetime_part', 'datepart'], (call) => value(part(call), 'long')),
  ...withNames(
    ['getyear'],
    int((call) => calendar.year(dayOf(call))),
  ),
  ...withNames(['monthofyear', 'getmonth'], (call) => value(calendar.month(dayOf(call)), 'long')),
  dayofmonth: int((call) => calendar.dayOfMonth(dayOf(call))),
  dayofyear: int((call) => calendar.dayOfYear(dayOf(call))),
  dayofweek: (call) => sql`(${calendar.dayOfWeek(dayOf(call))} * 864000000000)`,
  ...withNames(
    ['hourofday'],
    int((call) => calendar.hour(at(call))),
  ),
  ...withNames(
    ['week_of_year', 'weekofyear'],
    int((call) => calendar.isoWeek(dayOf(call))),
  ),
  format_datetime: formatDatetime,
  format_timespan: formatTimespan,
  make_datetime: makeDatetime,
  make_timespan: makeTimespan,
  unixtime_seconds_todatetime: fromUnix(1n),
  unixtime_milliseconds_todatetime: fromUnix(1000n),
  unixtime_microseconds_todatetime: fromUnix(1_000_000n),
  unixtime_nanoseconds_todatetime: fromUnix(1_000_000_000n),
});
