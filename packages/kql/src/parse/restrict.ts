import { type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { assertDatabase, matchNames } from './qualified.ts';
import type { ParseScope } from './scope.ts';
import { wildcardOf } from './wildcard.ts';

/**
 * `restrict access to (...)`: from here on the query reaches only the tables, views and patterns that are named.
 * Source: https://learn.microsoft.com/kusto/query/restrict-statement.
 */
export function bindRestriction(statement: KustoNode, scope: ParseScope): void {
  const allowed = listOf(statement, 'Expressions').flatMap((each) => namesOf(each, scope));
  const before = scope.restriction;
  scope.restrict(new Set(before ? allowed.filter((name) => before.has(name)) : allowed));
}

/** A name, names that a wildcard stands for, or a qualified name; `*` alone means what the query itself has declared. */
function namesOf(node: KustoNode, scope: ParseScope): readonly string[] {
  if (kindOf(node) === 'PathExpression') {
    assertDatabase(requireChild(node, 'Expression'), scope);
    const selector = requireChild(node, 'Selector');
    return matchNames(wildcardOf(selector) ?? textOf(selector), storedNames(scope));
  }
  const wildcard = wildcardOf(node);
  if (wildcard === null) return [node.ReferencedSymbol?.Name ?? textOf(node)];
  const declared = matchNames(wildcard, scope.tabularNames);
  return wildcard === '*' ? declared : [...declared, ...matchNames(wildcard, storedNames(scope))];
}

const storedNames = ({ source }: ParseScope): readonly string[] => [...source.tableNames, ...source.functions.keys()];
