import type { Expr, Query } from '../ast.ts';
import type { ColumnSchema, Span } from '../types.ts';
import { convertExpression, type QueryConverter } from './expression.ts';
import { enterFunction } from './functions.ts';
import { type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { convertQuery } from './query.ts';
import type { ParseScope } from './scope.ts';
import { columnsOf } from './types.ts';

export type Operator = (node: KustoNode, scope: ParseScope, input: Query) => Query;

export const expression = (node: KustoNode, scope: ParseScope): Expr => convertExpression(node, scope, queries);

/** Where an operator stands, and the columns that it gives: what the binder calls two by one name, as `scan` and plugins may, is refused. */
export function place(node: KustoNode, scope: ParseScope): { readonly columns: ColumnSchema[]; readonly span: Span } {
  const columns = columnsOf(node);
  const names = new Set(columns.map(({ name }) => name));
  const twice = columns.find(({ name }) => !names.delete(name));
  if (twice)
    scope.refuse('KQL2007', node, keywordOf(node), 'columns of different names', `two called \`${twice.name}\``);
  return { columns, span: scope.spanOf(node) };
}

/** The value of a parameter such as `kind=inner` or `withsource=Name`, as text. */
export function parameterOf(node: KustoNode, ...names: readonly string[]): string | null {
  for (const each of listOf(node, 'Parameters')) {
    if (!names.includes(nameOf(requireChild(each, 'Name')).toLowerCase())) continue;
    const value = requireChild(each, 'Expression');
    return kindOf(value) === 'NameDeclaration' ? nameOf(value) : textOf(value).replace(/^["']|["']$/g, '');
  }
  return null;
}

export function constantOf(node: KustoNode, scope: ParseScope): unknown {
  const value = expression(node, scope);
  return value.kind === 'literal'
    ? value.value
    : scope.refuse('KQL2007', node, textOf(node), 'a constant', 'an expression');
}

export const keywordOf = (node: KustoNode): string => /^\s*([a-z][a-z-]*)/i.exec(textOf(node))?.[1] ?? kindOf(node);

/** What expressions need of queries; a function, since the two convert each other. */
export const queries: QueryConverter = {
  convertQuery: (node, scope) => convertQuery(node, scope),
  enterFunction: (call, scope) => enterFunction(call, scope, queries),
};
