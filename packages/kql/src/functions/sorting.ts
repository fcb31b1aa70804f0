import { literal, partsValue, type Value, value } from '../lower/value.ts';
import { lambda, type SqlNode, shared, sql } from '../sql/node.ts';
import { arg, type Call, defineFunctions } from './define.ts';
import { elementsOf, elementTexts, isArray, jsonArray, onArray, onElements } from './json.ts';

/** What an element sorts by: numbers, then texts, then all else; among themselves by value. */
const sortKey = (element: SqlNode, isDescending: boolean): SqlNode => {
  const kind = sql`multiIf(startsWith(${element}, '"'), 1, match(${element}, '^-?[0-9]'), 0, 2)`;
  // The kinds keep their order in both directions.
  return sql`(${isDescending ? sql`-${kind}` : kind}, toFloat64OrZero(${element}), JSONExtractString(${element}))`;
};

/** The places of an array's elements in their new order; nulls go to one end. */
function orderOf(elements: SqlNode, isDescending: boolean, nullsLast: SqlNode): SqlNode {
  const places = sql`arrayEnumerate(${elements})`;
  const at = (place: SqlNode): SqlNode => sql`${elements}[${place}]`;
  const by = lambda(1, (place) => sortKey(at(place), isDescending));
  const known = sql`arrayFilter(${lambda(1, (place) => sql`${at(place)} != 'null'`)}, ${places})`;
  const nulls = sql`arrayFilter(${lambda(1, (place) => sql`${at(place)} = 'null'`)}, ${places})`;
  const sorted = isDescending ? sql`arrayReverseSort(${by}, ${known})` : sql`arraySort(${by}, ${known})`;
  return sql`if(${nullsLast}, arrayConcat(${sorted}, ${nulls}), arrayConcat(${nulls}, ${sorted}))`;
}

/**
 * Sorts the first array and takes the others along; each is a column of its own, null where its length is another.
 * Shape: the last argument may say whether nulls come last.
 */
function sort(call: Call, isDescending: boolean): Value {
  const last = call.args.at(-1);
  const hasFlag = call.args.length > 1 && last?.type === 'bool';
  const arrays = hasFlag ? call.args.slice(0, -1) : call.args;
  const nullsLast = hasFlag && last ? sql`ifNull(${last.node}, 1)` : literal('bool', true).node;
  const head = shared(elementsOf(arg(call, 0)));
  const order = shared(orderOf(head, isDescending, nullsLast));
  const moved = (elements: SqlNode): SqlNode =>
    jsonArray(sql`arrayMap(${lambda(1, (place) => sql`${elements}[${place}]`)}, ${order})`);
  const first = value(
    onElements(arg(call, 0), (elements) => moved(shared(elements))),
    'dynamic',
  );
  const rest = arrays.slice(1).map((each) => {
    const elements = shared(elementTexts(each));
    const fits = sql`length(${elements}) = length(${head}) AND ${isArray(each.node)}`;
    return value(
      onArray(arg(call, 0), () => sql`if(${fits}, ${moved(elements)}, NULL)`),
      'dynamic',
    );
  });
  return rest.length === 0 ? first : partsValue(first, ...rest);
}

export const sortingFunctions = defineFunctions({
  array_sort_asc: (call) => sort(call, false),
  array_sort_desc: (call) => sort(call, true),
});
