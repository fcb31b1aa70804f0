import type { Argument, Expr, Query } from '../ast.ts';
import { functions } from '../functions/all.ts';
import { asBool, asDynamic, asText, convertTo } from '../functions/convert.ts';
import type { Call, Environment } from '../functions/define.ts';
import { lowerOperator, lowerTest } from '../functions/operators.ts';
import { hostFunctions } from '../host/functions.ts';
import { assertNever } from '../invariant.ts';
import { clusterHosts, databaseNames } from '../parse/database-names.ts';
import { refuse } from '../problems.ts';
import { rawMember } from '../sql/json-reals.ts';
import { column, list, type SqlNode, shared, sql, textArray } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { lowerHostCall } from './host.ts';
import { columnValue, type LowerContext, type Relation } from './scope.ts';
import { hasTermsOf, hasTermsOfQuery } from './term-lists.ts';
import { comparePath, literal, stepInto, type Value, value } from './value.ts';

/** Lowers the expressions of one operator, over the columns of its input. */
export interface ExpressionScope {
  readonly relation: Relation;
  readonly context: LowerContext;
  /** Lowers a query inside an expression. */
  readonly lowerQuery: (query: Query) => Relation;
  /** Window functions are allowed where the rows have an order; they read it from here. */
  readonly window?: (call: Call) => Value | null;
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);

export function lowerExpr(expr: Expr, scope: ExpressionScope): Value {
  scope.context.countExpression(expr.span);
  switch (expr.kind) {
    case 'literal':
      return literal(expr.type, expr.value);
    case 'column':
      return lowerColumn(expr, scope);
    case 'path':
      return lowerPath(expr, scope);
    case 'call':
      return lowerCall(expr, scope);
    case 'binary': {
      const left = lowerExpr(expr.left, scope);
      const right = { ...lowerExpr(expr.right, scope), span: expr.right.span };
      const isDynamic = left.type === 'dynamic' || right.type === 'dynamic';
      if (isDynamic && ARITHMETIC.has(expr.operator))
        scope.context.warn(
          expr.operator,
          `a dynamic operand was read as ${expr.type}; convert it to say which number it is.`,
          expr.span,
        );
      return lowerOperator({ operator: expr.operator, left, right, type: expr.type, span: expr.span });
    }
    case 'membership':
      return value(lowerMembership(expr, scope), 'bool');
    case 'between':
      return lowerBetween(expr, scope);
    case 'anycolumn':
      return value(lowerAnyColumn(expr, scope), 'bool');
    case 'toscalar': {
      const relation = scope.lowerQuery(expr.query);
      return scalarOf(relation, expr.type);
    }
    default:
      return assertNever(expr);
  }
}

const ORDERING = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** A test that holds where it holds for one column: texts and dynamic values for a term, columns of its type for a value. */
function lowerAnyColumn(expr: Extract<Expr, { kind: 'anycolumn' }>, scope: ExpressionScope): SqlNode {
  const { operator, span } = expr;
  const right = lowerExpr(expr.right, scope);
  const isText = right.type === 'string' || !ORDERING.has(operator);
  const needle: Value =
    right.type === 'string'
      ? right
      : {
          node: asText(right),
          type: 'string',
          ...(right.literal === undefined ? {} : { literal: String(right.literal) }),
        };
  const isSearched = (type: KustoType): boolean =>
    operator.startsWith('!') ? type === 'string' || type === 'dynamic' : true;
  const columns = scope.relation.columns.filter((each) => (isText ? isSearched(each.type) : each.type === right.type));
  const tests = columns.map(
    (each) =>
      lowerOperator({ operator, left: columnValue(each), right: isText ? needle : right, type: 'bool', span }).node,
  );
  if (tests.length === 0) return sql`0`;
  return sql`(${tests.reduce((all, each) => sql`${all} OR ${each}`)})`;
}

/** The first value of a table's first column. */
export function scalarOf(relation: Relation, type: KustoType): Value {
  const first = relation.columns[0];
  if (!first) return literal(type, null);
  const plan = { kind: 'take' as const, input: relation.plan, count: sql`1` };
  const node: SqlNode = { kind: 'query', plan, column: first.id };
  return value(first.type === 'string' ? sql`ifNull(${node}, '')` : node, first.type);
}

function lowerColumn(expr: Extract<Expr, { kind: 'column' }>, scope: ExpressionScope): Value {
  const found = scope.relation.columns.find((each) => each.name === expr.name);
  if (!found && scope.context.isOpen) return literal(expr.type, null);
  if (!found) return refuse('KQL1002', expr.span, `The name \`${expr.name}\` does not refer to a column here.`);
  return columnValue(found);
}

