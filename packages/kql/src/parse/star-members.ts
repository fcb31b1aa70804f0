import type { Expr } from '../ast.ts';
import { itemsOf, type KustoNode, kindOf, requireChild, textOf } from './kusto.ts';
import type { ParseScope } from './scope.ts';
import { resolveType } from './types.ts';

/** Aggregates that put the name of their key before those of the other columns. */
const PREFIXING = new Set(['argmax', 'argmin']);

/**
 * The arguments that `arg_max(key, *)` or `take_any(*)` stands for, one a result: what is written, and the columns that the binder
 * takes the star for, neither an argument nor a group key among them. Null for a call that gives one value, as `pack_array(*)`.
 */
export function starMembers(
  call: KustoNode,
  args: readonly KustoNode[],
  scope: ParseScope,
): readonly (KustoNode | Extract<Expr, { kind: 'column' }>)[] | null {
  const results = itemsOf(call.RawResultType?.Columns);
  if (results.length === 0 || !args.some((arg) => kindOf(arg) === 'StarExpression')) return null;
  const isPrefixing = PREFIXING.has(textOf(requireChild(call, 'Name')));
  const prefix = isPrefixing ? `${results[0]?.Name}_` : '';
  return results.map(({ Name, Type, Source }, index) => {
    const written = args.find((arg) => arg === Source);
    const name = index === 0 ? Name : Name.slice(prefix.length);
    return written ?? { kind: 'column', type: resolveType(Type), name, side: null, span: scope.spanOf(call) };
  });
}
