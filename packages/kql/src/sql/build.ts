import { invariant } from '../invariant.ts';
import type { SqlNode } from './node.ts';

/** A whole number written into the statement, for places where ClickHouse takes no parameter. */
export function integer(of: bigint | number): SqlNode {
  const digits = BigInt(of).toString();
  return Object.freeze({ kind: 'fragment', text: [digits], args: [] });
}

/** A finite number written into the statement, as the level of `quantile(0.95)`. */
export function number(of: number): SqlNode {
  invariant(Number.isFinite(of), 'a number in a statement is finite');
  return Object.freeze({ kind: 'fragment', text: [String(of)], args: [] });
}
