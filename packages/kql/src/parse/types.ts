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

export function columnsOf(node: KustoNode): ColumnSchema[] {
  return itemsOf(node.ResultType?.Columns).map((column) => ({ name: column.Name, type: resolveType(column.Type) }));
}
