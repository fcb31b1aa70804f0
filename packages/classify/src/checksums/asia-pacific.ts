/** Check digits of numbers of Asia, Oceania, Africa and the Middle East. */
import { isCalendarDay } from './dates.ts';
import { compact, digitsOf, isRepeated, numberOf, weightedSum } from './digits.ts';
import { isLuhn, isMod11Radix2, isVerhoeff } from './generic.ts';

/** Weights 1, 4, 3, 7, 5, 8, 6, 9, 10 by 11; eight digits use 10, 7, 8, 4, 6, 3, 5, 1. Source: Australian Taxation Office. */
export function isAustralianTfn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const weights = digits.length === 8 ? [10, 7, 8, 4, 6, 3, 5, 1] : [1, 4, 3, 7, 5, 8, 6, 9, 10];
  return !isRepeated(digits) && weightedSum(digits, weights) % 11 === 0;
}

/** First digit 2 to 6; weights 1, 3, 7, 9 twice by 10; issue number from 1. Source: Services Australia. */
export function isAustralianMedicare(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const [first = 0] = digits;
  return (
    first >= 2 && first <= 6 && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digits[8] && digits[9] !== 0
  );
}

/** One from the first digit, weights 10, 1, 3, ... 19 by 89. Source: Australian Business Register. */
export function isAustralianBusinessNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const sum = weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10;
  return digits[0] !== 0 && sum % 89 === 0;
}

/** Weights 8 to 1 by 10. Source: Australian Securities and Investments Commission. */
export function isAustralianCompanyNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return !isRepeated(digits) && (10 - (weightedSum(digits, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === digits[8];
}

const NHI_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Letters by their place without I and O, weights 7 to 2 by 11 (old form). Source: HISO 10046. */
export function isNewZealandNhi(candidate: string): boolean {
  const text = compact(candidate);
  const values = [...text].map((character) =>
    /[0-9]/.test(character) ? Number(character) : NHI_LETTERS.indexOf(character) + 1,
  );
  const remainder = weightedSum(values, [7, 6, 5, 4, 3, 2]) % 11;
  return remainder !== 0 && (11 - remainder) % 10 === values[6];
}

/** First digit 2 to 9, Verhoeff, not the same backwards. Source: UIDAI. */
export function isAadhaar(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if ((digits[0] ?? 0) < 2 || !isVerhoeff(digits)) return false;
  return digits.join('') !== [...digits].reverse().join('');
}

const NRIC_LETTERS: Readonly<Record<string, string>> = {
  S: 'JZIHGFEDCBA',
  T: 'JZIHGFEDCBA',
  F: 'XWUTRQPNMLK',
  G: 'XWUTRQPNMLK',
  M: 'XWUTRQPNJLK',
};

/** Weights 2, 7, 6, 5, 4, 3, 2 by 11, 4 more for T and G, 3 for M. Source: Immigration & Checkpoints Authority, Singapore. */
export function isSingaporeNric(candidate: string): boolean {
  const text = candidate.toUpperCase();
  const [prefix = ''] = text;
  const offset = prefix === 'T' || prefix === 'G' ? 4 : prefix === 'M' ? 3 : 0;
  const remainder = (weightedSum(digitsOf(text), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11;
  const index = prefix === 'M' ? 10 - remainder : remainder;
  return text.at(-1) === NRIC_LETTERS[prefix]?.[index];
}

/** Date, and weights 2 to 9 and 2 to 5 by 11; numbers since October 2020 have no check digit. Source: Korean MOIS. */
export function isKoreanRrn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const gender = digits[6] ?? 0;
  if (gender === 0 || gender === 9 || !isCalendarDay(numberOf(digits, 2, 4), numberOf(digits, 4, 6))) return false;
  const sum = weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
  const check = (11 - (sum % 11)) % 10;
  return (gender >= 5 && gender <= 8 ? (check + 2) % 10 === digits[12] : false) || check === digits[12];
}

/** Weights 9 to 1 by 11, a missing first letter counts 36. Source: Hong Kong Immigration Department. */
export function isHongKongId(candidate: string): boolean {
  const text = compact(candidate);
  const padded = text.length === 8 ? ` ${text}` : text;
  let sum = 0;
  for (let index = 0; index < 9; index++) {
    const code = padded.charCodeAt(index);
    const value = code === 32 ? 36 : code >= 65 ? code - 55 : code - 48;
    sum += value * (9 - index);
  }
  return sum % 11 === 0;
}

const CHINESE_PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Province, date and MOD 11-2. Source: GB 11643-1999. */
export function isChineseResidentId(candidate: string): boolean {
  const text = candidate.toUpperCase();
  const digits = digitsOf(text);
  const year = numberOf(digits, 6, 10);
  const isDate = year >= 1900 && year < 2100 && isCalendarDay(numberOf(digits, 10, 12), numberOf(digits, 12, 14), year);
  return CHINESE_PROVINCES.has(text.slice(0, 2)) && isDate && isMod11Radix2(text);
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** The letter as two digits, weights 1, 9 to 1, 1 by 10. Source: Ministry of the Interior, Taiwan. */
export function isTaiwanId(candidate: string): boolean {
  const value = TAIWAN_LETTERS.indexOf(candidate[0]?.toUpperCase() ?? '') + 10;
  const digits = [Math.floor(value / 10), value % 10, ...digitsOf(candidate.slice(1))];
  return value >= 10 && weightedSum(digits, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
}

/** Kind of person, province 10 to 96, weights 13 to 2 by 11. Source: Department of Provincial Administration, Thailand. */
export function isThaiId(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (11 - (weightedSum(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  const province = numberOf(digits, 1, 3);
  const isPerson = digits[0] !== 0 && digits[0] !== 9 && province >= 10 && province <= 96;
  return isPerson && !isRepeated(digits) && check === digits[12];
}

/** Weights 6 to 2 and 7 to 2 by 11. Source: Japanese ordinance 85 of 2014, individual numbers. */
export function isJapaneseMyNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const remainder = weightedSum(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return !isRepeated(digits) && (remainder <= 1 ? 0 : 11 - remainder) === digits[11];
}

/** Date, citizenship 0 or 1, Luhn. Source: South African Department of Home Affairs. */
export function isSouthAfricanId(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const isDate = isCalendarDay(numberOf(digits, 2, 4), numberOf(digits, 4, 6));
  return isDate && (digits[10] ?? 9) <= 2 && isLuhn(digits);
}

/** Luhn over nine digits. Source: Israeli Population and Immigration Authority. */
export function isIsraeliId(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return !isRepeated(digits) && isLuhn(digits);
}
