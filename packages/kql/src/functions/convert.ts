import { literal, pathNumber, pathText, type Value } from '../lower/value.ts';
import { parseDatetimeText } from '../parse/datetime-text.ts';
import { parseTimespanText } from '../parse/literals.ts';
import { hasWholeReal } from '../sql/json-reals.ts';
import { nullOf, type SqlNode, shared, sql, text, using } from '../sql/node.ts';
import type { KustoType } from '../types.ts';
import { datetimeText, timespanText } from './calendar.ts';
import { ticksFromText } from './datetime-text.ts';
import { asDecimal256, decimalOfDouble, decimalOfText, doubleOfDecimal } from './decimals.ts';
import { EPOCH_TICKS, inDatetimeRange, wholeOf } from './ranges.ts';
import { timespanFromText } from './timespan-text.ts';

/**
 * A double as the engine's JSON writer prints it: `1.0`, `0.000001`, `1e-7`, `100000000000000000000.0`, `1e21`, `inf`.
 * Source: recorded answers of the engine, whose digits are those of RapidJSON's `dtoa`.
 */
export function realText(real: SqlNode): SqlNode {
  const printed = shared(sql`toString(${real})`);
  return sql`multiIf(isNull(${real}), '', isNaN(${real}), 'NaN', match(${printed}, '[.einf]'), ${printed}, concat(${printed}, '.0'))`;
}

/** A double inside JSON, which has no infinities: those are texts. */
function realJson(real: SqlNode): SqlNode {
  const endless = sql`multiIf(isNaN(${real}), '"NaN"', ${real} > 0, '"Infinity"', '"-Infinity"')`;
  return sql`if(isFinite(${real}), ${realText(real)}, ${endless})`;
}

/** Source: recorded answers of the engine; `true` inside a dynamic value keeps its small letter. */
function boolText(bool: SqlNode): SqlNode {
  const once = shared(bool);
  return sql`multiIf(isNull(${once}), '', ${once}, 'True', 'False')`;
}

const TEXT: { readonly [K in KustoType]: (node: SqlNode) => SqlNode } = {
  string: (node) => node,
  long: (node) => sql`ifNull(toString(${node}), '')`,
  int: (node) => sql`ifNull(toString(${node}), '')`,
  real: (node) => sql`ifNull(${realText(shared(node))}, '')`,
  decimal: (node) => sql`ifNull(toString(${node}), '')`,
  bool: boolText,
  datetime: (node) => sql`ifNull(${datetimeText(shared(node))}, '')`,
  timespan: (node) => sql`ifNull(${timespanText(shared(node))}, '')`,
  guid: (node) => sql`ifNull(toString(${node}), '')`,
  dynamic: (node) => dynamicText(shared(node)),
};

const SPACE_OR_TEXT = text('("(?:[^"\\\\]|\\\\.)*")|[ \\t\\r\\n]+');

/** Valid JSON without space between its parts. ClickHouse's own printing makes `1.0` the long `1`; such JSON keeps its text. */
const withoutSpace = (json: SqlNode): SqlNode => sql`replaceRegexpAll(${json}, ${SPACE_OR_TEXT}, ${text('\\1')})`;
export const compactJson = (json: SqlNode): SqlNode =>
  sql`if(${hasWholeReal(json)}, ${withoutSpace(json)}, JSONExtractRaw(${json}))`;

/** The text of a dynamic value. A number is printed from its text, of which ClickHouse drops the `.0`. */
export function dynamicText(json: SqlNode): SqlNode {
  const real = realText(sql`toFloat64OrNull(${json})`);
  const isParts = sql`match(${json}, '^[[{]') AND ${hasWholeReal(json)}`;
  return sql`ifNull(multiIf(match(${json}, '^-?[0-9]+$'), ${json}, match(${json}, '^-?[0-9]'), ${real}, ${isParts}, ${withoutSpace(json)}, JSONExtractString(${json})), '')`;
}

/** `tostring()`: the text of any value, empty for null. */
export function asText(of: Value): SqlNode {
  if (of.path && (of.path.kept || of.path.keys.length > 0)) return pathText(of.path);
  return TEXT[of.type](of.node);
}

/** A text as a JSON string. ClickHouse escapes `/`, Kusto does not. */
export const jsonString = (node: SqlNode): SqlNode => sql`replaceAll(toJSONString(${node}), '\\\\/', '/')`;

const quoted = (node: SqlNode): SqlNode => sql`concat('"', ${node}, '"')`;
const JSON_TEXT: { readonly [K in KustoType]: (node: SqlNode) => SqlNode } = {
  string: jsonString,
  long: (node) => sql`toString(${node})`,
  int: (node) => sql`toString(${node})`,
  real: realJson,
  decimal: (node) => quoted(sql`toString(${node})`),
  bool: (node) => sql`if(${node}, 'true', 'false')`,
  datetime: (node) => quoted(datetimeText(node)),
  timespan: (node) => quoted(timespanText(node)),
  guid: (node) => quoted(sql`toString(${node})`),
  dynamic: (node) => node,
};

