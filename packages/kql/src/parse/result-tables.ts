import type { NamedExpr, Query } from '../ast.ts';
import { bindGraphTables } from './graph-nodes.ts';
import { childOf, type KustoNode, kindOf, listOf, requireChild } from './kusto.ts';
import { nameOf } from './names.ts';
import { expression } from './node-access.ts';
import { convertBranch, convertQuery } from './query.ts';
import { render } from './render-nodes.ts';
import { consumed } from './row-nodes.ts';
import type { ParseScope } from './scope.ts';
import { columnsOf } from './types.ts';

/** One result table of a query; it has a name where `as`, `fork` or `facet` gives one. */
export interface ResultTable {
  readonly name: string | null;
  readonly query: Query;
}

/**
 * The tables that one tabular statement gives, in order: one, or one a branch of `fork`, or those of `facet`.
 * Source: https://learn.microsoft.com/kusto/query/fork-operator, .../facet-operator.
 */
export function convertResultTables(node: KustoNode, scope: ParseScope): ResultTable[] {
  if (kindOf(node) === 'ParenthesizedExpression') return convertResultTables(requireChild(node, 'Expression'), scope);
  const operator = kindOf(node) === 'PipeExpression' ? requireChild(node, 'Operator') : null;
  if (operator && kindOf(operator) === 'RenderOperator') {
    const tables = convertResultTables(requireChild(node, 'Expression'), scope);
    return tables.map(({ name, query }) => ({ name, query: render(operator, scope, query) }));
  }
  if (operator && kindOf(operator) === 'ConsumeOperator') {
    const tables = convertResultTables(requireChild(node, 'Expression'), scope);
    return tables.map(({ name, query }) => ({ name, query: consumed(query) }));
  }
  if (operator && kindOf(operator) === 'ForkOperator') return fork(operator, inputOf(node, scope), scope);
  if (operator && kindOf(operator) === 'FacetOperator') return facet(operator, inputOf(node, scope), scope);
  if (operator && isPlugin(operator, 'preview')) return preview(operator, inputOf(node, scope), scope);
  if (operator && isPlugin(operator, 'funnel_sequence')) return funnels(convertQuery(node, scope));
  if (bindGraphTables(node, scope)) return [];
  return [{ name: trailingName(node), query: convertQuery(node, scope) }];
}

/** Kinds of nodes that this file converts. */
export const resultTableKinds: ReadonlySet<string> = new Set(['ForkOperator', 'FacetOperator']);

const inputOf = (node: KustoNode, scope: ParseScope): Query => convertQuery(requireChild(node, 'Expression'), scope);

/** The name that a last `| as Name` gives; `render` after it changes nothing. */
function trailingName(node: KustoNode): string | null {
  if (kindOf(node) !== 'PipeExpression') return null;
  const operator = requireChild(node, 'Operator');
  if (kindOf(operator) === 'AsOperator') return nameOf(requireChild(operator, 'Name'));
  return kindOf(operator) === 'RenderOperator' ? trailingName(requireChild(node, 'Expression')) : null;
}

function fork(operator: KustoNode, input: Query, scope: ParseScope): ResultTable[] {
  return listOf(operator, 'Expressions').map((branch) => {
    const given = childOf(branch, 'Name') ?? childOf(branch, 'NameEquals');
    const body = requireChild(branch, 'Expression');
    const name = given ? nameOf(requireChild(given, 'Name')) : trailingName(body);
    return { name, query: convertBranch(body, scope, input) };
  });
}

/** First what `with (...)` makes of the rows, then the values of each column with their counts. */
function facet(operator: KustoNode, input: Query, scope: ParseScope): ResultTable[] {
  const clause = childOf(operator, 'WithClause');
  const rest = clause ? (childOf(clause, 'Expression') ?? childOf(clause, 'Operator')) : null;
  const first: ResultTable[] = rest ? [{ name: null, query: convertBranch(rest, scope, input) }] : [];
  return [...first, ...listOf(operator, 'Expressions').map((each) => countValues(each, input, scope))];
}

const isPlugin = (operator: KustoNode, name: string): boolean =>
  kindOf(operator) === 'EvaluateOperator' &&
  nameOf(requireChild(requireChild(operator, 'FunctionCall'), 'Name')) === name;

/** Grouped by both ends, by what came before, by what came after. Source: https://learn.microsoft.com/kusto/query/funnel-sequence-plugin. */
const funnels = (query: Query): ResultTable[] =>
  ['', 'next', 'prev'].map((left) => ({
    name: null,
    query: { ...query, columns: query.columns.filter((each) => each.name !== left) },
  }));

/** The first rows, then how many there are. Source: https://learn.microsoft.com/kusto/query/preview-plugin. */
function preview(operator: KustoNode, input: Query, scope: ParseScope): ResultTable[] {
  const span = scope.spanOf(operator);
  const [count] = listOf(requireChild(requireChild(operator, 'FunctionCall'), 'ArgumentList'), 'Expressions');
  if (!count) return scope.refuse('KQL2007', operator, 'preview', 'a number of rows', 'none');
  const rows: Query = { kind: 'take', input, columns: input.columns, span, count: expression(count, scope) };
  const counted: Query = { kind: 'count', input, columns: [{ name: 'Count', type: 'long' }], span };
  return [
    { name: null, query: rows },
    { name: null, query: counted },
  ];
}

function countValues(node: KustoNode, input: Query, scope: ParseScope): ResultTable {
  const expr = expression(node, scope);
  const span = scope.spanOf(node);
  const name = nameOf(node);
  const type = columnsOf(node)[0]?.type ?? expr.type;
  const count = `count_${name}`;
  const keys: NamedExpr[] = [{ names: [name], expr }];
  const counted: NamedExpr = { names: [count], expr: { kind: 'call', type: 'long', name: 'count', args: [], span } };
  const columns = [
    { name, type },
    { name: count, type: 'long' as const },
  ];
  return { name, query: { kind: 'summarize', input, columns, span, keys, aggregates: [counted] } };
}
