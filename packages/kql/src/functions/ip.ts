import { refuse } from '../problems.ts';
import { integer } from '../sql/build.ts';
import { lambda, list, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asLong, asText } from './convert.ts';
import { arg, type Call, defineFunctions } from './define.ts';
import { elementsOf } from './json.ts';

const ADDRESS = '^\\s*(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?\\s*$';

export interface Ipv4 {
  /** The address as a number, null where the text is none. */
  readonly number: SqlNode;
  /** Length of its prefix, 32 where it names none. */
  readonly prefix: SqlNode;
}

/** Reads an address with or without a prefix. */
export function ipv4(of: SqlNode): Ipv4 {
  const groups = shared(sql`extractGroups(${of}, ${text(ADDRESS)})`);
  const octet = (index: number): SqlNode => sql`toInt64OrZero(${groups}[${integer(index)}])`;
  const number = sql`(${octet(1)} * 16777216 + ${octet(2)} * 65536 + ${octet(3)} * 256 + ${octet(4)})`;
  const isValid = sql`length(${groups}) >= 4 AND ${octet(1)} < 256 AND ${octet(2)} < 256 AND ${octet(3)} < 256 AND ${octet(4)} < 256 AND ${octet(5)} <= 32`;
  return {
    number: shared(sql`if(${isValid}, ${number}, NULL)`),
    prefix: shared(sql`if(${groups}[5] = '', 32, ${octet(5)})`),
  };
}

/** The address of a number's network. */
export const masked = (of: SqlNode, prefix: SqlNode): SqlNode =>
  sql`bitAnd(${of}, 4294967296 - bitShiftLeft(toInt64(1), toUInt8(32 - ${prefix})))`;

function compare(call: Call): SqlNode {
  const [left, right] = [ipv4(asText(arg(call, 0))), ipv4(asText(arg(call, 1)))];
  const mask = call.args[2] ? asLong(arg(call, 2)) : sql`32`;
  const prefix = shared(sql`assumeNotNull(least(${left.prefix}, ${right.prefix}, ${mask}))`);
  return sql`toInt64(sign(${masked(left.number, prefix)} - ${masked(right.number, prefix)}))`;
}

function inRange(address: SqlNode, range: SqlNode): SqlNode {
  const [left, right] = [ipv4(address), ipv4(range)];
  return sql`(${masked(left.number, right.prefix)} = ${masked(right.number, right.prefix)})`;
}

function inAnyRange(call: Call): SqlNode {
  const address = shared(asText(arg(call, 0)));
  const rest = call.args.slice(1);
  const texts = rest.flatMap((each) => (each.type === 'dynamic' ? literalItems(each.literal) : []));
  if (rest.every((each) => each.type === 'dynamic' && typeof each.literal === 'string')) {
    const tests = texts.map((each) => sql`ifNull(${inRange(address, text(each))}, 0)`);
    return tests.length === 0 ? sql`0` : sql`(${tests.reduce((all, each) => sql`${all} OR ${each}`)})`;
  }
  const tests = rest.map((each) => {
    if (each.type !== 'dynamic') return sql`ifNull(${inRange(address, asText(each))}, 0)`;
    const isIn = lambda(1, (range) => sql`ifNull(${inRange(address, range)}, 0)`);
    return sql`arrayExists(${isIn}, arrayMap(_x -> JSONExtractString(_x), ${elementsOf(each)}))`;
  });
  return sql`(${tests.reduce((all, each) => sql`${all} OR ${each}`)})`;
}

