import { isAssignedSsn, isCanadaSin, isDea, isItin, isRandomisedSsn } from '../checksums/north-america.ts';
import { defineCheckedNumber, defineType } from '../sensitive-type.ts';
import { CALENDAR_DATE, digits, grouped, shape } from '../shapes.ts';

const SSN_GROUPED = grouped([3, 2, 4], ' -');
const SSN_TERMS = [
  'ssn',
  'ssns',
  'ssn#',
  'ss#',
  'ss no',
  'ssid',
  'ssn no',
  'social security',
  'social security number',
  'social security numbers',
  'social security no',
  'social security no.',
  'social security #',
  'social security card',
  'social security id',
  'socialsecuritynumber',
  'soc sec',
  'soc. sec.',
  'soc sec no',
  'us social',
  'taxpayer id',
  'tax id',
  'socialsecurity',
  'seguro social',
  'numero de seguro social',
];

export const US_SSN = defineType({
  id: 'a44669fe-0d48-453d-a9b1-2cc83f2cba77',
  name: 'U.S. Social Security Number (SSN)',
  recommendedConfidence: 75,
  assetConfidence: 65,
  primaries: {
    'formatted, assigned area': { shape: SSN_GROUPED, isValid: isAssignedSsn, hasChecksum: false },
    'unformatted, assigned area': { shape: digits(9), isValid: isAssignedSsn, hasChecksum: false },
    'formatted, randomised': { shape: SSN_GROUPED, isValid: isRandomisedSsn, hasChecksum: false },
    'unformatted, randomised': { shape: digits(9), isValid: isRandomisedSsn, hasChecksum: false },
  },
  elements: { 'ssn terms': { terms: SSN_TERMS } },
  patterns: [
    { name: 'with a term', confidence: 85, primary: 'formatted, assigned area', all: ['ssn terms'] },
    { name: 'with a term', confidence: 75, primary: 'unformatted, assigned area', all: ['ssn terms'] },
    { name: 'with a term', confidence: 65, primary: 'formatted, randomised', all: ['ssn terms'] },
    { name: 'with a term', confidence: 65, primary: 'unformatted, randomised', all: ['ssn terms'] },
  ],
});

export const US_ITIN = defineType({
  id: 'e55e2a32-f92d-4985-a35d-a0b269eb687b',
  name: 'U.S. Individual Taxpayer Identification Number (ITIN)',
  recommendedConfidence: 75,
  primaries: {
    formatted: { shape: SSN_GROUPED, isValid: isItin, hasChecksum: false },
    unformatted: { shape: digits(9), isValid: isItin, hasChecksum: false },
  },
  elements: {
    'itin terms': {
      terms: [
        'itin',
        'i.t.i.n.',
        'itin number',
        'individual taxpayer',
        'taxpayer identification',
        'taxpayer id',
        'tax id',
        'tax identification',
        'taxpayer',
        'tin',
        'licence tax',
        'tax payer id',
      ],
    },
  },
  patterns: [
    { name: 'with a term', confidence: 85, primary: 'formatted', all: ['itin terms'] },
    { name: 'with a term', confidence: 75, primary: 'unformatted', all: ['itin terms'] },
    { name: 'alone', confidence: 65, primary: 'formatted' },
    { name: 'alone', confidence: 65, primary: 'unformatted' },
  ],
});

export const US_UK_PASSPORT = defineType({
  id: '178ec42a-18b4-47cc-85c7-d62c92fd67f8',
  name: 'U.S. / U.K. Passport Number',
  recommendedConfidence: 75,
  primaries: {
    passport: { shape: shape('[0-9A-Z][0-9]{8}', { edge: 'number', need: { digits: 8 } }), hasChecksum: false },
  },
  elements: {
    'passport terms': {
      terms: [
        'passport',
        'passports',
        'passport number',
        'passport numbers',
        'passport no',
        'passport no.',
        'passport #',
        'passport#',
        'passportnumber',
        'passport num',
        'passport id',
        'passportid',
        'passport book',
        'passport card',
        'travel document',
        'travel document number',
      ],
    },
    'country terms': {
      terms: [
        'united states',
        'usa',
        'u.s.',
        'us',
        'american',
        'america',
        'united kingdom',
        'uk',
        'u.k.',
        'great britain',
        'british',
        'britain',
        'england',
        'department of state',
        'hm passport office',
        'us passport',
        'uk passport',
        'british passport',
        'american passport',
        'issued',
        'date of issue',
        'expires',
        'expiry',
        'nationality',
      ],
    },
  },
  patterns: [
    {
      name: 'with passport and country',
      confidence: 85,
      primary: 'passport',
      all: ['passport terms', 'country terms'],
    },
    { name: 'with a passport term', confidence: 75, primary: 'passport', all: ['passport terms'] },
  ],
});

