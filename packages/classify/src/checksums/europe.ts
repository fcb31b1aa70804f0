/** Check digits of European national numbers. Each takes the candidate as it was matched, separators included. */
import { isCalendarDay } from './dates.ts';
import { compact, digitsOf, isRepeated, numberOf, weightedSum } from './digits.ts';
import { isLuhn, isMod11Radix10 } from './generic.ts';

/** Source: Bundeszentralamt für Steuern, IdNr: MOD 11,10; of the first ten digits one occurs twice or three times. */
export function isGermanTaxId(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (digits[0] === 0 || !isMod11Radix10(digits)) return false;
  const counts = new Map<number, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 9) <= 3;
}

/** Nine digits, MOD 11,10. Source: Bundeszentralamt für Steuern, USt-IdNr. */
export function isGermanVat(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return digits[0] !== 0 && isMod11Radix10(digits);
}

/** Key = 97 less the number by 97; 2A counts as 19 and 2B as 18. Source: INSEE, NIR. */
export function isFrenchNir(candidate: string): boolean {
  const text = compact(candidate).replace('2A', '19').replace('2B', '18');
  if (!/^[0-9]{15}$/.test(text)) return false;
  return 97 - (Number(text.slice(0, 13)) % 97) === Number(text.slice(13));
}

/** The last three digits are the first ten by 511. Source: European Commission, TIN algorithms, France. */
export function isFrenchSpi(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return numberOf(digits, 0, 10) % 511 === numberOf(digits, 10, 13) && !isRepeated(digits);
}

/** FR, two key characters, SIREN: key = (12 + 3 x SIREN by 97) by 97, SIREN holds Luhn. Source: DGFiP. */
export function isFrenchVat(candidate: string): boolean {
  const text = compact(candidate);
  const siren = text.slice(4);
  const key = text.slice(2, 4);
  if (!isLuhn(digitsOf(siren))) return false;
  return /^[0-9]{2}$/.test(key) ? (12 + 3 * (Number(siren) % 97)) % 97 === Number(key) : true;
}

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The letter that the number by 23 points to; X, Y, Z of a foreigner count as 0, 1, 2. Source: Ministerio del Interior. */
export function isSpanishDni(candidate: string): boolean {
  const text = compact(candidate);
  const number = text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return /^[0-9]{8}$/.test(number) && number !== '00000000' && text.at(-1) === DNI_LETTERS[Number(number) % 23];
}

/** The first ten digits by 97 are the last two. Source: Seguridad Social. */
export function isSpanishSsn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const serial = numberOf(digits, 2, 10);
  const number = serial < 10_000_000 ? numberOf(digits, 0, 2) * 10_000_000 + serial : numberOf(digits, 0, 10);
  const province = numberOf(digits, 0, 2);
  return province >= 1 && province <= 53 && number % 97 === numberOf(digits, 10, 12);
}

const CODICE_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Source: Agenzia delle Entrate, DM 23/12/1976: odd places by a table, even places by value, sum by 26. */
export function isItalianFiscalCode(candidate: string): boolean {
  const text = compact(candidate);
  const day = Number(text.slice(9, 11).replace(/[L-NP-V]/g, (letter) => String('LMNPQRSTUV'.indexOf(letter)))) % 40;
  if (day < 1 || day > 31) return false;
  let sum = 0;
  for (let index = 0; index < 15; index++) {
    const code = text.charCodeAt(index);
    const value = code <= 57 ? code - 48 : code - 65;
    sum += index % 2 === 0 ? (CODICE_ODD[value] ?? 0) : value;
  }
  return text.charCodeAt(15) - 65 === sum % 26;
}

/** Weights 1, 3, 7, 9; the month carries the century. Source: Polish Ministry of Digital Affairs, PESEL. */
export function isPesel(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const isDate = isCalendarDay(numberOf(digits, 2, 4) % 20, numberOf(digits, 4, 6));
  return isDate && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

/** The eleven test: weights 9 to 2 and -1. Source: Rijksdienst voor Identiteitsgegevens, BSN. */
export function isDutchBsn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const padded = [...Array(9 - digits.length).fill(0), ...digits];
  return (
    numberOf(padded) > 9_999_999 && !isRepeated(digits) && weightedSum(padded, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
  );
}

/** Date (day plus 60 for a coordination number) and Luhn over ten digits. Source: Skatteverket. */
export function isSwedishPersonalNumber(candidate: string): boolean {
  const digits = digitsOf(candidate).slice(-10);
  const day = numberOf(digits, 4, 6);
  return isCalendarDay(numberOf(digits, 2, 4), day > 60 ? day - 60 : day) && isLuhn(digits);
}

/** 97 less the first nine digits by 97, with a 2 before them for births from 2000 on. Source: Belgian national register. */
export function isBelgianNationalNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const month = numberOf(digits, 2, 4) % 20;
  const day = numberOf(digits, 4, 6);
  if (month > 12 || day > 31) return false;
  const number = numberOf(digits, 0, 9);
  const check = numberOf(digits, 9, 11);
  return number > 0 && (97 - (number % 97) === check || 97 - ((2_000_000_000 + number) % 97) === check);
}

