import type { Value } from '../lower/value.ts';
import { lambda, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asCount, asLong, asText } from './convert.ts';
import { arg, type Call, defineFunctions, withNames } from './define.ts';
import { elementsOf, jsonArray } from './json.ts';
import { remainder } from './ranges.ts';

const first = (call: Call): SqlNode => asText(arg(call, 0));

const hex = (digest: SqlNode): SqlNode => sql`lower(hex(${digest}))`;

/** Source: https://learn.microsoft.com/kusto/query/tohex-function, `minLength` (read 2026-11-21). */
const MOST_DIGITS = sql`16`;

function toHex(call: Call): SqlNode {
  const of = arg(call, 0);
  const bits = of.type === 'int' ? sql`reinterpretAsUInt32(${of.node})` : sql`reinterpretAsUInt64(${asLong(of)})`;
  const short = shared(sql`replaceRegexpOne(lower(hex(${bits})), '^0+', '')`);
  const digits = shared(sql`if(empty(${short}), '0', ${short})`);
  if (call.args.length < 2) return sql`ifNull(${digits}, '')`;
  const width = sql`least(${MOST_DIGITS}, greatest(0, ifNull(${asLong(arg(call, 1))}, 0)))`;
  return sql`ifNull(leftPad(${digits}, greatest(toInt64(length(${digits})), ${width}), '0'), '')`;
}

/** Percent encoding with lower-case digits, byte by byte. */
function urlEncode(of: SqlNode, space: SqlNode): SqlNode {
  const kept = text("^[A-Za-z0-9_.!~*()'-]$");
  const byte = lambda(
    1,
    (each) => sql`multiIf(match(${each}, ${kept}), ${each}, ${each} = ' ', ${space}, concat('%', lower(hex(${each}))))`,
  );
  const bytes = sql`arrayMap(_i -> substring(${of}, _i, 1), range(1, length(${of}) + 1))`;
  return sql`arrayStringConcat(arrayMap(${byte}, ${bytes}))`;
}

function decodeText(call: Call): SqlNode {
  const once = shared(sql`tryBase64Decode(${first(call)})`);
  return sql`if(isValidUTF8(${once}), ${once}, '')`;
}

/** What is hashed: the bytes of a text, the eight of a datetime's ticks; of numbers the bytes they have in memory. */
function hashedBytes(of: Value): SqlNode {
  switch (of.type) {
    case 'datetime':
      return sql`reinterpretAsFixedString(${asCount(of)})`;
    case 'long':
    case 'int':
    case 'real':
    case 'timespan':
      return sql`reinterpretAsFixedString(ifNull(${of.node}, 0))`;
    default:
      return asText(of);
  }
}

/** Types whose hash is documented by an example. */
const HASHED: ReadonlySet<string> = new Set(['string', 'datetime']);

/** Source: https://learn.microsoft.com/kusto/query/hash-function (read 2026-11-21). */
function xxHash(call: Call): SqlNode {
  const { environment, name, span } = call;
  const of = arg(call, 0);
  if (!HASHED.has(of.type))
    environment.warn(`${name}()`, `which bytes of a ${of.type} are hashed is not documented.`, span);
  const hash = sql`reinterpretAsInt64(reinterpretAsFixedString(xxHash64(${hashedBytes(of)})))`;
  const present = of.type === 'string' ? hash : sql`if(isNull(${of.node}), NULL, ${hash})`;
  if (call.args.length < 2) return present;
  environment.warn(`${name}()`, 'a negative hash may leave another remainder.', span);
  return remainder(present, asLong(arg(call, 1)));
}

const HOW_COMBINED =
  'how several hashes become one is not documented; hash one text that holds all parts, as in `hash(strcat(a, "|", b))`.';

/** The bytes of Base64 as an array of numbers; null where the text is no Base64. */
function decodeBytes(call: Call): SqlNode {
  const of = shared(first(call));
  const bytes = shared(sql`tryBase64Decode(${of})`);
  const numbers = sql`arrayMap(_i -> toString(reinterpretAsUInt8(substring(${bytes}, _i, 1))), range(1, length(${bytes}) + 1))`;
  return sql`if(empty(${bytes}) AND notEmpty(${of}), NULL, toNullable(${jsonArray(numbers)}))`;
}

/** No text where an element is no byte. */
function encodeBytes(call: Call): SqlNode {
  const bytes = shared(sql`arrayMap(_x -> toUInt8OrNull(_x), ${elementsOf(arg(call, 0))})`);
  const text = sql`arrayStringConcat(arrayMap(_x -> char(ifNull(_x, 0)), ${bytes}))`;
  return sql`if(arrayExists(_x -> isNull(_x), ${bytes}), '', base64Encode(${text}))`;
}

