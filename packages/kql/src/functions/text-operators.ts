import type { Value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { RegexProblem } from '../regex/escapes.ts';
import { translateRegex } from '../regex/translate.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asText } from './convert.ts';

interface TextCall {
  readonly left: Value;
  readonly right: Value;
}
type TextTest = (haystack: SqlNode, needle: Needle) => SqlNode;
interface Needle {
  readonly node: SqlNode;
  readonly literal: string | null;
}

const isAscii = (value: string | null): value is string => value !== null && /^[\x20-\x7e]*$/.test(value);
/** What ClickHouse's tokenizer, like Kusto's, takes for one term. */
const isTerm = (value: string | null): value is string => value !== null && /^[A-Za-z0-9]+$/.test(value);

const fold = (node: SqlNode, needle: Needle): SqlNode =>
  isAscii(needle.literal) ? sql`lower(${node})` : sql`lowerUTF8(${node})`;
const foldedNeedle = (needle: Needle): SqlNode =>
  needle.literal === null ? sql`lowerUTF8(${needle.node})` : text(needle.literal.toLowerCase());

const escapeRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
const escapeRegexSql = (node: SqlNode): SqlNode =>
  sql`replaceRegexpAll(${node}, '([\\\\\\\\^$.|?*+()\\\\[\\\\]{}])', '\\\\\\\\\\\\1')`;

const EDGE = '[\\p{L}\\p{N}]';
const NOT_EDGE = '[^\\p{L}\\p{N}]';

/**
 * A needle as a regular expression with a term boundary at each end that `sides` asks for. A boundary counts only where
 * the needle itself ends in a letter or digit. Source: https://learn.microsoft.com/kusto/query/has-operator
 */
function termPattern(needle: Needle, isCaseSensitive: boolean, sides: 'both' | 'start' | 'end'): SqlNode {
  const flags = isCaseSensitive ? '' : '(?i)';
  if (needle.literal !== null) {
    const starts = sides !== 'end' && new RegExp(`^${EDGE}`, 'u').test(needle.literal);
    const ends = sides !== 'start' && new RegExp(`${EDGE}$`, 'u').test(needle.literal);
    return text(
      `${flags}${starts ? `(?:^|${NOT_EDGE})` : ''}${escapeRegex(needle.literal)}${ends ? `(?:$|${NOT_EDGE})` : ''}`,
    );
  }
  const start = sql`if(match(${needle.node}, ${text(`^${EDGE}`)}), ${text(`(?:^|${NOT_EDGE})`)}, '')`;
  const end = sql`if(match(${needle.node}, ${text(`${EDGE}$`)}), ${text(`(?:$|${NOT_EDGE})`)}, '')`;
  const middle = escapeRegexSql(needle.node);
  return sql`concat(${text(flags)}, ${sides === 'end' ? sql`''` : start}, ${middle}, ${sides === 'start' ? sql`''` : end})`;
}

/**
 * ClickHouse takes every byte beyond ASCII for a part of a term; in Kusto a dash or a space of Unicode ends one. Shape: the test for
 * such bytes is one that an index of the least and the largest value can answer; see docs/adr/0003-text-columns.md.
 */
const orBetween = (haystack: SqlNode, found: SqlNode, needle: Needle, isCaseSensitive: boolean): SqlNode =>
  sql`(${found} OR (length(${haystack}) - lengthUTF8(${haystack}) > 0 AND match(${haystack}, ${termPattern(needle, isCaseSensitive, 'both')})))`;

export const has: TextTest = (haystack, needle) => {
  if (needle.literal === '') return sql`1`;
  if (isTerm(needle.literal))
    return orBetween(haystack, sql`hasToken(lower(${haystack}), ${text(needle.literal.toLowerCase())})`, needle, false);
  return sql`match(${haystack}, ${termPattern(needle, false, 'both')})`;
};
const hasCs: TextTest = (haystack, needle) => {
  if (needle.literal === '') return sql`1`;
  if (isTerm(needle.literal)) return orBetween(haystack, sql`hasToken(${haystack}, ${needle.node})`, needle, true);
  return sql`match(${haystack}, ${termPattern(needle, true, 'both')})`;
};
const contains: TextTest = (haystack, needle) => {
  if (needle.literal === '') return sql`1`;
  if (isAscii(needle.literal)) return sql`positionCaseInsensitive(${haystack}, ${needle.node}) > 0`;
  return sql`position(lowerUTF8(${haystack}), ${foldedNeedle(needle)}) > 0`;
};
const containsCs: TextTest = (haystack, needle) => sql`position(${haystack}, ${needle.node}) > 0`;
const startsWith: TextTest = (haystack, needle) => sql`startsWith(${fold(haystack, needle)}, ${foldedNeedle(needle)})`;
const startsWithCs: TextTest = (haystack, needle) => sql`startsWith(${haystack}, ${needle.node})`;
const endsWith: TextTest = (haystack, needle) => sql`endsWith(${fold(haystack, needle)}, ${foldedNeedle(needle)})`;
const endsWithCs: TextTest = (haystack, needle) => sql`endsWith(${haystack}, ${needle.node})`;
const equalsFolded: TextTest = (haystack, needle) => sql`${fold(haystack, needle)} = ${foldedNeedle(needle)}`;
const hasPrefix: TextTest = (haystack, needle) => sql`match(${haystack}, ${termPattern(needle, false, 'start')})`;
const hasPrefixCs: TextTest = (haystack, needle) => sql`match(${haystack}, ${termPattern(needle, true, 'start')})`;
const hasSuffix: TextTest = (haystack, needle) => sql`match(${haystack}, ${termPattern(needle, false, 'end')})`;
const hasSuffixCs: TextTest = (haystack, needle) => sql`match(${haystack}, ${termPattern(needle, true, 'end')})`;
/** A test or a reading of `text` by what a regular expression matches. */
type RegexUse = (of: SqlNode, pattern: SqlNode) => SqlNode;

/**
 * Reads a text by a regular expression. Where a constant one has classes of Unicode, ASCII text is read by their ASCII
 * members. `wrap` says what stands around the pattern. A dot does not match a line break; ClickHouse's default is that it does.
 */
export function byRegex(of: SqlNode, regex: Value, use: RegexUse, wrap = (pattern: string) => pattern): SqlNode {
  if (typeof regex.literal !== 'string') {
    const [before = '', after = ''] = wrap('\u0000').split('\u0000');
    const rest = after === '' ? sql`` : sql`, ${text(after)}`;
    return use(of, sql`concat(${text(`(?-s)${before}`)}, ${regex.node}${rest})`);
  }
  const [any, ascii] = [checkedRegex(regex.literal, regex), translateRegex(regex.literal, 'ASCII')];
  const [anyNode, asciiNode] = [any, ascii].map((each) => text(`(?-s)${wrap(each)}`)) as [SqlNode, SqlNode];
  if (any === ascii) return use(of, anyNode);
  const once = shared(of);
  return sql`if(lengthUTF8(${once}) = length(${once}), ${use(once, asciiNode)}, ${use(once, anyNode)})`;
}

/** Faults that JavaScript's and RE2's syntax share; what only RE2 minds, the engine reports. */
const BROKEN = /unmatched '\)'|nothing to repeat|unterminated (?:group|character class)|missing \)/i;

