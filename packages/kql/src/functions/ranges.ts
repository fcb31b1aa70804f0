import { type SqlNode, shared, sql } from '../sql/node.ts';

/** Ticks of the first datetime, of the year 1. */
export const FIRST_DATETIME = -621_355_968_000_000_000n;
/** Ticks of the last datetime, of the year 9999. */
export const LAST_DATETIME = 2_534_023_007_999_999_999n;

export const isDatetime = (ticks: bigint): boolean => FIRST_DATETIME <= ticks && ticks <= LAST_DATETIME;

/** A datetime outside the years 1 to 9999 is null. Source: https://learn.microsoft.com/kusto/query/scalar-data-types/datetime. */
export function inDatetimeRange(ticks: SqlNode): SqlNode {
  const once = shared(ticks);
  return sql`if(${once} BETWEEN -621355968000000000 AND 2534023007999999999, ${once}, NULL)`;
}

/** A double as a whole number toward zero; null where it has none of 64 bits. */
export function wholeOf(real: SqlNode): SqlNode {
  const once = shared(real);
  return sql`if(abs(${once}) < 9223372036854775807., toInt64(if(abs(${once}) < 9223372036854775807., ${once}, 0.)), NULL)`;
}

/** The remainder, never negative; null by a divisor that is zero or null. ClickHouse divides by what stands in the place of a null. */
export function remainder(of: SqlNode, by: SqlNode): SqlNode {
  const divisor = shared(sql`ifNull(${by}, 0)`);
  return sql`if(${divisor} = 0, NULL, positiveModulo(${of}, if(${divisor} = 0, 1, ${divisor})))`;
}
