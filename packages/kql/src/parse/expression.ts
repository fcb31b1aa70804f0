import type { Argument, Expr, Query } from '../ast.ts';
import { memberName } from '../ast-scan.ts';
import { someExpr } from '../map-expr.ts';
import { childOf, childrenOf, isTable, type KustoNode, kindOf, kusto, listOf, requireChild, textOf } from './kusto.ts';
import { convertLiteral, isLiteralNode } from './literal-nodes.ts';
import { CHANGING_CALLS } from './materialize-nodes.ts';
import { optionName, type ParseScope } from './scope.ts';
import { starMembers } from './star-members.ts';
import { columnsOf, typeOf } from './types.ts';

/** How a tabular node inside an expression is converted; given by `query.ts`, which in turn needs this file. */
export interface QueryConverter {
  convertQuery(node: KustoNode, scope: ParseScope): Query;
  enterFunction(call: KustoNode, scope: ParseScope): { readonly body: KustoNode; readonly scope: ParseScope } | null;
}

type Handler = (node: KustoNode, scope: ParseScope, queries: QueryConverter) => Expr;

/** Operators by the kind of their node; the text is the operator's name in `functions/operators.ts`. */
const BINARY: Readonly<Record<string, string>> = Object.freeze({
  AddExpression: '+',
  SubtractExpression: '-',
  MultiplyExpression: '*',
  DivideExpression: '/',
  ModuloExpression: '%',
  LessThanExpression: '<',
  LessThanOrEqualExpression: '<=',
  GreaterThanExpression: '>',
  GreaterThanOrEqualExpression: '>=',
  EqualExpression: '==',
  NotEqualExpression: '!=',
  AndExpression: 'and',
  OrExpression: 'or',
  EqualTildeExpression: '=~',
  BangTildeExpression: '!~',
  HasExpression: 'has',
  HasCsExpression: 'has_cs',
  NotHasExpression: '!has',
  NotHasCsExpression: '!has_cs',
  HasPrefixExpression: 'hasprefix',
  HasPrefixCsExpression: 'hasprefix_cs',
  NotHasPrefixExpression: '!hasprefix',
  NotHasPrefixCsExpression: '!hasprefix_cs',
  HasSuffixExpression: 'hassuffix',
  HasSuffixCsExpression: 'hassuffix_cs',
  NotHasSuffixExpression: '!hassuffix',
  NotHasSuffixCsExpression: '!hassuffix_cs',
  ContainsExpression: 'contains',
  ContainsCsExpression: 'contains_cs',
  NotContainsExpression: '!contains',
  NotContainsCsExpression: '!contains_cs',
  StartsWithExpression: 'startswith',
  StartsWithCsExpression: 'startswith_cs',
  NotStartsWithExpression: '!startswith',
  NotStartsWithCsExpression: '!startswith_cs',
  EndsWithExpression: 'endswith',
  EndsWithCsExpression: 'endswith_cs',
  NotEndsWithExpression: '!endswith',
  NotEndsWithCsExpression: '!endswith_cs',
  MatchesRegexExpression: 'matches regex',
  SearchExpression: ':',
});

const MEMBERSHIP: Readonly<Record<string, string>> = Object.freeze({
  InExpression: 'in',
  InCsExpression: 'in~',
  NotInExpression: '!in',
  NotInCsExpression: '!in~',
  HasAnyExpression: 'has_any',
  HasAllExpression: 'has_all',
});

const binary: Handler = (node, scope, queries) => {
  const left = requireChild(node, 'Left');
  const operator = BINARY[kindOf(node)] ?? '';
  if (kindOf(left) === 'StarExpression')
    return {
      kind: 'anycolumn',
      type: 'bool',
      operator,
      right: convertExpression(requireChild(node, 'Right'), scope, queries),
      span: scope.spanOf(node),
    };
  return binaryOf(node, scope, queries);
};

const binaryOf: Handler = (node, scope, queries) => ({
  kind: 'binary',
  type: typeOf(node),
  operator: BINARY[kindOf(node)] ?? '',
  left: convertExpression(requireChild(node, 'Left'), scope, queries),
  right: convertExpression(requireChild(node, 'Right'), scope, queries),
  span: scope.spanOf(node),
});

