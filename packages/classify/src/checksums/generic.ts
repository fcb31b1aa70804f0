/** Check-digit schemes that many numbers share. Each takes digits or text and says whether the check holds. */

/** Source: ISO/IEC 7812-1, annex B (Luhn). */
export function isLuhn(digits: readonly number[]): boolean {
  let sum = 0;
  for (let index = digits.length - 1, double = false; index >= 0; index--, double = !double) {
    const digit = digits[index] ?? 0;
    const doubled = digit * 2;
    sum += double ? (doubled > 9 ? doubled - 9 : doubled) : digit;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/** Remainder by 97 of text in which A is 10 and Z is 35. Source: ISO/IEC 7064. Shape: upper-case letters and digits. */
export function mod97(text: string): number {
  let remainder = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const value = code <= 57 ? code - 48 : code - 55;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** Source: ISO/IEC 7064, MOD 11,10. The last digit is the check. */
export function isMod11Radix10(digits: readonly number[]): boolean {
  let check = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (digit + check) % 10 || 10;
    check = (sum * 2) % 11;
  }
  return (11 - check) % 10 === digits.at(-1);
}

/** Source: ISO/IEC 7064, MOD 11-2. Shape: digits, the last may be X. */
export function isMod11Radix2(text: string): boolean {
  let sum = 0;
  for (let index = 0; index < text.length - 1; index++) sum = ((sum + Number(text[index])) * 2) % 11;
  const check = (12 - sum) % 11;
  return text.at(-1) === (check === 10 ? 'X' : String(check));
}

const DIHEDRAL = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const PERMUTATION = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Source: J. Verhoeff, "Error detecting decimal codes", 1969. */
export function isVerhoeff(digits: readonly number[]): boolean {
  let check = 0;
  for (let position = 0; position < digits.length; position++) {
    const digit = digits[digits.length - 1 - position] ?? 0;
    check = Number(DIHEDRAL[check]?.[Number(PERMUTATION[position % 8]?.[digit])]);
  }
  return check === 0;
}

/** Weights 7, 3, 1 with A as 10. Source: ICAO Doc 9303-3, section 4.9. The last character is the check digit. */
export function isIcaoChecked(text: string): boolean {
  const weights = [7, 3, 1];
  let sum = 0;
  for (let index = 0; index < text.length - 1; index++) {
    const code = text.charCodeAt(index);
    sum += (code <= 57 ? code - 48 : code - 55) * (weights[index % 3] ?? 0);
  }
  return text.at(-1) === String(sum % 10);
}