/** A value as JSON text, `null` for null: an element of an array or a bag. */
export function asJson(of: Value): SqlNode {
  if (of.type === 'string') return jsonString(of.node);
  if (of.type === 'dynamic') return sql`ifNull(${of.node}, 'null')`;
  const once = shared(of.node);
  return sql`if(isNull(${once}), 'null', ifNull(${JSON_TEXT[of.type](once)}, 'null'))`;
}

/** A value as a dynamic value: SQL null for null. */
export function asDynamic(of: Value): SqlNode {
  if (of.type === 'dynamic') return of.node;
  if (of.type === 'string') return sql`toNullable(${jsonString(of.node)})`;
  const once = shared(of.node);
  return sql`if(isNull(${once}), NULL, ${JSON_TEXT[of.type](once)})`;
}

const trimmed = (node: SqlNode): SqlNode => sql`trim(BOTH ' \\t\\r\\n' FROM ${node})`;
const HEX = '^0[xX][0-9a-fA-F]{1,16}$';

function longFromText(node: SqlNode): SqlNode {
  const once = shared(trimmed(node));
  const hex = sql`reinterpretAsInt64(reverse(unhex(leftPad(substring(${once}, 3), 16, '0'))))`;
  return sql`if(match(${once}, ${text(HEX)}), ${hex}, toInt64OrNull(${once}))`;
}

/** A double toward zero; beyond 64 bits the nearest end, as the engine gives it. */
const longFromReal = (real: SqlNode): SqlNode => {
  const once = shared(real);
  return sql`multiIf(isInfinite(${once}), NULL, ${once} >= 9223372036854775807., 9223372036854775807, ${once} <= -9223372036854775808., toInt64(-9223372036854775808), abs(${once}) < 9223372036854775807., toInt64(if(abs(${once}) < 9223372036854775807., ${once}, 0.)), NULL)`;
};

/** The JSON of a dynamic value that is read as a number, for which it is the same whether it has a point. */
const numberJson = (of: Value): SqlNode => (of.path && of.path.keys.length > 0 ? pathNumber(of.path) : of.node);

function longFromDynamic(of: Value): SqlNode {
  const raw = shared(sql`ifNull(${numberJson(of)}, '')`);
  const real = longFromReal(sql`toFloat64OrNull(${raw})`);
  // Most are whole numbers: the engine computes the rest for rows alone that are none.
  const whole = shared(sql`toInt64OrNull(${raw})`);
  return sql`multiIf(${whole} IS NOT NULL, ${whole}, startsWith(${raw}, '"'), ${longFromText(sql`JSONExtractString(${raw})`)}, ${raw} = 'true', 1, ${raw} = 'false', 0, ${real})`;
}

/** A count or a place; null is 0, also where it was computed: `assumeNotNull` would give what stands behind the null. */
export const asCount = (of: Value): SqlNode => sql`ifNull(${asLong(of)}, 0)`;

export function asLong(of: Value): SqlNode {
  switch (of.type) {
    case 'long':
    case 'timespan':
      return of.node;
    case 'datetime':
      return sql`(${of.node} + ${EPOCH_TICKS})`;
    case 'int':
      return sql`toInt64(${of.node})`;
    case 'bool':
      return sql`toInt64(${of.node} != 0)`;
    case 'real':
      return longFromReal(of.node);
    case 'decimal':
      return sql`toInt64OrNull(toString(truncate(${of.node})))`;
    case 'dynamic':
      return longFromDynamic(of);
    case 'string':
      return longFromText(of.node);
    default:
      return nullOf('long');
  }
}

/** Beyond 32 bits a double gives the nearest end, a long wraps. Source: recorded answers of the engine. */
export function asInt(of: Value): SqlNode {
  if (of.type === 'int') return of.node;
  const once = shared(of.type === 'real' ? longFromReal(of.node) : asLong(of));
  if (of.type === 'string') return sql`if(${once} BETWEEN -2147483648 AND 2147483647, toInt32(${once}), NULL)`;
  const nearest = sql`if(isNull(${once}), NULL, toInt32(least(2147483647, greatest(-2147483648, ${once}))))`;
  if (of.type === 'real') return nearest;
  if (of.type !== 'dynamic') return sql`toInt32(${once})`;
  return sql`if(match(ifNull(${of.node}, ''), '^-?[0-9]+[.eE]'), ${nearest}, toInt32(${once}))`;
}

