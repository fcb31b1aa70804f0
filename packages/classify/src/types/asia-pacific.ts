import {
  isAadhaar,
  isAustralianBusinessNumber,
  isAustralianCompanyNumber,
  isAustralianMedicare,
  isAustralianTfn,
  isChineseResidentId,
  isHongKongId,
  isIsraeliId,
  isJapaneseMyNumber,
  isKoreanRrn,
  isNewZealandNhi,
  isSingaporeNric,
  isSouthAfricanId,
  isTaiwanId,
  isThaiId,
} from '../checksums/asia-pacific.ts';
import { defineCheckedNumber } from '../sensitive-type.ts';
import { digits, grouped, shape } from '../shapes.ts';

export const AUSTRALIA_TFN = defineCheckedNumber({
  id: 'e29bc95f-ff70-4a37-aa01-04d17360a4c5',
  name: 'Australia Tax File Number',
  shapes: [digits(9), digits(8), grouped([3, 3, 3], ' -'), grouped([3, 3, 2], ' -')],
  isValid: isAustralianTfn,
  terms: [
    'tfn',
    'tfn#',
    'tfn number',
    'tax file number',
    'tax file no',
    'tax file',
    'australian business number',
    'marginal tax rate',
    'medicare levy',
    'portfolio number',
    'service veterans',
    'withholding tax',
    'individual tax return',
    'australian taxation office',
    'ato',
  ],
  bare: null,
});

export const AUSTRALIA_MEDICARE = defineCheckedNumber({
  id: '104a99a0-3d3b-4542-a40d-ab0b9e1efe63',
  name: 'Australia Medical Account Number',
  shapes: [digits(10), digits(11), grouped([4, 5, 1], ' -'), grouped([4, 5, 1, 1], ' -/')],
  isValid: isAustralianMedicare,
  terms: [
    'medicare',
    'medicare number',
    'medicare card',
    'medicare card number',
    'medicare no',
    'department of human services',
  ],
  bare: null,
});

export const AUSTRALIA_BUSINESS_NUMBER = defineCheckedNumber({
  id: '76e83b3b-01ee-4530-aced-e667a6609f49',
  name: 'Australian Business Number',
  shapes: [digits(11), grouped([2, 3, 3, 3], ' ')],
  isValid: isAustralianBusinessNumber,
  terms: [
    'abn',
    'abn#',
    'a.b.n.',
    'australia business no',
    'australian business number',
    'australia business number',
    'business number',
    'business no',
    'abr',
  ],
  bare: 75,
});

export const AUSTRALIA_COMPANY_NUMBER = defineCheckedNumber({
  id: 'b1fba4f7-7b3e-4bb9-8f9a-9366df604dbb',
  name: 'Australian Company Number',
  shapes: [grouped([3, 3, 3], ' '), digits(9)],
  isValid: isAustralianCompanyNumber,
  terms: [
    'acn',
    'acn#',
    'a.c.n.',
    'acn no',
    'australia company no',
    'australian company number',
    'australia company number',
    'company number',
    'asic',
  ],
  bare: 65,
});

export const NEW_ZEALAND_NHI = defineCheckedNumber({
  id: '2b71c1c8-d14e-4430-82dc-fd1ed6bf05c7',
  name: 'New Zealand Ministry of Health Number',
  shapes: [shape('[A-HJ-NP-Z]{3} ?[0-9]{4}', { need: { digits: 4 } })],
  isValid: isNewZealandNhi,
  terms: [
    'nhi',
    'nhi number',
    'nhi no',
    'nhi#',
    'national health index',
    'national health index number',
    'new zealand health',
    'ministry of health',
    'health practitioner index',
  ],
  bare: null,
});

export const INDIA_PAN = defineCheckedNumber({
  id: '2602bfee-9bb0-47a5-a7a6-2bf3053e2804',
  name: 'India Permanent Account Number (PAN)',
  shapes: [shape('[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]', { ignoreCase: true, need: { digits: 4 } })],
  isValid: (candidate) => !candidate.includes('0000'),
  hasChecksum: false,
  terms: ['pan', 'pan card', 'pan number', 'pan no', 'permanent account number', 'income tax department', 'income tax'],
  bare: 65,
});

export const INDIA_AADHAAR = defineCheckedNumber({
  id: '1ca46b29-76f5-4f46-9383-cfa15e91048f',
  name: 'India Unique Identification (Aadhaar) Number',
  shapes: [digits(12), grouped([4, 4, 4], ' -')],
  isValid: isAadhaar,
  terms: [
    'aadhaar',
    'aadhar',
    'aadhaar card',
    'aadhaar number',
    'aadhaar no',
    'aadhar number',
    'adhaar',
    'uid',
    'uidai',
    'unique identification',
  ],
  bare: 75,
});

export const SINGAPORE_NRIC = defineCheckedNumber({
  id: 'cead390a-dd83-4856-9751-fb6dc98c34da',
  name: 'Singapore National Registration Identity Card (NRIC) Number',
  shapes: [shape('[STFGM][0-9]{7}[A-Z]', { ignoreCase: true, need: { digits: 7 } })],
  isValid: isSingaporeNric,
  terms: [
    'nric',
    'nric no',
    'nric number',
    'fin',
    'fin no',
    'fin number',
    'identification card',
    'identification number',
    'national registration identity card',
    'ic number',
    'foreign identification number',
    'ic no',
  ],
  bare: 75,
  recommendedConfidence: 75,
});

