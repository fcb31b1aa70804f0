import { widenJson } from '../json-numbers.ts';
import { literal, type Value } from '../lower/value.ts';
import { lambda, type SqlNode, shared, sql, text, using } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { asText, compactJson, convertTo, jsonString } from './convert.ts';
import { arg, type Call, defineFunctions, kusto, withNames } from './define.ts';

const to =
  (type: KustoType) =>
  (call: Call): Value =>
    convertTo(type, arg(call, 0));

/** A constant beyond 64 bits is folded as the .NET cast does; rows have the nearest end. Source: recorded answers. */
function toLong(call: Call): Value {
  const of = arg(call, 0);
  const isBeyond = typeof of.literal === 'number' && Number.isFinite(of.literal) && Math.abs(of.literal) >= 2 ** 63;
  return isBeyond ? literal('long', -(2n ** 63n)) : convertTo('long', of);
}

/** Text as a dynamic value: JSON where it is JSON, else the text itself as a JSON string. */
export function parseJson(call: Call): Value {
  const of = arg(call, 0);
  if (of.type === 'dynamic' && of.path) return ofDynamic(of);
  if (of.type === 'dynamic') return { node: of.node, type: 'dynamic' };
  if (of.type !== 'string') return convertTo('dynamic', of);
  if (typeof of.literal === 'string') return literal('dynamic', parseJsonText(of.literal));
  const once = shared(of.node);
  const normal = sql`multiIf(isValidJSON(${once}), nullIf(${compactJson(once)}, 'null'), match(${once}, '[0-9]{19}'), ${fromWide(once)}, ${jsonString(once)})`;
  return { node: sql`if(empty(${once}), NULL, ${normal})`, type: 'dynamic', path: { root: once, keys: [] } };
}

const TOKEN = text('"(?:[^"\\\\]|\\\\.)*"|-?[0-9][-+0-9.eE]*|[^"0-9-]+|.');

/** The engine takes JSON with a whole number beyond 64 bits for none; Kusto reads such a number as a real. */
function fromWide(json: SqlNode): SqlNode {
  const isWide = (token: SqlNode): SqlNode =>
    sql`match(${token}, '^-?[0-9]{19,}$') AND toInt64OrNull(${token}) IS NULL AND toUInt64OrNull(${token}) IS NULL`;
  const widen = lambda(1, (token) => sql`if(${isWide(token)}, concat(${token}, '.0'), ${token})`);
  const widened = sql`arrayStringConcat(arrayMap(${widen}, extractAll(${json}, ${TOKEN})))`;
  return using(
    widened,
    (one) => sql`if(isValidJSON(${one}), nullIf(${compactJson(one)}, 'null'), ${jsonString(json)})`,
  );
}

/** A dynamic string that holds JSON is parsed again: published queries call `parse_json` on what is parsed already. */
function ofDynamic(of: Value): Value {
  const raw = shared(of.node);
  const inner = sql`if(startsWith(${raw}, '"'), JSONExtractString(${raw}), ${raw})`;
  const once = shared(inner);
  const node = sql`if(startsWith(${raw}, '"') AND NOT isValidJSON(${once}), ${raw}, nullIf(${once}, ''))`;
  return { node, type: 'dynamic', path: { root: once, keys: [] } };
}

export function parseJsonText(json: string): string | null {
  if (json === '') return null;
  try {
    JSON.parse(json);
  } catch {
    return JSON.stringify(json);
  }
  const compact = widenJson(json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_all, kept: string | undefined) => kept ?? ''));
  return compact === 'null' ? null : compact;
}

const TYPE_NAMES: Readonly<Record<KustoType, string>> = Object.freeze({
  bool: 'bool',
  datetime: 'datetime',
  decimal: 'decimal',
  dynamic: 'dynamic',
  guid: 'guid',
  int: 'int',
  long: 'long',
  real: 'real',
  string: 'string',
  timespan: 'timespan',
});

function typeName(call: Call): SqlNode | Value {
  const of = arg(call, 0);
  if (of.type !== 'dynamic') return literal('string', TYPE_NAMES[of.type]);
  const kind = sql`JSONType(ifNull(${shared(of.node)}, 'null'))`;
  return sql`transform(toString(${kind}), ['Null', 'Object', 'Array', 'String', 'Bool', 'Int64', 'UInt64', 'Double'], ['null', 'dictionary', 'array', 'string', 'bool', 'long', 'long', 'double'], 'null')`;
}

export const conversionFunctions = defineFunctions({
  tostring: (call) => {
    const of = arg(call, 0);
    return typeof of.literal === 'string' && of.type === 'string' ? of : asText(of);
  },
  tolong: toLong,
  toint: to('int'),
  ...withNames(['toreal', 'todouble'], to('real')),
  todecimal: to('decimal'),
  ...withNames(['tobool', 'toboolean'], to('bool')),
  todatetime: to('datetime'),
  totimespan: to('timespan'),
  totime: to('timespan'),
  toguid: to('guid'),
  ...withNames(['parse_json', 'parsejson', 'todynamic', 'toobject'], parseJson),
  dynamic_to_json: {
    sql: (call) => asText(arg(call, 0)),
    isOutside: (call) => arg(call, 0).type === 'dynamic',
    fidelity: 'exact',
    source: kusto('dynamic-to-json-function'),
  },
  gettype: typeName,
});
