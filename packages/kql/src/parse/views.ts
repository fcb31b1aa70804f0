import type { Edit } from './edits.ts';
import { asFunction, childrenOf, itemsOf, type KustoNode, kindOf } from './kusto.ts';

/**
 * The binder knows which views a wildcard of `union` stands for, but not what columns they have. Their names in its place,
 * as edits of the text, give it both. A query that restricts access keeps its wildcards: they reach less than the binder says.
 */
export const nameViews = (root: KustoNode): Edit[] => (isRestricted(root) ? [] : editsIn(root));

const isRestricted = (node: KustoNode): boolean =>
  kindOf(node) === 'RestrictStatement' ||
  (!/Expression$|Operator$/.test(kindOf(node)) && childrenOf(node).some(isRestricted));

function editsIn(node: KustoNode): Edit[] {
  const own = kindOf(node) === 'NameReference' ? editOf(node) : null;
  return own ? [own] : childrenOf(node).flatMap(editsIn);
}

function editOf(node: KustoNode): Edit | null {
  const isWildcard = childrenOf(node).some((child) => kindOf(child) === 'WildcardedName');
  const symbol = node.ReferencedSymbol;
  if (!isWildcard || !symbol) return null;
  const members = symbol.Members ? itemsOf(symbol.Members) : [symbol];
  if (!members.some((each) => asFunction(each) !== null)) return null;
  const names = [...new Set(members.map((each) => each.Name))]
    .sort()
    .map((name) => `['${name.replaceAll("'", "\\'")}']`);
  return { start: node.TextStart, end: node.End, text: names.join(', ') };
}
