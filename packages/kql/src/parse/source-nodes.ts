import type { Expr, Query } from '../ast.ts';
import { calleeOf, enterFunction, findDeclaration, isStoredFunction } from './functions.ts';
import { isTable, type KustoNode, listOf, requireChild, textOf } from './kusto.ts';
import { literalAs } from './literal-values.ts';
import { materialized } from './materialize-nodes.ts';
import { convertProjected, isShown, nameOf } from './names.ts';
import { constantOf, expression, place, queries } from './node-access.ts';
import { convertPattern } from './patterns.ts';
import { convertQuery } from './query.ts';
import { refusedSources } from './refused-sources.ts';
import type { ParseScope } from './scope.ts';

/** A name that stands for a table: of the catalogue, of `let`, of a stored function. */
export function reference(node: KustoNode, scope: ParseScope): Query {
  const name = node.ReferencedSymbol?.Name ?? textOf(node);
  const bound = scope.find(name);
  if (bound?.kind === 'tabular' || bound?.kind === 'function') scope.assertInReach(name, node);
  if (bound?.kind === 'tabular') return bound.query;
  if (bound?.kind === 'scalar')
    return scope.refuse(
      'KQL1006',
      node,
      `\`${name}\`, which is a single value; write \`print ${name}\` for a table of it`,
    );
  if (bound?.kind === 'function' || isStoredFunction(node.ReferencedSymbol, scope)) return callFunction(node, scope);
  scope.assertInReach(name, node);
  if (!scope.source.tableNames.has(name)) scope.refuse('KQL1002', node, `The table \`${name}\` does not exist.`);
  return { kind: 'table', name, ...place(node, scope) };
}

function callFunction(node: KustoNode, scope: ParseScope): Query {
  const entered = enterFunction(node, scope, queries);
  if (!entered) return scope.refuse('KQL2002', node, textOf(node));
  const nameNode = calleeOf(node);
  scope.assertInReach(nameNode.ReferencedSymbol?.Name ?? textOf(nameNode), node);
  return convertQuery(entered.body, entered.scope);
}

/** A call that gives a table. */
export function tableCall(node: KustoNode, scope: ParseScope): Query {
  const name = requireChild(node, 'Name').ReferencedSymbol?.Name ?? '';
  const args = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
  const symbol = requireChild(node, 'Name').ReferencedSymbol;
  if (findDeclaration(name, scope) || isStoredFunction(symbol, scope)) return callFunction(node, scope);
  const mapped = convertPattern(node, scope, queries);
  if (mapped) return mapped;
  if (name === '_GetWatchlist' && args[0])
    return { kind: 'watchlist', alias: String(constantOf(args[0], scope)), ...place(node, scope) };
  if (name === 'materialize' && args[0]) return materialize(node, args[0], scope);
  if (name === 'table' && args[0]) {
    const table = String(constantOf(args[0], scope));
    scope.assertInReach(table, node);
    const bound = scope.find(table);
    if (bound?.kind === 'tabular') return bound.query;
    if (!scope.source.tableNames.has(table)) scope.refuse('KQL1002', node, `The table \`${table}\` does not exist.`);
    return { kind: 'table', name: table, ...place(node, scope) };
  }
  const reason = refusedSources[name];
  if (reason) return scope.refuse('KQL2006', node, `${name}()`, reason);
  if (!isTable(node)) return refuseValue(node, scope);
  return scope.refuse('KQL2002', node, name || textOf(node));
}

/** A value stands where a table must: `asin(0.5)`, `1 + 2`. */
export const refuseValue = (node: KustoNode, scope: ParseScope): never =>
  scope.refuse('KQL1006', node, 'a single value; write `print` before it for a table of it');

export const materialize = (node: KustoNode, inner: KustoNode, scope: ParseScope): Query =>
  materialized(node, inner, convertQuery(inner, scope), scope);

export function datatable(node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  const width = at.columns.length;
  const values = listOf(node, 'Values').map((value) => {
    const converted = expression(value, scope);
    return converted.kind === 'literal'
      ? converted
      : scope.refuse('KQL2007', value, 'datatable', 'constants', 'an expression');
  });
  if (width === 0 || values.length % width !== 0)
    scope.refuse('KQL2007', node, 'datatable', `a multiple of ${width} values`, String(values.length));
  const rows = Array.from({ length: values.length / width }, (_, row) =>
    at.columns.map((column, index) =>
      literalAs(values[row * width + index] as Expr & { kind: 'literal' }, column, scope, node),
    ),
  );
  return { kind: 'datatable', ...at, rows };
}

/** `print`: one row of values. */
export function print(node: KustoNode, scope: ParseScope): Query {
  const at = place(node, scope);
  return {
    kind: 'print',
    ...at,
    values: convertProjected(listOf(node, 'Expressions'), node, scope, queries).filter(isShown),
  };
}

export const range = (node: KustoNode, scope: ParseScope): Query => ({
  kind: 'range',
  ...place(node, scope),
  name: nameOf(requireChild(node, 'Name')),
  from: expression(requireChild(node, 'From'), scope),
  to: expression(requireChild(node, 'To'), scope),
  step: expression(requireChild(node, 'Step'), scope),
});
