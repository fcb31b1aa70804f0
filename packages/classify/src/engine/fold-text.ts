/**
 * Copies of a text in which every character keeps its place, so that offsets hold. Documents print numbers with no-break
 * spaces, typographic dashes and full-width digits; keyword lists are lower case and unaccented.
 */

const UNUSUAL = /[\u00A0\u2000-\u200A\u2010-\u2015\u202F\u2212\u3000\uFF01-\uFF5E]/;
const UNUSUAL_ALL = /[\u00A0\u2000-\u200A\u2010-\u2015\u202F\u2212\u3000\uFF01-\uFF5E]/g;

/** Plain spaces, hyphens and ASCII for their typographic forms. Shape: same length. */
export function foldPunctuation(text: string): string {
  return UNUSUAL.test(text) ? text.replace(UNUSUAL_ALL, plainForm) : text;
}

function plainForm(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 ? '-' : ' ';
}

const SPACE = 32;
const FOLD_LIMIT = 0x2100;

/** Case, accents and word separators folded, by UTF-16 unit. Units from `FOLD_LIMIT` on stay as they are. */
const FOLDED: Uint16Array = Uint16Array.from({ length: FOLD_LIMIT }, (_, code) => foldUnit(code));

function foldUnit(code: number): number {
  const character = String.fromCharCode(code);
  if (/[\s_\u002D\u00A0\u2000-\u200A\u2010-\u2015\u202F]/.test(character)) return SPACE;
  if (/[\u2018\u2019\u02BC`\u00B4]/.test(character)) return 39;
  const base = character.normalize('NFD').charCodeAt(0);
  const lower = String.fromCharCode(base).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : base;
}

/** The unit as keyword search sees it. */
export function foldForSearch(unit: number): number {
  return unit < FOLD_LIMIT ? (FOLDED[unit] ?? unit) : unit;
}
