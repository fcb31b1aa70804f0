import punycode from 'punycode/punycode.js';
import { defineHostFunctions } from '../define.ts';
import type { HostValue } from '../host.ts';

/** The full stops that separate the labels of a domain. Source: RFC 3490, section 3.1. */
const STOPS = /[.\u3002\uff0e\uff61]/;
const PREFIX = 'xn--';

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** Empty where the text cannot be coded. */
const orEmpty =
  (code: (text: string) => string) =>
  ([of]: readonly HostValue[]): HostValue => {
    try {
      return typeof of === 'string' ? code(of) : '';
    } catch {
      return '';
    }
  };

/** A text of ASCII alone has a hyphen put behind it, which stands for itself only in the coded form. */
const encode = (text: string): string => punycode.encode(text);
const decode = (text: string): string => (isAscii(text) ? punycode.decode(text) : '');

const encodeLabel = (label: string): string => (isAscii(label) ? label : PREFIX + punycode.encode(label));
const decodeLabel = (label: string): string =>
  label.toLowerCase().startsWith(PREFIX) ? punycode.decode(label.slice(PREFIX.length)) : label;

const onLabels =
  (code: (label: string) => string) =>
  (domain: string): string =>
    domain.split(STOPS).map(code).join('.');

export const punycodeHostFunctions = defineHostFunctions({
  punycode_from_string: { compute: orEmpty(encode), takes: ['string'] },
  punycode_to_string: { compute: orEmpty(decode), takes: ['string'] },
  punycode_domain_from_string: { compute: orEmpty(onLabels(decodeLabel)), takes: ['string'] },
  punycode_domain_to_string: { compute: orEmpty(onLabels(encodeLabel)), takes: ['string'] },
});
