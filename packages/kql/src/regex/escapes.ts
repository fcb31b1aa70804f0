import { type CodePoints, complement, printCodePoints, propertySet } from './code-points.ts';

/** Why a pattern cannot be had: what was found in it. */
export class RegexProblem extends Error {}

export type Escape =
  | { readonly kind: 'class'; readonly name: string; readonly isNegated: boolean; readonly end: number }
  | { readonly kind: 'property'; readonly set: () => CodePoints; readonly re2: string; readonly end: number }
  | { readonly kind: 'text'; readonly point: number | null; readonly re2: string; readonly end: number };

const CONTROLS: Readonly<Record<string, number>> = Object.freeze({ a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 });
const CODE_POINT =
  /\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|U\{([0-9A-Fa-f]+)\}|U([0-9A-Fa-f]{8}))/y;
const PROPERTY = /\\([pP])(?:\{(\^?)([^}]*)\}|([A-Za-z]))/y;

/** Reads the escape at `start`. Source: https://learn.microsoft.com/kusto/query/regex#escape-sequences */
export function readEscape(pattern: string, start: number): Escape {
  const letter = pattern[start + 1] ?? '';
  if (/[dswDSW]/.test(letter))
    return { kind: 'class', name: letter.toLowerCase(), isNegated: /[DSW]/.test(letter), end: start + 2 };
  CODE_POINT.lastIndex = start;
  const coded = CODE_POINT.exec(pattern);
  if (coded) {
    const point = Number.parseInt(coded.slice(1).find((each) => each !== undefined) ?? '', 16);
    return { kind: 'text', point, re2: `\\x{${point.toString(16)}}`, end: CODE_POINT.lastIndex };
  }
  PROPERTY.lastIndex = start;
  const property = PROPERTY.exec(pattern);
  if (property) return propertyEscape(property, PROPERTY.lastIndex);
  const octal = /^\\([0-7]{2,3})/.exec(pattern.slice(start, start + 4));
  if (octal) {
    const point = Number.parseInt(octal[1] ?? '', 8);
    return { kind: 'text', point, re2: `\\x{${point.toString(16)}}`, end: start + octal[0].length };
  }
  if (/[A-Za-z]/.test(letter) && !/[aftnrvbBAz]/.test(letter))
    throw new RegexProblem(`\`\\${letter}\`, an escape that these expressions do not have`);
  const point = CONTROLS[letter] ?? (/[A-Za-z0-9]/.test(letter) ? null : (letter.codePointAt(0) ?? null));
  return { kind: 'text', point, re2: `\\${letter}`, end: start + 2 };
}

/** RE2 knows the categories of one and two letters by name; the code points of others are written out. */
function propertyEscape([text, sign, caret, name = '', letter]: RegExpExecArray, end: number): Escape {
  const isNegated = (sign === 'P') !== (caret === '^');
  const named = (): CodePoints => {
    const set = propertySet(letter ?? name);
    if (!set) throw new RegexProblem(`\`${text}\`, a class of Unicode that is not known`);
    return set;
  };
  const re2 = (letter ?? name).length <= 2 ? text : `[${isNegated ? '^' : ''}${printCodePoints(named())}]`;
  return { kind: 'property', set: () => (isNegated ? complement(named()) : named()), re2, end };
}