const membership: Handler = (node, scope, queries) => {
  const items = listOf(requireChild(node, 'Right'), 'Expressions');
  const [only] = items;
  const query = items.length === 1 && only && isQueryNode(only, scope) ? queries.convertQuery(only, scope) : null;
  return {
    kind: 'membership',
    type: 'bool',
    operator: MEMBERSHIP[kindOf(node)] ?? '',
    left: convertExpression(requireChild(node, 'Left'), scope, queries),
    items: query ? [] : items.map((item) => convertExpression(item, scope, queries)),
    query,
    span: scope.spanOf(node),
  };
};

const between: Handler = (node, scope, queries) => {
  const range = requireChild(node, 'Right');
  return {
    kind: 'between',
    type: 'bool',
    negated: kindOf(node) === 'NotBetweenExpression',
    value: convertExpression(requireChild(node, 'Left'), scope, queries),
    low: convertExpression(requireChild(range, 'First'), scope, queries),
    high: convertExpression(requireChild(range, 'Second'), scope, queries),
    span: scope.spanOf(node),
  };
};

const negate: Handler = (node, scope, queries) => {
  const value = convertExpression(requireChild(node, 'Expression'), scope, queries);
  const span = scope.spanOf(node);
  if (value.kind === 'literal' && typeof value.value === 'bigint') return { ...value, value: -value.value, span };
  if (value.kind === 'literal' && typeof value.value === 'number') return { ...value, value: -value.value, span };
  return { kind: 'call', type: typeOf(node), name: 'unary_minus', args: [value], span };
};

const path: Handler = (node, scope, queries) => {
  const base = requireChild(node, 'Expression');
  const selector = requireChild(node, 'Selector');
  const side = /^\$(left|right)$/.exec(textOf(base))?.[1] as 'left' | 'right' | undefined;
  if (side) {
    const name = selector.ReferencedSymbol?.Name ?? textOf(selector);
    return { kind: 'column', type: typeOf(node), name, side, span: scope.spanOf(node) };
  }
  if (base.ResultType?.Name === 'tuple' && kindOf(base) === 'NameReference') {
    const name = memberName(
      base.ReferencedSymbol?.Name ?? textOf(base),
      selector.ReferencedSymbol?.Name ?? textOf(selector),
    );
    return { kind: 'column', type: typeOf(node), name, side: null, span: scope.spanOf(node) };
  }
  const converted = convertExpression(base, scope, queries);
  return {
    kind: 'path',
    type: 'dynamic',
    base: converted,
    key: pathKey(selector, scope, queries),
    span: scope.spanOf(node),
  };
};

function pathKey(selector: KustoNode, scope: ParseScope, queries: QueryConverter): Expr {
  const inner = kindOf(selector) === 'BracketedExpression' ? requireChild(selector, 'Expression') : null;
  if (inner) return convertExpression(inner, scope, queries);
  const bracketed = childrenOf(selector).find((child) => kindOf(child) === 'BracketedName');
  const name = bracketed ? String(requireChild(bracketed, 'Name').LiteralValue) : textOf(selector);
  return { kind: 'literal', type: 'string', value: name, span: scope.spanOf(selector) };
}

const reference: Handler = (node, scope, queries) => {
  const symbol = node.ReferencedSymbol;
  const name = symbol?.Name ?? textOf(node);
  const bound = scope.find(name);
  if (bound?.kind === 'key' && bound.symbol === symbol) return { ...bound.expr, span: scope.spanOf(node) };
  if (
    bound &&
    bound.kind !== 'element' &&
    bound.kind !== 'key' &&
    !(symbol instanceof (kusto.Symbols.ColumnSymbol as never))
  ) {
    if (bound.kind === 'scalar') return { ...bound.expr, span: scope.spanOf(node) };
    // A function without parameters may be called without parentheses.
    const entered = bound.kind === 'function' ? queries.enterFunction(node, scope) : null;
    if (entered && !isQueryNode(entered.body, entered.scope))
      return convertExpression(entered.body, entered.scope, queries);
    return scope.refuse(
      'KQL1006',
      node,
      `\`${name}\`, which is a table; write \`toscalar(${name})\` for its first value`,
    );
  }
  return { kind: 'column', type: typeOf(node), name, side: null, span: scope.spanOf(node) };
};

const call: Handler = (node, scope, queries) => {
  const entered = queries.enterFunction(node, scope);
  if (entered) return convertExpression(entered.body, entered.scope, queries);
  const name = requireChild(node, 'Name').ReferencedSymbol?.Name ?? textOf(requireChild(node, 'Name'));
  if (name === 'column_names_of') return columnNames(node, scope, queries);
  const nodes = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
  const args = starMembers(node, nodes, scope) ?? nodes;
  const options = name === 'bin_auto' ? binOptions(scope) : [];
  const converted = args.map((arg) => ('type' in arg ? arg : convertArgument(arg, scope, queries)));
  return { kind: 'call', type: typeOf(node), name, args: [...converted, ...options], span: scope.spanOf(node) };
};

