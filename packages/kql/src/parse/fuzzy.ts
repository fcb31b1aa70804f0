import { childrenOf, itemsOf, type KustoCode, type KustoDiagnostic, type KustoNode, kindOf } from './kusto.ts';
import { parameterOf } from './node-access.ts';

/** A member of `union isfuzzy=true` that does not exist, with its place. */
export interface MissingMember {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface FuzzyText {
  /** As long as the text before, so that places stay right. */
  readonly text: string;
  readonly missing: readonly MissingMember[];
  /** A union of which nothing is left; null where there is none. */
  readonly empty: KustoNode | null;
}

const UNKNOWN_TABLE = /known( or currently accessible)? (table|function)/;

/**
 * Blanks the members of a fuzzy union that do not exist, so that the binder sees the union that remains and its columns.
 * Source: https://learn.microsoft.com/kusto/query/union-operator, `isfuzzy`.
 */
export function dropMissingMembers(text: string, code: KustoCode): FuzzyText {
  const members = new Map<KustoNode, { readonly union: KustoNode; readonly name: string }>();
  for (const diagnostic of itemsOf(code.GetDiagnostics())) {
    if (!UNKNOWN_TABLE.test(diagnostic.Message)) continue;
    const found = fuzzyMemberAt(code.Syntax, diagnostic);
    if (found) members.set(found.member, found);
  }
  const unions = new Set([...members.values()].map(({ union }) => union));
  let left = text;
  let empty: KustoNode | null = null;
  for (const union of unions) {
    const all = membersOf(union);
    const kept = all.filter((each) => !members.has(each));
    if (kept.length > 0) left = blankMembers(left, all, new Set(kept));
    else if (isPiped(union)) left = blank(left, barBefore(left, union.TextStart), union.End);
    else empty = union;
  }
  const missing = [...members].map(([node, { name }]) => ({ name, start: node.TextStart, end: node.End }));
  return { text: left, missing, empty };
}

const membersOf = (union: KustoNode): KustoNode[] =>
  childrenOf(childrenOf(union).find((child) => child.NameInParent === 'Expressions'));

const isFuzzy = (node: KustoNode): boolean =>
  kindOf(node) === 'UnionOperator' && parameterOf(node, 'isfuzzy') === 'true';

/** The operator of `T | union ...`, not a union that stands first. */
const isPiped = (union: KustoNode): boolean =>
  union.Parent !== null && kindOf(union.Parent) === 'PipeExpression' && union.NameInParent === 'Operator';

/** The innermost member of a fuzzy union around an unknown name. A name of a column is none of the union's business. */
function fuzzyMemberAt(root: KustoNode, diagnostic: KustoDiagnostic) {
  const { Start: start, Message: message } = diagnostic;
  const isWildcardOrFuzzy = diagnostic.Code === 'KS205' || /\*'/.test(message);
  if (!isWildcardOrFuzzy) return null;
  let node: KustoNode | undefined = root;
  let found: { readonly union: KustoNode; readonly member: KustoNode; readonly name: string } | null = null;
  const name = /name '([^']*)'/.exec(message)?.[1] ?? '';
  while (node) {
    const inside: KustoNode | undefined = childrenOf(node).find(
      (child) => child.TextStart <= start && start < child.End,
    );
    const owner: KustoNode = node;
    if (isFuzzy(owner)) {
      const member = membersOf(owner).find((each) => each.TextStart <= start && start < each.End);
      if (member) found = { union: owner, member, name };
    }
    node = inside;
  }
  return found;
}

const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);

const barBefore = (text: string, start: number): number => text.lastIndexOf('|', start - 1);

/** Blanks members with the commas that would be left over. */
function blankMembers(text: string, all: readonly KustoNode[], kept: ReadonlySet<KustoNode>): string {
  const lastKept = all.findLastIndex((each) => kept.has(each));
  return all.reduce((left, member, index) => {
    const without = kept.has(member) ? left : blank(left, member.TextStart, member.End);
    const next = all[index + 1];
    if (!next || (kept.has(member) && index < lastKept)) return without;
    const between = without.slice(member.End, next.TextStart);
    return without.slice(0, member.End) + between.replace(',', ' ') + without.slice(next.TextStart);
  }, text);
}