function lowerPath(expr: Extract<Expr, { kind: 'path' }>, scope: ExpressionScope): Value {
  const base = lowerExpr(expr.base, scope);
  const key = lowerExpr(expr.key, scope);
  if (base.parts && typeof key.literal === 'bigint')
    return base.parts.at(Number(key.literal)) ?? literal('dynamic', null);
  const readable: Value = base.type === 'dynamic' ? base : { node: asDynamic(base), type: 'dynamic' };
  if (typeof key.literal === 'string' || typeof key.literal === 'bigint') return stepInto(readable, key.literal);
  const root = shared(readable.node);
  if (key.type === 'long' || key.type === 'int') {
    const at = shared(sql`assumeNotNull(toInt32(${key.node}))`);
    const raw = sql`nullIf(nullIf(${rawMember(root, sql`if(${at} >= 0, ${at} + 1, ${at})`)}, ''), 'null')`;
    return value(sql`if(JSONType(${root}) = 'Array' AND isNotNull(${key.node}), ${raw}, NULL)`, 'dynamic');
  }
  return value(sql`nullIf(nullIf(${rawMember(root, asText(key))}, ''), 'null')`, 'dynamic');
}

export function environmentOf(scope: ExpressionScope): Environment {
  const { context, relation } = scope;
  return {
    nowTicks: context.nowTicks,
    currentUser: context.options.currentUser ?? '',
    currentDatabase: databaseNames(context.options.catalogue)[0] ?? '',
    currentCluster: clusterHosts(context.options.catalogue)[0] ?? null,
    columns: () => relation.columns.map((each) => ({ name: each.name, value: columnValue(each) })),
    ingestionTime: () => (relation.ingestedAtId ? value(column(relation.ingestedAtId), 'datetime') : null),
    warn: (name, difference, span) => context.warn(name, difference, span),
  };
}

const isExpr = (arg: Argument): arg is Expr => arg.kind !== 'star' && arg.kind !== 'type';

export function lowerArguments(args: readonly Argument[], scope: ExpressionScope): Value[] {
  return args.filter(isExpr).map((arg) => ({ ...lowerExpr(arg, scope), span: arg.span }));
}

function lowerCall(expr: Extract<Expr, { kind: 'call' }>, scope: ExpressionScope): Value {
  const entry = Object.hasOwn(functions, expr.name) ? functions[expr.name] : undefined;
  const call: Call = {
    name: expr.name,
    args: lowerArguments(expr.args, scope),
    type: expr.type,
    raw: expr.args,
    span: expr.span,
    environment: environmentOf(scope),
  };
  const windowed = scope.window?.(call);
  if (windowed) return windowed;
  const isInside = entry && 'sql' in entry && entry.isOutside?.(call) === false;
  if (!isInside && Object.hasOwn(hostFunctions, expr.name)) return lowerHostCall(call, scope.context);
  if (!entry) return refuse('KQL2002', expr.span, expr.name);
  if ('refused' in entry) return refuse('KQL2006', expr.span, `${expr.name}()`, entry.refused);
  if (entry.fidelity !== 'exact') scope.context.warn(`${expr.name}()`, entry.fidelity.differs, expr.span);
  const built = entry.sql(call);
  return 'node' in built ? built : value(built, expr.type);
}

function lowerBetween(expr: Extract<Expr, { kind: 'between' }>, scope: ExpressionScope): Value {
  const [of, low] = [lowerExpr(expr.value, scope), lowerExpr(expr.low, scope)];
  const given = lowerExpr(expr.high, scope);
  // `between (a .. 1d)` on a datetime ends a timespan after its start.
  const high =
    of.type === 'datetime' && given.type === 'timespan'
      ? lowerOperator({ operator: '+', left: low, right: given, type: 'datetime', span: expr.span })
      : given;
  const span = expr.span;
  const atLeast = lowerOperator({ operator: '>=', left: of, right: low, type: 'bool', span }).node;
  const atMost = lowerOperator({ operator: '<=', left: of, right: high, type: 'bool', span }).node;
  return value(expr.negated ? sql`(NOT (${atLeast} AND ${atMost}))` : sql`(${atLeast} AND ${atMost})`, 'bool');
}

type Membership = Extract<Expr, { kind: 'membership' }>;

function lowerMembership(expr: Membership, scope: ExpressionScope): SqlNode {
  const left = lowerExpr(expr.left, scope);
  if (expr.operator === 'has_any' || expr.operator === 'has_all') return lowerTerms(expr, left, scope);
  const isNegated = expr.operator.startsWith('!');
  const isFolded = expr.operator.endsWith('~');
  const found = expr.query
    ? inQuery(left, scope.lowerQuery(expr.query), isFolded)
    : inItems(left, expr, scope, isFolded);
  return isNegated ? sql`(NOT ifNull(${found}, 0))` : sql`ifNull(${found}, 0)`;
}

