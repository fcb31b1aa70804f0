import { isCalendarDay } from './dates.ts';
import { digitsOf, isRepeated, numberOf, weightedSum } from './digits.ts';

const NEVER_ISSUED_NINO = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

/** Source: HMRC, National Insurance Manual NIM39110: prefixes that are not used. */
export function isNino(candidate: string): boolean {
  return !NEVER_ISSUED_NINO.has(candidate.slice(0, 2).toUpperCase());
}

/** Weights 10 to 2, the check is 11 less the remainder by 11. Source: NHS Data Dictionary, NHS NUMBER. */
export function isNhsNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digits[9] && !isRepeated(digits);
}

/** Surname, decade, month (with 50 for women), day, year. Source: DVLA, driver number. */
export function isUkDriverNumber(candidate: string): boolean {
  const digits = digitsOf(candidate.slice(5, 11));
  const month = numberOf(digits, 1, 3) % 50;
  return digits.length === 6 && isCalendarDay(month, numberOf(digits, 3, 5)) && !candidate.startsWith('99999');
}
