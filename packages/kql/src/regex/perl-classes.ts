/**
 * What RE2 writes inside brackets for the classes of one letter. Kusto's are those of Unicode, RE2's own are those of ASCII.
 * `\w` is Alphabetic, which is letters, number letters, marks and the letters in circles and squares, with marks, digits,
 * connecting punctuation and the two joiners.
 * Source: https://learn.microsoft.com/kusto/query/regex#perl-character-classes-unicode-friendly
 */
export const UNICODE_CLASSES: Readonly<Record<string, string>> = Object.freeze({
  d: '\\p{Nd}',
  s: '\\t\\n\\x0b\\f\\r\\x{85}\\p{Z}',
  w: '\\p{L}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\x{200c}\\x{200d}\\x{24b6}-\\x{24e9}\\x{1f130}-\\x{1f149}\\x{1f150}-\\x{1f169}\\x{1f170}-\\x{1f189}',
});

/** The same inside `(?-u)`. */
export const ASCII_ONLY_CLASSES: Readonly<Record<string, string>> = Object.freeze({
  d: '0-9',
  s: '\\t\\n\\x0b\\f\\r ',
  w: '0-9A-Za-z_',
});

/** The same sets as expressions of JavaScript. */
export const CLASS_EXPRESSIONS: Readonly<Record<string, string>> = Object.freeze({
  d: '^\\p{Nd}$',
  s: '^\\p{White_Space}$',
  w: '^[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]$',
});