const HETU_CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Date and serial by 31 point to the check character. Source: Digital and Population Data Services Agency, Finland. */
export function isFinnishIdentityCode(candidate: string): boolean {
  const digits = digitsOf(candidate.slice(0, 6) + candidate.slice(7, 10));
  const isDate = isCalendarDay(numberOf(digits, 2, 4), numberOf(digits, 0, 2));
  return (
    isDate && numberOf(digits, 6, 9) >= 2 && candidate.at(-1)?.toUpperCase() === HETU_CHECKS[numberOf(digits) % 31]
  );
}

/** A date only: check digits are not used for every number issued since 2007. Source: CPR-kontoret. */
export function isDanishCpr(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return isCalendarDay(numberOf(digits, 2, 4), numberOf(digits, 0, 2));
}

/** Date (day plus 40 for a D-number) and two check digits. Source: Skatteetaten, fødselsnummer. */
export function isNorwegianIdentityNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const day = numberOf(digits, 0, 2);
  if (!isCalendarDay(numberOf(digits, 2, 4) % 40, day > 40 ? day - 40 : day)) return false;
  const first = weightedSum(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
  const second = weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
  return first % 11 === 0 && second % 11 === 0;
}

/** Weights 3, 7, 9, -, 5, 8, 4, 2, 1, 6 by 11; the fourth digit is the check. Source: Dachverband der Sozialversicherungsträger. */
export function isAustrianSocialNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const month = numberOf(digits, 6, 8);
  const isDate = month >= 13 || isCalendarDay(month, numberOf(digits, 4, 6));
  return digits[0] !== 0 && isDate && weightedSum(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digits[3];
}

/** Two rounds of weights by 11. Source: Estonian standard EVS 585; the Lithuanian code is formed in the same way. */
export function isBalticPersonalCode(candidate: string): boolean {
  const digits = digitsOf(candidate);
  if (!isCalendarDay(numberOf(digits, 3, 5), numberOf(digits, 5, 7))) return false;
  const first = weightedSum(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weightedSum(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === digits[10];
}

/** Date, county and weights 279146358279 by 11. Source: Romanian law 105/1996. */
export function isRomanianCnp(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const county = numberOf(digits, 7, 9);
  if (
    !isCalendarDay(numberOf(digits, 3, 5), numberOf(digits, 5, 7)) ||
    county < 1 ||
    (county > 52 && county !== 70 && county !== 99)
  )
    return false;
  const remainder = weightedSum(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (remainder === 10 ? 1 : remainder) === digits[12];
}

/** Birth number of ten digits, divisible by 11 (a remainder of 10 was written as 0 until 1985). Source: Czech law 133/2000. */
export function isCzechBirthNumber(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const month = numberOf(digits, 2, 4) % 50;
  if (!isCalendarDay(month > 20 ? month - 20 : month, numberOf(digits, 4, 6))) return false;
  if (digits.length === 9) return numberOf(digits, 0, 2) <= 53 && numberOf(digits, 6, 9) > 0;
  const remainder = numberOf(digits, 0, 9) % 11;
  return remainder % 10 === digits[9];
}

/** Thirteen digits: date, region, weights 7 to 2 twice. Source: JMBG, as Slovenia's EMŠO. */
export function isEmso(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = (11 - (weightedSum(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (
    isCalendarDay(numberOf(digits, 2, 4), numberOf(digits, 0, 2)) &&
    numberOf(digits, 7, 9) === 50 &&
    check === digits[12]
  );
}

/** Month plus 20 or 40 for other centuries; weights 2, 4, 8, 5, 10, 9, 7, 3, 6. Source: ГРАО, EGN. */
export function isBulgarianEgn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const isDate = isCalendarDay(numberOf(digits, 2, 4) % 20, numberOf(digits, 4, 6));
  return isDate && (weightedSum(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digits[9];
}

/** Eleven digits, MOD 11,10. Source: Porezna uprava, OIB. */
export function isCroatianOib(candidate: string): boolean {
  return isMod11Radix10(digitsOf(candidate));
}

/** Weights 9 to 2 by 11. Source: Autoridade Tributária, NIF. */
export function isPortugueseNif(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const check = 11 - (weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return [1, 2, 3, 5, 6, 8, 9].includes(digits[0] ?? 0) && (check > 9 ? 0 : check) === digits[8];
}

/** Weights 8 to 2, and 9 for the second letter, by 23. Source: Revenue Commissioners, PPSN. */
export function isIrishPps(candidate: string): boolean {
  const text = compact(candidate);
  const second = text[8] && text[8] !== 'W' ? text.charCodeAt(8) - 64 : 0;
  const sum = weightedSum(digitsOf(text), [8, 7, 6, 5, 4, 3, 2]) + 9 * second;
  return text[7] === 'WABCDEFGHIJKLMNOPQRSTUV'[sum % 23];
}

/** Two check digits. Source: Türkiye Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası. */
export function isTurkishId(candidate: string): boolean {
  const d = digitsOf(candidate);
  const odd = weightedSum(d, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weightedSum(d, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return d[0] !== 0 && tenth === d[9] && (odd + even + tenth) % 10 === d[10];
}

/** 0 or 1, nine digits: 97 less the first eight by 97. Source: SPF Finances, Belgian enterprise number. */
export function isBelgianVat(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return numberOf(digits, 0, 8) > 0 && 97 - (numberOf(digits, 0, 8) % 97) === numberOf(digits, 8, 10);
}
