import { isIpv4, isIpv6, isMailAddress } from '../checksums/network.ts';
import { defineType, type Primary } from '../sensitive-type.ts';
import { shape } from '../shapes.ts';

const V4: Primary = {
  shape: shape('(?:[0-9]{1,3}\\.){3}[0-9]{1,3}', { edge: 'address', need: { digits: 4 } }),
  isValid: isIpv4,
  hasChecksum: false,
};
const V6: Primary = {
  shape: shape('[0-9A-Fa-f:]{2,39}(?:[0-9]{1,3}\\.){0,3}[0-9]{0,3}(?:%[0-9A-Za-z]{1,15})?', {
    edge: 'address',
    need: 'colons',
  }),
  isValid: isIpv6,
  hasChecksum: false,
};

const ADDRESS_TERMS = [
  'ip',
  'ip address',
  'ip addresses',
  'ip addr',
  'ip address(es)',
  'ipaddress',
  'ipaddr',
  'internet protocol',
  'ipv4',
  'ipv6',
  'ip v4',
  'ip v6',
  'host',
  'hostname',
  'gateway',
  'subnet',
  'dns',
  'client ip',
  'server ip',
  'remote ip',
  'source ip',
  'destination ip',
  'src',
  'dst',
  'dns server',
  'ip adresse',
  'adresse ip',
  'direccion ip',
  'indirizzo ip',
  'endereco ip',
];
const elements = { 'address terms': { terms: ADDRESS_TERMS } };

export const EMAIL_ADDRESS = defineType({
  id: 'MICROSOFT.PERSONAL.EMAIL',
  name: 'Email Address',
  recommendedConfidence: 75,
  primaries: {
    address: {
      shape: shape(
        `[0-9A-Za-z\u00C0-\uFFEF!#$&*/=?^_{|}~.%+'-]{1,64}@(?:[0-9A-Za-z\u00C0-\uFFEF-]{1,63}\\.){1,8}(?:xn--[0-9A-Za-z-]{2,59}|[A-Za-z\u00C0-\uFFEF]{2,24})`,
        { edge: 'mail', need: 'at' },
      ),
      isValid: isMailAddress,
      hasChecksum: false,
    },
  },
  patterns: [{ name: 'alone', confidence: 85, primary: 'address' }],
});

export const IP_ADDRESS = defineType({
  id: '1daa4ad5-e2dd-4ca4-a788-54722c09efb2',
  name: 'IP Address',
  recommendedConfidence: 85,
  primaries: { v4: V4, v6: V6 },
  elements,
  patterns: [
    { name: 'with an address term', confidence: 85, primary: 'v4', all: ['address terms'] },
    { name: 'alone', confidence: 85, primary: 'v6' },
  ],
});

export const IP_ADDRESS_V4 = defineType({
  id: 'a7dd5e5f-e7f9-4626-a2c6-86a8cb6830d2',
  name: 'IP Address v4',
  recommendedConfidence: 75,
  primaries: { v4: V4 },
  elements,
  patterns: [
    { name: 'with an address term', confidence: 85, primary: 'v4', all: ['address terms'] },
    { name: 'alone', confidence: 75, primary: 'v4' },
  ],
});

export const IP_ADDRESS_V6 = defineType({
  id: '3f691089-7413-4926-ab3b-3c5ea8a1c17e',
  name: 'IP Address v6',
  recommendedConfidence: 75,
  primaries: { v6: V6 },
  elements,
  patterns: [
    { name: 'with an address term', confidence: 85, primary: 'v6', all: ['address terms'] },
    { name: 'alone', confidence: 75, primary: 'v6' },
  ],
});
