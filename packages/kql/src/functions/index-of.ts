import { integer } from '../sql/build.ts';
import { lambda, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asLong, asText } from './convert.ts';
import { arg, type Call, constantInteger, constantText, defineFunctions } from './define.ts';
import { checkedRegex } from './text-operators.ts';

/** One match: where it begins, in characters from 0 or -1, and where the search for a further one begins. */
interface Found {
  readonly at: SqlNode;
  readonly next: SqlNode;
}
/** How a first match is found in what is left of the text from a place on. */
type Search = (window: SqlNode, from: SqlNode) => Found;

/** The part that is searched from a place on: `length` characters, or all of them where it is -1 or absent. */
function windowFrom(of: SqlNode, from: SqlNode, length: SqlNode | null): SqlNode {
  const rest = sql`substringUTF8(${of}, ${from} + 1)`;
  if (length === null) return rest;
  return sql`if(${length} < 0, ${rest}, substringUTF8(${of}, ${from} + 1, greatest(assumeNotNull(${length}), 0)))`;
}

/** The place of the wanted occurrence; each search begins after the match before it and reaches `length` characters. */
function nthPlace(call: Call, start: SqlNode, length: SqlNode | null, search: Search): SqlNode {
  const of = shared(asText(arg(call, 0)));
  const occurrence = call.args.length > 4 ? constantInteger(call, 4) : 1n;
  if (occurrence < 0n) return sql`CAST(NULL AS Nullable(Int64))`;
  if (occurrence <= 1n) return search(windowFrom(of, start, length), start).at;
  // Where the next search begins, and the place that the last one found.
  const step = lambda(2, (state) => {
    const from = sql`${state}.1`;
    const found = search(windowFrom(of, from, length), from);
    const further = sql`tuple(toInt64(assumeNotNull(${found.next})), toInt64(assumeNotNull(${found.at})))`;
    return sql`if(${state}.2 < 0, ${state}, ${further})`;
  });
  // A text has no more matches than characters and one more.
  const times = sql`range(least(${integer(occurrence)}, toUInt64(lengthUTF8(${of}) + 2)))`;
  return sql`arrayFold(${step}, ${times}, tuple(toInt64(assumeNotNull(${start})), toInt64(0))).2`;
}

const lengthOf = (call: Call): SqlNode | null => (call.args.length > 3 ? shared(asLong(arg(call, 3))) : null);

/** Null where a condition on an argument fails. */
const nullWhere = (isWrong: SqlNode, place: SqlNode): SqlNode => sql`if(${isWrong}, NULL, ${place})`;

function indexOf(call: Call): SqlNode {
  const needle = shared(asText(arg(call, 1)));
  const search: Search = (window, from) => {
    const place = shared(sql`toInt64(positionUTF8(${window}, ${needle}))`);
    return { at: sql`if(${place} = 0, -1, ${from} + ${place} - 1)`, next: sql`${from} + ${place}` };
  };
  if (call.args.length === 2) return nthPlace(call, sql`toInt64(0)`, null, search);
  const start = shared(asLong(arg(call, 2)));
  const size = sql`toInt64(lengthUTF8(${asText(arg(call, 0))}))`;
  const from = shared(sql`assumeNotNull(if(${start} < 0, greatest(${size} + ${start}, 0), ${start}))`);
  const length = lengthOf(call);
  const place = nthPlace(call, from, length, search);
  return length ? nullWhere(sql`ifNull(${length}, 0) < -1`, place) : place;
}

function indexOfRegex(call: Call): SqlNode {
  const pattern = text(`(?s)^(.*?)((?-s:${checkedRegex(constantText(call, 1), arg(call, 1))}))`);
  const search: Search = (window, from) => {
    const groups = shared(sql`extractGroups(${window}, ${pattern})`);
    const place = sql`${from} + toInt64(lengthUTF8(${groups}[1]))`;
    return {
      at: sql`if(empty(${groups}), -1, ${place})`,
      next: sql`${place} + toInt64(lengthUTF8(${groups}[2]))`,
    };
  };
  if (call.args.length === 2) return nthPlace(call, sql`toInt64(0)`, null, search);
  const start = shared(asLong(arg(call, 2)));
  const length = lengthOf(call);
  const place = nthPlace(call, shared(sql`assumeNotNull(greatest(${start}, 0))`), length, search);
  const isWrong = length ? sql`ifNull(${start}, 0) < 0 OR ifNull(${length}, 0) < -1` : sql`ifNull(${start}, 0) < 0`;
  return nullWhere(isWrong, place);
}

/** Functions that say where in a text something begins. */
export const indexOfFunctions = defineFunctions({ indexof: indexOf, indexof_regex: indexOfRegex });