function literalItems(of: unknown): string[] {
  if (typeof of !== 'string') return [];
  const parsed: unknown = JSON.parse(of);
  return (Array.isArray(parsed) ? parsed : [parsed]).map(String);
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

function isPrivate(call: Call): SqlNode {
  const of = shared(asText(arg(call, 0)));
  const tests = PRIVATE.map((range) => inRange(of, text(range)));
  return sql`(${tests.reduce((all, each) => sql`${all} OR ${each}`)})`;
}

const dotted = (of: SqlNode): SqlNode => sql`ifNull(IPv4NumToString(toUInt32(${of})), '')`;

function formatIpv4(call: Call, hasMask: boolean): SqlNode {
  const of = arg(call, 0);
  const read = of.type === 'string' ? ipv4(of.node) : { number: shared(asLong(of)), prefix: sql`32` };
  const given = call.args[1] ? shared(sql`ifNull(${asLong(arg(call, 1))}, -1)`) : sql`32`;
  const prefix = shared(sql`least(${given}, ${read.prefix})`);
  const address = dotted(masked(read.number, prefix));
  const isValid = sql`isNotNull(${read.number}) AND ${given} BETWEEN 0 AND 32`;
  return sql`if(${isValid}, ${hasMask ? sql`concat(${address}, '/', toString(${prefix}))` : address}, '')`;
}

/** Arguments that may be texts or lists of texts, as one array of texts. */
const textsOf = (call: Call, from: number): SqlNode =>
  sql`arrayConcat(${list(call.args.slice(from).map((each) => (each.type === 'dynamic' ? sql`arrayMap(_x -> JSONExtractString(_x), ${elementsOf(each)})` : sql`[${asText(each)}]`)))})`;

const FOUND = '(?:^|[^0-9A-Za-z.])(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})(?:$|[^0-9A-Za-z.])';

/** Addresses that stand by themselves in a text: a term of their own, each octet at most 255. */
const addressesIn = (of: SqlNode): SqlNode =>
  sql`arrayFilter(_x -> isIPv4String(_x), arrayMap(_g -> _g[1], extractAllGroupsVertical(replaceRegexpAll(${of}, '[^0-9A-Za-z.]', '  '), ${text(FOUND)})))`;

function hasAddress(call: Call): SqlNode {
  const wanted = sql`arrayFilter(_x -> isIPv4String(_x), ${textsOf(call, 1)})`;
  return sql`hasAny(${addressesIn(asText(arg(call, 0)))}, ${wanted})`;
}

/** A prefix ends with a dot, or is a whole address. */
function hasPrefix(call: Call): SqlNode {
  const prefixes = shared(
    sql`arrayFilter(_x -> match(_x, '^(\\\\d{1,3}\\\\.){1,3}$') OR isIPv4String(_x), ${textsOf(call, 1)})`,
  );
  return sql`arrayExists(_x -> arrayExists(_p -> if(endsWith(_p, '.'), startsWith(_x, _p), _x = _p), ${prefixes}), ${addressesIn(asText(arg(call, 0)))})`;
}

export interface Ipv6 {
  readonly address: SqlNode;
  readonly prefix: SqlNode;
}

/**
 * An address of either version as IPv6; a prefix of IPv4 counts after the 96 bits that it is mapped behind. `::192.0.2.1` is
 * the address of IPv4 too. Source: https://learn.microsoft.com/kusto/query/parse-ipv6-mask-function (read 2026-11-21).
 */
export function ipv6(of: SqlNode): Ipv6 {
  const once = shared(sql`trimBoth(${of})`);
  const bare = shared(sql`replaceRegexpOne(splitByChar('/', ${once})[1], '^::([0-9.]+[.][0-9.]+)$', '\\\\1')`);
  const given = sql`toInt64OrNull(splitByChar('/', ${once})[2])`;
  const prefix = sql`if(position(${once}, '/') = 0, 128, ${given} + if(isIPv4String(${bare}), 96, 0))`;
  return { address: shared(sql`toIPv6OrNull(${bare})`), prefix: shared(prefix) };
}

/** The first address of the network, null where the text is none. */
export function network({ address, prefix }: Ipv6, length: SqlNode = prefix): SqlNode {
  const bits = sql`assumeNotNull(toUInt8(least(128, greatest(0, ifNull(${length}, 0)))))`;
  return sql`if(isNull(${address}) OR isNull(${prefix}), NULL, tupleElement(IPv6CIDRToRange(assumeNotNull(${address}), ${bits}), 1))`;
}

/** All 32 digits in groups of four. */
const expanded = (address: SqlNode): SqlNode =>
  sql`ifNull(arrayStringConcat(extractAll(lower(hex(${address})), '.{4}'), ':'), '')`;

function compareIpv6(call: Call): SqlNode {
  const [left, right] = [ipv6(asText(arg(call, 0))), ipv6(asText(arg(call, 1)))];
  const mask = call.args[2] ? asLong(arg(call, 2)) : sql`128`;
  const length = shared(sql`least(${left.prefix}, ${right.prefix}, ${mask})`);
  const [a, b] = [shared(sql`hex(${network(left, length)})`), shared(sql`hex(${network(right, length)})`)];
  return sql`toInt64(multiIf(isNull(${a}) OR isNull(${b}), NULL, ${a} < ${b}, -1, ${a} > ${b}, 1, 0))`;
}

function inIpv6Range(address: SqlNode, range: SqlNode): SqlNode {
  const [one, all] = [ipv6(address), ipv6(range)];
  return sql`(hex(${network(one, all.prefix)}) = hex(${network(all)}))`;
}

export const ipFunctions = defineFunctions({
  parse_ipv6: (call) => expanded(network(ipv6(asText(arg(call, 0))))),
  parse_ipv6_mask: (call) => {
    const read = ipv6(asText(arg(call, 0)));
    return expanded(network(read, sql`least(${read.prefix}, ${asLong(arg(call, 1))})`));
  },
  ipv6_compare: compareIpv6,
  ipv6_is_match: (call) => sql`(${compareIpv6(call)} = 0)`,
  ipv6_is_in_range: (call) => inIpv6Range(asText(arg(call, 0)), asText(arg(call, 1))),
  ipv6_is_in_any_range: (call) => {
    const address = shared(asText(arg(call, 0)));
    const ranges = call.args.slice(1).flatMap((each) => {
      if (each.type !== 'dynamic') return [asText(each)];
      return typeof each.literal === 'string'
        ? literalItems(each.literal).map((item) => text(item))
        : refuse('KQL2007', call.span, call.name, 'constant ranges', 'an expression');
    });
    const tests = ranges.map((range) => sql`ifNull(${inIpv6Range(address, range)}, 0)`);
    return tests.length === 0 ? sql`0` : sql`(${tests.reduce((all, each) => sql`${all} OR ${each}`)})`;
  },
  has_ipv4: hasAddress,
  has_any_ipv4: hasAddress,
  has_ipv4_prefix: hasPrefix,
  has_any_ipv4_prefix: hasPrefix,
  parse_ipv4: (call) => {
    const read = ipv4(asText(arg(call, 0)));
    return masked(read.number, read.prefix);
  },
  parse_ipv4_mask: (call) => {
    const read = ipv4(asText(arg(call, 0)));
    return masked(read.number, shared(sql`assumeNotNull(least(${read.prefix}, ${asLong(arg(call, 1))}))`));
  },
  ipv4_compare: compare,
  ipv4_is_match: (call) => sql`(${compare(call)} = 0)`,
  ipv4_is_in_range: (call) => inRange(asText(arg(call, 0)), asText(arg(call, 1))),
  ipv4_is_in_any_range: inAnyRange,
  ipv4_is_private: isPrivate,
  ipv4_netmask_suffix: (call) => {
    const read = ipv4(asText(arg(call, 0)));
    return sql`if(isNull(${read.number}), NULL, ${read.prefix})`;
  },
  format_ipv4: (call) => formatIpv4(call, false),
  format_ipv4_mask: (call) => formatIpv4(call, true),
});
