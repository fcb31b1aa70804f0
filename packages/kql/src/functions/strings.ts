import type { Value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { integer } from '../sql/build.ts';
import { lambda, list, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asCount, asDynamic, asLong, asReal, asText, convertTo, dynamicText, jsonString } from './convert.ts';
import { arg, type Call, constantText, defineFunctions, withNames } from './define.ts';
import { arrayTexts, elementsOf, jsonBag, jsonTexts } from './json.ts';
import { has } from './terms.ts';
import { byRegex, checkedRegex } from './text-operators.ts';

const first = (call: Call): SqlNode => asText(arg(call, 0));
const second = (call: Call): SqlNode => asText(arg(call, 1));

function substring(call: Call): SqlNode {
  const of = shared(first(call));
  const start = shared(asCount(arg(call, 1)));
  const from = sql`if(${start} < 0, greatest(lengthUTF8(${of}) + ${start}, 0), ${start})`;
  if (call.args.length < 3) return sql`ifNull(substringUTF8(${of}, ${from} + 1), '')`;
  const count = sql`greatest(${asCount(arg(call, 2))}, 0)`;
  return sql`ifNull(substringUTF8(${of}, ${from} + 1, ${count}), '')`;
}

/** The engine splits by a constant alone; a delimiter of the row becomes a byte that stands in no text. */
function splitText(of: SqlNode, delimiter: Value): SqlNode {
  const by = asText(delimiter);
  if (delimiter.literal === '') return sql`[${of}]`;
  if (delimiter.literal !== undefined) return sql`splitByString(${by}, ${of})`;
  return sql`splitByString('\\xFF', replaceAll(${of}, ${by}, '\\xFF'))`;
}

function split(call: Call): SqlNode {
  const parts = splitText(first(call), arg(call, 1));
  if (call.args.length < 3) return jsonTexts(parts);
  const index = shared(asLong(arg(call, 2)));
  const all = shared(parts);
  return sql`if(${index} >= 0 AND ${index} < length(${all}), concat('[', ${jsonString(sql`${all}[assumeNotNull(${index}) + 1]`)}, ']'), NULL)`;
}

/** The value that a capture gives, in the type that `typeof()` asks for. */
function typedCapture(call: Call, captured: SqlNode, at: number): SqlNode | Value {
  const wanted = call.raw.slice(at).find((each) => each.kind === 'type');
  return wanted?.kind === 'type' ? convertTo(wanted.type, { node: captured, type: 'string' }) : captured;
}

function extract(call: Call): SqlNode | Value {
  const { literal: group } = arg(call, 1);
  // A pattern without groups, or one that only its rows tell, gets a group of its own around it.
  const known = arg(call, 0).literal;
  const hasGroup = typeof known === 'string' && typeof group === 'bigint' && group > 0n && groupCount(known) > 0;
  const wrap = (pattern: string): string => (hasGroup ? pattern : `(${pattern})`);
  // A group that no pattern has gives the empty text; the engine refuses to look for the one before the first.
  const wanted = shared(sql`ifNull(${asLong(arg(call, 1))}, -1)`);
  const index =
    typeof group !== 'bigint'
      ? sql`if(${wanted} < 0, 1000000, ${wanted} + 1)`
      : integer(group < 0n ? 1_000_000n : hasGroup ? group : group + 1n);
  const use = (of: SqlNode, pattern: SqlNode): SqlNode => sql`arrayElement(extractGroups(${of}, ${pattern}), ${index})`;
  return typedCapture(call, byRegex(asText(arg(call, 2)), arg(call, 0), use, wrap), 3);
}

/** How many groups a pattern captures; the parentheses that are escaped, in a class or `(?:` do not count. */
function groupCount(pattern: string): number {
  const plain = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  return (plain.match(/\((?!\?)|\(\?P?</g) ?? []).length;
}

/** The groups that a call asks for, by number or by name. */
function wantedGroups(pattern: string, call: Call): number[] {
  const plain = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  const names = [...plain.matchAll(/\((?!\?)|\(\?P?<(\w+)>/g)].map((found) => found[1] ?? '');
  return constantList(call, 1).map((each) => {
    const at = typeof each === 'number' ? each : names.indexOf(String(each)) + 1;
    if (at >= 1 && at <= names.length) return at;
    return refuse('KQL2007', call.span, call.name, 'groups that the pattern has', `\`${String(each)}\``);
  });
}

function extractAll(call: Call): SqlNode {
  const pattern = checkedRegex(constantText(call, 0), arg(call, 0));
  const of = asText(arg(call, call.args.length - 1));
  const wanted = call.args.length > 2 ? wantedGroups(constantText(call, 0), call) : [];
  const count = groupCount(pattern);
  const wrap = (each: string): string => (count === 0 ? `(${each})` : each);
  const rows = shared(
    byRegex(of, arg(call, 0), (each, regex) => sql`extractAllGroupsVertical(${each}, ${regex})`, wrap),
  );
  const isFlat = (wanted.length || count) <= 1;
  const only = integer(wanted[0] ?? 1);
  const picked = sql`arrayMap(_r -> arrayMap(_i -> _r[_i], [${list(wanted.map(integer))}]), ${rows})`;
  const items = isFlat ? sql`arrayMap(_x -> _x[${only}], ${rows})` : wanted.length > 0 ? picked : rows;
  const json = isFlat
    ? jsonTexts(items)
    : sql`concat('[', arrayStringConcat(arrayMap(_r -> concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\\\/', '/'), _r), ','), ']'), ${items}), ','), ']')`;
  return sql`if(empty(${rows}), NULL, ${json})`;
}

/**
 * A replacement. `\0` to `\9` mean what a group has matched, which is nothing where the pattern has no such group.
 * Source: https://learn.microsoft.com/kusto/query/replace-regex-function
 */
const rewriteOf = (of: Value, pattern: Value): SqlNode => {
  if (typeof of.literal !== 'string' || typeof pattern.literal !== 'string') return of.node;
  const count = groupCount(checkedRegex(pattern.literal, pattern));
  return text(
    of.literal.replace(/\\(.)/gs, (all, next: string) => (/\d/.test(next) && Number(next) > count ? '' : all)),
  );
};

function replaceRegex(of: Value, pattern: Value, rewrite: Value): SqlNode {
  const use = (each: SqlNode, regex: SqlNode): SqlNode =>
    sql`replaceRegexpAll(${each}, ${regex}, ${rewriteOf(rewrite, pattern)})`;
  return byRegex(asText(of), pattern, use);
}

/** Cuts one match at each end: the page of `trim()` says all of them, recorded answers of the engine show one. */
function trim(call: Call, side: 'both' | 'start' | 'end'): SqlNode {
  const of = asText(arg(call, 1));
  const cut = (each: SqlNode, regex: SqlNode): SqlNode => sql`replaceRegexpOne(${each}, ${regex}, '')`;
  const left = side === 'end' ? of : byRegex(of, arg(call, 0), cut, (pattern) => `^(?:${pattern})`);
  return side === 'start' ? left : byRegex(left, arg(call, 0), cut, (pattern) => `(?:${pattern})$`);
}

/** How often a pattern matches; one that only its rows tell is counted by a mark that follows each match. */
function countMatches(of: SqlNode, pattern: Value): SqlNode {
  if (typeof pattern.literal === 'string')
    return byRegex(of, pattern, (each, regex) => sql`toInt64(countMatches(${each}, ${regex}))`);
  const marked = byRegex(of, pattern, (each, regex) => sql`replaceRegexpAll(${each}, ${regex}, '\\\\0\\x01')`);
  return sql`(toInt64(countSubstrings(${marked}, '\\x01')) - toInt64(countSubstrings(${of}, '\\x01')))`;
}

function countOf(call: Call): SqlNode {
  const kind = call.args.length > 2 ? constantText(call, 2) : 'normal';
  if (kind === 'regex') return countMatches(shared(first(call)), arg(call, 1));
  if (kind !== 'normal') return refuse('KQL2007', call.span, call.name, '`normal` or `regex`', `\`${kind}\``);
  // Kusto counts overlapping occurrences of plain text.
  const [of, needle] = [shared(first(call)), shared(second(call))];
  return sql`toInt64(if(empty(${needle}), 0, arrayCount(_i -> substring(${of}, _i, length(${needle})) = ${needle}, range(1, length(${of}) + 1))))`;
}

const concat = (nodes: readonly SqlNode[]): SqlNode =>
  nodes.length === 1 ? (nodes[0] as SqlNode) : sql`concat(${list(nodes)})`;

/** Texts with a delimiter between them. ClickHouse's own takes a constant one only. */
function joinTexts(items: SqlNode, delimiter: Value): SqlNode {
  if (delimiter.type === 'string' && delimiter.literal !== undefined)
    return sql`arrayStringConcat(${items}, ${asText(delimiter)})`;
  const between = shared(asText(delimiter));
  const after = sql`arrayMap(${lambda(1, (item) => sql`concat(${between}, ${item})`)}, ${items})`;
  return sql`substring(arrayStringConcat(${after}), length(${between}) + 1)`;
}

function join(call: Call): SqlNode {
  return joinTexts(sql`[${list(call.args.slice(1).map(asText))}]`, arg(call, 0));
}

/** Fields of the first record; a quoted field may hold commas, line breaks and doubled quotes. */
function parseCsv(call: Call): SqlNode {
  const pattern = text('(?:"((?:[^"]|"")*)"|([^,\n]*?))(,|\r?\n)');
  // The end of a line behind the text lets its last field be empty.
  const fields = shared(sql`extractAllGroupsVertical(concat(${first(call)}, '\\n'), ${pattern})`);
  const last = sql`arrayFirstIndex(_g -> _g[3] != ',', ${fields})`;
  return jsonTexts(
    sql`arrayMap(_g -> if(_g[1] != '', replaceAll(_g[1], '""', '"'), _g[2]), arraySlice(${fields}, 1, ${last}))`,
  );
}

/** Bytes that no UTF-8 text holds, so that neither a text nor what is looked up in it can contain them: the place of a match. */
const placeOf = (index: number): SqlNode =>
  sql`unhex(${text(`FF${[64, 8, 1].map((unit) => (0xf8 + (Math.floor(index / unit) % 8)).toString(16)).join('')}`)})`;

/** `replace_strings(text, from, to)`: what an earlier text has matched is not looked at again, nor is what replaced it. */
function replaceStrings(call: Call): SqlNode {
  const [from, to] = [constantList(call, 1), constantList(call, 2)];
  if (from.length > 512) return refuse('KQL2007', call.span, call.name, 'at most 512 texts', String(from.length));
  const pairs = from.flatMap((each, index) => {
    const rewrite = to[index];
    return typeof each === 'string' && each !== ''
      ? [[each, typeof rewrite === 'string' ? rewrite : each] as const]
      : [];
  });
  const marked = pairs.reduce(
    (of, [each], index) => sql`replaceAll(${of}, ${text(each)}, ${placeOf(index)})`,
    first(call),
  );
  return pairs.reduce((of, [, rewrite], index) => sql`replaceAll(${of}, ${placeOf(index)}, ${text(rewrite)})`, marked);
}

function constantList(call: Call, index: number): unknown[] {
  const { literal, type } = arg(call, index);
  if (typeof literal !== 'string')
    return refuse('KQL2007', call.span, call.name, `a constant list as argument ${index + 1}`, 'an expression');
  const parsed: unknown = type === 'dynamic' ? JSON.parse(literal) : literal;
  return Array.isArray(parsed) ? parsed : [parsed];
}

const UNITS = ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** A size in the unit that suits it, or in the one that is asked for. */
function formatBytes(call: Call): SqlNode {
  const of = shared(asReal(arg(call, 0)));
  // A double has no more digits than these; the engine refuses to round to many more.
  const digits = call.args[1] ? sql`least(15, greatest(-15, ${asCount(arg(call, 1))}))` : sql`0`;
  const unit = call.args[2] ? constantText(call, 2) : '';
  const units = unit === '' ? UNITS : [unit];
  const pieces = units.map((unit) => {
    const power = Math.max(
      0,
      UNITS.findIndex((each) => each.toLowerCase() === unit.toLowerCase()),
    );
    const rounded = sql`toString(round(${of} / ${integer(1024n ** BigInt(power))}, toInt32(${digits})))`;
    return { limit: 1024n ** BigInt(power + 1), node: sql`concat(${rounded}, ' ', ${text(UNITS[power] ?? 'Bytes')})` };
  });
  const last = pieces.at(-1)?.node ?? sql`''`;
  const chosen = pieces.slice(0, -1).map(({ limit, node }) => sql`abs(${of}) < ${integer(limit)}, ${node}`);
  return chosen.length === 0 ? sql`ifNull(${last}, '')` : sql`ifNull(multiIf(${list(chosen)}, ${last}), '')`;
}

/** The parts of a URL. Shape: as https://learn.microsoft.com/kusto/query/parse-url-function lists them. */
function parseUrl(call: Call): SqlNode {
  const of = shared(first(call));
  const pattern = text(
    '^([A-Za-z][A-Za-z0-9+.-]*)://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\\[[^\\]]*\\]|[^:/?#]*)(?::([0-9]+))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?$',
  );
  const parts = shared(sql`extractGroups(${of}, ${pattern})`);
  const part = (index: number): SqlNode => jsonString(sql`${parts}[${integer(index)}]`);
  const bag = sql`concat('{"Scheme":', ${part(1)}, ',"Host":', ${part(4)}, ',"Port":', ${part(5)}, ',"Path":', ${part(6)}, ',"Username":', ${part(2)}, ',"Password":', ${part(3)}, ',"Query Parameters":', ${queryBag(sql`${parts}[7]`)}, ',"Fragment":', ${part(8)}, '}')`;
  return sql`if(empty(${parts}), NULL, ${bag})`;
}

const queryBag = (of: SqlNode): SqlNode => {
  const pairs = sql`arrayFilter(_x -> _x != '', splitByChar('&', ${of}))`;
  return jsonBag(
    sql`arrayMap(_x -> (splitByChar('=', _x)[1], ${jsonString(sql`if(position(_x, '=') > 0, substring(_x, position(_x, '=') + 1), '')`)}), ${pairs})`,
  );
};

export const stringFunctions = defineFunctions({
  replace_strings: replaceStrings,
  format_bytes: formatBytes,
  ...withNames(['parse_url', 'parseurl'], parseUrl),
  ...withNames(
    ['parse_urlquery', 'parseurlquery'],
    (call) => sql`concat('{"Query Parameters":', ${queryBag(sql`replaceRegexpOne(${first(call)}, '^[?]', '')`)}, '}')`,
  ),
  strcat: (call) => concat(call.args.map(asText)),
  strcat_delim: join,
  ...withNames(['strcat_array', 'array_strcat'], (call) =>
    joinTexts(
      sql`arrayMap(${lambda(1, (each = sql``) => dynamicText(each))}, ${arrayTexts(shared(sql`ifNull(${asDynamic(arg(call, 0))}, '')`))})`,
      arg(call, 1),
    ),
  ),
  strlen: (call) => sql`toInt64(lengthUTF8(${first(call)}))`,
  string_size: (call) => sql`toInt64(length(${first(call)}))`,
  tolower: (call) => sql`lowerUTF8(${first(call)})`,
  toupper: (call) => sql`upperUTF8(${first(call)})`,
  reverse: (call) => sql`reverseUTF8(${first(call)})`,
  strrep: (call) =>
    call.args.length > 2
      ? joinTexts(
          sql`arrayMap(_i -> ${first(call)}, range(toUInt64(least(67108864, greatest(0, ifNull(${asLong(arg(call, 1))}, 0))))))`,
          arg(call, 2),
        )
      : sql`repeat(${first(call)}, ifNull(${asLong(arg(call, 1))}, 0))`,
  strcmp: (call) => sql`toInt64(multiIf(${first(call)} < ${second(call)}, -1, ${first(call)} > ${second(call)}, 1, 0))`,
  substring,
  split,
  extract,
  ...withNames(['extract_all', 'extractall'], extractAll),
  replace_regex: (call) => replaceRegex(arg(call, 0), arg(call, 1), arg(call, 2)),
  replace: (call) => replaceRegex(arg(call, 2), arg(call, 0), arg(call, 1)),
  replace_string: (call) => sql`replaceAll(${first(call)}, ${second(call)}, ${asText(arg(call, 2))})`,
  trim: (call) => trim(call, 'both'),
  trim_start: (call) => trim(call, 'start'),
  trim_end: (call) => trim(call, 'end'),
  countof: countOf,
  translate: (call) => {
    const [from, to] = [constantText(call, 0), constantText(call, 1)];
    if (from === '') return asText(arg(call, 2));
    const last = [...to].at(-1) ?? '';
    const target = [...from].map((_, index) => [...to][index] ?? last).join('');
    return target === ''
      ? sql`replaceRegexpAll(${asText(arg(call, 2))}, ${text(`[${from.replace(/[\\\]^-]/g, '\\$&')}]`)}, '')`
      : sql`translateUTF8(${asText(arg(call, 2))}, ${text(from)}, ${text(target)})`;
  },
  regex_quote: (call) => sql`replaceRegexpAll(${first(call)}, '([\\\\\\\\^$.|?*+()\\\\[\\\\]{}])', '\\\\\\\\\\\\1')`,
  isascii: (call) => sql`match(${first(call)}, '^[\\\\x00-\\\\x7f]*$')`,
  isutf8: (call) => sql`isValidUTF8(${first(call)})`,
  parse_csv: parseCsv,
  has_any_index: (call) => {
    const of = shared(first(call));
    const test = lambda(
      1,
      (term) =>
        sql`${term} != 'null' AND ${has({ node: of }, { node: sql`JSONExtractString(${term})`, literal: null })}`,
    );
    return sql`(toInt64(arrayFirstIndex(${test}, ${elementsOf(arg(call, 1))})) - 1)`;
  },
});
