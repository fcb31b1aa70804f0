import type { Expr, MvColumn, Query } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { childOf, type KustoNode, listOf, requireChild, textOf } from './kusto.ts';
import { expression, type Operator, parameterOf, place } from './node-access.ts';
import { columnsWritten } from './projection-mends.ts';
import { convertBranch } from './query.ts';
import type { ParseScope } from './scope.ts';
import { resolveType } from './types.ts';

export const mvExpand: Operator = (node, scope, input) => {
  const bag = (parameterOf(node, 'kind', 'bagexpansion') ?? 'bag').toLowerCase();
  const values = mvColumns(node, scope, input);
  return {
    kind: 'mvexpand',
    input,
    ...place(node, scope),
    values,
    indexColumn: indexColumn(node, input, values),
    limit: rowLimit(node, scope) ?? legacyLimit(node, scope),
    isArray: bag === 'array',
  };
};

export const mvApply: Operator = (node, scope, input) => {
  const at = place(node, scope);
  const subquery = requireChild(requireChild(node, 'Subquery'), 'Expression');
  const values = mvColumns(node, scope, input);
  const index = indexColumn(node, input, values);
  const kept = input.columns.filter((column) => !values.some((value) => value.name === column.name));
  const columns: ColumnSchema[] = [
    ...kept,
    ...values.map(({ name, type }) => ({ name, type })),
    ...(index === null ? [] : [{ name: index, type: 'long' as const }]),
  ];
  const context: Query = { kind: 'input', columns, span: at.span };
  const body = convertBranch(subquery, scope, context);
  return { kind: 'mvapply', input, ...at, values, indexColumn: index, limit: rowLimit(node, scope), body };
};

function mvColumns(node: KustoNode, scope: ParseScope, input: Query): MvColumn[] {
  return listOf(node, 'Expressions').map((part) => {
    const inner = requireChild(part, 'Expression');
    const [written] = columnsWritten(inner);
    const name = written?.Name ?? '';
    return {
      name,
      expr: expression(inner, scope),
      type: resolveType(written?.Type),
      isNew: !input.columns.some((column) => column.name === name),
    };
  });
}

/** The column that `with_itemindex` adds: one more, numbered where its name is taken. */
function indexColumn(node: KustoNode, input: Query, values: readonly MvColumn[]): string | null {
  const given = parameterOf(node, 'with_itemindex');
  const taken = new Set([...input.columns, ...values].map(({ name }) => name));
  let [name, suffix] = [given, 0];
  while (name !== null && taken.has(name)) name = `${given}${++suffix}`;
  return name;
}

function rowLimit(node: KustoNode, scope: ParseScope): Expr | null {
  const clause = childOf(node, 'RowLimitClause');
  return clause ? expression(requireChild(clause, 'RowLimit'), scope) : null;
}

/** The old spelling gives 128 rows of one, unless it is told. Source: https://learn.microsoft.com/kusto/query/mv-expand-operator */
const legacyLimit = (node: KustoNode, scope: ParseScope): Expr | null =>
  /^\s*mvexpand\b/.test(textOf(node)) ? { kind: 'literal', type: 'long', value: 128n, span: scope.spanOf(node) } : null;
