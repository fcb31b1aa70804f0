import { describe, expect, it } from 'vitest';
import { BUILT_IN_TYPES, createClassifier } from './index.ts';

const classifier = createClassifier();
const CARD = 'Credit Card Number';
const SSN = 'U.S. Social Security Number (SSN)';
const IBAN = 'International Banking Account Number (IBAN)';
const NINO = 'U.K. National Insurance Number (NINO)';
const PASSPORT = 'U.S. / U.K. Passport Number';
const DL = "U.S. Driver's License Number";
const KEY = `${'abcDEF0123456789+/gh'.repeat(4)}ijklmn==`;

/** The number alone, with its type and confidence; written from the documented rules before the engine ran. */
interface Case {
  readonly text: string;
  readonly type: string;
  readonly match: string | null;
  readonly confidence?: number;
  readonly source: string;
}

const CASES: readonly Case[] = [
  {
    text: 'Visa 4111 1111 1111 1111 exp 12/27',
    type: CARD,
    match: '4111 1111 1111 1111',
    confidence: 85,
    source: 'network test number',
  },
  {
    text: 'ref 4111111111111111',
    type: CARD,
    match: '4111111111111111',
    confidence: 65,
    source: 'network test number, no support',
  },
  {
    text: 'credit card 378282246310005',
    type: CARD,
    match: '378282246310005',
    confidence: 85,
    source: 'American Express test number',
  },
  {
    text: 'credit card 3782 822463 10005',
    type: CARD,
    match: '3782 822463 10005',
    confidence: 85,
    source: 'grouped as printed',
  },
  {
    text: 'credit card 30569309025904',
    type: CARD,
    match: '30569309025904',
    confidence: 85,
    source: 'Diners test number',
  },
  {
    text: 'credit card 4111–1111–1111–1111',
    type: CARD,
    match: '4111–1111–1111–1111',
    confidence: 85,
    source: 'typographic dashes',
  },
  {
    text: 'credit card 4111\u00a01111\u00a01111\u00a01111',
    type: CARD,
    match: '4111\u00a01111\u00a01111\u00a01111',
    confidence: 85,
    source: 'no-break spaces',
  },
  { text: 'credit card 4111 1111 1111 1112', type: CARD, match: null, source: 'Luhn fails' },
  { text: 'credit card 0000 0000 0000 0000', type: CARD, match: null, source: 'one digit only' },
  { text: 'credit card 9111111111111119', type: CARD, match: null, source: 'no issuer' },
  { text: 'credit card 41111111111111114', type: CARD, match: null, source: 'part of a longer number' },
  { text: 'uuid 550e8400-e29b-41d4-a716-411111111111', type: CARD, match: null, source: 'block of a UUID' },
  { text: 'SSN: 212-55-4321', type: SSN, match: '212-55-4321', confidence: 85, source: 'assigned area, formatted' },
  {
    text: 'social security number 212554321',
    type: SSN,
    match: '212554321',
    confidence: 75,
    source: 'assigned area, unformatted',
  },
  { text: 'SSN: 899-55-4321', type: SSN, match: '899-55-4321', confidence: 65, source: 'area of the randomised range' },
  {
    text: 'employee_ssn,212-55-4321',
    type: SSN,
    match: '212-55-4321',
    confidence: 85,
    source: 'column name with underscore',
  },
  { text: '212-55-4321', type: SSN, match: null, source: 'no term' },
  { text: 'SSN 666-55-4321', type: SSN, match: null, source: 'never issued area' },
  { text: 'SSN 900-55-4321', type: SSN, match: null, source: 'never issued area' },
  { text: 'SSN 212-00-4321', type: SSN, match: null, source: 'never issued group' },
  { text: 'SSN 078-05-1120', type: SSN, match: null, source: 'advertising' },
  { text: `SSN ${'x '.repeat(200)}212-55-4321`, type: SSN, match: null, source: 'term out of proximity' },
  {
    text: 'DE89 3704 0044 0532 0130 00',
    type: IBAN,
    match: 'DE89 3704 0044 0532 0130 00',
    confidence: 85,
    source: 'IBAN registry example',
  },
  {
    text: 'pay GB29NWBK60161331926819 today',
    type: IBAN,
    match: 'GB29NWBK60161331926819',
    confidence: 85,
    source: 'IBAN registry example',
  },
  {
    text: 'NO93 8601 1117 947 is it',
    type: IBAN,
    match: 'NO93 8601 1117 947',
    confidence: 85,
    source: 'registry example, word behind it',
  },
  { text: 'DE89 3704 0044 0532 0130 01', type: IBAN, match: null, source: 'check digits' },
  { text: 'DE89 3704 0044 0532 0130', type: IBAN, match: null, source: 'length of country' },
  { text: 'SWIFT/BIC: DEUTDEFF500', type: 'SWIFT Code', match: 'DEUTDEFF500', confidence: 75, source: 'ISO 9362' },
  { text: 'DEUTDEFF500', type: 'SWIFT Code', match: null, source: 'no term' },
  { text: 'swift CUSTOMER code', type: 'SWIFT Code', match: null, source: 'a word, not a code' },
  { text: 'swift ABCDXX22', type: 'SWIFT Code', match: null, source: 'no such country' },
  {
    text: 'U.S. passport number 512345678',
    type: PASSPORT,
    match: '512345678',
    confidence: 85,
    source: 'passport and country',
  },
  { text: 'Passport No: A12345678', type: PASSPORT, match: 'A12345678', confidence: 75, source: 'passport only' },
  { text: 'Order 512345678', type: PASSPORT, match: null, source: 'no term' },
  { text: 'Passport No: AB1234567', type: PASSPORT, match: null, source: 'two letters' },
  { text: "California driver's license D1234567", type: DL, match: 'D1234567', confidence: 75, source: 'AAMVA form' },
  {
    text: 'Driver license S514 7778 1234 Illinois',
    type: DL,
    match: 'S514-7778-1234'.replaceAll('-', ' '),
    confidence: 75,
    source: 'grouped as printed',
  },
  { text: 'part D1234567 in stock', type: DL, match: null, source: 'no term' },
  { text: 'National Insurance AB 12 34 56 C', type: NINO, match: 'AB 12 34 56 C', confidence: 85, source: 'HMRC form' },
  { text: 'AB123456C', type: NINO, match: 'AB123456C', confidence: 75, source: 'alone' },
  { text: 'National Insurance GB123456C', type: NINO, match: null, source: 'prefix not used' },
  { text: 'National Insurance AB123456E', type: NINO, match: null, source: 'suffix A to D' },
  {
    text: 'Personalausweis T220001293',
    type: 'Germany Identity Card Number',
    match: 'T220001293',
    confidence: 85,
    source: 'specimen card',
  },
  { text: 'Personalausweis T220001294', type: 'Germany Identity Card Number', match: null, source: 'check digit' },
  {
    text: 'numéro de sécurité sociale 2 55 08 14 168 025 38',
    type: 'France Social Security Number (INSEE)',
    match: '2 55 08 14 168 025 38',
    confidence: 85,
    source: 'INSEE example',
  },
  {
    text: 'numéro de sécurité sociale 2 55 08 14 168 025 39',
    type: 'France Social Security Number (INSEE)',
    match: null,
    source: 'key',
  },
  {
    text: 'write to ann.lee+tax@example.co.uk.',
    type: 'Email Address',
    match: 'ann.lee+tax@example.co.uk',
    confidence: 85,
    source: 'RFC 5321',
  },
  { text: 'me @ home, a..b@example.com', type: 'Email Address', match: null, source: 'two dots in a row' },
  { text: 'IP address 203.0.113.7', type: 'IP Address', match: '203.0.113.7', confidence: 85, source: 'RFC 5737' },
  { text: 'from 203.0.113.7', type: 'IP Address v4', match: '203.0.113.7', confidence: 75, source: 'RFC 5737' },
  { text: 'version 1.2.3', type: 'IP Address v4', match: null, source: 'three parts' },
  { text: 'from 203.0.113.256', type: 'IP Address v4', match: null, source: 'octet above 255' },
  {
    text: 'host 2001:db8::8a2e:370:7334',
    type: 'IP Address v6',
    match: '2001:db8::8a2e:370:7334',
    confidence: 85,
    source: 'RFC 3849',
  },
  { text: 'at 12:30:45 std::vector', type: 'IP Address v6', match: null, source: 'a time, C++' },
  {
    text: `AccountName=acme;AccountKey=${KEY}`,
    type: 'Azure Storage Account Key (Generic)',
    match: KEY,
    confidence: 85,
    source: 'form of a key',
  },
  {
    text: `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${KEY}`,
    type: 'Azure Storage Account Key',
    match: `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${KEY}`,
    confidence: 85,
    source: 'form of a connection string',
  },
  {
    text: `fabrikam DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${KEY}`,
    type: 'Azure Storage Account Key',
    match: null,
    source: 'example word',
  },
  { text: `AccountKey=${KEY}=`, type: 'Azure Storage Account Key (Generic)', match: null, source: 'too long' },
];

