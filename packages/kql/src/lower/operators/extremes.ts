import { asText } from '../../functions/convert.ts';
import { type SqlNode, shared, sql } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import { type Value, value } from '../value.ts';

/**
 * The row with the largest or smallest key, a column at a time, so that columns that nobody reads are not read. All of them come
 * from one row: the aggregates of a group meet its rows in one order, compare the same keys, and keep the first of equal ones.
 */
export class ExtremeRow {
  private readonly key: Value;
  private readonly isMax: boolean;

  constructor(key: Value, isMax: boolean) {
    this.key = key;
    this.isMax = isMax;
  }

  /** The key itself, which a simpler aggregate gives; of doubles one that is not a number would be passed over. */
  pickKey(): Value {
    const { node, type } = this.key;
    if (type === 'real' || type === 'dynamic') return this.pick(this.key);
    const of = type === 'string' ? node : sql`toNullable(${node})`;
    return value(this.isMax ? sql`max(${of})` : sql`min(${of})`, type);
  }

  /** The value that a column has in that row. */
  pick(of: Value): Value {
    return value(this.pickNode(of), of.type);
  }

  /** Never a `Nullable` argument: ClickHouse would pass over rows whose value is null. */
  private pickNode({ node, type }: Value): SqlNode {
    if (type === 'string')
      return MAY_BE_NULL.has(this.key.type) ? sql`ifNull(${this.best(node)}, '')` : this.best(node);
    if (type === 'dynamic') return sql`nullIf(${this.best(sql`ifNull(${node}, '')`)}, '')`;
    // Of no rows both are 0, which is null.
    return sql`if(${this.best(sql`isNotNull(${node})`)}, ${this.best(sql`assumeNotNull(${node})`)}, NULL)`;
  }

  /** A null key loses to any other; a value that is not a number wins over any number. */
  private best(of: SqlNode): SqlNode {
    const { type, node } = this.key;
    if (type === 'string') return this.byRank(of, node);
    if (type === 'dynamic') return this.byRank(of, asText(this.key));
    if (type === 'real') return this.byRank(of, this.realRank(shared(node)));
    // Ticks never reach the ends of 64 bits, nor does a whole number of 32 bits.
    if (type === 'datetime' || type === 'timespan' || type === 'int' || type === 'bool')
      return this.byRank(of, sql`ifNull(toInt64(${node}), ${this.isMax ? LEAST : MOST})`);
    // ClickHouse passes over null keys: a group that has no other gives its first row.
    return sql`if(count(${node}) > 0, ${this.byRank(of, node)}, any(${of}))`;
  }

  private byRank(of: SqlNode, rank: SqlNode): SqlNode {
    return this.isMax ? sql`argMax(${of}, ${rank})` : sql`argMin(${of}, ${rank})`;
  }

  private realRank(node: SqlNode): SqlNode {
    return this.isMax
      ? sql`tuple(isNotNull(${node}), isNaN(${node}), ${node})`
      : sql`tuple(isNull(${node}), NOT isNaN(${node}), ${node})`;
  }
}

/** Types of keys that `argMin` and `argMax` meet as they are, and whose nulls they pass over: what they give may be null as well. */
const MAY_BE_NULL: ReadonlySet<KustoType> = new Set(['long', 'decimal', 'guid']);
const LEAST = sql`toInt64(-9223372036854775808)`;
const MOST = sql`toInt64(9223372036854775807)`;

/** The value that a column has in the first row of its group. */
export function firstOf({ node, type }: Value): Value {
  if (type === 'string') return value(sql`any(${node})`, type);
  if (type === 'dynamic') return value(sql`nullIf(any(ifNull(${node}, '')), '')`, type);
  return value(sql`if(any(isNotNull(${node})), any(assumeNotNull(${node})), NULL)`, type);
}
