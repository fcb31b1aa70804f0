import { type SqlNode, shared, sql } from '../sql/node.ts';
import { asLong, asText } from './convert.ts';
import { arg, type Call, defineFunctions, withNames } from './define.ts';

const first = (call: Call): SqlNode => asText(arg(call, 0));

const hex = (digest: SqlNode): SqlNode => sql`lower(hex(${digest}))`;

function toHex(call: Call): SqlNode {
  const digits = sql`if(empty(${shared(sql`replaceRegexpOne(lower(hex(reinterpretAsUInt64(${asLong(arg(call, 0))}))), '^0+', '')`)}), '0', ${shared(sql`replaceRegexpOne(lower(hex(reinterpretAsUInt64(${asLong(arg(call, 0))}))), '^0+', '')`)})`;
  if (call.args.length < 2) return sql`ifNull(${digits}, '')`;
  const once = shared(digits);
  return sql`ifNull(leftPad(${once}, greatest(length(${once}), assumeNotNull(toUInt64(${asLong(arg(call, 1))}))), '0'), '')`;
}

function decodeText(call: Call): SqlNode {
  const once = shared(sql`tryBase64Decode(${first(call)})`);
  return sql`if(isValidUTF8(${once}), ${once}, '')`;
}

export const encodingFunctions = defineFunctions({
  ...withNames(['base64_encode_tostring', 'base64_encodestring'], (call) => sql`base64Encode(${first(call)})`),
  ...withNames(['base64_decode_tostring', 'base64_decodestring'], decodeText),
  url_encode_component: (call) => sql`encodeURLComponent(${first(call)})`,
  url_decode: (call) => sql`decodeURLComponent(${first(call)})`,
  hash_md5: (call) => hex(sql`MD5(${first(call)})`),
  hash_sha1: (call) => hex(sql`SHA1(${first(call)})`),
  hash_sha256: (call) => hex(sql`SHA256(${first(call)})`),
  tohex: toHex,
  new_guid: () => sql`generateUUIDv4()`,
  punycode_to_string: (call) => sql`tryPunycodeDecode(${first(call)})`,
  punycode_from_string: (call) => sql`punycodeEncode(${first(call)})`,
});