describe('built-in types', () => {
  it.each(CASES)('$type: $source: $text', ({ text, type, match, confidence }) => {
    const found = classifier.classifyText(text).filter(({ name }) => name === type);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(match === null ? [] : [match]);
    if (confidence !== undefined) expect(found[0]?.confidence).toBe(confidence);
  });

  it('have ids and names of their own', () => {
    expect(new Set(BUILT_IN_TYPES.map(({ id }) => id.toLowerCase())).size).toBe(BUILT_IN_TYPES.length);
    expect(new Set(BUILT_IN_TYPES.map(({ name }) => name)).size).toBe(BUILT_IN_TYPES.length);
    expect(BUILT_IN_TYPES.length).toBeGreaterThanOrEqual(70);
  });
});

describe('evidence', () => {
  it('names pattern, check digits and terms with their distance', () => {
    const [finding] = classifier
      .classifyText('cvv 123, card number: 4111111111111111')
      .filter(({ name }) => name === CARD);
    expect(finding?.evidence).toEqual({
      pattern: 'unbroken: with support',
      checksum: 'passed',
      keywords: [
        { term: 'card number', list: 'card names', distance: 2 },
        { term: 'cvv', list: 'card verification', distance: 19 },
      ],
    });
  });

  it('does not take a term inside a word', () => {
    expect(classifier.classifyText('classroom 212-55-4321 assns').filter(({ name }) => name === SSN)).toEqual([]);
  });

  it('keeps offsets where case folding would change the length', () => {
    const text = 'İİİ SSN: 212-55-4321';
    const [finding] = classifier.classifyText(text).filter(({ name }) => name === SSN);
    expect(text.slice(finding?.start, finding?.end)).toBe('212-55-4321');
  });
});

describe('prose', () => {
  it('without digits, addresses or codes has no findings', () => {
    expect(classifier.classifyText('The quick brown fox jumps over the lazy dog. '.repeat(500))).toEqual([]);
    expect(classifier.classifyText('')).toEqual([]);
  });
});