/** A constant pattern as RE2 reads it. One that no engine can read is a problem of the query, told before it runs. */
export function checkedRegex(pattern: string, of: Pick<Value, 'span'>): string {
  try {
    new RegExp(pattern);
  } catch (thrown) {
    const reason = thrown instanceof Error ? (BROKEN.exec(thrown.message)?.[0] ?? '') : '';
    if (reason !== '') refuse('KQL2007', of.span, pattern, 'a regular expression', reason.toLowerCase());
  }
  try {
    return translateRegex(pattern);
  } catch (thrown) {
    if (!(thrown instanceof RegexProblem)) throw thrown;
    return refuse('KQL2007', of.span, pattern, 'a regular expression', thrown.message);
  }
}

export function needleOf(of: Value): Needle {
  const literal = of.type === 'string' && typeof of.literal === 'string' ? of.literal : null;
  return { node: literal === null ? shared(asText(of)) : of.node, literal };
}

const test =
  (of: TextTest, isNegated = false) =>
  ({ left, right }: TextCall): SqlNode => {
    const found = of(asText(left), needleOf(right));
    return isNegated ? sql`(NOT ${found})` : sql`(${found})`;
  };

const both = (name: string, of: TextTest): Record<string, (call: TextCall) => SqlNode> => ({
  [name]: test(of),
  [`!${name}`]: test(of, true),
});

/** String operators: every one with its `!` form. Source: https://learn.microsoft.com/kusto/query/datatypes-string-operators */
export const textOperators: Readonly<Record<string, (call: TextCall) => SqlNode>> = Object.freeze({
  ...both('has', has),
  ...both('has_cs', hasCs),
  ...both('hasprefix', hasPrefix),
  ...both('hasprefix_cs', hasPrefixCs),
  ...both('hassuffix', hasSuffix),
  ...both('hassuffix_cs', hasSuffixCs),
  ...both('contains', contains),
  ...both('contains_cs', containsCs),
  ...both('startswith', startsWith),
  ...both('startswith_cs', startsWithCs),
  ...both('endswith', endsWith),
  ...both('endswith_cs', endsWithCs),
  '=~': test(equalsFolded),
  '!~': test(equalsFolded, true),
  ':': test(has),
  'matches regex': ({ left, right }) => byRegex(asText(left), right, (of, pattern) => sql`match(${of}, ${pattern})`),
});
