import type { TopLevel } from '../ast.ts';
import { childOf, type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { expression, type Operator, place } from './node-access.ts';
import type { ParseScope } from './scope.ts';

/** `top-nested`: two result columns a level, the value and its aggregate. */
export const topNested: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const levels = listOf(node, 'Clauses').map((clause, index): TopLevel => {
    const [key, aggregate] = [at.columns[index * 2]?.name ?? '', at.columns[index * 2 + 1]?.name ?? ''];
    return level(clause, key, aggregate, scope);
  });
  return { kind: 'topnested', input, ...at, levels };
};

function level(clause: KustoNode, key: string, aggregate: string, scope: ParseScope): TopLevel {
  const rest = childOf(clause, 'WithOthersClause');
  const by = requireChild(clause, 'ByExpression');
  const isOrdered = kindOf(by) === 'OrderedExpression';
  const ordering = isOrdered ? childOf(by, 'Ordering') : null;
  const count = childOf(clause, 'Expression');
  return {
    key: { names: [key], expr: expression(requireChild(clause, 'OfExpression'), scope) },
    aggregate: { names: [aggregate], expr: expression(isOrdered ? requireChild(by, 'Expression') : by, scope) },
    count: count ? expression(count, scope) : null,
    others: rest ? expression(requireChild(rest, 'Expression'), scope) : null,
    descending: !(ordering && /\basc\b/i.test(textOf(ordering))),
  };
}
