import type { LiteralValue } from '../ast.ts';
import { DECIMAL_SQL, readDecimal } from '../decimals.ts';
import { integer } from '../sql/build.ts';
import { column, nullOf, parameter, type SqlNode, shared, sql, text, textArray } from '../sql/node.ts';
import type { KustoType, Span } from '../types.ts';

/** A path that starts at a column or at text that `parse_json` reads; kept apart so that it becomes one extraction. */
export interface JsonPath {
  readonly root: SqlNode;
  readonly keys: readonly (string | bigint)[];
  /** Its text and its number, where the log store keeps them. A number may have a dictionary. */
  readonly kept?: { readonly text: SqlNode; readonly number: SqlNode };
}

/** Ids of the columns in which the log store keeps a path: its raw JSON, its text and its number. */
export interface MaterialisedPath {
  readonly rawId: string;
  readonly textId: string;
  readonly numberId: string;
}

/** A lowered expression. Invariant: a string is never null; every other type is null where Kusto's is. */
export interface Value {
  readonly node: SqlNode;
  readonly type: KustoType;
  /** Known at compile time. */
  readonly literal?: LiteralValue;
  readonly path?: JsonPath;
  /** JSON paths of this column that the log store keeps as columns of their own, by `JSON.stringify(path)`. */
  readonly materialised?: ReadonlyMap<string, MaterialisedPath>;
  /** The column that keeps the terms beyond ASCII of this one, where the log store has an index of its terms. */
  readonly terms?: SqlNode;
  /** Of arrays that were made here: the column that holds how many elements each has. The value is never null then. */
  readonly lengthId?: string;
  readonly span?: Span;
  /** The columns of a call that gives several, as `series_stats()` does. Where one is asked for, the value is the first. */
  readonly parts?: readonly Value[];
}

/** Several columns as one value. */
export function partsValue(first: Value, ...rest: readonly Value[]): Value {
  return { ...first, parts: [first, ...rest] };
}

export const value = (node: SqlNode, type: KustoType): Value => ({ node, type });

const LITERAL_TYPES: Readonly<Record<KustoType, string>> = Object.freeze({
  string: 'String',
  long: 'Int64',
  int: 'Int32',
  real: 'Float64',
  bool: 'Bool',
  datetime: 'Int64',
  timespan: 'Int64',
  guid: 'UUID',
  decimal: DECIMAL_SQL,
  dynamic: 'String',
});

export function literal(type: KustoType, of: LiteralValue): Value {
  if (of === null) return { node: nullOf(type), type, literal: type === 'string' ? '' : null };
  if (type === 'real' && typeof of === 'number' && !Number.isFinite(of))
    return { node: parameter('Float64', realText(of)), type, literal: of };
  if (type === 'decimal') return decimalLiteral(readDecimal(String(of)));
  return { node: parameter(LITERAL_TYPES[type], type === 'real' ? realText(Number(of)) : of), type, literal: of };
}

const decimalLiteral = (of: string | null): Value =>
  of === null ? literal('decimal', null) : { node: parameter(DECIMAL_SQL, of), type: 'decimal', literal: of };

/** The text that ClickHouse reads back as the same double. */
function realText(of: number): string {
  if (Number.isNaN(of)) return 'nan';
  if (Object.is(of, -0)) return '-0';
  return Number.isFinite(of) ? String(of) : of > 0 ? 'inf' : '-inf';
}

const argsOf = (path: JsonPath): SqlNode =>
  path.keys.map(keyNode).reduce((all, step) => sql`${all}, ${step}`, path.root);

/** The JSON at a path. A whole number reads an array's element only, never a member of an object. */
export function pathNode(path: JsonPath): SqlNode {
  if (path.keys.length === 0) return path.root;
  const raw = sql`JSONExtractRaw(${argsOf(path)})`;
  return guarded(path, sql`nullIf(nullIf(${withPoint(path, raw)}, ''), 'null')`);
}

/** As {@link pathNode} for a number: it is the same whether that is `1` or `1.0`, and whether nothing is null, `null` or empty. */
export function pathNumber(path: JsonPath): SqlNode {
  return guarded(path, sql`JSONExtractRaw(${argsOf(path)})`);
}