/** How both sides of `in` are read as one type. */
interface Sides {
  readonly isText: boolean;
  readonly read: (of: Value) => SqlNode;
}

/** The type of the left side; of a dynamic one, the type of the other. A text that is no value of the type is found nowhere. */
function sideFor(left: Value, other: KustoType, isFolded: boolean): Sides {
  const type = left.type === 'dynamic' ? (other === 'dynamic' ? 'string' : other) : left.type;
  const isText = isFolded || type === 'string';
  return {
    isText,
    read: (of) => (isText ? (isFolded ? sql`lowerUTF8(${asText(of)})` : asText(of)) : convertTo(type, of).node),
  };
}

function inQuery(left: Value, relation: Relation, isFolded: boolean): SqlNode {
  const first = relation.columns[0];
  if (!first) return sql`0`;
  const { read } = sideFor(left, first.type, isFolded);
  const id = `${first.id}_member`;
  const plan = { kind: 'compute' as const, input: relation.plan, columns: [{ id, expr: read(columnValue(first)) }] };
  return sql`${read(left)} IN ${{ kind: 'query', plan, column: id }}`;
}

function inItems(left: Value, expr: Membership, scope: ExpressionScope, isFolded: boolean): SqlNode {
  const items = expr.items.map((item) => lowerExpr(item, scope));
  const [only] = items;
  if (items.length === 1 && only?.type === 'dynamic') return inArray(left, only, isFolded);
  const texts = items.flatMap((item) =>
    item.type === 'string' && typeof item.literal === 'string' ? [item.literal] : [],
  );
  const { isText, read } = sideFor(left, items.find((item) => item.type !== 'dynamic')?.type ?? 'string', isFolded);
  if (isText && texts.length === items.length) {
    const wanted = isFolded ? texts.map((each) => each.toLowerCase()) : texts;
    const found = isFolded || left.type !== 'dynamic' ? null : comparePath(left, texts);
    if (found) return sql`(${found.mayBe} AND ${found.text} IN ${textArray(wanted)})`;
    return sql`${read(left)} IN ${textArray(wanted)}`;
  }
  const known = items.every((item) => item.literal !== undefined && item.literal !== null);
  if (known) return sql`${read(left)} IN (${list(items.map(read))})`;
  const once = shared(read(left));
  return items
    .map((item) => (item.type === 'dynamic' ? inArray(left, item, isFolded) : sql`ifNull(${once} = ${read(item)}, 0)`))
    .reduce((all, each) => sql`${all} OR ${each}`);
}

/** `x in (dynamic([...]))`: the elements are the items. */
function inArray(of: Value, array: Value, isFolded: boolean): SqlNode {
  // The text of an element is that of a dynamic value: `true`, not the `True` of a bool.
  const left: Value = of.type === 'string' ? of : { node: asDynamic(of), type: 'dynamic' };
  if (typeof array.literal === 'string') {
    const parsed: unknown = JSON.parse(array.literal);
    const items = (Array.isArray(parsed) ? parsed : [parsed]).map((each) =>
      typeof each === 'string' ? each : JSON.stringify(each),
    );
    const wanted = isFolded ? items.map((each) => each.toLowerCase()) : items;
    return sql`${isFolded ? sql`lowerUTF8(${asText(left)})` : asText(left)} IN ${textArray(wanted)}`;
  }
  const elements = sql`JSONExtract(ifNull(${array.node}, '[]'), 'Array(String)')`;
  return isFolded
    ? sql`has(splitByChar('\\n', lowerUTF8(arrayStringConcat(${elements}, '\\n'))), lowerUTF8(${asText(left)}))`
    : sql`has(${elements}, ${asText(left)})`;
}

function lowerTerms(expr: Membership, left: Value, scope: ExpressionScope): SqlNode {
  const isAny = expr.operator === 'has_any';
  if (expr.query) return hasTermsOfQuery(left, scope.lowerQuery(expr.query), isAny);
  const items = expr.items.map((item) => lowerExpr(item, scope));
  return hasTermsOf(left, items, isAny);
}

/** A condition of `where`: only true matters. */
export function lowerCondition(expr: Expr, scope: ExpressionScope): SqlNode {
  if (expr.kind === 'binary' && (expr.operator === 'and' || expr.operator === 'or')) {
    const [left, right] = [lowerCondition(expr.left, scope), lowerCondition(expr.right, scope)];
    return expr.operator === 'and' ? sql`(${left} AND ${right})` : sql`(${left} OR ${right})`;
  }
  if (expr.kind === 'binary' && expr.operator === '==') {
    const [left, right] = [lowerExpr(expr.left, scope), lowerExpr(expr.right, scope)];
    return lowerTest({ operator: '==', left, right, type: 'bool', span: expr.span }) ?? sql`0`;
  }
  return asBool(lowerExpr(expr, scope));
}
