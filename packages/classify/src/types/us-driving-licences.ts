import { defineType, type Primary, type SupportingElement, type TypePattern } from '../sensitive-type.ts';
import { shape } from '../shapes.ts';

/** Forms by state: `A` a letter, `9` a digit, `|` between alternatives. Source: AAMVA member formats as states publish them. */
const STATE_FORMS: Readonly<Record<string, readonly string[]>> = {
  '9{7}': [
    'alabama',
    'alaska',
    'georgia',
    'louisiana',
    'maine',
    'mississippi',
    'oregon',
    'vermont',
    'district of columbia',
  ],
  '9{8}': [
    'tennessee',
    'texas',
    'louisiana',
    'iowa',
    'north dakota',
    'new mexico',
    'south carolina',
    'utah',
    'pennsylvania',
  ],
  '9{9}': [
    'arizona',
    'arkansas',
    'colorado',
    'connecticut',
    'georgia',
    'hawaii',
    'indiana',
    'iowa',
    'mississippi',
    'montana',
    'nevada',
    'new mexico',
    'new york',
    'oklahoma',
    'tennessee',
    'utah',
    'virginia',
    'wyoming',
    'south carolina',
    'oregon',
  ],
  '9{10}': ['nevada', 'montana', 'indiana', 'wyoming', 'washington', 'north carolina'],
  '9{12}': ['nevada', 'north carolina', 'delaware'],
  'A9{6}': ['delaware', 'rhode island'],
  'A9{7}': ['california'],
  'A9{8}': [
    'arizona',
    'hawaii',
    'kansas',
    'kentucky',
    'massachusetts',
    'nebraska',
    'new york',
    'virginia',
    'west virginia',
    'oklahoma',
  ],
  'A9{9}': ['kentucky', 'missouri'],
  'A9{11}': ['illinois'],
  'A9{12}': ['florida', 'maryland', 'michigan', 'minnesota'],
  'A9{13}': ['wisconsin', 'florida'],
  'A9{14}': ['new jersey'],
  'AA9{6}A': ['idaho'],
  'AA9{6}': ['ohio', 'west virginia'],
  'AAA9{6}': ['north dakota', 'iowa'],
  '99AAA9{5}': ['new hampshire'],
  '9{3} 9{3} 9{3}': ['new york', 'pennsylvania'],
  'A9{3}[ -]9{3}[ -]9{2}[ -]9{3}[ -]9': ['florida'],
  'A9{3}[ -]9{4}[ -]9{4}': ['illinois'],
  'A[ -]?9{3}[ -]9{3}[ -]9{3}[ -]9{3}': ['maryland', 'michigan', 'minnesota'],
};

const LICENCE_WORDS = [
  "driver's license",
  'drivers license',
  'driver license',
  "driver's licenses",
  'drivers licenses',
  "driver's lic",
  'drivers lic',
  'driver lic',
  "driver's license number",
  'drivers license number',
  'driver license number',
  "driver's license no",
  'drivers license no',
  'driverslicense',
  'driverlicense',
  'driving license',
  "driver's licence",
  'drivers licence',
  'driver licence',
  "driver's permit",
  'driver permit',
  'drivers permit',
  'driver license #',
  "driver's license #",
  'operator license',
  "operator's license",
  'licencia de conducir',
];
const LICENCE_ABBREVIATIONS = [
  'dl',
  'dl#',
  'dls',
  'dl no',
  'dln',
  'cdl',
  'cdl#',
  'lic#',
  'dl number',
  'd.l.',
  'dlno',
  'oln',
];

const STATE_ABBREVIATIONS: Readonly<Record<string, string>> = {
  california: 'calif',
  'new york': 'n.y.',
  'new jersey': 'n.j.',
  'district of columbia': 'd.c.',
  massachusetts: 'mass.',
  washington: 'wash.',
};

/** `9` is a digit and `A` a letter; a number in braces counts and stays as it is (`9{9}`). */
function sourceOf(form: string): string {
  return form.replaceAll(
    /(\{[\d,]+\})|9|A/g,
    (sign, count: string | undefined) => count ?? (sign === '9' ? '[0-9]' : '[A-Z]'),
  );
}

const minimumDigits = (form: string): number => {
  const counts = [...form.matchAll(/9(?:\{(\d+)\})?/g)].map((match) => Number(match[1] ?? 1));
  return counts.reduce((sum, count) => sum + count, 0);
};

const forms = Object.keys(STATE_FORMS);
const primaries: Record<string, Primary> = Object.fromEntries(
  forms.map((form) => [
    form,
    {
      shape: shape(sourceOf(form), { edge: 'number', ignoreCase: true, need: { digits: minimumDigits(form) } }),
      hasChecksum: false,
    },
  ]),
);

const stateElement = (form: string): string => `states of ${form}`;
const elements: Record<string, SupportingElement> = {
  'licence terms': { terms: LICENCE_WORDS },
  'licence abbreviations': { terms: LICENCE_ABBREVIATIONS },
  ...Object.fromEntries(
    forms.map((form) => {
      const names = STATE_FORMS[form] ?? [];
      const short = names.flatMap((name) => STATE_ABBREVIATIONS[name] ?? []);
      return [stateElement(form), { terms: [...names, ...short] }];
    }),
  ),
};

/** Forms that count, at low confidence, where no state is named. */
const TELLING_FORMS = new Set([...forms.filter((form) => form.includes('A')), '9{8}', '9{9}']);

const patterns: TypePattern[] = forms.flatMap((form) => [
  { name: 'with licence and state', confidence: 75, primary: form, all: ['licence terms', stateElement(form)] },
  {
    name: 'with abbreviation and state',
    confidence: 65,
    primary: form,
    all: ['licence abbreviations', stateElement(form)],
  },
  ...(TELLING_FORMS.has(form)
    ? [{ name: 'with a licence term', confidence: 65 as const, primary: form, all: ['licence terms'] }]
    : []),
]);

/** One type for all states: the form of a state, near its name and a word for the licence. */
export const US_DRIVING_LICENCE = defineType({
  id: 'dfeb356f-61cd-459e-bf0f-7c6d28b458c6',
  name: "U.S. Driver's License Number",
  recommendedConfidence: 75,
  primaries,
  elements,
  patterns,
});
