import { defineType } from '../sensitive-type.ts';
import { shape } from '../shapes.ts';

/** Words of documentation: a key beside them is an example, not a secret. */
const EXAMPLE_WORDS = [
  'contoso',
  'fabrikam',
  'northwind',
  'devstoreaccount1',
  'usedevelopmentstorage',
  'localhost',
  '127.0.0.1',
];

const isNotEmulator = (candidate: string): boolean =>
  !candidate
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .includes('eby8vdm02xnocqflqunwlvpblux');
const hasVariety = (candidate: string): boolean =>
  new Set(candidate.slice(-88, -2)).size >= 20 && isNotEmulator(candidate);

export const AZURE_STORAGE_ACCOUNT_KEY = defineType({
  id: 'c7bc98e8-551a-4c35-a92d-d2c8cda714a7',
  name: 'Azure Storage Account Key',
  recommendedConfidence: 85,
  primaries: {
    'connection string': {
      shape: shape(
        'DefaultEndpointsProtocol[ \\t]{0,4}=[^\\r\\n"\'<>]{1,160}AccountKey[ \\t]{0,4}=[ \\t]{0,4}[0-9A-Za-z+/]{86}==',
        {
          ignoreCase: true,
          need: 'base64',
        },
      ),
      isValid: hasVariety,
      hasChecksum: false,
    },
  },
  elements: { 'example words': { terms: EXAMPLE_WORDS } },
  patterns: [{ name: 'alone', confidence: 85, primary: 'connection string', none: ['example words'] }],
});

export const AZURE_STORAGE_ACCOUNT_KEY_GENERIC = defineType({
  id: '7ff41bd0-5419-4523-91d6-383b3a37f084',
  name: 'Azure Storage Account Key (Generic)',
  recommendedConfidence: 85,
  primaries: {
    key: {
      shape: shape('[0-9A-Za-z+/]{86}==', { edge: 'base64', need: 'base64' }),
      isValid: hasVariety,
      hasChecksum: false,
    },
  },
  patterns: [{ name: 'alone', confidence: 85, primary: 'key' }],
});

export const GITHUB_TOKEN = defineType({
  id: '927cd1e7-8377-4df3-9bc3-fabdaef94787',
  name: 'GitHub Personal Access Token',
  recommendedConfidence: 85,
  primaries: {
    token: { shape: shape('gh[pousr]_[0-9A-Za-z]{36}', { need: 'base64' }), hasChecksum: false },
  },
  patterns: [{ name: 'alone', confidence: 85, primary: 'token' }],
});

export const AWS_SECRET_ACCESS_KEY = defineType({
  id: '881b8266-702b-4ebc-9c27-ea38c3765ab5',
  name: 'Amazon S3 Client Secret Access Key',
  recommendedConfidence: 85,
  primaries: {
    key: {
      shape: shape('[0-9A-Za-z+/]{40}', { edge: 'base64', need: 'base64' }),
      isValid: (candidate) => /[0-9]/.test(candidate) && /[a-z]/.test(candidate) && /[A-Z]/.test(candidate),
      hasChecksum: false,
    },
  },
  elements: {
    'key terms': {
      terms: [
        'aws secret access key',
        'aws secret key',
        'secret access key',
        'awssecretkey',
        'aws secret',
        'secretaccesskey',
        'aws access key',
        'amazon secret',
        's3 secret',
      ],
    },
  },
  patterns: [{ name: 'with a key term', confidence: 85, primary: 'key', all: ['key terms'] }],
});
