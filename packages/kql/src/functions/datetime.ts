import { literal, type Value, value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { integer } from '../sql/build.ts';
import { list, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { monthsOf, TICKS, ticksOf } from '../time-units.ts';
import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS } from '../types.ts';
import * as calendar from './calendar.ts';
import { asDatetime, asLong, asReal, asTimespan } from './convert.ts';
import { arg, type Call, constantText, defineFunctions, withNames } from './define.ts';
import { inDatetimeRange, isDatetime, remainder, wholeOf } from './ranges.ts';

/** 1970-01-01 in ticks since 0001-01-01, where Kusto starts to count its bins. */
const EPOCH = -MIN_DATETIME_TICKS;

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
  if (typeof offset.literal === 'bigint') return literal('datetime', call.environment.nowTicks + offset.literal);
  return value(sql`(${literal('datetime', call.environment.nowTicks).node} + ${asTimespan(offset)})`, 'datetime');
}

/** The start of the bin that holds a value: bins of a datetime count from 0001-01-01. */
export function bin(call: Call): SqlNode | Value {
  const [of, size] = [arg(call, 0), arg(call, 1)];
  if (of.type === 'real' || size.type === 'real' || of.type === 'decimal') return binReal(of, size);
  const step = of.type === 'datetime' || of.type === 'timespan' ? asTimespan(size) : asLong(size);
  const known = size.literal;
  if (known === 0n) return refuse('KQL2007', call.span, call.name, 'a positive step', '`0`');
  const node = shared(of.type === 'string' || of.type === 'dynamic' ? asLong(of) : of.node);
  if (typeof known === 'bigint' && known > 0n) {
    const offset = of.type === 'datetime' && TICKS.day % known !== 0n ? EPOCH : 0n;
    const position = offset === 0n ? node : sql`${node} + ${integer(offset)}`;
    const binned = sql`(${node} - positiveModulo(${position}, ${literal('long', known).node}))`;
    return of.type === 'int' ? sql`toInt32(${binned})` : binned;
  }
  const by = shared(step);
  const position = of.type === 'datetime' ? sql`${node} + ${integer(EPOCH)}` : node;
  return sql`if(${by} <= 0, NULL, ${node} - ${remainder(position, by)})`;
}

/** A step that is known to be positive; any other may be zero or less, for which a bin is null. */
const isPositive = ({ literal: known }: Value): boolean =>
  (typeof known === 'bigint' || typeof known === 'number') && known > 0;

function binReal(of: Value, size: Value): SqlNode | Value {
  const by = shared(asReal(size));
  const binned = sql`(floor(${asReal(of)} / ${by}) * ${by})`;
  return value(isPositive(size) ? binned : sql`if(${by} <= 0, NULL, ${binned})`, 'real');
}

function binAt(call: Call): SqlNode | Value {
  const [of, size, fixed] = [arg(call, 0), arg(call, 1), arg(call, 2)];
  if (of.type === 'real' || size.type === 'real') {
    const by = shared(asReal(size));
    const from = shared(asReal(fixed));
    const binned = sql`(${from} + floor((${asReal(of)} - ${from}) / ${by}) * ${by})`;
    return value(isPositive(size) ? binned : sql`if(${by} <= 0, NULL, ${binned})`, 'real');
  }
  const node = shared(of.node);
  const step = of.type === 'datetime' || of.type === 'timespan' ? asTimespan(size) : asLong(size);
  const position = sql`${node} - ${fixed.node}`;
  if (isPositive(size)) return sql`(${node} - positiveModulo(${position}, ${step}))`;
  return sql`(${node} - ${remainder(position, sql`greatest(${step}, 0)`)})`;
}

/** Its size and its fixed point are options of the query. */
function binAuto(call: Call): SqlNode | Value {
  if (call.args.length < 2)
    return refuse('KQL2007', call.span, call.name, 'the statement `set query_bin_auto_size=1h;`', 'none');
  return call.args.length === 2 ? bin(call) : binAt(call);
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** The first tick of the unit that is `offset` units from the one that holds the value. */
function startOf(unit: Unit, call: Call, shift: bigint): SqlNode {
  const offset = call.args[1] ? sql`(${asLong(arg(call, 1))} + ${integer(shift)})` : integer(shift);
  const day = dayOf(call);
  const starts: Record<Unit, SqlNode> = {
    day: sql`(${day} + ${offset})`,
    week: sql`(${day} - ${calendar.dayOfWeek(day)} + 7 * ${offset})`,
    month: calendar.monthStart(day, offset),
    year: calendar.yearStart(day, offset),
  };
  return inDatetimeRange(sql`(${starts[unit]} * 864000000000)`);
}

const start =
  (unit: Unit) =>
  (call: Call): SqlNode =>
    startOf(unit, call, 0n);
const end =
  (unit: Unit) =>
  (call: Call): SqlNode =>
    sql`(${startOf(unit, call, 1n)} - 1)`;

const unitOf = (call: Call): string => {
  const unit = constantText(call, 0).toLowerCase();
  return unit === 'weekofyear' ? 'week' : unit;
};

function add(call: Call): SqlNode {
  const unit = unitOf(call);
  const amount = asLong(arg(call, 1));
  const of = at(call, 2);
  const ticks = ticksOf(unit);
  if (unit === 'nanosecond') return inDatetimeRange(sql`(${of} + intDiv(${amount}, 100))`);
  if (ticks !== undefined) return inDatetimeRange(sql`(${of} + ${amount} * ${integer(ticks)})`);
  const months = monthsOf(unit);
  if (months === undefined)
    return refuse('KQL2007', call.span, call.name, 'a unit such as `day` or `month`', `\`${unit}\``);
  const day = shared(calendar.dayNumber(of));
  return sql`(${calendar.addMonths(day, sql`(${amount} * ${integer(months)})`)} * 864000000000 + ${calendar.timeOfDay(of)})`;
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
  return read ? read() : refuse('KQL2007', call.span, call.name, 'a part such as `hour`', `\`${unit}\``);
}

const int =
  (build: (call: Call) => SqlNode) =>
  (call: Call): SqlNode =>
    call.type === 'int' ? sql`toInt32(${build(call)})` : build(call);

/** Format letters, longest first; a backslash or quotes keep a text as it is. */
const FORMAT = /yyyy|yy|y|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|tt|f{1,7}|F{1,7}|\\.|'[^']*'|"[^"]*"|[\s\S]/g;

