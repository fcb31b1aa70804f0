import type { Value } from '../lower/value.ts';
import { type SqlNode, sql } from '../sql/node.ts';
import { asText } from './convert.ts';

const countedOf = (of: Value): SqlNode => (of.type === 'dynamic' ? asText(of) : of.node);

/** How many different values there are, counted one by one. */
export function distinctExact(of: Value, wanted: SqlNode | null): SqlNode {
  return wanted ? sql`toInt64(uniqExactIf(${countedOf(of)}, ${wanted}))` : sql`toInt64(uniqExact(${countedOf(of)}))`;
}

/** The accuracy that promises less error (0.2 %) than the estimate keeps. */
const FINEST = 4n;

/**
 * How many different values there are, as `dcount()` tells: exact up to 4,095, an estimate of 0.3 % above; counted one by one where
 * that is not accurate enough. Why this estimate: docs/adr/0005-dcount.md.
 * Source: https://learn.microsoft.com/kusto/query/dcount-aggregation-function
 */
export function distinctEstimate(of: Value, wanted: SqlNode | null, accuracy: Value | undefined): SqlNode {
  // Of no rows an estimate over values that may be null is null.
  if (accuracy?.literal === FINEST) return distinctExact(of, wanted);
  return wanted
    ? sql`ifNull(toInt64(uniqCombined64If(17)(${countedOf(of)}, ${wanted})), 0)`
    : sql`ifNull(toInt64(uniqCombined64(17)(${countedOf(of)})), 0)`;
}