export function asReal(of: Value): SqlNode {
  switch (of.type) {
    case 'real':
      return of.node;
    case 'string':
      return sql`toFloat64OrNull(${trimmed(of.node)})`;
    case 'dynamic': {
      if (of.path?.kept) return sql`CAST(${of.path.kept.number} AS Nullable(Float64))`;
      const raw = shared(sql`ifNull(${numberJson(of)}, '')`);
      const number = shared(sql`toFloat64OrNull(${raw})`);
      return sql`multiIf(${number} IS NOT NULL, ${number}, ${raw} = 'true', 1., ${raw} = 'false', 0., startsWith(${raw}, '"'), toFloat64OrNull(${trimmed(sql`JSONExtractString(${raw})`)}), NULL)`;
    }
    case 'decimal':
      return doubleOfDecimal(of.node);
    case 'guid':
      return nullOf('real');
    default:
      return sql`toFloat64(${of.node})`;
  }
}

export function asDecimal(of: Value): SqlNode {
  if (of.type === 'decimal') return asDecimal256(of.node);
  if (of.type === 'string' || of.type === 'dynamic') return decimalOfText(trimmed(asText(of)));
  if (of.type === 'guid') return nullOf('decimal');
  return of.type === 'real' ? decimalOfDouble(of.node) : asDecimal256(asLong(of));
}

export function asBool(of: Value): SqlNode {
  if (of.type === 'bool') return of.node;
  if (of.type === 'guid') return nullOf('bool');
  if (of.type === 'string' || of.type === 'dynamic') {
    const once = shared(sql`lower(${asText(of)})`);
    const isNumber =
      of.type === 'dynamic' ? sql`toFloat64OrNull(${of.node}) IS NOT NULL, toFloat64OrNull(${of.node}) != 0, ` : sql``;
    return sql`multiIf(${once} = 'true', 1, ${once} = 'false', 0, ${isNumber}${shared(longFromText(once))} IS NOT NULL, ${shared(longFromText(once))} != 0, NULL)`;
  }
  return sql`(${of.node} != 0)`;
}

export function asDatetime(of: Value): SqlNode {
  if (of.type === 'datetime') return of.node;
  if (of.type === 'string' || of.type === 'dynamic') {
    if (typeof of.literal === 'string' && of.type === 'string')
      return literal('datetime', parseDatetimeText(of.literal)).node;
    return ticksFromText(shared(asText(of)));
  }
  // A number is .NET ticks since 0001-01-01. Source: https://learn.microsoft.com/kusto/query/todatetime-function
  return inDatetimeRange(sql`(${asLong(of)} - ${EPOCH_TICKS})`);
}

export function asTimespan(of: Value): SqlNode {
  if (of.type === 'timespan') return of.node;
  if (of.type === 'string' || of.type === 'dynamic') {
    if (typeof of.literal === 'string' && of.type === 'string')
      return literal('timespan', parseTimespanText(of.literal)).node;
    return timespanFromText(shared(asText(of)));
  }
  if (of.type === 'real') return wholeOf(sql`(${of.node} * 864000000000.)`);
  return asLong(of);
}

export function asGuid(of: Value): SqlNode {
  if (of.type === 'guid') return of.node;
  // What stands after the 32 digits is ignored. Source: https://learn.microsoft.com/kusto/query/toguid-function
  const read = (digits: SqlNode): SqlNode => {
    const parts = sql`concat(substring(${digits}, 1, 8), '-', substring(${digits}, 9, 4), '-', substring(${digits}, 13, 4), '-', substring(${digits}, 17, 4), '-', substring(${digits}, 21))`;
    return sql`if(match(${digits}, '^[0-9a-fA-F]{32}$'), toUUIDOrNull(${parts}), NULL)`;
  };
  return using(sql`substring(replaceRegexpAll(${asText(of)}, '[-{}() ]', ''), 1, 32)`, read);
}

/** Reads a value as another type, as the `to...()` functions do. */
export function convertTo(type: KustoType, of: Value): Value {
  if (of.type === type) return of;
  if (of.literal === null && type !== 'string') return literal(type, null);
  const convert: { readonly [K in KustoType]: (from: Value) => SqlNode } = {
    string: asText,
    long: asLong,
    int: asInt,
    real: asReal,
    decimal: asDecimal,
    bool: asBool,
    datetime: asDatetime,
    timespan: asTimespan,
    guid: asGuid,
    dynamic: asDynamic,
  };
  const node = convert[type](of);
  const isNumeral = typeof of.literal === 'bigint' ? of.type !== 'datetime' : of.type === 'decimal';
  if (of.literal !== undefined && type === 'real' && isNumeral) return literal('real', Number(of.literal));
  if (typeof of.literal === 'bigint' && type === 'long' && of.type !== 'datetime') return literal('long', of.literal);
  return { node, type };
}
