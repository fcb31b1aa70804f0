import { lambda, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asLong, asText } from './convert.ts';
import { arg, type Call, defineFunctions, withNames } from './define.ts';

const first = (call: Call): SqlNode => asText(arg(call, 0));

const hex = (digest: SqlNode): SqlNode => sql`lower(hex(${digest}))`;

function toHex(call: Call): SqlNode {
  const of = arg(call, 0);
  const bits = of.type === 'int' ? sql`reinterpretAsUInt32(${of.node})` : sql`reinterpretAsUInt64(${asLong(of)})`;
  const short = shared(sql`replaceRegexpOne(lower(hex(${bits})), '^0+', '')`);
  const digits = shared(sql`if(empty(${short}), '0', ${short})`);
  if (call.args.length < 2) return sql`ifNull(${digits}, '')`;
  const width = sql`assumeNotNull(toUInt64(${asLong(arg(call, 1))}))`;
  return sql`ifNull(leftPad(${digits}, greatest(length(${digits}), ${width}), '0'), '')`;
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

export const encodingFunctions = defineFunctions({
  ...withNames(['base64_encode_tostring', 'base64_encodestring'], (call) => sql`base64Encode(${first(call)})`),
  ...withNames(['base64_decode_tostring', 'base64_decodestring'], decodeText),
  url_encode_component: (call) => urlEncode(shared(first(call)), sql`'%20'`),
  url_encode: (call) => urlEncode(shared(first(call)), sql`'+'`),
  url_decode: (call) => sql`decodeURLComponent(${first(call)})`,
  hash_md5: (call) => hex(sql`MD5(${first(call)})`),
  hash_sha1: (call) => hex(sql`SHA1(${first(call)})`),
  hash_sha256: (call) => hex(sql`SHA256(${first(call)})`),
  tohex: toHex,
  new_guid: () => sql`generateUUIDv4()`,
});
