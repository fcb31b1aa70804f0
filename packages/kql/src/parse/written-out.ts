import { refuse } from '../problems.ts';
import { childrenOf, type KustoNode, kindOf, kusto, requireChild, textOf } from './kusto.ts';

/** Names that a query may come to when each `let` is written out where it is read: the binder does so, in up to a second. */
const MAX_NAMES = 100_000;
/** Fewer declarations than this cannot double that often. */
const MIN_DECLARATIONS = 10;

/**
 * Refuses a text that doubles itself: the binder's time grows with the query as it is written out, and nothing can stop it. Reads the
 * syntax alone.
 * Errors: `KQL2020`.
 */
export function assertBindable(text: string): void {
  if ((text.match(/\blet\b/gi)?.length ?? 0) < MIN_DECLARATIONS) return;
  const weights = new Map<string, number>();
  const { Syntax: root } = kusto.KustoCode.Parse(text);
  if (weigh(root, weights) > MAX_NAMES)
    refuse('KQL2020', { start: 0, end: text.length, line: 1, column: 1 }, String(MAX_NAMES));
}

/** How many names a part comes to. A declaration is weighed once, and then wherever its name stands. */
function weigh(node: KustoNode, weights: Map<string, number>): number {
  const kind = kindOf(node);
  if (kind === 'NameReference') return weights.get(textOf(node).trim()) ?? 1;
  if (kind === 'LetStatement') {
    const weight = weigh(requireChild(node, 'Expression'), weights);
    weights.set(textOf(requireChild(node, 'Name')).trim(), weight);
    // What nobody reads is bound once all the same.
    return weight;
  }
  return childrenOf(node).reduce((sum, child) => sum + weigh(child, weights), 0);
}
