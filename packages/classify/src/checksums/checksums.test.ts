import { describe, expect, it } from 'vitest';
import * as asiaPacific from './asia-pacific.ts';
import { isCalendarDay } from './dates.ts';
import { digitsOf } from './digits.ts';
import * as europe from './europe.ts';
import * as finance from './finance.ts';
import * as generic from './generic.ts';
import * as latinAmerica from './latin-america.ts';
import * as network from './network.ts';
import * as northAmerica from './north-america.ts';
import * as unitedKingdom from './united-kingdom.ts';

/** A published example that holds; its last or a named place is then changed so that it must not. */
const EXAMPLES: readonly (readonly [
  check: (candidate: string) => boolean,
  valid: string,
  invalid: string,
  source: string,
])[] = [
  [finance.isAbaRouting, '122105155', '122105156', 'ABA example'],
  [finance.isAbaRouting, '0210-0002-1', '5210-0002-1', 'prefix not assigned'],
  [finance.isIban, 'FR14 2004 1010 0505 0001 3M02 606', 'FR14 2004 1010 0505 0001 3M02 607', 'IBAN registry'],
  [finance.isIban, 'MT84MALT011000012345MTLCAST001S', 'MT84MALT011000012345MTLCAST001', 'IBAN registry'],
  [finance.isDebitCardNumber, '6759649826438453', '6759649826438454', 'Maestro test number'],
  [unitedKingdom.isNhsNumber, '943 476 5919', '943 476 5918', 'NHS Data Dictionary'],
  [unitedKingdom.isUkDriverNumber, 'MORGA657054SM9IJ', 'MORGA653354SM9IJ', 'DVLA example; month 33'],
  [northAmerica.isItin, '912-70-1234', '912-93-1234', 'IRS ranges'],
  [northAmerica.isDea, 'AB1234563', 'AB1234564', 'DEA example'],
  [europe.isGermanTaxId, '86095742719', '86095742710', 'BZSt example'],
  [europe.isGermanVat, 'DE136695976', 'DE136695978', 'BZSt example'],
  [europe.isFrenchNir, '255081416802538', '255081416802539', 'INSEE example'],
  [europe.isSpanishDni, '12345678Z', '12345678A', 'Ministerio del Interior'],
  [europe.isSpanishDni, 'X1234567L', 'X1234567M', 'NIE'],
  [europe.isItalianFiscalCode, 'RSSMRA85T10A562S', 'RSSMRA85T10A562T', 'Agenzia delle Entrate'],
  [europe.isItalianFiscalCode, 'MRTMTT25D09F205Z', 'MRTMTT25D32F205Z', 'no such day'],
  [europe.isPesel, '44051401359', '44051401358', 'PESEL example'],
  [europe.isDutchBsn, '111222333', '111222334', 'BSN example'],
  [europe.isSwedishPersonalNumber, '811228-9874', '811228-9873', 'Skatteverket'],
  [europe.isBelgianNationalNumber, '85.07.30-033.28', '85.07.30-033.29', 'national register example'],
  [europe.isFinnishIdentityCode, '131052-308T', '131052-308U', 'DVV example'],
  [europe.isNorwegianIdentityNumber, '01010750160', '01010750161', 'form'],
  [europe.isAustrianSocialNumber, '1237 010180', '1238 010180', 'SV example'],
  [europe.isBalticPersonalCode, '37605030299', '37605030298', 'EVS 585'],
  [europe.isRomanianCnp, '1800101221144', '1800101221145', 'CNP example'],
  [europe.isBulgarianEgn, '7523169263', '7523169264', 'EGN example'],
  [europe.isCroatianOib, '33392005961', '33392005962', 'OIB example'],
  [europe.isPortugueseNif, '123456789', '123456780', 'NIF example'],
  [europe.isIrishPps, '1234567T', '1234567U', 'Revenue'],
  [europe.isTurkishId, '10000000146', '10000000147', 'NVI example'],
  [asiaPacific.isAustralianTfn, '123 456 782', '123 456 783', 'ATO example'],
  [asiaPacific.isAustralianBusinessNumber, '51 824 753 556', '51 824 753 557', 'ABR example'],
  [asiaPacific.isAustralianCompanyNumber, '004 085 616', '004 085 617', 'ASIC example'],
  [asiaPacific.isAustralianMedicare, '2123 45670 1', '2123 45680 1', 'Services Australia form'],
  [asiaPacific.isAadhaar, '234123412346', '234123412347', 'UIDAI example'],
  [asiaPacific.isSingaporeNric, 'S0000001I', 'S0000001J', 'ICA form'],
  [asiaPacific.isHongKongId, 'G123456(A)', 'G123456(9)', 'specimen'],
  [asiaPacific.isChineseResidentId, '11010519491231002X', '110105194912310021', 'GB 11643'],
  [asiaPacific.isTaiwanId, 'A123456789', 'A123456788', 'example'],
  [asiaPacific.isThaiId, '1101700230708', '1101700230709', 'form'],
  [asiaPacific.isSouthAfricanId, '8001015009087', '8001015009088', 'example'],
  [latinAmerica.isBrazilianCpf, '529.982.247-25', '529.982.247-26', 'Receita Federal'],
  [latinAmerica.isBrazilianCnpj, '11.222.333/0001-81', '11.222.333/0001-82', 'Receita Federal'],
  [latinAmerica.isChileanRut, '12.345.678-5', '12.345.678-6', 'Registro Civil'],
  [latinAmerica.isArgentineCuit, '20-05536168-2', '20-05536168-3', 'AFIP'],
  [network.isIpv4, '203.0.113.7', '203.0.113.07', 'RFC 5737; leading zero'],
  [network.isIpv6, '::ffff:192.0.2.1', '::ffff:192.0.2.256', 'RFC 4291'],
  [network.isIpv6, '2001:db8::1', '2001:db8::1::2', 'RFC 4291, two gaps'],
  [network.isMailAddress, 'a.b@example.com', '.b@example.com', 'RFC 5321'],
];

describe('check digits', () => {
  it.each(EXAMPLES)('%o holds for %s and not for %s (%s)', (check, valid, invalid) => {
    expect(check(invalid)).toBe(false);
    expect(check(valid)).toBe(true);
  });

  it('of a Canadian number', () => {
    expect(northAmerica.isCanadaSin('130 692 544')).toBe(true);
    expect(northAmerica.isCanadaSin('046 454 286')).toBe(false);
  });

  it('Luhn, Verhoeff and ISO 7064 take the published examples', () => {
    expect(generic.isLuhn(digitsOf('79927398713'))).toBe(true);
    expect(generic.isLuhn(digitsOf('79927398710'))).toBe(false);
    expect(generic.isVerhoeff(digitsOf('2363'))).toBe(true);
    expect(generic.isVerhoeff(digitsOf('2364'))).toBe(false);
    expect(generic.isMod11Radix2('079X')).toBe(true);
    expect(generic.isMod11Radix10(digitsOf('07945'))).toBe(true);
    expect(generic.isIcaoChecked('5207271')).toBe(false);
    expect(generic.isIcaoChecked('5207273')).toBe(true);
  });
});

describe('isCalendarDay', () => {
  it.each([
    [2, 29, 2024, true],
    [2, 29, 2100, false],
    [2, 29, undefined, true],
    [4, 31, undefined, false],
    [13, 1, undefined, false],
    [0, 1, undefined, false],
  ])('month %i day %i year %s: %s', (month, day, year, expected) => {
    expect(isCalendarDay(month, day, year)).toBe(expected);
  });
});