/** The names of a table's columns, which are known before the query runs. Source: Kusto's page on `column_names_of()`. */
const columnNames: Handler = (node, scope, queries) => {
  const [table] = listOf(requireChild(node, 'ArgumentList'), 'Expressions');
  if (!table) return scope.refuse('KQL2007', node, 'column_names_of()', 'a table', 'none');
  const names = queries.convertQuery(table, scope).columns.map((column) => column.name);
  return { kind: 'literal', type: 'dynamic', value: JSON.stringify(names), span: scope.spanOf(node) };
};
/** Size and fixed point of `bin_auto()`, which `set` statements give. */
const binOptions = (scope: ParseScope): Expr[] =>
  ['query_bin_auto_size', 'query_bin_auto_at'].flatMap((name) => {
    const bound = scope.find(optionName(name));
    return bound?.kind === 'scalar' ? [bound.expr] : [];
  });

/**
 * `toscalar(1 + 1)` is the value itself; what changes from row to row is computed once.
 * Source: https://learn.microsoft.com/kusto/query/toscalar-function (read 2026-11-21).
 */
function onceForAllRows(expr: Expr): Expr {
  if (!someExpr(expr, (part) => part.kind === 'call' && CHANGING_CALLS.has(part.name))) return expr;
  const { type, span } = expr;
  const name = 'print_0';
  const query: Query = { kind: 'print', columns: [{ name, type }], span, values: [{ names: [name], expr }] };
  return { kind: 'toscalar', type, query, span };
}

const HANDLERS: Readonly<Record<string, Handler>> = Object.freeze({
  ...Object.fromEntries(Object.keys(BINARY).map((kind) => [kind, binary])),
  ...Object.fromEntries(Object.keys(MEMBERSHIP).map((kind) => [kind, membership])),
  BetweenExpression: between,
  NotBetweenExpression: between,
  UnaryMinusExpression: negate,
  UnaryPlusExpression: (node, scope, queries) => convertExpression(requireChild(node, 'Expression'), scope, queries),
  PathExpression: path,
  ElementExpression: path,
  NameReference: reference,
  FunctionCallExpression: call,
  ParenthesizedExpression: (node, scope, queries) =>
    convertExpression(requireChild(node, 'Expression'), scope, queries),
  SimpleNamedExpression: (node, scope, queries) => convertExpression(requireChild(node, 'Expression'), scope, queries),
  CompoundNamedExpression: (node, scope, queries) =>
    convertExpression(requireChild(node, 'Expression'), scope, queries),
  ToScalarExpression: (node, scope, queries) => {
    const inner = requireChild(node, 'Expression');
    if (!isQueryNode(inner, scope)) return onceForAllRows(convertExpression(inner, scope, queries));
    return {
      kind: 'toscalar',
      type: typeOf(node),
      query: queries.convertQuery(inner, scope),
      span: scope.spanOf(node),
    };
  },
});

export function convertExpression(node: KustoNode, scope: ParseScope, queries: QueryConverter): Expr {
  if (isLiteralNode(node)) return convertLiteral(node, scope);
  const handler = HANDLERS[kindOf(node)];
  if (!handler) return scope.refuse('KQL2005', node, `The expression \`${textOf(node)}\` is not supported here.`);
  return handler(node, scope, queries);
}

export function convertArgument(node: KustoNode, scope: ParseScope, queries: QueryConverter): Argument {
  const kind = kindOf(node);
  if (kind === 'StarExpression')
    return { kind: 'star', names: columnsOf(node).map((column) => column.name), span: scope.spanOf(node) };
  if (kind === 'TypeOfLiteralExpression') {
    const type = childrenOf(childOf(node, 'Types'))[0]?.ReferencedSymbol?.Name ?? 'dynamic';
    return { kind: 'type', type: type as Expr['type'], span: scope.spanOf(node) };
  }
  return convertExpression(node, scope, queries);
}

/** Whether a node stands for a table where a list of values could stand too: `in (T | project x)`. */
function isQueryNode(node: KustoNode, scope: ParseScope): boolean {
  const bound = kindOf(node) === 'NameReference' ? scope.find(node.ReferencedSymbol?.Name ?? '') : undefined;
  if (bound && bound.kind !== 'function') return bound.kind === 'tabular';
  return isTable(node);
}
