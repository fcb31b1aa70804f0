import { isNhsNumber, isNino, isUkDriverNumber } from '../checksums/united-kingdom.ts';
import { defineCheckedNumber, defineType } from '../sensitive-type.ts';
import { digits, grouped, shape } from '../shapes.ts';

export const UK_NINO = defineCheckedNumber({
  id: '16c07343-c26f-49d2-a987-3daf717e94cc',
  name: 'U.K. National Insurance Number (NINO)',
  shapes: [
    shape('[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]', {
      ignoreCase: true,
      need: { digits: 6 },
    }),
  ],
  isValid: isNino,
  hasChecksum: false,
  terms: [
    'national insurance',
    'national insurance number',
    'national insurance no',
    'national insurance #',
    'ni number',
    'ni no',
    'ni no.',
    'ni#',
    'nino',
    'nino#',
    'insurance number',
    'national insurance contributions',
    'nationalinsurance',
    'insurance no',
    'social security number',
    'protection act',
    'hmrc',
    'paye',
  ],
  bare: 75,
  recommendedConfidence: 75,
});

export const UK_NHS_NUMBER = defineCheckedNumber({
  id: '3192014e-2a16-44e9-aa69-4b20375c9a78',
  name: 'U.K. National Health Service Number',
  shapes: [grouped([3, 3, 4], ' -'), digits(10)],
  isValid: isNhsNumber,
  terms: [
    'nhs',
    'nhs number',
    'nhs no',
    'nhs no.',
    'nhs #',
    'national health service',
    'national health service number',
    'health service',
    'health authority',
    'patient id',
    'patient identification',
    'patient number',
    'patient no',
    'patient',
    'gp',
    'medical record',
  ],
  bare: null,
});

export const UK_DRIVING_LICENCE = defineType({
  id: 'f93de4be-d94c-40df-a8be-461738047551',
  name: "U.K. Driver's License Number",
  recommendedConfidence: 75,
  primaries: {
    'driver number': {
      shape: shape('[A-Z9]{5}[0-9][0156][0-9][0-3][0-9]{2}[A-Z9]{2}[0-9A-Z][A-Z]{2}(?: ?[0-9]{2})?', {
        ignoreCase: true,
        need: { digits: 6 },
      }),
      isValid: isUkDriverNumber,
      hasChecksum: false,
    },
  },
  elements: {
    'licence terms': {
      terms: [
        'driving licence',
        'driving license',
        "driver's licence",
        'drivers licence',
        'driver licence',
        "driver's license",
        'drivers license',
        'driver license',
        'driving licence number',
        'driver number',
        'dvla',
        'dvla number',
        'licence number',
        'license number',
        'dl',
        'dl#',
        'dlno',
        'driving permit',
      ],
    },
  },
  patterns: [
    { name: 'with a licence term', confidence: 75, primary: 'driver number', all: ['licence terms'] },
    { name: 'alone', confidence: 65, primary: 'driver number' },
  ],
});
