import type { NamedExpr } from '../ast.ts';
import type { ColumnSchema } from '../types.ts';
import { convertExpression, type QueryConverter } from './expression.ts';
import { itemsOf, type KustoNode, kindOf, kusto, listOf, requireChild, writtenName } from './kusto.ts';
import { namesWritten } from './operator-mends.ts';
import type { ParseScope } from './scope.ts';

/** How many result columns an expression of `summarize` or `project` gives: more than one for `arg_max` and its like. */
function widthOf(node: KustoNode): number {
  const kind = kindOf(node);
  const inner =
    kind === 'SimpleNamedExpression' || kind === 'CompoundNamedExpression' ? requireChild(node, 'Expression') : node;
  return Math.max(1, itemsOf(inner.ResultType?.Columns).length);
}

const givenNames = (node: KustoNode): string[] | null => {
  if (kindOf(node) === 'SimpleNamedExpression') return [nameOf(requireChild(node, 'Name'))];
  if (kindOf(node) === 'CompoundNamedExpression') return listOf(requireChild(node, 'Names'), 'Names').map(nameOf);
  return null;
};

type NamesByPlace = (
  nodes: readonly KustoNode[],
  columns: readonly ColumnSchema[],
  scope: ParseScope,
  queries: QueryConverter,
) => NamedExpr[];

/** Gives each expression as many of the result columns, one after the other, as it is wide. */
const convertByWidth =
  (width: (node: KustoNode) => number): NamesByPlace =>
  (nodes, columns, scope, queries) => {
    let position = 0;
    return nodes.map((node) => {
      const names = columns.slice(position, position + width(node)).map((column) => column.name);
      position += names.length;
      return { names, expr: convertExpression(node, scope, queries) };
    });
  };

/** Gives each expression its columns: names of its own take the first of several results and leave out the rest. */
export const convertByNames = convertByWidth((node) => givenNames(node)?.length ?? widthOf(node));

/** Gives each expression all of its columns, as in `summarize`. */
export const convertByPosition = convertByWidth(widthOf);

/** The declared name: the binder's symbol, or the text without the brackets of `['a name']`. */
export function nameOf(node: KustoNode): string {
  const symbol = node.ReferencedSymbol?.Name;
  if (symbol) return symbol;
  return writtenName(node);
}

/**
 * Gives each expression of `project` or `extend` the columns that are its own in the result of the operator. One whose columns
 * a later expression has written over, as `1` in `project 1, Column1 = x`, gives none and is left out.
 */
export function convertProjected(operator: KustoNode, scope: ParseScope, queries: QueryConverter): NamedExpr[] {
  const result = itemsOf(operator.ResultType?.Columns);
  return listOf(operator, 'Expressions').flatMap((node) => {
    const names = namesWritten(node, result) ?? [];
    return names.length > 0 ? [{ names, expr: convertExpression(node, scope, queries) }] : [];
  });
}

/** Gives each expression of `mv-expand` its names: its own, or the next column of the result that the input does not have. */
export function convertExpanded(
  nodes: readonly KustoNode[],
  input: readonly ColumnSchema[],
  output: readonly ColumnSchema[],
  scope: ParseScope,
  queries: QueryConverter,
): NamedExpr[] {
  const old = new Set(input.map((column) => column.name));
  const explicit = new Set(nodes.flatMap((node) => givenNames(node) ?? []));
  const fresh = output.map((column) => column.name).filter((name) => !old.has(name) && !explicit.has(name));
  const known = new Set(output.map((column) => column.name));
  return nodes.map((node) => {
    const expr = convertExpression(node, scope, queries);
    const given = givenNames(node);
    if (given) return { names: given, expr };
    if (widthOf(node) > 1) return { names: fresh.splice(0, widthOf(node)), expr };
    const natural = kusto.Binding.Binder.GetExpressionResultName(node, '') ?? '';
    const at = fresh.indexOf(natural);
    if (at >= 0) return { names: fresh.splice(at, 1), expr };
    const isReplaced = natural !== '' && known.has(natural) && old.has(natural) && kindOf(node) !== 'PathExpression';
    return { names: isReplaced ? [natural] : fresh.splice(0, 1), expr };
  });
}
