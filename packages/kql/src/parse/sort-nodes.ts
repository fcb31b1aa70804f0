import type { SortKey } from '../ast.ts';
import { childOf, type KustoNode, kindOf, requireChild, textOf } from './kusto.ts';
import { expression } from './node-access.ts';
import type { ParseScope } from './scope.ts';

/** The keys of `sort by`, `top` and `scan order by`: descending, and nulls last, where nothing is said. */
export function sortKeys(nodes: readonly KustoNode[], scope: ParseScope): SortKey[] {
  return nodes.map((node) => {
    const isOrdered = kindOf(node) === 'OrderedExpression';
    const clause = isOrdered ? childOf(node, 'Ordering') : null;
    const ordering = clause ? textOf(clause).toLowerCase() : '';
    const descending = !/\basc\b/.test(ordering);
    const nullsFirst = /nulls\s+first/.test(ordering) || (!/nulls\s+last/.test(ordering) && !descending);
    return { expr: expression(isOrdered ? requireChild(node, 'Expression') : node, scope), descending, nullsFirst };
  });
}
