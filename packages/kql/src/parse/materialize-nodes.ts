import type { Query } from '../ast.ts';
import { childrenOf, type KustoNode, kindOf, requireChild } from './kusto.ts';
import { place } from './node-access.ts';
import type { ParseScope } from './scope.ts';

/** Calls and operators whose answer changes each time that they run. */
export const CHANGING_CALLS: ReadonlySet<string> = new Set(['new_guid', 'rand']);
const CHANGING_OPERATORS = new Set(['TakeOperator', 'SampleOperator', 'SampleDistinctOperator']);

function isChanging(node: KustoNode): boolean {
  const kind = kindOf(node);
  if (CHANGING_OPERATORS.has(kind)) return true;
  const name = kind === 'FunctionCallExpression' ? requireChild(node, 'Name').ReferencedSymbol?.Name : undefined;
  return (name !== undefined && CHANGING_CALLS.has(name)) || childrenOf(node).some(isChanging);
}

/**
 * `materialize(query)`: what is the same each time is kept for the statement, and may run again inside a scalar; the rest runs once,
 * whatever reads it.
 */
export function materialized(node: KustoNode, inner: KustoNode, input: Query, scope: ParseScope): Query {
  scope.source.materialised.add(input);
  return isChanging(inner) ? { kind: 'once', input, ...place(node, scope) } : input;
}
