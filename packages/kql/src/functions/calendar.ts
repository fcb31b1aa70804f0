import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql } from '../sql/node.ts';
import { EPOCH_TICKS } from './ranges.ts';

/** `floor(a / b)` for whole numbers; `intDiv` alone rounds toward zero. */
export const floorDiv = (a: SqlNode, b: SqlNode): SqlNode => {
  const once = shared(a);
  return sql`intDiv(${once} - positiveModulo(${once}, ${b}), ${b})`;
};

/** Days since 1970-01-01 of a datetime in ticks; counted from 0001-01-01, where no datetime is negative. */
export const dayNumber = (ticks: SqlNode): SqlNode => sql`(intDiv(${ticks} + ${EPOCH_TICKS}, 864000000000) - 719162)`;

/**
 * ClickHouse's `Date32` covers 1900 to 2299: exactly one 400-year cycle of the calendar. Any other day is moved by whole
 * cycles into that window, and the year moved back, so that years 1 to 9999 are exact. An operand is written out at each
 * use, so these forms use theirs once or twice: nested calls would multiply the statement's tree.
 */
const windowDate = (day: SqlNode): SqlNode => sql`toDate32(toInt32(positiveModulo(${day} + 25567, 146097) - 25567))`;
const cycles = (day: SqlNode): SqlNode => sql`toInt64(floor((${day} + 25567) / 146097))`;

export const year = (day: SqlNode): SqlNode => sql`(toInt64(toYear(${windowDate(day)})) + 400 * ${cycles(day)})`;
export const month = (day: SqlNode): SqlNode => sql`toInt64(toMonth(${windowDate(day)}))`;
export const dayOfMonth = (day: SqlNode): SqlNode => sql`toInt64(toDayOfMonth(${windowDate(day)}))`;
export const dayOfYear = (day: SqlNode): SqlNode => sql`toInt64(toDayOfYear(${windowDate(day)}))`;
/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const dayOfWeek = (day: SqlNode): SqlNode => sql`toInt64(positiveModulo(${day} + 4, 7))`;
export const isoWeek = (day: SqlNode): SqlNode => sql`toInt64(toISOWeek(${windowDate(day)}))`;

/** The day number of a civil date. Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
export function dayFromCivil(yearNode: SqlNode, monthNode: SqlNode, dayNode: SqlNode): SqlNode {
  const m = shared(monthNode);
  const y = shared(sql`(${yearNode} - if(${m} <= 2, 1, 0))`);
  const era = shared(floorDiv(y, sql`400`));
  const yearOfEra = shared(sql`(${y} - ${era} * 400)`);
  const dayOfYearNode = sql`(intDiv(153 * (${m} + if(${m} > 2, -3, 9)) + 2, 5) + ${dayNode} - 1)`;
  return sql`(${era} * 146097 + ${yearOfEra} * 365 + intDiv(${yearOfEra}, 4) - intDiv(${yearOfEra}, 100) + ${dayOfYearNode} - 719468)`;
}

/** Months since 1900-01 of a day. */
const monthIndex = (day: SqlNode): SqlNode =>
  sql`(toRelativeMonthNum(${windowDate(day)}) - 22801 + 4800 * ${cycles(day)})`;

/** The first day of the month with this index. */
const dayOfMonthIndex = (index: SqlNode): SqlNode =>
  sql`(toInt64(toInt32(addMonths(toDate32('1900-01-01'), positiveModulo(${index}, 4800)))) + 146097 * toInt64(floor(${index} / 4800)))`;

/** The first day of the month that is `offset` months after the month of `day`. */
export const monthStart = (day: SqlNode, offset: SqlNode): SqlNode =>
  dayOfMonthIndex(sql`(${monthIndex(day)} + ${offset})`);

/** The first day of the year that is `offset` years after the year of `day`. */
export const yearStart = (day: SqlNode, offset: SqlNode): SqlNode =>
  dayOfMonthIndex(sql`((${year(day)} + ${offset} - 1900) * 12)`);

/** The same day `offset` months later, or the last day of that month where it has fewer. */
export function addMonths(day: SqlNode, offset: SqlNode): SqlNode {
  const start = monthStart(day, offset);
  return sql`(${start} + least(${dayOfMonth(day)}, ${monthStart(day, sql`(${offset} + 1)`)} - ${start}) - 1)`;
}

/** `toInt64`: by an unsigned number, which a literal of more than 32 bits is, ClickHouse takes the remainder without a sign. */
export const timeOfDay = (ticks: SqlNode): SqlNode => sql`positiveModulo(${ticks}, toInt64(864000000000))`;
export const hour = (ticks: SqlNode): SqlNode => sql`intDiv(${timeOfDay(ticks)}, 36000000000)`;
export const minute = (ticks: SqlNode): SqlNode =>
  sql`intDiv(positiveModulo(${ticks}, toInt64(36000000000)), 600000000)`;
export const second = (ticks: SqlNode): SqlNode => sql`intDiv(positiveModulo(${ticks}, 600000000), 10000000)`;
export const fraction = (ticks: SqlNode): SqlNode => sql`positiveModulo(${ticks}, 10000000)`;

export const padded = (node: SqlNode, width: number): SqlNode =>
  sql`leftPad(toString(${node}), ${integer(width)}, '0')`;

const clock = (ticks: SqlNode): SqlNode =>
  sql`concat(${padded(hour(ticks), 2)}, ':', ${padded(minute(ticks), 2)}, ':', ${padded(second(ticks), 2)})`;

/** `2020-01-02T03:04:05.1234567Z`. */
export function datetimeText(ticks: SqlNode): SqlNode {
  const day = shared(dayNumber(ticks));
  const date = sql`concat(${padded(year(day), 4)}, '-', ${padded(month(day), 2)}, '-', ${padded(dayOfMonth(day), 2)})`;
  return sql`concat(${date}, 'T', ${clock(ticks)}, '.', ${padded(fraction(ticks), 7)}, 'Z')`;
}

/** `[-][d.]hh:mm:ss[.fffffff]`. */
export function timespanText(ticks: SqlNode): SqlNode {
  const size = shared(sql`abs(${ticks})`);
  const days = shared(sql`intDiv(${size}, 864000000000)`);
  const rest = shared(fraction(size));
  return sql`concat(if(${ticks} < 0, '-', ''), if(${days} > 0, concat(toString(${days}), '.'), ''), ${clock(size)}, if(${rest} > 0, concat('.', ${padded(rest, 7)}), ''))`;
}

/** Midnight of a civil date in ticks; null where the month has no such day. */
export function civilTicks(yearNode: SqlNode, monthNode: SqlNode, dayNode: SqlNode): SqlNode {
  const [y, m, d] = [shared(yearNode), shared(monthNode), shared(dayNode)];
  const day = shared(dayFromCivil(y, m, d));
  const next = dayFromCivil(sql`(${y} + if(${m} = 12, 1, 0))`, sql`if(${m} = 12, 1, ${m} + 1)`, sql`1`);
  return sql`if(${y} BETWEEN 1 AND 9999 AND ${m} BETWEEN 1 AND 12 AND ${d} >= 1 AND ${day} < ${next}, ${day} * 864000000000, NULL)`;
}
