import { DECIMAL_DIGITS } from '../decimals.ts';
import type { KustoType } from '../types.ts';
import { integer } from './build.ts';
import { type SqlNode, sql } from './node.ts';

const READERS: Partial<Record<KustoType, (cell: SqlNode) => SqlNode>> = Object.freeze({
  string: (cell) => cell,
  dynamic: (cell) => sql`nullIf(${cell}, '')`,
  int: (cell) => sql`toInt32OrNull(${cell})`,
  real: (cell) => sql`toFloat64OrNull(${cell})`,
  decimal: (cell) => sql`toDecimal256OrNull(${cell}, ${integer(DECIMAL_DIGITS)})`,
  guid: (cell) => sql`toUUIDOrNull(${cell})`,
  bool: (cell) => sql`CAST(if(${cell} = '', NULL, ${cell} = 'true') AS Nullable(Bool))`,
});

/**
 * How a cell that travels as text becomes the physical value again. Shape: null as the empty text; whole numbers and ticks as digits;
 * real as digits, `nan`, `inf` or `-inf`; bool as `true` or `false`; dynamic as JSON.
 */
export const cellReader = (type: KustoType): ((cell: SqlNode) => SqlNode) =>
  READERS[type] ?? ((cell) => sql`toInt64OrNull(${cell})`);
