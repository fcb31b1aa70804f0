import {
  isCroatianOib,
  isEmso,
  isIrishPps,
  isItalianFiscalCode,
  isPortugueseNif,
  isSpanishDni,
  isSpanishSsn,
  isTurkishId,
} from '../checksums/europe.ts';
import { defineCheckedNumber } from '../sensitive-type.ts';
import { digits, grouped, shape } from '../shapes.ts';

const DNI_SHAPES = [
  shape('[0-9]{8}[ -]?[TRWAGMYFPDXBNJZSQVHLCKE]', { ignoreCase: true, need: { digits: 8 } }),
  shape('[XYZ][ -]?[0-9]{7}[ -]?[TRWAGMYFPDXBNJZSQVHLCKE]', { ignoreCase: true, need: { digits: 7 } }),
];

export const SPAIN_DNI = defineCheckedNumber({
  id: '8e6251b9-47b4-40e8-a42b-0f80876be192',
  name: 'Spain DNI',
  shapes: DNI_SHAPES,
  isValid: isSpanishDni,
  terms: [
    'dni',
    'dni#',
    'dni number',
    'numero dni',
    'documento nacional de identidad',
    'documento de identidad',
    'nie',
    'nie#',
    'numero de identidad',
    'numero de identificacion',
    'numero de identidad de extranjero',
    'identidad',
    'identidad unico',
    'national identification number',
    'national identity',
    'identity card',
    'id number',
    'nif',
  ],
  bare: 75,
});

export const SPAIN_TAX_ID = defineCheckedNumber({
  id: '10f0d113-b0e1-47dc-872a-a4f45b9376a3',
  name: 'Spain Tax Identification Number',
  shapes: DNI_SHAPES,
  isValid: isSpanishDni,
  terms: [
    'nif',
    'nif#',
    'numero nif',
    'cif',
    'numero de identificacion fiscal',
    'identificacion fiscal',
    'numero de contribuyente',
    'agencia tributaria',
    'tax id',
    'tax number',
    'tax identification number',
    'tin',
  ],
  bare: null,
});

export const SPAIN_SSN = defineCheckedNumber({
  id: '5df987c0-8eae-4bce-ace7-b316347f3070',
  name: 'Spain Social Security Number (SSN)',
  shapes: [digits(12), grouped([2, 8, 2], ' /-')],
  isValid: isSpanishSsn,
  terms: [
    'seguridad social',
    'numero de la seguridad social',
    'numero de seguridad social',
    'numero seguridad social',
    'nuss',
    'naf',
    'numero de afiliacion',
    'social security',
    'social security number',
    'ssn',
    'tesoreria general',
  ],
  bare: 75,
});

export const ITALY_FISCAL_CODE = defineCheckedNumber({
  id: '4cd79172-8da9-4ff5-9188-98b1e7e2eca6',
  name: 'Italy Fiscal Code',
  shapes: [
    shape('[A-Z]{6}[ -]?[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[ -]?[A-Z][0-9LMNPQRSTUV]{3}[A-Z]', {
      ignoreCase: true,
      need: { digits: 2 },
    }),
  ],
  isValid: isItalianFiscalCode,
  terms: [
    'codice fiscale',
    'cod fiscale',
    'cod. fiscale',
    'c.f.',
    'cf',
    'codice id personale',
    'codice personale',
    'tax code',
    'fiscal code',
    'tax id',
    'tax number',
    'tax identification number',
    'tin',
    'numero di codice fiscale',
  ],
  bare: 75,
});

export const PORTUGAL_TAX_ID = defineCheckedNumber({
  id: '65372402-3131-4f1e-9983-4439841d1f15',
  name: 'Portugal Tax Identification Number',
  shapes: [digits(9), grouped([3, 3, 3], ' -')],
  isValid: isPortugueseNif,
  terms: [
    'nif',
    'nif#',
    'numero fiscal',
    'contribuinte',
    'numero de contribuinte',
    'numero de identificacao fiscal',
    'cpf#',
    'tax number',
    'tax id',
    'tin',
  ],
  bare: 65,
});

export const CROATIA_OIB = defineCheckedNumber({
  id: '31983b6d-db95-4eb2-a630-b44bd091968d',
  name: 'Croatia Personal Identification (OIB) Number',
  shapes: [digits(11)],
  isValid: isCroatianOib,
  terms: [
    'oib',
    'oib#',
    'osobni identifikacijski broj',
    'osobna identifikacija',
    'porezni broj',
    'porezni identifikacijski broj',
    'personal identification number',
    'tax number',
    'tax id',
    'tin',
  ],
  bare: 75,
});

export const SLOVENIA_EMSO = defineCheckedNumber({
  id: '68948b27-803d-41e4-adf1-13e05eb541bb',
  name: 'Slovenia Unique Master Citizen Number',
  shapes: [digits(13)],
  isValid: isEmso,
  terms: [
    'emso',
    'emso#',
    'enotna maticna stevilka obcana',
    'enotna maticna stevilka',
    'maticna stevilka',
    'unique master citizen number',
    'osebna izkaznica',
    'national id',
    'id card',
  ],
  bare: 75,
});

export const IRELAND_PPS = defineCheckedNumber({
  id: '1cdb674d-c19a-4fcf-9f4b-7f56cc87345a',
  name: 'Ireland Personal Public Service (PPS) Number',
  shapes: [shape('[0-9]{7} ?[A-W][A-IW]?', { need: { digits: 7 } })],
  isValid: isIrishPps,
  terms: [
    'pps',
    'pps no',
    'pps number',
    'pps num',
    'ppsn',
    'ppsno',
    'ppsn#',
    'personal public service',
    'personal public service number',
    'public service number',
    'uimhir phearsanta seirbhise poibli',
    'client identity service',
    'social security number',
  ],
  bare: 65,
});

export const TURKEY_ID = defineCheckedNumber({
  id: 'fb621f20-3876-4cfc-acec-8c8e73ca32c7',
  name: 'Turkish National Identification number',
  shapes: [digits(11)],
  isValid: isTurkishId,
  terms: [
    'tc kimlik',
    'tc kimlik no',
    'tckn',
    't.c. kimlik no',
    'kimlik numarasi',
    'vatandaslik numarasi',
    'vatandaslik no',
    'tc no',
    'kimlik no',
    'kimlik',
    'turkish id',
    'national id',
  ],
  bare: 75,
  recommendedConfidence: 75,
});
