import type { Query } from '../ast.ts';
import { convertExpression, type QueryConverter } from './expression.ts';
import { childOf, itemsOf, type KustoNode, kindOf, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { type Binding, ParseScope } from './scope.ts';
import { bindStatements } from './statements.ts';

export const isFunctionBody = (node: KustoNode): boolean => kindOf(node) === 'FunctionBody';

export function findDeclaration(name: string, scope: ParseScope): Extract<Binding, { kind: 'function' }> | null {
  const bound = scope.find(name);
  return bound?.kind === 'function' ? bound : null;
}

/**
 * Enters the body of a function that a `let` declared: its parameters are bound to the arguments of this call.
 * The body comes from the binder, analysed for this call. `piped` is the table that `invoke` passes first.
 */
export function enterFunction(
  call: KustoNode,
  scope: ParseScope,
  queries: QueryConverter,
  piped: Query | null = null,
): { readonly body: KustoNode; readonly scope: ParseScope } | null {
  const nameNode = childOf(call, 'Name') ?? call;
  const declared = findDeclaration(nameNode.ReferencedSymbol?.Name ?? textOf(nameNode), scope);
  if (!declared) return null;
  const inner = new ParseScope(scope.source, declared.scope, scope.spanOf(call));
  const list = childOf(call, 'ArgumentList');
  const given = new Map<string, KustoNode>();
  const positional: KustoNode[] = [];
  for (const arg of list ? listOf(list, 'Expressions') : []) {
    if (kindOf(arg) === 'SimpleNamedExpression')
      given.set(nameOf(requireChild(arg, 'Name')), requireChild(arg, 'Expression'));
    else positional.push(arg);
  }
  const parameters = listOf(requireChild(declared.declaration, 'Parameters'), 'Parameters');
  const rest = piped ? parameters.slice(1) : parameters;
  if (piped && parameters[0]) inner.bind(parameterName(parameters[0]), { kind: 'tabular', query: piped });
  for (const parameter of rest) {
    const name = parameterName(parameter);
    const fallback = childOf(parameter, 'DefaultValue');
    const arg = given.get(name) ?? positional.shift() ?? (fallback ? requireChild(fallback, 'Value') : null);
    if (!arg) return scope.refuse('KQL2007', call, nameOf(nameNode), `a value for \`${name}\``, 'none');
    inner.bind(name, bindArgument(arg, scope, queries));
  }
  const body = call.GetCalledFunctionBody?.() ?? requireChild(declared.declaration, 'Body');
  bindStatements(listOf(body, 'Statements'), inner, queries);
  return { body: requireChild(body, 'Expression'), scope: inner };
}

const parameterName = (parameter: KustoNode): string =>
  nameOf(requireChild(requireChild(parameter, 'NameAndType'), 'Name'));

function bindArgument(node: KustoNode, scope: ParseScope, queries: QueryConverter): Binding {
  const bound = kindOf(node) === 'NameReference' ? scope.find(node.ReferencedSymbol?.Name ?? '') : undefined;
  if (bound) return bound;
  const isTable = itemsOf(node.ResultType?.Columns).length > 0;
  return isTable
    ? { kind: 'tabular', query: queries.convertQuery(node, scope) }
    : { kind: 'scalar', expr: convertExpression(node, scope, queries) };
}
