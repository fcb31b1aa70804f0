import type { Value } from '../lower/value.ts';
import { integer } from '../sql/build.ts';
import { list, type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asLong, asText, convertTo, jsonString } from './convert.ts';
import { arg, type Call, constantInteger, constantText, defineFunctions, withNames } from './define.ts';
import { elementsOf, jsonTexts } from './json.ts';
import { regexOf } from './text-operators.ts';

const first = (call: Call): SqlNode => asText(arg(call, 0));
const second = (call: Call): SqlNode => asText(arg(call, 1));

function substring(call: Call): SqlNode {
  const of = shared(first(call));
  const start = shared(asLong(arg(call, 1)));
  const from = sql`if(${start} < 0, greatest(lengthUTF8(${of}) + ${start}, 0), ${start})`;
  if (call.args.length < 3) return sql`ifNull(substringUTF8(${of}, assumeNotNull(${from}) + 1), '')`;
  const size = shared(asLong(arg(call, 2)));
  const count = sql`greatest(${size}, 0)`;
  return sql`ifNull(substringUTF8(${of}, assumeNotNull(${from}) + 1, assumeNotNull(${count})), '')`;
}

function split(call: Call): SqlNode {
  const [of, delimiter] = [first(call), shared(second(call))];
  const parts = sql`if(empty(${delimiter}), [${of}], splitByString(${delimiter}, ${of}))`;
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
  const group = constantInteger(call, 1);
  const of = asText(arg(call, 2));
  const pattern = regexOf(arg(call, 0));
  if (group > 0n) return typedCapture(call, sql`arrayElement(extractGroups(${of}, ${pattern}), ${integer(group)})`, 3);
  const whole =
    typeof arg(call, 0).literal === 'string'
      ? text(`((?-s)${constantText(call, 0)})`)
      : sql`concat('(', ${pattern}, ')')`;
  return typedCapture(call, sql`arrayElement(extractGroups(${of}, ${whole}), 1)`, 3);
}

