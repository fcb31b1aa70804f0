import type { Query } from '../ast.ts';
import { memberName } from '../ast-scan.ts';
import { kindOf, requireChild } from './kusto.ts';
import { expression, type Operator, place } from './node-access.ts';
import { convertBranch, convertQuery } from './query.ts';
import { ParseScope } from './scope.ts';

/** `partition by key (operators)`, or `{ query }` with a source of its own that can name the key. */
export const partition: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const operand = requireChild(node, 'Operand');
  const by = requireChild(node, 'ByExpression');
  const key = expression(by, scope);
  if (kindOf(operand) === 'PartitionSubquery') {
    const context: Query = { kind: 'input', columns: input.columns, span: at.span };
    const body = convertBranch(requireChild(operand, 'Subquery'), scope, context);
    return { kind: 'partition', input, ...at, key, body, hasOwnSource: false };
  }
  const inner = new ParseScope(scope.source, scope);
  const symbol = by.ReferencedSymbol;
  // The same name as in `lower/operators/partition.ts`.
  const value = {
    kind: 'column' as const,
    type: key.type,
    name: memberName('', 'partition key'),
    side: null,
    span: key.span,
  };
  if (symbol) inner.bind(symbol.Name, { kind: 'key', symbol, expr: value });
  const body = convertQuery(requireChild(operand, 'Query'), inner);
  return { kind: 'partition', input, ...at, key, body, hasOwnSource: true };
};
