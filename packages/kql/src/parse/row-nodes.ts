/** Operators that say which rows of a table are left, and in which order. */
import type { Expr, Query } from '../ast.ts';
import { childrenOf, kindOf, listOf, requireChild } from './kusto.ts';
import { expression, type Operator, place } from './node-access.ts';
import { searchPredicate } from './search-nodes.ts';
import { sortKeys } from './sort-nodes.ts';
import { labelled } from './union-nodes.ts';

export const filter: Operator = (node, scope, input) => ({
  kind: 'filter',
  input,
  ...place(node, scope),
  predicate: expression(requireChild(node, 'Condition'), scope),
});

export const search: Operator = (node, scope, input) => {
  if (childrenOf(node).some((child) => kindOf(child) === 'FindInClause'))
    return scope.refuse(
      'KQL2006',
      node,
      'search in (...)',
      'it names its tables itself; write it without a table before it.',
    );
  const predicate = searchPredicate(node, scope);
  const filtered: Query = { kind: 'filter', input, columns: input.columns, span: scope.spanOf(node), predicate };
  return labelled(filtered, node, scope);
};

export const sort: Operator = (node, scope, input) => ({
  kind: 'sort',
  input,
  columns: input.columns,
  span: scope.spanOf(node),
  keys: sortKeys(listOf(node, 'Expressions'), scope),
});

export const top: Operator = (node, scope, input) => {
  const at = { columns: input.columns, span: scope.spanOf(node) };
  const sorted: Query = { kind: 'sort', input, ...at, keys: sortKeys([requireChild(node, 'ByExpression')], scope) };
  return { kind: 'take', input: sorted, ...at, count: expression(requireChild(node, 'Expression'), scope) };
};

export const take: Operator = (node, scope, input) => ({
  kind: 'take',
  input,
  columns: input.columns,
  span: scope.spanOf(node),
  count: expression(requireChild(node, 'Expression'), scope),
});

export const sample: Operator = (node, scope, input) => {
  const at = { columns: input.columns, span: scope.spanOf(node) };
  const drawn: Expr = { kind: 'call', type: 'real', name: 'rand', args: [], span: at.span };
  const shuffled: Query = {
    kind: 'sort',
    input,
    ...at,
    keys: [{ expr: drawn, descending: false, nullsFirst: true }],
  };
  return { kind: 'take', input: shuffled, ...at, count: expression(requireChild(node, 'Expression'), scope) };
};

export const sampleDistinct: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const name = at.columns[0]?.name ?? '';
  const keys = [{ names: [name], expr: expression(requireChild(node, 'OfExpression'), scope) }];
  const distinct: Query = { kind: 'distinct', input, ...at, keys };
  return { kind: 'take', input: distinct, ...at, count: expression(requireChild(node, 'Expression'), scope) };
};

/** What `consume` ends goes no further. Source: https://learn.microsoft.com/kusto/query/consume-operator (read 2026-11-21). */
export function consumed(input: Query): Query {
  const { columns, span } = input;
  return { kind: 'take', input, columns, span, count: { kind: 'literal', type: 'long', value: 0n, span } };
}
