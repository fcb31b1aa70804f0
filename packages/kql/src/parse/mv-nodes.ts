import type { Expr, MvColumn, Query } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { childOf, type KustoNode, listOf, requireChild, textOf } from './kusto.ts';
import { convertExpanded } from './names.ts';
import { expression, type Operator, parameterOf, place, queries } from './node-access.ts';
import { convertBranch } from './query.ts';
import type { ParseScope } from './scope.ts';
import { columnsOf, resolveType } from './types.ts';

export const mvExpand: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const bag = (parameterOf(node, 'kind', 'bagexpansion') ?? 'bag').toLowerCase();
  return {
    kind: 'mvexpand',
    input,
    ...at,
    values: mvColumns(node, scope, input, at.columns),
    indexColumn: parameterOf(node, 'with_itemindex'),
    limit: rowLimit(node, scope) ?? legacyLimit(node, scope),
    isArray: bag === 'array',
  };
};

export const mvApply: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const subquery = requireChild(requireChild(node, 'Subquery'), 'Expression');
  const inner = columnsOf(childOf(subquery, 'Expression') ?? subquery);
  const indexColumn = parameterOf(node, 'with_itemindex');
  const values = mvColumns(node, scope, input, [
    ...at.columns,
    ...inner.filter((column) => !at.columns.some((known) => known.name === column.name)),
    // A column keeps its name inside, even where what comes out no longer has it.
    ...input.columns.filter((column) => ![...at.columns, ...inner].some((known) => known.name === column.name)),
  ]);
  const kept = input.columns.filter((column) => !values.some((value) => value.name === column.name));
  const columns: ColumnSchema[] = [
    ...kept,
    ...values.map(({ name, type }) => ({ name, type })),
    ...(indexColumn ? [{ name: indexColumn, type: 'long' as const }] : []),
  ];
  const context: Query = { kind: 'input', columns, span: at.span };
  const body = convertBranch(subquery, scope, context);
  return { kind: 'mvapply', input, ...at, values, indexColumn, limit: rowLimit(node, scope), body };
};

function mvColumns(node: KustoNode, scope: ParseScope, input: Query, output: readonly ColumnSchema[]): MvColumn[] {
  const parts = listOf(node, 'Expressions');
  const inner = parts.map((part) => requireChild(part, 'Expression'));
  const named = convertExpanded(inner, input.columns, output, scope, queries);
  return parts.map((part, index) => {
    const { names, expr } = named[index] as (typeof named)[number];
    const name = names[0] ?? '';
    const typeNode = childOf(part, 'ToTypeOf');
    const declared = typeNode ? listOf(requireChild(typeNode, 'TypeOf'), 'Types')[0]?.ReferencedSymbol : undefined;
    const bound = output.find((column) => column.name === name)?.type;
    const own = expr.kind === 'column' && expr.name === name;
    return {
      name,
      expr,
      type: declared ? resolveType(declared) : own || !bound ? 'dynamic' : bound,
      isNew: !input.columns.some((column) => column.name === name),
    };
  });
}

function rowLimit(node: KustoNode, scope: ParseScope): Expr | null {
  const clause = childOf(node, 'RowLimitClause');
  return clause ? expression(requireChild(clause, 'RowLimit'), scope) : null;
}

/** The old spelling gives 128 rows of one, unless it is told. Source: https://learn.microsoft.com/kusto/query/mv-expand-operator */
const legacyLimit = (node: KustoNode, scope: ParseScope): Expr | null =>
  /^\s*mvexpand\b/.test(textOf(node)) ? { kind: 'literal', type: 'long', value: 128n, span: scope.spanOf(node) } : null;
