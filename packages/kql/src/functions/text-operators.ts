import type { Value } from '../lower/value.ts';
import { refuse } from '../problems.ts';
import { RegexProblem } from '../regex/escapes.ts';
import { translateRegex } from '../regex/translate.ts';
import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asText } from './convert.ts';
import {
  has,
  hasCs,
  hasPart,
  hasPrefix,
  hasPrefixCs,
  hasSuffix,
  hasSuffixCs,
  haystackOf,
  isAscii,
  isInDictionary,
  isWide,
  type Needle,
  narrowed,
  type TextTest,
  wholeTerms,
} from './terms.ts';

interface TextCall {
  readonly left: Value;
  readonly right: Value;
}

const fold = (node: SqlNode, needle: Needle): SqlNode =>
  needle.literal !== null && isAscii(needle.literal) ? sql`lower(${node})` : sql`lowerUTF8(${node})`;
const foldedNeedle = (needle: Needle): SqlNode =>
  needle.literal === null ? sql`lowerUTF8(${needle.node})` : text(needle.literal.toLowerCase());

/** A part of a text. Terms that stand whole in it are asked of the index first, or else the longest that may be a part of one. */
const contains: TextTest = (of, needle) => {
  const { literal } = needle;
  if (literal === '') return sql`1`;
  if (literal === null) return sql`position(lowerUTF8(${of.node}), ${foldedNeedle(needle)}) > 0`;
  const found = isAscii(literal)
    ? hasPart(of, literal)
    : sql`(${isWide(of)} AND position(lowerUTF8(${of.node}), ${foldedNeedle(needle)}) > 0)`;
  const whole = wholeTerms(literal, 'none');
  if (whole.length > 0) return narrowed(of, whole, found);
  const [longest = ''] = literal.split(/[^A-Za-z0-9]+/).sort((one, other) => other.length - one.length);
  if (longest === literal || !isInDictionary(of, longest)) return found;
  return sql`(${hasPart(of, longest)} AND ${found})`;
};
const containsCs: TextTest = (of, needle) => sql`position(${of.node}, ${needle.node}) > 0`;
const startsWith: TextTest = ({ node }, needle) => sql`startsWith(${fold(node, needle)}, ${foldedNeedle(needle)})`;
const startsWithCs: TextTest = ({ node }, needle) => sql`startsWith(${node}, ${needle.node})`;
const endsWith: TextTest = ({ node }, needle) => sql`endsWith(${fold(node, needle)}, ${foldedNeedle(needle)})`;
const endsWithCs: TextTest = ({ node }, needle) => sql`endsWith(${node}, ${needle.node})`;
const equalsFolded: TextTest = ({ node }, needle) => sql`${fold(node, needle)} = ${foldedNeedle(needle)}`;
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
    const found = of(haystackOf(left), needleOf(right));
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