export const SOUTH_KOREA_RRN = defineCheckedNumber({
  id: '5b802e18-ba80-44c4-bc83-bf2ad36ae36a',
  name: 'South Korea Resident Registration Number',
  shapes: [shape('[0-9]{6}-?[0-9]{7}', { need: { digits: 13 }, edge: 'number' })],
  isValid: isKoreanRrn,
  terms: [
    'rrn',
    'resident registration number',
    'resident registration',
    'national id card',
    "citizen's registration number",
    'jumin deungnok beonho',
    'korea rrn',
    'korean ssn',
    '주민등록번호',
    '주민번호',
  ],
  bare: 75,
});

export const HONG_KONG_ID = defineCheckedNumber({
  id: 'e63c28a7-ad29-4c17-a41a-3d2a0b70fd9c',
  name: 'Hong Kong Identity Card (HKID) Number',
  shapes: [
    shape('[A-Z]{1,2}[0-9]{6}\\([0-9A]\\)', { need: { digits: 6 } }),
    shape('[A-Z]{1,2}[0-9]{6}[0-9A]', { need: { digits: 6 } }),
  ],
  isValid: isHongKongId,
  terms: [
    'hkid',
    'hkid card',
    'hkid number',
    'hkic',
    'hong kong identity card',
    'hong kong id',
    'hk identity card',
    'identity card',
    'id card number',
    'resident identity card',
    '香港身份证',
    '香港身份證',
    '身份證',
  ],
  bare: 65,
  withTerms: 75,
});

export const CHINA_RESIDENT_ID = defineCheckedNumber({
  id: 'c92daa86-2d16-4871-901f-816b3f554fc1',
  name: 'China Resident Identity Card (PRC) Number',
  shapes: [shape('[0-9]{17}[0-9X]', { ignoreCase: true, need: { digits: 17 }, edge: 'number' })],
  isValid: isChineseResidentId,
  terms: [
    'resident identity card',
    'prc',
    'national identification card',
    'chinese id',
    'china id',
    'id card',
    '身份证',
    '居民身份证',
    '身份证号码',
    '居民',
    '身份證',
  ],
  bare: 75,
});

export const TAIWAN_ID = defineCheckedNumber({
  id: '4C7BFC34-8DD1-421D-8FB7-6C6182C2AF03',
  name: 'Taiwan National ID',
  shapes: [shape('[A-Z][12][0-9]{8}', { ignoreCase: true, need: { digits: 9 } })],
  isValid: isTaiwanId,
  terms: [
    'taiwan id',
    'taiwan national id',
    'national id',
    'national identification card',
    'identity card',
    'r.o.c. id',
    '身份證字號',
    '身份證',
    '身分證',
    '國民身份證',
  ],
  bare: 75,
});

export const THAILAND_ID = defineCheckedNumber({
  id: '44ca9e86-ead7-4c5d-884a-e2eaa401515e',
  name: 'Thai Population Identification Code',
  shapes: [digits(13), grouped([1, 4, 5, 2, 1], ' -')],
  isValid: isThaiId,
  terms: [
    'thai id',
    'id number',
    'identification number',
    'national id',
    'citizen id',
    'population identification',
    'บัตรประชาชน',
    'รหัสบัตรประชาชน',
  ],
  bare: 75,
  recommendedConfidence: 75,
});

export const JAPAN_MY_NUMBER = defineCheckedNumber({
  id: '98da8e66-7299-4ebd-9f82-c871ab37d3ef',
  name: 'Japanese My Number Personal',
  shapes: [digits(12), grouped([4, 4, 4], ' -')],
  isValid: isJapaneseMyNumber,
  terms: [
    'my number',
    'mynumber',
    'individual number',
    'personal number',
    'kojin bango',
    'マイナンバー',
    '個人番号',
    '共通番号',
  ],
  bare: null,
});

export const SOUTH_AFRICA_ID = defineCheckedNumber({
  id: 'e2adf7cb-8ea6-4048-a2ed-d89eb65f2780',
  name: 'South Africa Identification Number',
  shapes: [digits(13), grouped([6, 4, 3], ' ')],
  isValid: isSouthAfricanId,
  terms: [
    'identity card',
    'id',
    'id number',
    'id no',
    'identity number',
    'identification',
    'identification number',
    'south african id',
    'rsa id',
    'identiteitsnommer',
  ],
  bare: null,
});

export const ISRAEL_NATIONAL_ID = defineCheckedNumber({
  id: 'e05881f5-1db1-418c-89aa-a3ac5c5277ee',
  name: 'Israel National ID',
  shapes: [digits(9)],
  isValid: isIsraeliId,
  terms: [
    'teudat zehut',
    'israel id',
    'israeli id',
    'israel national id',
    'israeli identity number',
    'מספר זהות',
    'מספר זיהוי',
    'תעודת זהות',
    'תז',
  ],
  bare: null,
  withTerms: 75,
});
