import type { Random } from '../scenario/random.ts';
import { randomBytesOf } from './random-bytes.ts';

/** Identifiers that pass every check yet belong to nobody: ranges kept for tests, or never given out. */

/** First digits of card numbers that payment providers publish for tests. */
const TEST_CARD_PREFIXES = ['400000', '424242', '555555', '222300', '378282'] as const;

/** Luhn-valid, in groups of four (Amex 4-6-5). */
export function makeCardNumber(random: Random): string {
  const prefix = random.pick(TEST_CARD_PREFIXES);
  const length = prefix.startsWith('37') ? 15 : 16;
  const body = prefix + digits(random, length - prefix.length - 1);
  const number = body + luhnDigit(body);
  const groups = length === 15 ? /^(.{4})(.{6})(.{5})$/ : /^(.{4})(.{4})(.{4})(.{4})$/;
  return number.replace(groups, (_whole, ...parts) => parts.slice(0, length === 15 ? 3 : 4).join(' '));
}

function luhnDigit(body: string): string {
  let sum = 0;
  for (const [index, digit] of [...body].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Bank parts that no bank has, in the form of each country. */
const IBAN_FORMS: readonly (readonly [country: string, bank: string, digits: number])[] = [
  ['DE', '99999999', 10],
  ['GB', 'HALD999999', 8],
  ['NL', 'HALD', 10],
  ['SE', '999', 17],
  ['FR', '9999999999', 13],
];

/** Checked by ISO 7064 mod 97-10; one in four is printed in groups of four, as on paper. */
export function makeIban(random: Random): string {
  const [country, bank, length] = random.pick(IBAN_FORMS);
  const account = bank + digits(random, length);
  const check = 98n - (BigInt(lettersToDigits(`${account}${country}00`)) % 97n);
  const iban = `${country}${String(check).padStart(2, '0')}${account}`;
  return random.chance(0.25) ? iban.replace(/(.{4})(?=.)/g, '$1 ') : iban;
}

function lettersToDigits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/**
 * An area of the Railroad Board with a group it never reached: in range, never issued before numbers were drawn.
 * Source: SSA, High Group List of June 2011 (areas 700 to 728 stop at even groups).
 */
export function makeSsn(random: Random): string {
  const area = random.integer(700, 728);
  const group = 31 + 2 * random.integer(0, 34);
  return `${area}-${group}-${String(random.integer(1, 9999)).padStart(4, '0')}`;
}

/** The series that HMRC uses in its own test data. */
export function makeNino(random: Random): string {
  return `AA 00 ${digits(random, 2)} ${digits(random, 2)} ${random.pick(['A', 'B', 'C', 'D'])}`;
}

/** The authority of the German specimen card, with its check digit (weights 7, 3, 1). */
export function makeGermanId(random: Random): string {
  const letters = 'CFGHJKLMNPRTVWXYZ0123456789';
  const serial = `L01X${Array.from({ length: 5 }, () => random.pick([...letters])).join('')}`;
  const sum = [...serial].reduce((total, character, index) => {
    return total + Number.parseInt(character, 36) * ([7, 3, 1][index % 3] ?? 1);
  }, 0);
  return `${serial}${sum % 10}`;
}

/** A birth abroad (department 99) in a country code that is not used, with its key. */
export function makeInsee(random: Random): string {
  const born = `${digits(random, 1).replace(/./, '8')}${digits(random, 1)}`;
  const month = String(random.integer(1, 12)).padStart(2, '0');
  const body = `${random.pick(['1', '2'])}${born}${month}99999${digits(random, 3)}`;
  const key = 97n - (BigInt(body) % 97n);
  return `${body} ${String(key).padStart(2, '0')}`;
}

/** Numbers of United States passport books do not begin with two zeros. */
export function makePassport(random: Random): string {
  return `00${digits(random, 7)}`;
}

/** The form of California, with the letter of its specimen cards. */
export function makeDrivingLicence(random: Random): string {
  return `I${digits(random, 7)}`;
}

/** 64 random bytes, which open nothing. */
export function makeStorageKey(random: Random): string {
  return Buffer.from(randomBytesOf(random, 64)).toString('base64');
}

/** An address that is kept for documentation. Source: RFC 5737. */
export function makeIpAddress(random: Random): string {
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`;
}

/** A bank that is not in any directory, with a real country. */
export function makeBic(random: Random): string {
  const bank = random.pick(['HALD', 'SKAG', 'KATT', 'NORB']);
  return `${bank}${random.pick(['DE', 'GB', 'NL', 'SE', 'NO'])}2${random.pick(['A', 'H', 'X'])}XXX`;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}