/**
 * ClickHouse prints the real `1.0` as `1`, which is a long. Where the text at a path could be such a real, the type of the
 * value is asked for; that reads the JSON once more, so only then.
 */
function withPoint(path: JsonPath, found: SqlNode): SqlNode {
  const once = shared(found);
  return sql`if(match(${once}, '^-?[0-9]+$') AND JSONType(${argsOf(path)}) = 'Double', concat(${once}, '.0'), ${once})`;
}

/** The scalar text at a path of one step or more, empty where there is none. */
export const pathText = (path: JsonPath): SqlNode => textAt(path, (read) => withPoint(path, read));

/** As {@link pathText} for what no number is equal to. */
const pathWord = (path: JsonPath): SqlNode => textAt(path, (read) => read);

function textAt(path: JsonPath, show: (read: SqlNode) => SqlNode): SqlNode {
  if (path.kept) return path.kept.text;
  const found = sql`ifNull(${show(sql`JSONExtractString(${argsOf(path)})`)}, '')`;
  const [key] = path.keys;
  if (path.keys.length === 1 && typeof key === 'string' && path.root.kind === 'column')
    return Object.freeze({ kind: 'member', of: path.root, key, read: found });
  return path.keys.some((each) => typeof each === 'bigint') ? sql`ifNull(${guarded(path, found)}, '')` : found;
}

/** A path that is compared with constant texts: its text, and a test that holds wherever it is one of them, which reads no JSON. */
export interface ComparedPath {
  readonly text: SqlNode;
  readonly mayBe: SqlNode;
}

/** Texts of JSON that stand in it as they are, or with a backslash: not those of numbers, arrays and bags. */
const isWord = (of: string): boolean => !/^[[{]/.test(of) && Number.isNaN(Number(of));

/** A path beside constant texts, where the log store does not keep it and no number is equal to one of them; else null. */
export function comparePath({ path }: Value, texts: readonly string[]): ComparedPath | null {
  if (!path || path.kept || path.keys.length === 0 || path.root.kind !== 'column') return null;
  if (texts.length === 0 || texts.length > MOST_SOUGHT || !texts.every(isWord)) return null;
  const read = sql`multiSearchAny(${path.root}, ${textArray([...texts, '\\'])})`;
  return { text: pathWord(path), mayBe: Object.freeze({ kind: 'member', of: path.root, key: null, read }) };
}

/** The engine looks for at most 255 texts at once; many are found somewhere in any bag. */
const MOST_SOUGHT = 16;

const keyNode = (key: string | bigint): SqlNode =>
  typeof key === 'string' ? text(key) : integer(key >= 0n ? key + 1n : key);

function guarded(path: JsonPath, found: SqlNode): SqlNode {
  const checks = path.keys.flatMap((key, index) => {
    if (typeof key === 'string') return [];
    const before = path.keys
      .slice(0, index)
      .map(keyNode)
      .reduce((all, step) => sql`${all}, ${step}`, path.root);
    return [sql`JSONType(${before}) = 'Array'`];
  });
  return checks.reduce((inner, check) => sql`if(${check}, ${inner}, NULL)`, found);
}

/** Steps into a dynamic value by a constant key, through a materialised column where the log store keeps one. */
export function stepInto(base: Value, key: string | bigint): Value {
  const path: JsonPath = base.path
    ? { root: base.path.root, keys: [...base.path.keys, key] }
    : { root: shared(base.node), keys: [key] };
  const names = path.keys.every((each) => typeof each === 'string') ? JSON.stringify(path.keys) : '';
  const kept = base.materialised?.get(names);
  if (kept) {
    const root = column(kept.rawId);
    const columns = { text: column(kept.textId), number: column(kept.numberId) };
    return { node: root, type: 'dynamic', path: { root, keys: [], kept: columns } };
  }
  const rest = base.materialised ? { materialised: base.materialised } : {};
  return { node: pathNode(path), type: 'dynamic', path, ...rest };
}
