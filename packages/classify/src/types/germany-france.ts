import { isFrenchNir, isFrenchSpi, isFrenchVat, isGermanTaxId, isGermanVat } from '../checksums/europe.ts';
import { isIcaoChecked } from '../checksums/generic.ts';
import { defineCheckedNumber, defineType } from '../sensitive-type.ts';
import { digits, grouped, shape } from '../shapes.ts';

/** Letters of German documents: no vowels and nothing that is easily misread. */
const DE_LETTERS = 'CFGHJKLMNPRTVWXYZ';

const PASSPORT_TERMS = [
  'passport',
  'passports',
  'passport number',
  'passport no',
  'passport no.',
  'passport #',
  'passportnumber',
  'reisepass',
  'reisepasse',
  'reisepassnummer',
  'passnummer',
  'pass nr',
  'pass nr.',
  'reisepass nr',
  'ausweisnummer',
  'deutscher pass',
];
const ID_TERMS = [
  'personalausweis',
  'personalausweisnummer',
  'personalausweis nr',
  'personalausweis nr.',
  'ausweis',
  'ausweisnummer',
  'ausweis nr',
  'ausweis nr.',
  'identity card',
  'identity card number',
  'identity number',
  'id card',
  'id number',
  'id no',
  'identitatskarte',
  'identitatsnummer',
  'identifikationsnummer',
  'ausweisdokument',
  'gpid',
  'german id',
  'german identity card',
  'seriennummer',
  'dokumentennummer',
];

export const GERMANY_IDENTITY_CARD = defineType({
  id: 'e577372f-c42e-47a0-9d85-bebed1c237d4',
  name: 'Germany Identity Card Number',
  recommendedConfidence: 75,
  primaries: {
    'with check digit': {
      shape: shape(`[L-NPRTV-Z][${DE_LETTERS}0-9]{8}[0-9]`, { ignoreCase: true, need: { digits: 2 } }),
      isValid: (candidate) => isIcaoChecked(candidate.toUpperCase()) && hasDigits(candidate, 2),
      hasChecksum: true,
    },
    'since 2010': {
      shape: shape(`[L-NPRTV-Z][${DE_LETTERS}0-9]{8}`, { ignoreCase: true, need: { digits: 2 } }),
      isValid: (candidate) => hasDigits(candidate, 2),
      hasChecksum: false,
    },
    'before 2010': { shape: digits(10), hasChecksum: false },
  },
  elements: { 'identity card terms': { terms: ID_TERMS } },
  patterns: [
    { name: 'with a term', confidence: 85, primary: 'with check digit', all: ['identity card terms'] },
    { name: 'alone', confidence: 65, primary: 'with check digit' },
    { name: 'with a term', confidence: 75, primary: 'since 2010', all: ['identity card terms'] },
    { name: 'with a term', confidence: 75, primary: 'before 2010', all: ['identity card terms'] },
  ],
});

function hasDigits(text: string, minimum: number): boolean {
  return text.replace(/[^0-9]/g, '').length >= minimum;
}

export const GERMANY_PASSPORT = defineType({
  id: '2e3da144-d42b-47ed-b123-fbf78604e52c',
  name: 'German Passport Number',
  recommendedConfidence: 75,
  primaries: {
    'with check digit': {
      shape: shape(`[CFGHJK][${DE_LETTERS}0-9]{8}[0-9]`, { need: { digits: 2 } }),
      isValid: (candidate) => isIcaoChecked(candidate) && hasDigits(candidate, 2),
      hasChecksum: true,
    },
    'without check digit': {
      shape: shape(`[CFGHJK][${DE_LETTERS}0-9]{8}`, { need: { digits: 2 } }),
      isValid: (candidate) => hasDigits(candidate, 2),
      hasChecksum: false,
    },
  },
  elements: { 'passport terms': { terms: PASSPORT_TERMS } },
  patterns: [
    { name: 'with a term', confidence: 85, primary: 'with check digit', all: ['passport terms'] },
    { name: 'with a term', confidence: 75, primary: 'without check digit', all: ['passport terms'] },
    { name: 'alone', confidence: 65, primary: 'with check digit' },
  ],
});

export const GERMANY_TAX_ID = defineCheckedNumber({
  id: '43316a89-9880-40cf-b980-04bc7eefcec5',
  name: 'Germany Tax Identification Number',
  shapes: [digits(11), grouped([2, 3, 3, 3], ' /')],
  isValid: isGermanTaxId,
  terms: [
    'steuer id',
    'steuerid',
    'steueridentifikationsnummer',
    'steuerliche identifikationsnummer',
    'steuernummer',
    'steuer nr',
    'identifikationsnummer',
    'idnr',
    'id nr',
    'tin',
    'tax id',
    'tax number',
    'tax no',
    'tax identification number',
    'tax code',
    'finanzamt',
  ],
  bare: 75,
});

