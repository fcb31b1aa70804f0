import type { ColumnSchema } from '@vedette/model';
import type { Expr, MvColumn, Query } from '../ast.ts';
import { childOf, type KustoNode, listOf, requireChild } from './kusto.ts';
import { convertByPosition, convertForExtend } from './names.ts';
import { expression, type Operator, parameterOf, place, queries } from './node-access.ts';
import type { ParseScope } from './scope.ts';
import { resolveType } from './types.ts';

export const makeSeries: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const by = childOf(node, 'ByClause');
  const keyNodes = by ? listOf(by, 'Expressions') : [];
  const keys = convertByPosition(keyNodes, at.columns, scope, queries);
  const parts = listOf(node, 'Aggregates');
  const values = convertByPosition(
    parts.map((part) => requireChild(part, 'Expression')),
    at.columns.slice(keys.length),
    scope,
    queries,
  );
  const range = childOf(node, 'RangeClause');
  const part = (role: string): Expr | null => {
    const clause = range ? childOf(range, role) : null;
    return clause ? expression(requireChild(clause, 'Expression'), scope) : null;
  };
  const step = part('MakeSeriesStepClause');
  if (!step) return scope.refuse('KQL2001', node, 'make-series with `in range`');
  const axisNode = requireChild(requireChild(node, 'OnClause'), 'Expression');
  const axis = convertByPosition([axisNode], at.columns.slice(keys.length + values.length), scope, queries)[0];
  const aggregates = values.map((value, index) => {
    const clause = childOf(parts[index] as KustoNode, 'DefaultExpression');
    return { value, fill: clause ? expression(requireChild(clause, 'Expression'), scope) : null };
  });
  if (!axis) return scope.refuse('KQL2001', node, 'make-series without `on`');
  return {
    kind: 'makeseries',
    isNonEmpty: parameterOf(node, 'kind') === 'nonempty',
    input,
    ...at,
    aggregates,
    axis,
    from: part('MakeSeriesFromClause'),
    to: part('MakeSeriesToClause'),
    step,
    keys,
  };
};

export function mvColumns(
  node: KustoNode,
  scope: ParseScope,
  input: Query,
  output: readonly ColumnSchema[],
): MvColumn[] {
  const parts = listOf(node, 'Expressions');
  const inner = parts.map((part) => requireChild(part, 'Expression'));
  const named = convertForExtend(inner, input.columns, output, scope, queries);
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

export function rowLimit(node: KustoNode, scope: ParseScope): Expr | null {
  const clause = childOf(node, 'RowLimitClause');
  return clause ? expression(requireChild(clause, 'RowLimit'), scope) : null;
}
