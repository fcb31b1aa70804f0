import type { Computed } from '../plan/plan.ts';
import { partsOf, type SqlNode } from '../sql/node.ts';

/** Sizes of the columns of one SELECT as the engine sees them: it copies a column's expression to wherever its name stands. */
export type Weights = ReadonlyMap<string, number>;

/**
 * How large a column may become before what it reads moves into a subquery, of which the engine copies names alone. The
 * engine refuses 500,000 elements; a tenth leaves room for the operators that come after.
 */
const HEAVY = 50_000;

function weightOf(node: SqlNode, weights: Weights, known: Map<SqlNode, number>): number {
  const found = known.get(node);
  if (found !== undefined) return found;
  const own = node.kind === 'column' ? (weights.get(node.id) ?? 1) : 1;
  const weight = partsOf(node).reduce((sum, part) => sum + weightOf(part, weights, known), own);
  known.set(node, weight);
  return weight;
}

/** The weights after columns have been added; one may read those before it. */
export function addWeights(weights: Weights, columns: readonly Computed[]): Weights {
  const all = new Map(weights);
  for (const { id, expr } of columns) all.set(id, weightOf(expr, all, new Map()));
  return all;
}

/** Whether columns become too large because of what they read, rather than by themselves. */
export function isTooHeavy(weights: Weights, columns: readonly Computed[]): boolean {
  if (weights.size === 0) return false;
  const [here, apart] = [addWeights(weights, columns), addWeights(new Map(), columns)];
  return columns.some(({ id }) => {
    const weight = here.get(id) ?? 0;
    return weight > HEAVY && weight > 2 * (apart.get(id) ?? 0);
  });
}
