import { compact, digitsOf, isRepeated, weightedSum } from './digits.ts';
import { isLuhn, mod97 } from './generic.ts';
import { COUNTRY_CODES, IBAN_LENGTHS, LETTERED_IBAN, NUMERIC_IBAN } from './registries.ts';

/** Prefix range (inclusive, at the length it is written) and the lengths that the brand issues. */
interface CardBrand {
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
}

const CARD_BRANDS: readonly CardBrand[] = [
  { from: 4, to: 4, lengths: [13, 16, 19] },
  { from: 51, to: 55, lengths: [16] },
  { from: 2221, to: 2720, lengths: [16] },
  { from: 34, to: 34, lengths: [15] },
  { from: 37, to: 37, lengths: [15] },
  { from: 300, to: 305, lengths: [14, 16] },
  { from: 3095, to: 3095, lengths: [14, 16] },
  { from: 36, to: 36, lengths: [14, 16] },
  { from: 38, to: 39, lengths: [14, 16] },
  { from: 6011, to: 6011, lengths: [16, 19] },
  { from: 644, to: 659, lengths: [16, 19] },
  { from: 62, to: 62, lengths: [16, 17, 18, 19] },
  { from: 81, to: 81, lengths: [16, 17, 18, 19] },
  { from: 3528, to: 3589, lengths: [16, 17, 18, 19] },
  { from: 1800, to: 1800, lengths: [15] },
  { from: 2131, to: 2131, lengths: [15] },
];

const DEBIT_BRANDS: readonly CardBrand[] = [
  { from: 4, to: 4, lengths: [16, 19] },
  { from: 51, to: 55, lengths: [16] },
  { from: 2221, to: 2720, lengths: [16] },
  { from: 50, to: 50, lengths: [16, 17, 18, 19] },
  { from: 56, to: 69, lengths: [16, 17, 18, 19] },
];

function isOfBrand(number: string, brands: readonly CardBrand[]): boolean {
  return brands.some(({ from, to, lengths }) => {
    const prefix = Number(number.slice(0, String(from).length));
    return prefix >= from && prefix <= to && lengths.includes(number.length);
  });
}

/** A payment card: issuer prefix, length of that issuer, Luhn. */
export function isCardNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return !isRepeated(digits) && isLuhn(digits) && isOfBrand(digits.join(''), CARD_BRANDS);
}

/** A debit card as European banks issue them: Visa, Mastercard and Maestro ranges of 16 to 19 digits, Luhn. */
export function isDebitCardNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return !isRepeated(digits) && isLuhn(digits) && isOfBrand(digits.join(''), DEBIT_BRANDS);
}

/** Source: American Bankers Association, routing number policy: weights 3, 7, 1 and the assigned prefixes. */
export function isAbaRouting(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const prefix = (digits[0] ?? 0) * 10 + (digits[1] ?? 0);
  const isAssigned =
    (prefix >= 1 && prefix <= 12) || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix === 80;
  return isAssigned && weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
}

/** The candidate up to the length that its country has; the whole of it where the country is not registered. */
export function trimIban(candidate: string): string {
  const length = IBAN_LENGTHS[candidate.slice(0, 2).toUpperCase()];
  if (length === undefined) return candidate;
  let taken = 0;
  for (let index = 0; index < candidate.length; index++) {
    if (/[0-9A-Za-z]/.test(candidate[index] ?? '')) taken++;
    if (taken === length) return candidate.slice(0, index + 1);
  }
  return candidate;
}

/** Source: ISO 13616-1: registered country, its length and form, remainder 1 by 97. */
export function isIban(candidate: string): boolean {
  const text = compact(candidate);
  const country = text.slice(0, 2);
  if (IBAN_LENGTHS[country] !== text.length || mod97(text.slice(4) + text.slice(0, 4)) !== 1) return false;
  if (NUMERIC_IBAN.has(country)) return /^[0-9]+$/.test(text.slice(4));
  return !LETTERED_IBAN.has(country) || /^[A-Z]{4}/.test(text.slice(4));
}

/** Source: ISO 9362: a registered country in places 5 and 6. */
export function isBic(candidate: string): boolean {
  return COUNTRY_CODES.has(candidate.slice(4, 6));
}
