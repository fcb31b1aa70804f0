import { describe, expect, it } from 'vitest';
import { Random } from '../scenario/random.ts';
import {
  makeBic,
  makeCardNumber,
  makeDrivingLicence,
  makeGermanId,
  makeIban,
  makeInsee,
  makeIpAddress,
  makeNino,
  makePassport,
  makeSsn,
  makeStorageKey,
} from './identifiers.ts';

const samples = (make: (random: Random) => string) => {
  const random = new Random(11);
  return Array.from({ length: 300 }, () => make(random));
};

/** Written apart from the maker: the sum over all digits, the check digit among them, ends in 0. */
function luhnSum(number: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  const digits = [...number.replaceAll(' ', '')].map(Number).reverse();
  return digits.reduce((sum, digit, index) => sum + (index % 2 === 1 ? (doubled[digit] ?? 0) : digit), 0);
}

/** The remainder that ISO 7064 asks to be 1: the first four characters go to the end, letters count from 10. */
function ibanRemainder(iban: string): number {
  const compact = iban.replaceAll(' ', '');
  const moved = compact.slice(4) + compact.slice(0, 4);
  const remainder = (left: number, character: string) => {
    return [...String(Number.parseInt(character, 36))].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, left);
  };
  return [...moved].reduce(remainder, 0);
}

describe('made-up identifiers', () => {
  it.each([
    ['card', makeCardNumber, /^(\d{4} \d{4} \d{4} \d{4}|\d{4} \d{6} \d{5})$/],
    ['IBAN', makeIban, /^[A-Z]{2}\d{2}[A-Z0-9 ]{11,30}$/],
    ['SSN', makeSsn, /^7[012]\d-\d{2}-\d{4}$/],
    ['NINO', makeNino, /^AA 00 \d\d \d\d [A-D]$/],
    ['German identity card', makeGermanId, /^L01X[A-Z0-9]{5}\d$/],
    ['INSEE', makeInsee, /^[12]8\d(0[1-9]|1[0-2])99999\d{3} \d{2}$/],
    ['passport', makePassport, /^00\d{7}$/],
    ['driving licence', makeDrivingLicence, /^I\d{7}$/],
    ['storage key', makeStorageKey, /^[A-Za-z0-9+/]{86}==$/],
    ['BIC', makeBic, /^[A-Z]{6}2[AHX]XXX$/],
    ['address', makeIpAddress, /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/],
  ])('%s has its form', (_name, make, form) => {
    for (const sample of samples(make)) expect(sample).toMatch(form);
  });

  it('passes the checks of cards, IBAN and INSEE', () => {
    for (const card of samples(makeCardNumber)) expect(luhnSum(card) % 10).toBe(0);
    for (const iban of samples(makeIban)) expect(ibanRemainder(iban)).toBe(1);
    for (const insee of samples(makeInsee)) {
      const [body = '', key = ''] = insee.split(' ');
      expect(Number(BigInt(body) % 97n) + Number(key)).toBe(97);
    }
  });

  it('keeps to social security numbers that were never given out', () => {
    for (const ssn of samples(makeSsn)) {
      const [area, group, serial] = ssn.split('-').map(Number);
      expect(area).toBeGreaterThanOrEqual(700);
      expect(area).toBeLessThanOrEqual(728);
      expect((group ?? 0) % 2).toBe(1);
      expect(group).toBeGreaterThan(30);
      expect(serial).toBeGreaterThan(0);
    }
  });
});
