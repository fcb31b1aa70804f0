import type { Value } from '../lower/value.ts';
import { rawElements, rawPairs } from '../sql/json-reals.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asDynamic, jsonString } from './convert.ts';

const NUMBERS = text('^\\[[-+0-9.eE, ]*[.]0[-+0-9.eE, ]*\\]$');

/** The raw JSON texts of an array's elements as they are shown, of JSON that is not null. An array of numbers is divided as a text. */
export const arrayTexts = (json: SqlNode): SqlNode =>
  sql`if(match(${json}, ${NUMBERS}), splitByChar(',', replaceAll(substring(${json}, 2, length(${json}) - 2), ' ', '')), ${rawElements(json)})`;

/** The raw JSON texts of an array's elements; empty where the value is no array. */
export const elementTexts = (of: Value): SqlNode => rawElements(sql`ifNull(${asDynamic(of)}, '')`);

/** As {@link elementTexts}, a real without a fraction as the long: elements that are read as numbers, or compared. */
export const elementsOf = (of: Value): SqlNode => sql`JSONExtractArrayRaw(ifNull(${asDynamic(of)}, ''))`;

/** Key and raw value of a bag's entries; empty where the value is no bag. */
export const pairsOf = (of: Value): SqlNode => rawPairs(sql`ifNull(${asDynamic(of)}, '')`);

export const isArray = (node: SqlNode): SqlNode => sql`ifNull(JSONType(${node}) = 'Array', 0)`;
export const isBag = (node: SqlNode): SqlNode => sql`ifNull(JSONType(${node}) = 'Object', 0)`;

/** JSON texts as one array. */
export const jsonArray = (items: SqlNode): SqlNode => sql`concat('[', arrayStringConcat(${items}, ','), ']')`;

/** Plain texts as one array of JSON strings. */
export const jsonTexts = (items: SqlNode): SqlNode =>
  sql`concat('[', arrayStringConcat(arrayMap(_x -> ${jsonString(sql`_x`)}, ${items}), ','), ']')`;

/** An array of `(key, raw value)` as one bag. */
export const jsonBag = (pairs: SqlNode): SqlNode =>
  sql`concat('{', arrayStringConcat(arrayMap(_kv -> concat(${jsonString(sql`_kv.1`)}, ':', _kv.2), ${pairs}), ','), '}')`;

type Read = (of: Value) => SqlNode;

/** Runs `build` on an array's elements, as `read` gives them, and gives null where the value is no array. */
export function onArray(of: Value, build: (elements: SqlNode) => SqlNode, read: Read = elementsOf): SqlNode {
  const once = shared(asDynamic(of));
  return sql`if(${isArray(once)}, ${build(read({ node: once, type: 'dynamic' }))}, NULL)`;
}

/** As {@link onArray}, for elements that are passed on. */
export const onElements = (of: Value, build: (elements: SqlNode) => SqlNode): SqlNode =>
  onArray(of, build, elementTexts);
