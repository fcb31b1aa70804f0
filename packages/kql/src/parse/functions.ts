import type { Query } from '../ast.ts';
import { convertExpression, type QueryConverter } from './expression.ts';
import {
  asFunction,
  childOf,
  isTable,
  itemsOf,
  type KustoNode,
  type KustoSymbol,
  kindOf,
  listOf,
  requireChild,
  textOf,
} from './kusto.ts';
import { nameOf } from './names.ts';
import { type Binding, ParseScope } from './scope.ts';
import { bindStatements } from './statements.ts';
import { assertSound } from './stored-functions.ts';

export const isFunctionBody = (node: KustoNode): boolean => kindOf(node) === 'FunctionBody';

export function findDeclaration(name: string, scope: ParseScope): Extract<Binding, { kind: 'function' }> | null {
  const bound = scope.find(name);
  return bound?.kind === 'function' ? bound : null;
}

/** A function as a call needs it. */
interface Declared {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly fallback: KustoNode | null }[];
  /** The body as declared; null where only the binder has it. */
  readonly body: KustoNode | null;
  /** The scope that the body begins with. */
  readonly inner: ParseScope;
}

/** The name of a call; a function without arguments is also called by its name alone. */
export const calleeOf = (call: KustoNode): KustoNode =>
  kindOf(call) === 'FunctionCallExpression' ? requireChild(call, 'Name') : call;

/** What a call calls: a function of a `let`, or a stored one; null for anything else. */
function findDeclared(call: KustoNode, scope: ParseScope): Declared | null {
  const nameNode = calleeOf(call);
  const name = nameNode.ReferencedSymbol?.Name ?? textOf(nameNode);
  const bound = findDeclaration(name, scope);
  if (!bound) return findStored(call, name, scope);
  const inner = new ParseScope(scope.source, bound.scope, scope.spanOf(call), scope.callers);
  inner.restrict(bound.restriction);
  const parameters = listOf(requireChild(bound.declaration, 'Parameters'), 'Parameters').map((parameter) => {
    const fallback = childOf(parameter, 'DefaultValue');
    return { name: parameterName(parameter), fallback: fallback ? requireChild(fallback, 'Value') : null };
  });
  return { name, parameters, body: requireChild(bound.declaration, 'Body'), inner };
}

/** Whether a name of the binder is that of a stored function, not of a table or of a `let`. */
export const isStoredFunction = (symbol: KustoSymbol | null | undefined, scope: ParseScope): boolean =>
  asFunction(symbol) !== null && scope.source.functions.has(symbol?.Name ?? '');

function findStored(call: KustoNode, name: string, scope: ParseScope): Declared | null {
  const symbol = calleeOf(call).ReferencedSymbol;
  const stored = isStoredFunction(symbol, scope) ? scope.source.functions.get(name) : undefined;
  if (!stored) return null;
  const span = scope.spanOf(call);
  if (scope.callers.includes(name)) {
    const path = [...scope.callers.slice(scope.callers.indexOf(name)), name].map((each) => `\`${each}\``).join(' → ');
    return scope.refuse('KQL1008', call, name, path);
  }
  assertSound(stored, scope, span);
  const [signature] = itemsOf(asFunction(symbol)?.Signatures);
  const parameters = itemsOf(signature?.Parameters).map((each) => ({ name: each.Name, fallback: each.DefaultValue }));
  return { name, parameters, body: null, inner: scope.ofCatalogue(span, name) };
}

/** A function that calls another one twice, which calls another one twice, doubles a query with every line of it. */
const MAX_ENTERED = 2000;

/**
 * Enters the body of a function that a `let` declared or that is stored: its parameters are bound to the arguments of this
 * call. The body comes from the binder, analysed for this call. `piped` is the table that `invoke` passes first.
 * Source: https://learn.microsoft.com/kusto/query/functions/user-defined-functions.
 */
export function enterFunction(
  call: KustoNode,
  scope: ParseScope,
  queries: QueryConverter,
  piped: Query | null = null,
): { readonly body: KustoNode; readonly scope: ParseScope } | null {
  const declared = findDeclared(call, scope);
  if (!declared) return null;
  scope.source.counts.entered += 1;
  if (scope.source.counts.entered > MAX_ENTERED) scope.refuse('KQL2020', call, String(MAX_ENTERED));
  const { inner, parameters } = declared;
  const { given, positional } = argumentsOf(call);
  const rest = piped ? parameters.slice(1) : parameters;
  if (piped && parameters[0]) inner.bind(parameters[0].name, { kind: 'tabular', query: piped });
  for (const { name, fallback } of rest) {
    const arg = given.get(name) ?? positional.shift() ?? fallback;
    if (!arg) return scope.refuse('KQL2007', call, declared.name, `a value for \`${name}\``, 'none');
    inner.bind(name, bindArgument(arg, scope, queries));
  }
  const body = call.GetCalledFunctionBody?.() ?? declared.body;
  if (!body) return scope.refuse('KQL2002', call, declared.name);
  bindStatements(listOf(body, 'Statements'), inner, queries);
  return { body: requireChild(body, 'Expression'), scope: inner };
}

function argumentsOf(call: KustoNode): { readonly given: Map<string, KustoNode>; readonly positional: KustoNode[] } {
  const list = childOf(call, 'ArgumentList');
  const given = new Map<string, KustoNode>();
  const positional: KustoNode[] = [];
  for (const arg of list ? listOf(list, 'Expressions') : []) {
    if (kindOf(arg) === 'SimpleNamedExpression')
      given.set(nameOf(requireChild(arg, 'Name')), requireChild(arg, 'Expression'));
    else positional.push(arg);
  }
  return { given, positional };
}

const parameterName = (parameter: KustoNode): string =>
  nameOf(requireChild(requireChild(parameter, 'NameAndType'), 'Name'));

function bindArgument(node: KustoNode, scope: ParseScope, queries: QueryConverter): Binding {
  const bound = kindOf(node) === 'NameReference' ? scope.find(node.ReferencedSymbol?.Name ?? '') : undefined;
  if (bound) return bound;
  return isTable(node)
    ? { kind: 'tabular', query: queries.convertQuery(node, scope) }
    : { kind: 'scalar', expr: convertExpression(node, scope, queries) };
}
