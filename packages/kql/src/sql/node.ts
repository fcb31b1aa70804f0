import { DECIMAL_SQL } from '../decimals.ts';
import type { KustoType, Span } from '../types.ts';

/** A value bound to `{name:Type}`: never part of the statement's text. */
export type ParameterValue = string | number | bigint | boolean | null | readonly string[];

/**
 * A piece of a ClickHouse expression. Fragments hold text that this package wrote (the fixed parts of a template) and
 * nodes; a user's text can only be a parameter or an identifier, which the printer escapes.
 */
export type SqlNode =
  | { readonly kind: 'fragment'; readonly text: readonly string[]; readonly args: readonly SqlNode[] }
  | { readonly kind: 'parameter'; readonly type: string; readonly value: ParameterValue }
  | { readonly kind: 'column'; readonly id: string }
  | { readonly kind: 'physical'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly SqlNode[] }
  | { readonly kind: 'shared'; readonly expr: SqlNode }
  | { readonly kind: 'lambda'; readonly names: readonly string[]; readonly body: SqlNode }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'query'; readonly plan: unknown; readonly column: string }
  | { readonly kind: 'watchlist'; readonly alias: string }
  /**
   * What is read of the JSON in a column: the text of its member `key`, or, where `key` is null, a test that only spares work
   * and may be left out. `read` says how; the pass `members` may know a quicker way.
   */
  | { readonly kind: 'member'; readonly of: SqlNode; readonly key: string | null; readonly read: SqlNode }
  /** A call of a host function. The pass `hoist` turns it into a column; what it cannot reach is refused by the printer. */
  | {
      readonly kind: 'host';
      readonly name: string;
      readonly args: readonly { readonly node: SqlNode; readonly type: KustoType }[];
      readonly type: KustoType;
      readonly span: Span;
    }
  /** A column of the rows that a host stage gave: its cells as an array of texts, bound as the query runs. */
  | { readonly kind: 'staged'; readonly stage: number; readonly column: number };

/** Builds a fragment: `sql\`lowerUTF8(${x})\``. The template's own text is trusted, its holes are nodes. */
export function sql(text: TemplateStringsArray, ...args: readonly SqlNode[]): SqlNode {
  return Object.freeze({ kind: 'fragment', text: Object.freeze([...text]), args: Object.freeze(args) });
}

/** The nodes that a node is made of; a query inside an expression is no part of it. */
export function partsOf(node: SqlNode): readonly SqlNode[] {
  switch (node.kind) {
    case 'fragment':
      return node.args;
    case 'list':
      return node.items;
    case 'shared':
      return [node.expr];
    case 'member':
      return [node.read];
    case 'lambda':
      return [node.body];
    case 'host':
      return node.args.map((each) => each.node);
    default:
      return [];
  }
}

/**
 * Visits a node and what it is made of, each once: a node may stand in many places, and those in it in many places of each. Shape: a
 * visit that gives `true` ends the walk, and is its result.
 */
export function visitNodes(node: SqlNode, visit: (node: SqlNode) => unknown, seen = new Set<SqlNode>()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  return visit(node) === true || partsOf(node).some((part) => visitNodes(part, visit, seen));
}

/** Whether an expression draws a value of its own for each row. */
export const drawsAtRandom = (node: SqlNode): boolean =>
  visitNodes(
    node,
    (each) => each.kind === 'fragment' && each.text.some((part) => /randCanonical\(|generateUUIDv4\(/.test(part)),
  );

/** The same node of other parts. */
export function withParts(node: SqlNode, map: (part: SqlNode) => SqlNode): SqlNode {
  switch (node.kind) {
    case 'fragment':
      return node.args.length === 0 ? node : Object.freeze({ ...node, args: Object.freeze(node.args.map(map)) });
    case 'list':
      return list(node.items.map(map));
    case 'shared':
      return shared(map(node.expr));
    case 'member':
      return Object.freeze({ ...node, of: map(node.of), read: map(node.read) });
    case 'lambda':
      return Object.freeze({ ...node, body: map(node.body) });
    case 'host':
      return Object.freeze({ ...node, args: node.args.map((each) => ({ ...each, node: map(each.node) })) });
    default:
      return node;
  }
}

const freeVariables = new WeakMap<SqlNode, ReadonlySet<string>>();

/** Variables that a node reads and that no lambda inside it binds. */
export function freeVariablesOf(node: SqlNode): ReadonlySet<string> {
  const known = freeVariables.get(node);
  if (known) return known;
  const found = new Set(partsOf(node).flatMap((part) => [...freeVariablesOf(part)]));
  if (node.kind === 'variable') found.add(node.name);
  if (node.kind === 'lambda') for (const name of node.names) found.delete(name);
  freeVariables.set(node, found);
  return found;
}

/** Comma-separated nodes. */
export function list(items: readonly SqlNode[]): SqlNode {
  return Object.freeze({ kind: 'list', items: Object.freeze([...items]) });
}

export function column(id: string): SqlNode {
  return Object.freeze({ kind: 'column', id });
}

export function parameter(type: string, value: ParameterValue): SqlNode {
  return Object.freeze({ kind: 'parameter', type, value });
}

export const text = (value: string): SqlNode => parameter('String', value);
export const textArray = (values: readonly string[]): SqlNode => parameter('Array(String)', Object.freeze([...values]));

/**
 * A node to be used several times within one expression: it is printed once, as `(expr AS name)`, and then by name, so
 * that nested functions do not multiply the text.
 */
export function shared(expr: SqlNode): SqlNode {
  const isAtom =
    expr.kind === 'column' || expr.kind === 'parameter' || expr.kind === 'shared' || expr.kind === 'variable';
  return isAtom ? expr : Object.freeze({ kind: 'shared', expr });
}

let lambdaCount = 0;
/** A lambda; `body` receives its variables. The printer gives them names of their own. */
export function lambda(arity: number, body: (...variables: SqlNode[]) => SqlNode): SqlNode {
  const names = Array.from({ length: arity }, () => `_v${++lambdaCount}`);
  const variables = names.map((name): SqlNode => Object.freeze({ kind: 'variable', name }));
  return Object.freeze({ kind: 'lambda', names: Object.freeze(names), body: body(...variables) });
}

/**
 * A value that is computed once and read many times. The engine writes a `shared` node out at each of its uses when it builds its own
 * tree, so nested ones multiply; a variable does not.
 */
export const using = (of: SqlNode, build: (of: SqlNode) => SqlNode): SqlNode =>
  sql`arrayMap(${lambda(1, build)}, [${of}])[1]`;

const NULLS = Object.freeze({
  string: sql`''`,
  long: sql`CAST(NULL AS Nullable(Int64))`,
  int: sql`CAST(NULL AS Nullable(Int32))`,
  real: sql`CAST(NULL AS Nullable(Float64))`,
  bool: sql`CAST(NULL AS Nullable(Bool))`,
  datetime: sql`CAST(NULL AS Nullable(Int64))`,
  timespan: sql`CAST(NULL AS Nullable(Int64))`,
  guid: sql`CAST(NULL AS Nullable(UUID))`,
  decimal: Object.freeze({ kind: 'fragment', text: [`CAST(NULL AS Nullable(${DECIMAL_SQL}))`], args: [] }),
  dynamic: sql`CAST(NULL AS Nullable(String))`,
} satisfies Record<KustoType, SqlNode>);

/** The null of a type; for string the empty text, since Kusto's strings are never null. */
export const nullOf = (type: KustoType): SqlNode => NULLS[type];
