import type { Query } from '../ast.ts';
import type { QueryConverter } from './expression.ts';
import { childOf, childrenOf, type KustoNode, kindOf, kusto, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { ParseScope } from './scope.ts';
import { bindStatements } from './statements.ts';

/** The call of a pattern: `name("a")`, `name("a").path` or `name("a")["path"]`. */
interface PatternCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly path: string | null;
}

/** The call that a node is, or null where it calls no pattern. */
function patternCall(node: KustoNode): PatternCall | null {
  const hasPath = kindOf(node) === 'PathExpression' || kindOf(node) === 'ElementExpression';
  const call = hasPath ? requireChild(node, 'Expression') : node;
  if (kindOf(call) !== 'FunctionCallExpression') return null;
  const nameNode = requireChild(call, 'Name');
  if (!(nameNode.ReferencedSymbol instanceof (kusto.Symbols.PatternSymbol as never))) return null;
  const args = listOf(requireChild(call, 'ArgumentList'), 'Expressions').map(literalText);
  const path = hasPath ? pathText(requireChild(node, 'Selector')) : null;
  return { name: nameNode.ReferencedSymbol?.Name ?? textOf(nameNode), args, path };
}

const literalText = (node: KustoNode): string => String(node.LiteralValue ?? textOf(node));

function pathText(selector: KustoNode): string {
  const literal = findLiteral(selector);
  return literal ? literalText(literal) : textOf(selector);
}

const findLiteral = (node: KustoNode): KustoNode | null =>
  /StringLiteralExpression$/.test(kindOf(node))
    ? node
    : (childrenOf(node)
        .map(findLiteral)
        .find((each) => each !== null) ?? null);

const printReference = ({ name, args, path }: PatternCall): string =>
  `"${name}(${args.map((each) => `'${each}'`).join(',')})${path === null ? '' : `.['${path}']`}"`;

/**
 * Finds the body that a pattern maps a call to, and reads it with the pattern's parameters bound.
 * Errors: `KQL1010` where no mapping matches; its text names the reference as Kusto's own message does, for callers that add it.
 * Source: https://learn.microsoft.com/kusto/query/pattern-statement.
 */
export function convertPattern(node: KustoNode, scope: ParseScope, queries: QueryConverter): Query | null {
  const call = patternCall(node);
  const bound = call ? scope.find(call.name) : undefined;
  if (!call || bound?.kind !== 'pattern') return null;
  scope.assertInReach(call.name, node);
  const { declaration } = bound;
  const matches = declaration ? listOf(declaration, 'Patterns') : [];
  const match = matches.find((each) => isMatch(each, call));
  if (!declaration || !match) return scope.refuse('KQL1010', node, printReference(call));
  const inner = new ParseScope(scope.source, bound.scope, scope.spanOf(node), scope.callers);
  inner.restrict(null);
  bindArguments(declaration, call, inner);
  const body = requireChild(match, 'Body');
  bindStatements(listOf(body, 'Statements'), inner, queries);
  return queries.convertQuery(requireChild(body, 'Expression'), inner);
}

function isMatch(match: KustoNode, call: PatternCall): boolean {
  const values = listOf(requireChild(match, 'ParameterValues'), 'Expressions').map(literalText);
  const pathNode = childOf(match, 'PathValue');
  const path = pathNode ? pathText(pathNode) : null;
  return path === call.path && values.length === call.args.length && values.every((each, at) => each === call.args[at]);
}

function bindArguments(declaration: KustoNode, call: PatternCall, inner: ParseScope): void {
  const bind = (parameter: KustoNode, value: string): void => {
    const expr = { kind: 'literal' as const, type: 'string' as const, value, span: inner.spanOf(parameter) };
    inner.bind(nameOf(requireChild(parameter, 'Name')), { kind: 'scalar', expr });
  };
  for (const [index, parameter] of listOf(declaration, 'Parameters').entries()) bind(parameter, call.args[index] ?? '');
  const path = childOf(declaration, 'PathParameter');
  if (path && call.path !== null) bind(requireChild(path, 'Parameter'), call.path);
}
