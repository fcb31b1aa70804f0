import type { Query } from '../ast.ts';
import { clusterHosts, databaseNames } from './database-names.ts';
import { isOurDatabase, WORKSPACE_FUNCTIONS } from './databases.ts';
import { type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { convertQuery } from './query.ts';
import { refusedServices } from './refused-sources.ts';
import type { ParseScope } from './scope.ts';

const list = (names: readonly string[]): string => names.map((each) => `\`${each}\``).join(', ');

/** Names that a pattern with `*` stands for, in the order of the alphabet. */
export function matchNames(wildcard: string, names: readonly string[]): string[] {
  const pattern = wildcard.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const test = new RegExp(`^${pattern}$`);
  return [...new Set(names)].filter((name) => test.test(name)).sort();
}

/**
 * Makes sure that `workspace("x")`, `database("x")` or `cluster("c").database("x")` is a database of the catalogue.
 * Errors: `KQL1007`, which names what there is.
 */
export function assertDatabase(owner: KustoNode, scope: ParseScope): void {
  if (isOurDatabase(owner.ResultType)) return;
  const { catalogue } = scope.source;
  const call = kindOf(owner) === 'PathExpression' ? requireChild(owner, 'Selector') : owner;
  const cluster = kindOf(owner) === 'PathExpression' ? requireChild(owner, 'Expression') : null;
  if (cluster) {
    const host = argumentOf(cluster, scope).replace(/^https?:\/\//i, '');
    const known = clusterHosts(catalogue);
    if (!known.some((each) => each.toLowerCase() === host.toLowerCase()))
      scope.refuse('KQL1007', cluster, 'cluster', argumentOf(cluster, scope), list(known));
  }
  const kind = textOf(call).split('(')[0]?.trim() ?? '';
  const reason = refusedServices[kind];
  if (reason) scope.refuse('KQL2006', call, `${kind}()`, reason);
  const name = kindOf(call) === 'FunctionCallExpression' ? argumentOf(call, scope) : textOf(call);
  if (isDatabaseName(name, databaseNames(catalogue))) return;
  scope.refuse(
    'KQL1007',
    call,
    WORKSPACE_FUNCTIONS.includes(kind) ? kind : 'database',
    name,
    list(databaseNames(catalogue)),
  );
}

/** A name, or a pattern that some name has: the binder knows neither a pattern nor what a parameter stands for. */
const isDatabaseName = (name: string, names: readonly string[]): boolean =>
  matchNames(
    name.toLowerCase(),
    names.map((each) => each.toLowerCase()),
  ).length > 0;

/** The constant that a call names, which may be what a parameter or a `let` stands for. */
const argumentOf = (call: KustoNode, scope: ParseScope): string => {
  const [first] =
    kindOf(call) === 'FunctionCallExpression' ? listOf(requireChild(call, 'ArgumentList'), 'Expressions') : [];
  const bound = first && kindOf(first) === 'NameReference' ? scope.find(textOf(first)) : undefined;
  const constant = bound?.kind === 'scalar' && bound.expr.kind === 'literal' ? bound.expr.value : null;
  return String(first?.LiteralValue ?? constant ?? textOf(first ?? call));
};

/** `database("d").T`: a table or function of the catalogue, whatever the query has bound to its name. */
export function convertQualified(node: KustoNode, scope: ParseScope): Query {
  assertDatabase(requireChild(node, 'Expression'), scope);
  const selector = requireChild(node, 'Selector');
  const inner = scope.ofCatalogue(null);
  inner.restrict(scope.restriction);
  return convertQuery(selector, inner);
}