export const DEA_NUMBER = defineCheckedNumber({
  id: '9a5445ad-406e-43eb-8bd7-cac17ab6d0e4',
  name: 'Drug Enforcement Agency (DEA) Number',
  shapes: [shape('[ABCDEFGHJKLMNPRSTUX][A-Z9][0-9]{7}', { need: { digits: 7 } })],
  isValid: isDea,
  terms: [
    'dea',
    'dea#',
    'dea number',
    'dea no',
    'drug enforcement administration',
    'drug enforcement agency',
    'prescriber',
  ],
  bare: 75,
});

export const MEDICARE_BENEFICIARY = defineType({
  id: 'f753a286-f5cc-47e6-a592-4be25fd02591',
  name: 'Medicare Beneficiary Identifier (MBI) card',
  recommendedConfidence: 75,
  primaries: {
    mbi: {
      shape: shape(
        '[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9]-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9]-?[AC-HJKMNP-RT-Y]{2}[0-9]{2}',
        { need: { digits: 2 } },
      ),
      hasChecksum: false,
    },
  },
  elements: {
    'medicare terms': {
      terms: [
        'mbi',
        'mbi#',
        'medicare',
        'medicare number',
        'medicare beneficiary',
        'beneficiary identifier',
        'medicare card',
        'hicn',
      ],
    },
  },
  patterns: [
    { name: 'with a term', confidence: 85, primary: 'mbi', all: ['medicare terms'] },
    { name: 'alone', confidence: 75, primary: 'mbi' },
  ],
});

export const CANADA_SIN = defineType({
  id: 'a2f29c85-ecb8-4514-a610-364790c0773e',
  name: 'Canada Social Insurance Number',
  recommendedConfidence: 75,
  primaries: {
    formatted: { shape: grouped([3, 3, 3], ' -'), isValid: isCanadaSin, hasChecksum: true },
    unformatted: { shape: digits(9), isValid: isCanadaSin, hasChecksum: true },
  },
  elements: {
    'sin terms': {
      terms: [
        'sin',
        'sin#',
        'sins',
        'ssn',
        'social insurance',
        'social insurance number',
        'social insurance no',
        'social ins',
        'soc ins',
        'socialinsurance',
        'nas',
        "numero d'assurance sociale",
        'assurance sociale',
        'social security',
      ],
    },
    'personal terms': {
      terms: [
        "driver's license",
        'drivers license',
        "driver's licence",
        'drivers licence',
        'dob',
        'birthdate',
        'birthday',
        'date of birth',
        'date de naissance',
        'canada',
        'canadian',
      ],
    },
    date: { shape: CALENDAR_DATE },
  },
  patterns: [
    {
      name: 'with two supporters',
      confidence: 85,
      primary: 'formatted',
      any: { min: 2, of: ['sin terms', 'personal terms', 'date'] },
    },
    { name: 'with a term', confidence: 75, primary: 'formatted', all: ['sin terms'] },
    { name: 'with a term', confidence: 75, primary: 'unformatted', all: ['sin terms'] },
  ],
});

export const CANADA_PASSPORT = defineType({
  id: '14d0db8b-498a-43ed-9fca-f6097ae687eb',
  name: 'Canada Passport Number',
  recommendedConfidence: 75,
  primaries: { passport: { shape: shape('[A-Z]{2}[0-9]{6}', { need: { digits: 6 } }), hasChecksum: false } },
  elements: {
    'passport terms': {
      terms: ['passport', 'passport number', 'passport no', 'passport#', 'passeport', 'numero de passeport'],
    },
    'country terms': {
      terms: ['canada', 'canadian', 'canadien', 'canadienne', 'passport office', 'canadian passport'],
    },
  },
  patterns: [
    {
      name: 'with passport and country',
      confidence: 75,
      primary: 'passport',
      all: ['passport terms', 'country terms'],
    },
  ],
});
