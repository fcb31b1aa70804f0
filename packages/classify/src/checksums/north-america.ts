import { digitsOf, isRepeated, numberOf } from './digits.ts';
import { isLuhn } from './generic.ts';

/** Numbers that were printed in advertising and are never issued. Source: SSA, "Social Security cards issued by Woolworth". */
const ADVERTISED_SSN = new Set(['078051120', '219099999']);

function isIssuableSsn(digits: readonly number[]): boolean {
  const area = numberOf(digits, 0, 3);
  if (area === 0 || area === 666 || area >= 900) return false;
  return numberOf(digits, 3, 5) > 0 && numberOf(digits, 5, 9) > 0 && !ADVERTISED_SSN.has(digits.join(''));
}

/** An area that was assigned before numbers were drawn at random (June 2011): stronger evidence. Source: SSA area table. */
export function isAssignedSsn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const area = numberOf(digits, 0, 3);
  return isIssuableSsn(digits) && (area <= 733 || (area >= 750 && area <= 772)) && !isRepeated(digits);
}

/** Any number that may be issued since June 2011. */
export function isRandomisedSsn(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return isIssuableSsn(digits) && !isRepeated(digits);
}

/** Area 9xx with a group of 50-65, 70-88, 90-92 or 94-99. Source: IRS, ITIN ranges. */
export function isItin(candidate: string): boolean {
  const digits = digitsOf(candidate);
  const group = numberOf(digits, 3, 5);
  const isGroup = (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93);
  return digits[0] === 9 && isGroup;
}

/** Sum of places 1, 3, 5 and twice the sum of places 2, 4, 6 ends in place 7. Source: DEA registration numbers. */
export function isDea(candidate: string): boolean {
  const d = digitsOf(candidate.slice(2));
  const sum = (d[0] ?? 0) + (d[2] ?? 0) + (d[4] ?? 0) + 2 * ((d[1] ?? 0) + (d[3] ?? 0) + (d[5] ?? 0));
  return d.length === 7 && sum % 10 === d[6] && !isRepeated(d);
}

/** First digit 1 to 7 or 9, Luhn. Source: Employment and Social Development Canada. */
export function isCanadaSin(candidate: string): boolean {
  const digits = digitsOf(candidate);
  return digits[0] !== 0 && digits[0] !== 8 && !isRepeated(digits) && isLuhn(digits);
}
