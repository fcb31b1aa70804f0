import { convertExpression, type QueryConverter } from './expression.ts';
import { itemsOf, type KustoNode, kindOf, requireChild } from './kusto.ts';
import { nameOf } from './names.ts';
import type { ParseScope } from './scope.ts';

/** Statements that hold options for the service and change nothing in the answer. */
const WITHOUT_EFFECT = new Set(['SetOptionStatement', 'QueryParametersStatement']);

/** Binds what the `let` statements declare and gives the expressions that stand as statements of their own. */
export function bindStatements(
  statements: readonly KustoNode[],
  scope: ParseScope,
  queries: QueryConverter,
): KustoNode[] {
  const expressions: KustoNode[] = [];
  for (const statement of statements) {
    const kind = kindOf(statement);
    if (kind === 'LetStatement') bindLet(statement, scope, queries);
    else if (kind === 'ExpressionStatement') expressions.push(requireChild(statement, 'Expression'));
    else if (!WITHOUT_EFFECT.has(kind))
      scope.refuse('KQL2001', statement, kind.replace(/Statement$/, '').toLowerCase());
  }
  return expressions;
}

function bindLet(statement: KustoNode, scope: ParseScope, queries: QueryConverter): void {
  const name = nameOf(requireChild(statement, 'Name'));
  const value = unwrap(requireChild(statement, 'Expression'));
  if (kindOf(value) === 'FunctionDeclaration') {
    scope.bind(name, { kind: 'function', declaration: value, scope });
    return;
  }
  const bound = kindOf(value) === 'NameReference' ? scope.find(value.ReferencedSymbol?.Name ?? '') : undefined;
  if (bound) {
    scope.bind(name, bound);
    return;
  }
  const isTable = itemsOf(value.ResultType?.Columns).length > 0 || kindOf(value) === 'MaterializeExpression';
  if (isTable) scope.bind(name, { kind: 'tabular', query: queries.convertQuery(value, scope) });
  else scope.bind(name, { kind: 'scalar', expr: convertExpression(value, scope, queries) });
}

const unwrap = (node: KustoNode): KustoNode =>
  kindOf(node) === 'ParenthesizedExpression' ? unwrap(requireChild(node, 'Expression')) : node;
