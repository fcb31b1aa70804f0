import { type Value, value } from '../lower/value.ts';
import { integer } from '../sql/build.ts';
import { rawElements, rawPairs } from '../sql/json-reals.ts';
import { lambda, type SqlNode, shared, sql } from '../sql/node.ts';
import { MAX_ELEMENTS } from '../types.ts';
import { type AggregateCall, arg, condition } from './aggregate-call.ts';
import { asJson } from './convert.ts';
import { jsonArray, jsonBag } from './json.ts';

/** An aggregate that gives an array: its elements as one array of the engine, and the JSON of that. */
export interface Elements {
  readonly gather: (call: AggregateCall) => SqlNode;
  readonly print: (call: AggregateCall, elements: SqlNode) => SqlNode;
}

/** A dynamic null is a value like any other in a list. */
const isPresent = (of: Value): SqlNode | null =>
  of.type === 'string' || of.type === 'dynamic' ? null : sql`isNotNull(${of.node})`;

type Gathering = 'list' | 'set';

/** The forms of these aggregates that newer ones replace. Source: the notes of the make_list, make_set and make_bag pages. */
const SHORT_LISTS: ReadonlySet<string> = new Set(['makelist', 'makeset', 'make_dictionary']);

/** How many values a group keeps at most: the last argument, or what the function takes for it. */
function mostOf(call: AggregateCall, conditionIndex: number | null): bigint {
  const size = call.args[conditionIndex === null ? 1 : 2];
  return typeof size?.literal === 'bigint' ? size.literal : SHORT_LISTS.has(call.name) ? 128n : BigInt(MAX_ELEMENTS);
}

/** The values of a group as one array: gathered as they are, and JSON once, after grouping, where somebody reads it. */
export function collect(kind: Gathering, conditionIndex: number | null, keepsNulls = false): Elements {
  const arePlain = (call: AggregateCall): boolean => arg(call, 0).type !== 'dynamic' && !keepsNulls;
  return {
    gather: (call) => {
      const of = arg(call, 0);
      const present = keepsNulls ? null : isPresent(of);
      const wanted = conditionIndex === null ? present : both(present, condition(call, conditionIndex));
      const limit = mostOf(call, conditionIndex);
      if (arePlain(call)) return gatherValues(of, kind, wanted, limit);
      return sql`arraySlice(${gather(of, kind, wanted ?? sql`1`)}, 1, ${integer(limit)})`;
    },
    print: (call, elements) => {
      const { type } = arg(call, 0);
      const json = lambda(1, (each) => sql`assumeNotNull(${asJson(value(each, type))})`);
      return sql`toNullable(${jsonArray(arePlain(call) ? sql`arrayMap(${json}, ${elements})` : elements)})`;
    },
  };
}

const both = (one: SqlNode | null, other: SqlNode): SqlNode => (one ? sql`${one} AND ${other}` : other);

/** Plain values, at most so many of a group. */
function gatherValues(of: Value, kind: Gathering, wanted: SqlNode | null, limit: bigint): SqlNode {
  const node = of.type === 'string' ? of.node : sql`assumeNotNull(${of.node})`;
  const most = integer(limit > 0n ? limit : 1n);
  if (!wanted) return kind === 'list' ? sql`groupArray(${most})(${node})` : sql`groupUniqArray(${most})(${node})`;
  return kind === 'list'
    ? sql`groupArrayIf(${most})(${node}, ${wanted})`
    : sql`groupUniqArrayIf(${most})(${node}, ${wanted})`;
}

/** JSON texts; the elements of a dynamic array stand in its place, and a dynamic null is a value like any other. */
function gather(of: Value, kind: Gathering, wanted: SqlNode): SqlNode {
  if (of.type !== 'dynamic') return sql`groupArrayIf(assumeNotNull(${asJson(of)}), ${wanted})`;
  const once = shared(of.node);
  const elements = sql`if(startsWith(ifNull(${once}, ''), '['), ${rawElements(sql`ifNull(${once}, '')`)}, [ifNull(${once}, 'null')])`;
  return kind === 'list'
    ? sql`groupArrayArrayIf(${elements}, ${wanted})`
    : sql`groupUniqArrayArrayIf(${elements}, ${wanted})`;
}

/** Bags of all rows in one; of two values for a key one stays. */
export function bag(call: AggregateCall, conditionIndex: number | null): SqlNode {
  const of = shared(arg(call, 0).node);
  const pairs = rawPairs(sql`ifNull(${of}, '')`);
  const all = shared(
    conditionIndex === null
      ? sql`groupArrayArray(${pairs})`
      : sql`groupArrayArrayIf(${pairs}, ${condition(call, conditionIndex)})`,
  );
  const names = shared(sql`arrayMap(_p -> _p.1, ${all})`);
  const each = sql`arrayFilter((_p, _i) -> indexOf(${names}, _p.1) = _i, ${all}, arrayEnumerate(${all}))`;
  return sql`toNullable(${jsonBag(sql`arraySlice(${each}, 1, ${integer(mostOf(call, conditionIndex))})`)})`;
}