function formatDatetime(call: Call): SqlNode {
  const of = at(call);
  const day = shared(calendar.dayNumber(of));
  const twelve = sql`(positiveModulo(${calendar.hour(of)} + 11, 12) + 1)`;
  const pieces: Record<string, () => SqlNode> = {
    yyyy: () => calendar.padded(calendar.year(day), 4),
    yy: () => calendar.padded(sql`${calendar.year(day)} % 100`, 2),
    y: () => sql`toString(${calendar.year(day)} % 100)`,
    MM: () => calendar.padded(calendar.month(day), 2),
    M: () => sql`toString(${calendar.month(day)})`,
    dd: () => calendar.padded(calendar.dayOfMonth(day), 2),
    d: () => sql`toString(${calendar.dayOfMonth(day)})`,
    HH: () => calendar.padded(calendar.hour(of), 2),
    H: () => sql`toString(${calendar.hour(of)})`,
    hh: () => calendar.padded(twelve, 2),
    h: () => sql`toString(${twelve})`,
    mm: () => calendar.padded(calendar.minute(of), 2),
    m: () => sql`toString(${calendar.minute(of)})`,
    ss: () => calendar.padded(calendar.second(of), 2),
    s: () => sql`toString(${calendar.second(of)})`,
    tt: () => sql`if(${calendar.hour(of)} < 12, 'AM', 'PM')`,
  };
  return sql`ifNull(concat('', ${list(formatPieces(constantText(call, 1), pieces, of))}), '')`;
}

function formatPieces(format: string, pieces: Readonly<Record<string, () => SqlNode>>, ticks: SqlNode): SqlNode[] {
  return (format.match(FORMAT) ?? []).map((token) => {
    const piece = Object.hasOwn(pieces, token) ? pieces[token] : undefined;
    if (piece) return piece();
    if (/^f+$/.test(token))
      return sql`substring(${calendar.padded(calendar.fraction(ticks), 7)}, 1, ${integer(token.length)})`;
    if (/^F+$/.test(token))
      return sql`replaceRegexpOne(substring(${calendar.padded(calendar.fraction(ticks), 7)}, 1, ${integer(token.length)}), '0+$', '')`;
    return text(token.startsWith('\\') ? token.slice(1) : token.length > 1 ? token.slice(1, -1) : token);
  });
}

function formatTimespan(call: Call): SqlNode {
  const of = asTimespan(arg(call, 0));
  const size = shared(sql`abs(${of})`);
  const days = sql`intDiv(${size}, 864000000000)`;
  const tokens = constantText(call, 1).match(/d{1,8}|HH?|hh?|mm?|ss?|f{1,7}|F{1,7}|\\.|'[^']*'|"[^"]*"|[\s\S]/g) ?? [];
  const pieces = tokens.map((token): SqlNode => {
    const wide = token.length;
    if (/^d+$/.test(token))
      return sql`if(length(toString(${days})) >= ${integer(wide)}, toString(${days}), ${calendar.padded(days, wide)})`;
    if (/^[Hh]+$/.test(token))
      return wide === 2 ? calendar.padded(calendar.hour(size), 2) : sql`toString(${calendar.hour(size)})`;
    if (/^m+$/.test(token))
      return wide === 2 ? calendar.padded(calendar.minute(size), 2) : sql`toString(${calendar.minute(size)})`;
    if (/^s+$/.test(token))
      return wide === 2 ? calendar.padded(calendar.second(size), 2) : sql`toString(${calendar.second(size)})`;
    if (/^f+$/.test(token)) return sql`substring(${calendar.padded(calendar.fraction(size), 7)}, 1, ${integer(wide)})`;
    if (/^F+$/.test(token))
      return sql`replaceRegexpOne(substring(${calendar.padded(calendar.fraction(size), 7)}, 1, ${integer(wide)}), '0+$', '')`;
    return text(token.startsWith('\\') ? token.slice(1) : wide > 1 ? token.slice(1, -1) : token);
  });
  return sql`ifNull(concat('', if(${of} < 0, '-', ''), ${list(pieces)}), '')`;
}

function makeDatetime(call: Call): SqlNode {
  if (call.args.length === 1) return asDatetime(arg(call, 0));
  const [year, month, day, hour, minute] = [0, 1, 2, 3, 4].map((index) =>
    call.args[index] ? asLong(arg(call, index)) : index > 2 ? sql`0` : sql`1`,
  ) as [SqlNode, SqlNode, SqlNode, SqlNode, SqlNode];
  const seconds = call.args[5] ? sql`toInt64(round(${asReal(arg(call, 5))} * 10000000))` : sql`0`;
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
  const ticks = sql`(${days} * 864000000000 + ${hour} * 36000000000 + ${minute} * 600000000 + toInt64(round(${rest} * 10000000)))`;
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
