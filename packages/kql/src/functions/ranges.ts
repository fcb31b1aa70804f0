import { integer } from '../sql/build.ts';
import { type SqlNode, shared, sql } from '../sql/node.ts';
import { MAX_DATETIME_TICKS, MIN_DATETIME_TICKS } from '../types.ts';

/** The ends of datetime in ticks since 1970, and 1970 and the last of them in ticks since the year 1, as .NET and `tolong()` count. */
export const FIRST_TICK = integer(MIN_DATETIME_TICKS);
export const LAST_TICK = integer(MAX_DATETIME_TICKS);
export const EPOCH_TICKS = integer(-MIN_DATETIME_TICKS);
export const LAST_DOTNET_TICKS = integer(MAX_DATETIME_TICKS - MIN_DATETIME_TICKS);

export const isDatetime = (ticks: bigint): boolean => MIN_DATETIME_TICKS <= ticks && ticks <= MAX_DATETIME_TICKS;

/** A datetime outside the years 1 to 9999 is null. Source: https://learn.microsoft.com/kusto/query/scalar-data-types/datetime. */
export function inDatetimeRange(ticks: SqlNode): SqlNode {
  const once = shared(ticks);
  return sql`if(${once} BETWEEN ${FIRST_TICK} AND ${LAST_TICK}, ${once}, NULL)`;
}

/**
 * A double as a whole number toward zero; null where it has none of 64 bits. What is converted is guarded for itself: an error in a
 * branch that constants rule out leaves the engine without the names that it was looking up (seen in 26.7).
 */
export function wholeOf(real: SqlNode): SqlNode {
  const once = shared(real);
  return sql`if(abs(${once}) < 9223372036854775807., toInt64(if(abs(${once}) < 9223372036854775807., ${once}, 0.)), NULL)`;
}

/**
 * The remainder as a long, never negative; null by a divisor that is not positive. What it divides by is guarded for itself, as in `wholeOf`, and
 * ClickHouse divides by what stands in the place of a null.
 */
export function remainder(of: SqlNode, by: SqlNode): SqlNode {
  const divisor = shared(sql`ifNull(${by}, 0)`);
  return sql`if(${divisor} <= 0, NULL, toInt64(positiveModulo(${of}, if(${divisor} <= 0, 1, ${divisor}))))`;
}
