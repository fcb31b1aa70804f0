import type { NamedExpr } from '../../ast.ts';
import { type GroupKey, idsIn, type Plan } from '../../plan/plan.ts';
import { drawsAtRandom, parameter, type SqlNode, shared, sql } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import { type ExpressionScope, lowerExpr } from '../expression.ts';
import type { LowerContext } from '../scope.ts';
import type { Value } from '../value.ts';
import { partsOf } from './rows.ts';

/** The values that keys group by, with names where they give columns: of a function that has several results each is one. */
export const keyValues = (
  keys: readonly NamedExpr[],
  scope: ExpressionScope,
): { readonly name: string | null; readonly of: Value }[] =>
  keys.flatMap(({ names, expr }) => {
    const whole = lowerExpr(expr, scope);
    const parts = names.length > 1 ? partsOf(whole, names.length) : [whole];
    return parts.map((of, index) => ({ name: names[index] ?? null, of }));
  });

/** A group key's value, and its part of the number by which rows are grouped; without one it is a key of its own. */
export interface KeyParts {
  readonly node: SqlNode;
  readonly summand?: SqlNode;
}

export const groupKey = (id: string, { node, summand }: KeyParts): GroupKey => ({
  id,
  expr: node,
  ...(summand && { summand }),
});

/** Bits of the sum, the width of the hash of a text. */
const SUM_BITS = 128;
/** Bits that the whole numbers of a type and a null take. Ticks never reach the ends of 64 bits. */
const WIDTHS: { readonly [K in KustoType]?: number } = { bool: 2, int: 33, long: 65, datetime: 64, timespan: 64 };

/**
 * Keys of several columns whose texts have dictionaries are one number: the sum of the texts' hashes, each made once a dictionary,
 * and of whole numbers, each in bits of its own. ClickHouse would write all keys of each row into one text instead.
 * Measured and argued in docs/adr/0008-group-keys.md.
 */
export function sumKeys(keys: readonly Value[], rows: Plan, context: LowerContext): KeyParts[] {
  const texts = keys.filter(({ type }) => type === 'string');
  const isPlain = (key: Value): boolean => !hasDictionary(key.node, context);
  if (keys.length < 2 || texts.length === 0 || texts.some(isPlain) || !isMost(rows, context))
    return keys.map(({ node }) => ({ node }));
  let taken = 0;
  return keys.map(({ type, node: of }, index): KeyParts => {
    const node = shared(of);
    if (type === 'string') return { node, summand: hashOf(node, index, context) };
    const width = WIDTHS[type];
    if (width === undefined || taken + width > SUM_BITS || drawsAtRandom(of)) return { node: of };
    const summand = numberAt(node, width, taken);
    taken += width;
    return { node, summand };
  });
}

/** Whether rows are most of their tables' within a time: a dictionary is worked through for each block, however few rows a filter left of it. */
function isMost(rows: Plan, context: LowerContext): boolean {
  switch (rows.kind) {
    case 'from':
      return true;
    case 'filter':
      return (
        [...idsIn(rows.predicate)].every((id) => context.types.get(id) === 'datetime') && isMost(rows.input, context)
      );
    case 'compute':
    case 'project':
    case 'window':
    case 'sort':
      return isMost(rows.input, context);
    case 'shared':
      return isMost(rows.of.plan, context);
    case 'union':
      return rows.inputs.every(({ plan }) => isMost(plan, context));
    default:
      return false;
  }
}

const hasDictionary = (node: SqlNode, { dictionaryIds }: LowerContext): boolean =>
  node.kind === 'column' && dictionaryIds.has(node.id);

/** The least number that is 64 bits wide as it stands in a statement. */
const WIDE = 2 ** 32;

/** The key's number makes equal texts of two keys two numbers. */
function hashOf(text: SqlNode, index: number, { options }: LowerContext): SqlNode {
  const [secret, place] = [options.hashSecret ?? WIDE, WIDE + index].map((of) => parameter('UInt64', BigInt(of)));
  return sql`reinterpretAsInt128(sipHash128Keyed((${secret as SqlNode}, ${place as SqlNode}), ${text}))`;
}

/** A number from `at` on, null being the lowest of its width: what is below a sum's other numbers leaves them apart. */
function numberAt(of: SqlNode, width: number, at: number): SqlNode {
  const number = sql`ifNull(toInt128(${of}), ${int128(-(2n ** BigInt(width - 1)))})`;
  return at === 0 ? number : sql`${number} * ${int128(2n ** BigInt(at))}`;
}

const int128 = (of: bigint): SqlNode => parameter('Int128', String(of));
