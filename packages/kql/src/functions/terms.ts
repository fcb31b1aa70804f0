import type { Value } from '../lower/value.ts';
import { foldTerm } from '../physical-columns.ts';
import { type SqlNode, shared, sql, text, textArray } from '../sql/node.ts';
import { asText } from './convert.ts';

/** A text to look into. `terms`: the column that keeps its terms beyond ASCII, where the table has an index of terms. */
export interface Haystack {
  readonly node: SqlNode;
  readonly terms?: SqlNode;
}
export interface Needle {
  readonly node: SqlNode;
  readonly literal: string | null;
}
export type TextTest = (haystack: Haystack, needle: Needle) => SqlNode;
/** The ends at which a needle is a whole term, if it has a letter or digit there. */
type Sides = 'both' | 'start' | 'end';

export const haystackOf = (of: Value): Haystack => ({
  node: asText(of),
  ...(of.type === 'string' && of.terms && { terms: of.terms }),
});

/** The same, printed once however often it is read. */
const once = (of: Haystack): Haystack => ({ ...of, node: shared(of.node) });

export const isAscii = (value: string): boolean => /^\p{ASCII}*$/u.test(value);
/** What ClickHouse's tokenizer, like Kusto's, takes for one term. */
const isAsciiTerm = (value: string): boolean => /^[A-Za-z0-9]+$/.test(value);
const isTerm = (value: string): boolean => /^[\p{L}\p{N}]+$/u.test(value);

const escapeRegex = (value: string): string => value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
const escapeRegexSql = (node: SqlNode): SqlNode =>
  sql`replaceRegexpAll(${node}, '([\\\\\\\\^$.|?*+()\\\\[\\\\]{}])', '\\\\\\\\\\\\1')`;

const EDGE = '[\\p{L}\\p{N}]';
const NOT_EDGE = '[^\\p{L}\\p{N}]';
const ASCII_NOT_EDGE = '[^A-Za-z0-9]';

/**
 * A literal as a regular expression with a term boundary at each end that `sides` asks for. A boundary counts only where
 * the literal itself ends in a letter or digit. Source: https://learn.microsoft.com/kusto/query/has-operator
 */
function literalPattern(literal: string, sides: Sides, notEdge: string): string {
  const starts = sides !== 'end' && new RegExp(`^${EDGE}`, 'u').test(literal);
  const ends = sides !== 'start' && new RegExp(`${EDGE}$`, 'u').test(literal);
  return `${starts ? `(?:^|${notEdge})` : ''}${escapeRegex(literal)}${ends ? `(?:$|${notEdge})` : ''}`;
}

/** The same for a needle that is known only as the query runs. */
function termPattern({ node }: Needle, isCaseSensitive: boolean, sides: Sides): SqlNode {
  const start = sql`if(match(${node}, ${text(`^${EDGE}`)}), ${text(`(?:^|${NOT_EDGE})`)}, '')`;
  const end = sql`if(match(${node}, ${text(`${EDGE}$`)}), ${text(`(?:$|${NOT_EDGE})`)}, '')`;
  const middle = escapeRegexSql(node);
  return sql`concat(${text(isCaseSensitive ? '' : '(?i)')}, ${sides === 'end' ? sql`''` : start}, ${middle}, ${sides === 'start' ? sql`''` : end})`;
}

/**
 * A match with classes of Unicode, of rows that another test has let through. As a constant the pattern would be read in each step
 * of planning, at 1 ms each; one that is none is read only where a row comes to it (seen in 26.7).
 */
const matchLate = (of: SqlNode, pattern: string): SqlNode => sql`match(${of}, materialize(${text(pattern)}))`;

/** Whether a text has characters beyond ASCII. ClickHouse takes their bytes for parts of a term; in Kusto only letters and digits are. */
export const isWide = ({ node, terms }: Haystack): SqlNode =>
  terms ? sql`${terms} != ''` : sql`length(${node}) != lengthUTF8(${node})`;

/** From so many terms on one reading of a text's terms costs less than a search for each (measured: docs/adr/0003-text-columns.md). */
const MANY_TERMS = 8;

function hasAnyToken(of: SqlNode, terms: readonly string[], most: number): SqlNode {
  if (terms.length > most) return sql`hasAnyTokens(${of}, ${textArray(terms)})`;
  return anyOf(terms.map((term) => sql`hasToken(${of}, ${text(term)})`));
}

const anyOf = (tests: readonly SqlNode[]): SqlNode => tests.reduce((all, each) => sql`${all} OR ${each}`);

/**
 * Whether a text has one of these terms: letters and digits alone. Where the table has an index of terms it answers for both columns,
 * and the text is not read.
 */
function hasAnyTerm(given: Haystack, terms: readonly string[]): SqlNode {
  const of = once(given);
  const ascii = terms.filter(isAsciiTerm).map((each) => each.toLowerCase());
  const beyond = terms.filter((each) => !isAsciiTerm(each));
  const lowered = sql`lower(${of.node})`;
  const plain = ascii.length === 0 ? [] : [hasAnyToken(lowered, ascii, of.terms ? 1 : MANY_TERMS)];
  if (of.terms) return sql`(${anyOf([...plain, hasAnyToken(of.terms, [...ascii, ...beyond.map(foldTerm)], 1)])})`;
  const [one, other] = [ascii, beyond.map(escapeRegex)].map(
    (each) => `(?:^|${NOT_EDGE})(?:${each.join('|')})(?:$|${NOT_EDGE})`,
  ) as [string, string];
  const wide = [
    ...(ascii.length > 0 ? [matchLate(lowered, one)] : []),
    ...(beyond.length > 0 ? [matchLate(of.node, `(?i)${other}`)] : []),
  ];
  return sql`(${anyOf([...plain, sql`(${isWide(of)} AND ${wide.length > 1 ? sql`(${anyOf(wide)})` : anyOf(wide)})`])})`;
}