/** A GUID's first three groups stand with their bytes turned round, as Windows keeps them in memory. */
const turned = (bytes: SqlNode): SqlNode =>
  sql`concat(reverse(substring(${bytes}, 1, 4)), reverse(substring(${bytes}, 5, 2)), reverse(substring(${bytes}, 7, 2)), substring(${bytes}, 9))`;

function decodeGuid(call: Call): SqlNode {
  const bytes = shared(sql`tryBase64Decode(${first(call)})`);
  const digits = shared(sql`lower(hex(${turned(bytes)}))`);
  const parts = sql`concat(substring(${digits}, 1, 8), '-', substring(${digits}, 9, 4), '-', substring(${digits}, 13, 4), '-', substring(${digits}, 17, 4), '-', substring(${digits}, 21))`;
  return sql`if(length(${bytes}) = 16, toUUIDOrNull(${parts}), NULL)`;
}

function encodeGuid(call: Call): SqlNode {
  const digits = sql`replaceAll(toString(${arg(call, 0).node}), '-', '')`;
  const bytes = shared(sql`unhex(ifNull(${digits}, ''))`);
  return sql`base64Encode(${turned(bytes)})`;
}

/** UTF-32 keeps every code point in four bytes. */
function codePoints(call: Call): SqlNode {
  const wide = shared(sql`convertCharset(${first(call)}, 'UTF-8', 'UTF-32LE')`);
  const points = sql`arrayMap(_i -> toString(reinterpretAsUInt32(substring(${wide}, _i * 4 + 1, 4))), range(intDiv(length(${wide}), 4)))`;
  return sql`toNullable(${jsonArray(points)})`;
}

const LAST_CODE_POINT = sql`1114111`;

/** The characters; no text where a number is none. */
function fromCodePoints(call: Call): SqlNode {
  const points = call.args
    .map((each) => (each.type === 'dynamic' ? elementsOf(each) : sql`[ifNull(toString(${asLong(each)}), '')]`))
    .reduce((all, each) => sql`arrayConcat(${all}, ${each})`);
  const numbers = shared(sql`arrayMap(_x -> ifNull(toInt64OrNull(_x), -1), ${points})`);
  const isText = sql`arrayAll(_n -> _n BETWEEN 0 AND ${LAST_CODE_POINT}, ${numbers})`;
  const wide = sql`arrayStringConcat(arrayMap(_n -> char(bitAnd(_n, 255), bitAnd(bitShiftRight(_n, 8), 255), bitAnd(bitShiftRight(_n, 16), 255), 0), ${numbers}))`;
  return sql`if(${isText}, convertCharset(${wide}, 'UTF-32LE', 'UTF-8'), '')`;
}

export const encodingFunctions = defineFunctions({
  ...withNames(['base64_encode_tostring', 'base64_encodestring'], (call) => sql`base64Encode(${first(call)})`),
  ...withNames(['base64_decode_tostring', 'base64_decodestring'], decodeText),
  url_encode_component: (call) => urlEncode(shared(first(call)), sql`'%20'`),
  url_encode: (call) => urlEncode(shared(first(call)), sql`'+'`),
  url_decode: (call) => sql`decodeURLComponent(${first(call)})`,
  hash_md5: (call) => hex(sql`MD5(${first(call)})`),
  hash_sha1: (call) => hex(sql`SHA1(${first(call)})`),
  hash_sha256: (call) => hex(sql`SHA256(${first(call)})`),
  ...withNames(['hash', 'hash_xxhash64'], xxHash),
  hash_many: { refused: HOW_COMBINED, source: 'https://learn.microsoft.com/kusto/query/hash-many-function' },
  hash_combine: { refused: HOW_COMBINED, source: 'https://learn.microsoft.com/kusto/query/hash-combine-function' },
  base64_decode_toguid: decodeGuid,
  base64_encode_fromguid: encodeGuid,
  base64_decode_toarray: decodeBytes,
  base64_encode_fromarray: encodeBytes,
  ...withNames(['unicode_codepoints_from_string', 'to_utf8'], codePoints),
  ...withNames(['unicode_codepoints_to_string', 'make_string'], fromCodePoints),
  tohex: toHex,
  new_guid: (call) => sql`generateUUIDv4(${text(String(call.span.start))})`,
});
