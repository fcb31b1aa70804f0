import { type ColumnSchema, KUSTO_TYPES, type KustoType } from '../types.ts';
import { itemsOf, type KustoNode, type KustoSymbol } from './kusto.ts';

const known = new Set<string>(KUSTO_TYPES);

/** Our name for a type of the binder; what it could not determine is dynamic. */
export function resolveType(symbol: KustoSymbol | null | undefined): KustoType {
  const name = symbol?.Name ?? 'dynamic';
  if (known.has(name)) return name as KustoType;
  const only = itemsOf(symbol?.Columns)[0];
  return symbol?.Columns?.Count === 1 && only ? resolveType(only.Type) : 'dynamic';
}

export const typeOf = (node: KustoNode): KustoType => resolveType(node.ResultType);

/** The columns of a table's symbol. */
export const schemaOfSymbol = (symbol: KustoSymbol | null | undefined): ColumnSchema[] =>
  itemsOf(symbol?.Columns).map((column) => ({ name: column.Name, type: resolveType(firstOf(column.Type)) }));

/** A column that is made of several results, as in `top-nested ... by take_any(a, b)`, holds the first. */
const firstOf = (type: KustoSymbol): KustoSymbol => itemsOf(type.Columns)[0]?.Type ?? type;

export const columnsOf = (node: KustoNode): ColumnSchema[] => schemaOfSymbol(node.ResultType);
