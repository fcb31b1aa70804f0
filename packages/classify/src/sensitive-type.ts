/** The rule model of sensitive information types: data only, so that a custom type is one more value. */

/** 85 high, 75 medium, 65 low. Source: Microsoft's confidence levels of sensitive information types. */
export type Confidence = 65 | 75 | 85;

/**
 * What must hold next to a match: `word` no letter or digit, `number` also no further group of the same number or
 * identifier (`1.123`, the last block of a UUID), `mail` no character of a mail address, `base64` no base64 character,
 * `address` no character of an IP address.
 */
export type Edge = 'word' | 'number' | 'mail' | 'base64' | 'address';

/** What a text must contain before the pattern is run at all. `digits` counts digits with gaps of at most four characters. */
export type Need = { readonly digits: number } | 'at' | 'capitals' | 'colons' | 'base64';

/**
 * A pattern in RE2 syntax without look-around, bounded in length, without nested or overlapping repetition. Equal shapes
 * of several types are matched once.
 */
export interface Shape {
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly edge: Edge;
  readonly need: Need;
}

/** The element that identifies a value: a shape, then what makes it that value and no other. */
export interface Primary {
  readonly shape: Shape;
  /** Cuts what the shape took too much at its end, e.g. the word after an IBAN. Gives a prefix of its argument. */
  readonly trim?: (candidate: string) => string;
  readonly isValid?: (candidate: string) => boolean;
  /** `isValid` verifies check digits, not only ranges. */
  readonly hasChecksum: boolean;
  /** Matches that never count, compared without regard to case. */
  readonly excludes?: readonly string[];
}

/** Terms, or a shape such as a date, that support a match. Terms are lower case, unaccented, words separated by one space. */
export type SupportingElement = { readonly terms: readonly string[] } | { readonly shape: Shape };

export interface TypePattern {
  readonly name: string;
  readonly confidence: Confidence;
  readonly primary: string;
  /** Elements that must all be within proximity. */
  readonly all?: readonly string[];
  /** At least `min` of these elements within proximity. */
  readonly any?: { readonly min: number; readonly of: readonly string[] };
  /** None of these elements may be within proximity. */
  readonly none?: readonly string[];
}

export interface SensitiveType {
  /** GUID of Microsoft's type, or the classification's own name where there is no such type. */
  readonly id: string;
  readonly name: string;
  /** Characters between a match and what supports it. */
  readonly proximity: number;
  readonly recommendedConfidence: Confidence;
  /** An asset counts as carrying the type from this confidence on. Lower where the bare number is already telling. */
  readonly assetConfidence: Confidence;
  readonly primaries: Readonly<Record<string, Primary>>;
  readonly elements: Readonly<Record<string, SupportingElement>>;
  /** Best first: the first that holds gives a match its confidence. */
  readonly patterns: readonly TypePattern[];
}

type TypeDefinition = Omit<SensitiveType, 'proximity' | 'assetConfidence' | 'elements'> &
  Partial<Pick<SensitiveType, 'proximity' | 'assetConfidence' | 'elements'>>;

/**
 * Fills the defaults, sorts the patterns, and refuses a definition that names what it does not have.
 *
 * Overlaps: of matches of one type that overlap, the one with more confidence counts, then the longer, then the first.
 * Matches of different types may share a span: each type counts on its own, as in Microsoft's engine.
 * Errors: throws `TypeError` for a definition that contradicts itself.
 */
export function defineType(definition: TypeDefinition): SensitiveType {
  const elements = definition.elements ?? {};
  for (const pattern of definition.patterns) {
    if (!definition.primaries[pattern.primary]) refuse(definition.name, pattern.primary);
    for (const name of elementsOf(pattern)) if (!elements[name]) refuse(definition.name, name);
  }
  return Object.freeze({
    proximity: 300,
    assetConfidence: 75,
    ...definition,
    elements,
    patterns: [...definition.patterns].sort((a, b) => b.confidence - a.confidence),
  });
}

/** Names of every element a pattern looks at. */
function elementsOf(pattern: TypePattern): readonly string[] {
  return [...(pattern.all ?? []), ...(pattern.any?.of ?? []), ...(pattern.none ?? [])];
}

function refuse(type: string, name: string): never {
  throw new TypeError(`Type \`${type}\` names \`${name}\`, which it does not define.`);
}

interface CheckedNumber {
  readonly id: string;
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly isValid: (candidate: string) => boolean;
  /** Terms that raise a match to high confidence. */
  readonly terms: readonly string[];
  /** Confidence of the number alone; `null` where a term is needed. */
  readonly bare: Confidence | null;
  readonly recommendedConfidence?: Confidence;
  readonly withTerms?: Confidence;
  readonly hasChecksum?: boolean;
}

/** The commonest kind of type: a number with check digits, high with a term near it, lower or nothing without. */
export function defineCheckedNumber(number: CheckedNumber): SensitiveType {
  const named = number.shapes.map((shape, index) => [index === 0 ? 'number' : `number ${index + 1}`, shape] as const);
  const primaries = Object.fromEntries(
    named.map(([name, shape]) => [name, { shape, isValid: number.isValid, hasChecksum: number.hasChecksum ?? true }]),
  );
  const withTerms = number.withTerms ?? 85;
  const patterns = named.flatMap(([primary]): TypePattern[] => [
    { name: 'with a term', confidence: withTerms, primary, all: ['terms'] },
    ...(number.bare === null ? [] : [{ name: 'alone', confidence: number.bare, primary }]),
  ]);
  return defineType({
    id: number.id,
    name: number.name,
    recommendedConfidence: number.recommendedConfidence ?? withTerms,
    primaries,
    elements: { terms: { terms: number.terms } },
    patterns,
  });
}