/** Terms that stand whole in every text with `literal` in it: those between two other signs, and those at an end that is one of a term. */
export function wholeTerms(literal: string, sides: Sides | 'none'): readonly string[] {
  const isEnd = { both: [true, true], start: [true, false], end: [false, true], none: [false, false] }[sides];
  return [...literal.matchAll(new RegExp(`${EDGE}+`, 'gu'))]
    .filter(({ 0: term, index }) => {
      const [startsThere, endsThere] = [index === 0, index + term.length === literal.length];
      return (!startsThere || isEnd[0]) && (!endsThere || isEnd[1]);
    })
    .map(([term]) => term);
}

/** Of many terms the longest are the rarest, mostly. */
const TERMS_ASKED = 2;

/** A test, after the index has left out the texts that lack one of the terms. */
export function narrowed(of: Haystack, terms: readonly string[], test: SqlNode): SqlNode {
  if (!of.terms) return test;
  const asked = [...new Set(terms)].sort((one, other) => other.length - one.length).slice(0, TERMS_ASKED);
  return asked.reduceRight((rest, term) => sql`(${hasAnyTerm(of, [term])} AND ${rest})`, test);
}

/** The engine looks through the dictionary of an index for parts of a term from this length on (`text_index_like_min_pattern_length`). */
const DICTIONARY_LENGTH = 4;
export const isInDictionary = (of: Haystack, part: string): boolean =>
  of.terms !== undefined && isAsciiTerm(part) && part.length >= DICTIONARY_LENGTH;

/** Whether a text has `literal`, of ASCII, in it, in whatever case. */
export const hasPart = (of: Haystack, literal: string): SqlNode =>
  isInDictionary(of, literal)
    ? sql`lower(${of.node}) LIKE ${text(`%${literal.toLowerCase()}%`)}`
    : sql`positionCaseInsensitive(${of.node}, ${text(literal)}) > 0`;

/** A literal with a term's boundary at its ends. Letters of ASCII are equal to those of ASCII alone, whatever their case. */
function bounded(of: Haystack, literal: string, isCaseSensitive: boolean, sides: Sides): SqlNode {
  if (!isAscii(literal)) {
    const pattern = `${isCaseSensitive ? '' : '(?i)'}${literalPattern(literal, sides, NOT_EDGE)}`;
    return sql`(${isWide(of)} AND ${matchLate(of.node, pattern)})`;
  }
  const wanted = isCaseSensitive ? literal : literal.toLowerCase();
  const read = isCaseSensitive ? of.node : sql`lower(${of.node})`;
  const found = isCaseSensitive ? sql`position(${read}, ${text(wanted)}) > 0` : hasPart(of, wanted);
  const [ascii, any] = [ASCII_NOT_EDGE, NOT_EDGE].map((notEdge) => literalPattern(wanted, sides, notEdge)) as [
    string,
    string,
  ];
  if (ascii === any) return sql`(${found})`;
  return sql`(${found} AND if(${isWide(of)}, ${matchLate(read, any)}, match(${read}, ${text(ascii)})))`;
}

const boundedTest =
  (isCaseSensitive: boolean, sides: Sides): TextTest =>
  (given, needle) => {
    const { literal } = needle;
    if (literal === '') return sql`1`;
    if (literal === null) return sql`match(${given.node}, ${termPattern(needle, isCaseSensitive, sides)})`;
    const of = once(given);
    return narrowed(of, wholeTerms(literal, sides), bounded(of, literal, isCaseSensitive, sides));
  };

const hasBounded = boundedTest(false, 'both');
export const has: TextTest = (of, needle) =>
  needle.literal !== null && isTerm(needle.literal) ? hasAnyTerm(of, [needle.literal]) : hasBounded(of, needle);

const hasBoundedCs = boundedTest(true, 'both');
export const hasCs: TextTest = (given, needle) => {
  const { literal } = needle;
  if (literal === null || !isAsciiTerm(literal)) return hasBoundedCs(given, needle);
  const of = once(given);
  const late = matchLate(of.node, literalPattern(literal, 'both', NOT_EDGE));
  return narrowed(of, [literal], sql`(hasToken(${of.node}, ${text(literal)}) OR (${isWide(of)} AND ${late}))`);
};
export const hasPrefix: TextTest = boundedTest(false, 'start');
export const hasPrefixCs: TextTest = boundedTest(true, 'start');
export const hasSuffix: TextTest = boundedTest(false, 'end');
export const hasSuffixCs: TextTest = boundedTest(true, 'end');

/** `has` of one needle or another; those that are one term are looked for together. */
export function hasAny(of: Haystack, needles: readonly Needle[]): SqlNode {
  const isOneTerm = ({ literal }: Needle): boolean => literal !== null && isTerm(literal);
  const terms = needles.filter(isOneTerm).map(({ literal }) => literal ?? '');
  const others = needles.filter((each) => !isOneTerm(each)).map((each) => has(of, each));
  return anyOf([...(terms.length > 0 ? [hasAnyTerm(of, terms)] : []), ...others]);
}