/** How many groups a pattern captures; the parentheses that are escaped, in a class or `(?:` do not count. */
function groupCount(pattern: string): number {
  const plain = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  return (plain.match(/\((?!\?)|\(\?P?</g) ?? []).length;
}

function extractAll(call: Call): SqlNode {
  const pattern = constantText(call, 0);
  const of = shared(asText(arg(call, call.args.length - 1)));
  const count = groupCount(pattern);
  const regex = count === 0 ? text(`((?-s)${pattern})`) : text(`(?-s)${pattern}`);
  const rows = shared(sql`extractAllGroupsVertical(${of}, ${regex})`);
  const isFlat = count <= 1;
  const items = isFlat ? sql`arrayMap(_x -> _x[1], ${rows})` : rows;
  const json = isFlat
    ? jsonTexts(items)
    : sql`concat('[', arrayStringConcat(arrayMap(_r -> concat('[', arrayStringConcat(arrayMap(_x -> replaceAll(toJSONString(_x), '\\\\/', '/'), _r), ','), ']'), ${items}), ','), ']')`;
  return sql`if(empty(${rows}), NULL, ${json})`;
}

/** `$1` and `\1` in a replacement mean a group; ClickHouse knows `\1`. */
const rewriteOf = (of: Value): SqlNode =>
  typeof of.literal === 'string'
    ? text(of.literal.replace(/\$(\d)/g, '\\$1'))
    : sql`replaceRegexpAll(${of.node}, '[$]([0-9])', '\\\\\\\\\\\\1')`;

const replaceRegex = (call: Call): SqlNode =>
  sql`replaceRegexpAll(${first(call)}, ${regexOf(arg(call, 1))}, ${rewriteOf(arg(call, 2))})`;
const replaceRegexOld = (call: Call): SqlNode =>
  sql`replaceRegexpAll(${asText(arg(call, 2))}, ${regexOf(arg(call, 0))}, ${rewriteOf(arg(call, 1))})`;

/** `trim(regex, text)`: cuts what matches at the ends. */
function trim(call: Call, side: 'both' | 'start' | 'end'): SqlNode {
  const of = asText(arg(call, 1));
  const pattern = arg(call, 0);
  const start =
    typeof pattern.literal === 'string'
      ? text(`(?-s)^(?:${pattern.literal})`)
      : sql`concat('(?-s)^(?:', ${pattern.node}, ')')`;
  const end =
    typeof pattern.literal === 'string'
      ? text(`(?-s)(?:${pattern.literal})$`)
      : sql`concat('(?-s)(?:', ${pattern.node}, ')$')`;
  const left = side === 'end' ? of : sql`replaceRegexpOne(${of}, ${start}, '')`;
  return side === 'start' ? left : sql`replaceRegexpOne(${left}, ${end}, '')`;
}

function indexOf(call: Call): SqlNode {
  const of = shared(first(call));
  const needle = second(call);
  if (call.args.length === 2) return sql`(toInt64(positionUTF8(${of}, ${needle})) - 1)`;
  const start = shared(asLong(arg(call, 2)));
  const length = call.args.length > 3 ? shared(asLong(arg(call, 3))) : null;
  const occurrence = call.args.length > 4 ? constantInteger(call, 4) : 1n;
  const from = shared(
    sql`assumeNotNull(if(${start} < 0, greatest(toInt64(lengthUTF8(${of})) + ${start}, 0), ${start}))`,
  );
  const window = length
    ? sql`if(${length} < 0, substringUTF8(${of}, ${from} + 1), substringUTF8(${of}, ${from} + 1, assumeNotNull(${length})))`
    : sql`substringUTF8(${of}, ${from} + 1)`;
  let found = sql`toInt64(positionUTF8(${shared(window)}, ${needle}))`;
  for (let count = 1n; count < occurrence; count++) {
    const before = shared(found);
    found = sql`if(${before} = 0, 0, toInt64(positionUTF8(${shared(window)}, ${needle}, toUInt64(${before} + 1))))`;
  }
  const at = shared(found);
  return sql`if(${at} = 0, -1, ${from} + ${at} - 1)`;
}

function countOf(call: Call): SqlNode {
  const isRegex = call.args[2]?.literal === 'regex';
  if (isRegex) return sql`toInt64(countMatches(${first(call)}, ${regexOf(arg(call, 1))}))`;
  // Kusto counts overlapping occurrences of plain text.
  const [of, needle] = [shared(first(call)), shared(second(call))];
  return sql`toInt64(if(empty(${needle}), 0, arrayCount(_i -> substring(${of}, _i, length(${needle})) = ${needle}, range(1, length(${of}) + 1))))`;
}

const concat = (nodes: readonly SqlNode[]): SqlNode =>
  nodes.length === 1 ? (nodes[0] as SqlNode) : sql`concat(${list(nodes)})`;

function join(call: Call): SqlNode {
  const delimiter = first(call);
  return sql`arrayStringConcat([${list(call.args.slice(1).map(asText))}], ${delimiter})`;
}

function parseCsv(call: Call): SqlNode {
  // Only the first record is read.
  const of = shared(sql`splitByChar('\\n', ${first(call)})[1]`);
  const fields = sql`extractAllGroupsVertical(concat(${of}, ','), '(?:"((?:[^"]|"")*)"|([^,]*)),')`;
  return jsonTexts(sql`arrayMap(_g -> if(_g[1] != '', replaceAll(_g[1], '""', '"'), _g[2]), ${fields})`);
}

export const stringFunctions = defineFunctions({
  strcat: (call) => concat(call.args.map(asText)),
  strcat_delim: join,
  strcat_array: (call) =>
    sql`arrayStringConcat(arrayMap(_x -> JSONExtractString(_x), ${elementsOf(arg(call, 0))}), ${second(call)})`,
  strlen: (call) => sql`toInt64(lengthUTF8(${first(call)}))`,
  string_size: (call) => sql`toInt64(length(${first(call)}))`,
  tolower: (call) => sql`lowerUTF8(${first(call)})`,
  toupper: (call) => sql`upperUTF8(${first(call)})`,
  reverse: (call) => sql`reverseUTF8(${first(call)})`,
  strrep: (call) =>
    call.args.length > 2
      ? sql`arrayStringConcat(arrayMap(_i -> ${first(call)}, range(toUInt64(${asLong(arg(call, 1))}))), ${asText(arg(call, 2))})`
      : sql`repeat(${first(call)}, ${asLong(arg(call, 1))})`,
  strcmp: (call) => sql`toInt32(multiIf(${first(call)} < ${second(call)}, -1, ${first(call)} > ${second(call)}, 1, 0))`,
  substring,
  split,
  extract,
  ...withNames(['extract_all', 'extractall'], extractAll),
  ...withNames(['replace_regex'], replaceRegex),
  replace: replaceRegexOld,
  replace_string: (call) => sql`replaceAll(${first(call)}, ${second(call)}, ${asText(arg(call, 2))})`,
  trim: (call) => trim(call, 'both'),
  trim_start: (call) => trim(call, 'start'),
  trim_end: (call) => trim(call, 'end'),
  indexof: indexOf,
  countof: countOf,
  translate: (call) => {
    const [from, to] = [constantText(call, 0), constantText(call, 1)];
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
  make_string: (call) =>
    sql`arrayStringConcat([${list(call.args.map((each) => sql`char(assumeNotNull(toInt32(${asLong(each)})))`))}])`,
  has_any_index: (call) => {
    const of = shared(first(call));
    const found = sql`arrayFirstIndex(_x -> match(${of}, concat('(?i)(?:^|[^\\\\p{L}\\\\p{N}])', _x, '(?:$|[^\\\\p{L}\\\\p{N}])')), arrayMap(_x -> JSONExtractString(_x), ${elementsOf(arg(call, 1))}))`;
    return sql`(toInt64(${found}) - 1)`;
  },
  estimate_data_size: {
    refused: 'The size of a value depends on the engine that stores it.',
    source: 'https://learn.microsoft.com/kusto/query/estimate-data-size-function',
  },
});
