import type { Query } from '../ast.ts';
import { childrenOf, itemsOf, type KustoNode, kindOf, kusto, listOf, requireChild, textOf } from './kusto.ts';
import { queries } from './node-access.ts';
import { assertDatabase, matchNames } from './qualified.ts';
import { convertQuery } from './query.ts';
import { ParseScope } from './scope.ts';
import { bindStatements } from './statements.ts';

/** A table or view among the inputs of `union`, `find` or `search`, with its name. */
export interface UnionMember {
  readonly query: Query;
  readonly label: string;
}

/** The pattern of `Sec*` or `database("d").Sec*`; null for a plain name. */
export function wildcardOf(node: KustoNode): string | null {
  if (kindOf(node) === 'PathExpression') return wildcardOf(requireChild(node, 'Selector'));
  const found = childrenOf(node).find((child) => kindOf(child) === 'WildcardedName');
  return found ? textOf(found) : null;
}

/** The tables and views that a wildcard stands for, in the order of the alphabet. */
export function wildcardMembers(node: KustoNode, scope: ParseScope): UnionMember[] {
  const isQualified = kindOf(node) === 'PathExpression';
  if (isQualified) assertDatabase(requireChild(node, 'Expression'), scope);
  const pattern = wildcardOf(node) ?? '*';
  return matchNames(pattern, namesInReach(scope, isQualified)).map((name) =>
    memberNamed(name, node, scope, isQualified),
  );
}

/** Every table and view that the query may read: what `search` and `find` look through when they name none. */
export const allMembers = (node: KustoNode, scope: ParseScope): UnionMember[] =>
  matchNames('*', namesInReach(scope, false)).map((name) => memberNamed(name, node, scope, false));

function namesInReach(scope: ParseScope, isQualified: boolean): readonly string[] {
  const { source, restriction } = scope;
  const stored = [...source.functions.values()].filter((each) => each.isView).map((each) => each.name);
  const declared = isQualified ? [] : scope.tabularNames.filter((name) => isView(name, scope));
  const names = [...source.tableNames, ...stored, ...declared];
  return restriction ? names.filter((name) => restriction.has(name)) : names;
}

/** `let V = view () { ... }`: the only `let` that a wildcard reaches. */
function isView(name: string, scope: ParseScope): boolean {
  const bound = scope.find(name);
  return bound?.kind === 'function' && childrenOf(bound.declaration).some((child) => kindOf(child) === 'ViewKeyword');
}

function memberNamed(name: string, node: KustoNode, scope: ParseScope, isQualified: boolean): UnionMember {
  const bound = isQualified ? undefined : scope.find(name);
  if (bound?.kind === 'function') {
    const inner = new ParseScope(scope.source, bound.scope, scope.spanOf(node), scope.callers);
    inner.restrict(bound.restriction);
    const body = requireChild(bound.declaration, 'Body');
    bindStatements(listOf(body, 'Statements'), inner, queries);
    return { label: name, query: convertQuery(requireChild(body, 'Expression'), inner) };
  }
  if (scope.source.functions.has(name)) return { label: name, query: storedView(name, node, scope) };
  return { label: name, query: scope.source.resolveTable(name, scope.spanOf(node)) };
}

/** The binder gives the body of a stored view where its name stands; a wildcard has no such place, so one is made. */
function storedView(name: string, node: KustoNode, scope: ParseScope): Query {
  const code = kusto.KustoCode.ParseAndAnalyze(`['${name}']`, scope.source.globals);
  const find = (at: KustoNode): KustoNode | null =>
    kindOf(at) === 'NameReference'
      ? at
      : (childrenOf(at)
          .map(find)
          .find((each) => each !== null) ?? null);
  const reference = find(code.Syntax);
  if (!reference || itemsOf(code.GetDiagnostics()).length > 0)
    return scope.refuse('KQL1002', node, `The view \`${name}\` cannot be read.`);
  return convertQuery(reference, scope.ofCatalogue(scope.spanOf(node)));
}
