import type { Query } from '../../ast.ts';

/** Operators whose rows have an order. Source: https://learn.microsoft.com/kusto/query/serialize-operator#serialization-behavior-of-operators */
const ORDERS = new Set<Query['kind']>(['sort', 'serialize', 'print', 'range', 'getschema', 'input']);
/** Operators that leave the order of their input as it is. */
const KEEPS_ORDER = new Set<Query['kind']>([
  'filter',
  'extend',
  'project',
  'pick',
  'rename',
  'take',
  'parse',
  'parsekv',
  'mvexpand',
  'mvapply',
  'render',
]);

/** Whether a query's rows have an order that window functions may read. The one row of `print` always has. */
export function isSerialized(query: Query): boolean {
  if (ORDERS.has(query.kind)) return true;
  return KEEPS_ORDER.has(query.kind) && 'input' in query && isSerialized(query.input);
}
