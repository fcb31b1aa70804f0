import type { Value } from '../lower/value.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asDynamic, jsonString } from './convert.ts';

const NUMBERS = text('^\\[[-+0-9.eE, ]*[.]0[-+0-9.eE, ]*\\]$');

/**
 * The JSON texts of an array's elements as they are shown, of JSON that is not null. ClickHouse prints the real `1.0` as `1`, so an array of
 * numbers with one such is divided as a text.
 */
export const arrayTexts = (json: SqlNode): SqlNode =>
  sql`if(match(${json}, ${NUMBERS}), splitByChar(',', replaceAll(substring(${json}, 2, length(${json}) - 2), ' ', '')), JSONExtractArrayRaw(${json}))`;

/** The raw JSON texts of an array's elements, a real without a fraction as the long; empty where the value is no array. */
export const elementsOf = (of: Value): SqlNode => sql`JSONExtractArrayRaw(ifNull(${asDynamic(of)}, ''))`;

/** Key and raw value of a bag's entries; empty where the value is no bag. */
export const pairsOf = (of: Value): SqlNode => sql`JSONExtractKeysAndValuesRaw(ifNull(${asDynamic(of)}, ''))`;

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

/** Runs `build` on an array's elements and gives null where the value is no array. */
export function onArray(of: Value, build: (elements: SqlNode) => SqlNode): SqlNode {
  const once = shared(asDynamic(of));
  return sql`if(${isArray(once)}, ${build(sql`JSONExtractArrayRaw(ifNull(${once}, ''))`)}, NULL)`;
}
