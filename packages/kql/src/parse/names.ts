import type { NamedExpr } from '../ast.ts';
import { convertExpression, type QueryConverter } from './expression.ts';
import { type KustoNode, writtenName } from './kusto.ts';
import { namesWritten } from './projection-mends.ts';
import type { ParseScope } from './scope.ts';

/** The declared name: the binder's symbol, or the text without the brackets of `['a name']`. */
export function nameOf(node: KustoNode): string {
  const symbol = node.ReferencedSymbol?.Name;
  if (symbol) return symbol;
  return writtenName(node);
}

/**
 * Gives each expression of an operator the columns that are its own in the result. A later expression may have written over them, as
 * over `bin(l, 1)` in `project bin(l, 1), l = x`: such an expression has no name left.
 */
export const convertProjected = (
  nodes: readonly KustoNode[],
  operator: KustoNode,
  scope: ParseScope,
  queries: QueryConverter,
): NamedExpr[] =>
  nodes.map((node) => ({
    names: namesWritten(node, operator.ResultType?.Columns),
    expr: convertExpression(node, scope, queries),
  }));

/** Whether an expression gives a column: one that gives none is not computed. */
export const isShown = ({ names }: NamedExpr): boolean => names.some((name) => name !== null);