export const GERMANY_VAT = defineCheckedNumber({
  id: 'db177eb2-8811-4842-bffc-128c14aa219f',
  name: 'Germany Value Added Tax Number',
  shapes: [shape('DE[ -]?[0-9]{3}[ ,]?[0-9]{3}[ ,]?[0-9]{3}', { ignoreCase: true, need: { digits: 9 } })],
  isValid: isGermanVat,
  terms: [
    'vat',
    'vat number',
    'vat no',
    'vat#',
    'vat id',
    'ust idnr',
    'ust id',
    'umsatzsteuer',
    'umsatzsteuer id',
    'umsatzsteuer identifikationsnummer',
    'umsatzsteueridentifikationsnummer',
    'mehrwertsteuer',
    'mwst',
  ],
  bare: 75,
});

export const FRANCE_INSEE = defineCheckedNumber({
  id: '71f62b97-efe0-4aa1-aa49-e14de253619d',
  name: 'France Social Security Number (INSEE)',
  shapes: [
    shape('[1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{6} ?[0-9]{2}', {
      need: { digits: 9 },
      edge: 'number',
    }),
    shape('[1-478] [0-9]{2} (?:0[1-9]|1[0-2]|[2-9][0-9]) (?:[0-9]{2}|2[AB]) [0-9]{3} [0-9]{3} [0-9]{2}', {
      need: { digits: 9 },
      edge: 'number',
    }),
  ],
  isValid: isFrenchNir,
  terms: [
    'insee',
    'numero insee',
    'code insee',
    'securite sociale',
    'numero de securite sociale',
    'numero securite sociale',
    'no securite sociale',
    'n° securite sociale',
    'n° de securite sociale',
    'secu',
    'numero secu',
    'nir',
    'social security',
    'social security number',
    'social security code',
    'national id',
    'national identification',
    'carte vitale',
    'assurance maladie',
    'fssn#',
    'le code de la securite sociale',
  ],
  bare: 75,
  recommendedConfidence: 75,
});

export const FRANCE_SPI = defineCheckedNumber({
  id: 'ed59e77e-171d-442c-9ec1-88e2ebcb5b0a',
  name: 'France Tax Identification Number (numéro SPI.)',
  shapes: [shape('[0-3][0-9] ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}', { need: { digits: 13 }, edge: 'number' })],
  isValid: isFrenchSpi,
  terms: [
    'spi',
    'numero spi',
    'numero fiscal',
    'numero fiscal de reference',
    'identifiant fiscal',
    "numero d'identification fiscale",
    'tax number',
    'tax id',
    'tin',
    'tax identification number',
    'impots',
    'dgfip',
  ],
  bare: null,
});

export const FRANCE_VAT = defineCheckedNumber({
  id: '949121e6-ad9f-4379-8731-710342baea78',
  name: 'France Value Added Tax Number',
  shapes: [
    shape('FR[ -]?[0-9A-Z]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}', { ignoreCase: true, need: { digits: 9 } }),
  ],
  isValid: isFrenchVat,
  terms: [
    'vat',
    'vat number',
    'vat no',
    'vat#',
    'tva',
    'numero tva',
    'tva intracommunautaire',
    'numero de tva',
    'siren',
    'taxe sur la valeur ajoutee',
    'value added tax',
  ],
  bare: 75,
});

export const FRANCE_PASSPORT = defineType({
  id: '3008b884-8c8c-4cd8-a289-99f34fc7ff5d',
  name: 'France Passport Number',
  recommendedConfidence: 75,
  primaries: { passport: { shape: shape('[0-9]{2}[A-Z]{2}[0-9]{5}', { need: { digits: 5 } }), hasChecksum: false } },
  elements: {
    'passport terms': {
      terms: [
        'passeport',
        'passeports',
        'passeport francais',
        'numero de passeport',
        'n° passeport',
        'passport',
        'passport number',
        'passport no',
        'passport#',
        'carte passeport',
      ],
    },
    'issue terms': {
      terms: ['date of issue', 'date of expiry', 'date de delivrance', "date d'expiration", 'delivre le'],
    },
  },
  patterns: [
    { name: 'with passport and issue', confidence: 85, primary: 'passport', all: ['passport terms', 'issue terms'] },
    { name: 'with a passport term', confidence: 75, primary: 'passport', all: ['passport terms'] },
  ],
});

export const FRANCE_CNI = defineCheckedNumber({
  id: 'f741ac74-1bc0-4665-b69b-f0c7f927c0c4',
  name: 'France National ID Card (CNI)',
  shapes: [digits(12)],
  isValid: () => true,
  hasChecksum: false,
  terms: [
    'cni',
    "carte nationale d'identite",
    "carte d'identite",
    "carte nationale d'identite securisee",
    "numero de carte d'identite",
    'french id card',
  ],
  bare: null,
  withTerms: 65,
});
