import type { Expr, LiteralValue } from '../ast.ts';
import { decimalOfReal } from '../decimals.ts';
import type { ColumnSchema } from '../types.ts';
import type { KustoNode } from './kusto.ts';
import { printDatetime } from './literals.ts';
import type { ParseScope } from './scope.ts';

/** A literal in a column of another type: whole numbers where a fraction is expected, anything in a dynamic column. */
export function literalAs(
  literal: Extract<Expr, { kind: 'literal' }>,
  column: ColumnSchema,
  scope: ParseScope,
  node: KustoNode,
): LiteralValue {
  const { type, value } = literal;
  if (value === null) return column.type === 'string' ? '' : null;
  if (type === column.type) return value;
  if (column.type === 'real' && (typeof value === 'bigint' || type === 'decimal')) return Number(value);
  if (column.type === 'decimal') return typeof value === 'number' ? decimalOfReal(value) : String(value);
  if ((column.type === 'long' || column.type === 'int') && typeof value === 'bigint') return value;
  if ((column.type === 'long' || column.type === 'int') && typeof value === 'number') return BigInt(Math.trunc(value));
  if (column.type === 'long' && typeof value === 'boolean') return value ? 1n : 0n;
  if (column.type === 'bool' && typeof value === 'bigint') return value !== 0n;
  if (column.type === 'dynamic') return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (column.type === 'string') return type === 'datetime' ? printDatetime(value as bigint) : String(value);
  return scope.refuse('KQL2007', node, column.name, `a value of type ${column.type}`, `one of type ${type}`);
}
