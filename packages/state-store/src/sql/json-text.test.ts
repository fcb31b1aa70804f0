import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printJson } from './json-text.ts';

it.each([
  ['NUL', 'a\0b', 'a\uFFFDb'],
  ['half a pair', 'a\ud83d', 'a\uFFFD'],
  ['a whole pair', 'a\u{1F600}', 'a\u{1F600}'],
  ['the letters of an escape', 'a\\u0000b', 'a\\u0000b'],
])('%s in values and names', (_, given, expected) => {
  expect(JSON.parse(printJson({ [given]: [given] }))).toEqual({ [expected]: [expected] });
});

it('changes nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const hasNul = JSON.stringify(value).includes('\\u0000');
      expect(hasNul || JSON.stringify(value) === printJson(value)).toBe(true);
    }),
  );
});
