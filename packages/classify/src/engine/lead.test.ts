import { describe, expect, it } from 'vitest';
import { BUILT_IN_TYPES } from '../types/built-in-types.ts';
import { LONGEST_RUN, leadOf } from './lead.ts';

const ANY = [1, LONGEST_RUN];

describe('leadOf', () => {
  it.each([
    ['[0-9]{9}', [9, 9], null],
    ['[0-9]{13,19}', [13, 19], null],
    ['[0-9]{3}[ \\-][0-9]{2}', [3, 3], null],
    ['[0-9]{6}-?[0-9]{7}', [6, LONGEST_RUN], null],
    ['[0-9]{8}[ -]?[TRW]', [8, LONGEST_RUN], null],
    ['[A-Z]{2}[0-9]{2}x', null, [2, 2]],
    ['[A-Z]{3}[ABC][A-Z]', null, [3, LONGEST_RUN]],
    ['[0-9A-Z][0-9]{8}', ANY, ANY],
    ['(?:a|b)', ANY, ANY],
  ])('of %s', (source, digits, letters) => {
    expect(leadOf(source)).toEqual({ digits, letters });
  });

  it('is stated for every shape of digits', () => {
    const shapes = BUILT_IN_TYPES.flatMap(({ primaries }) => Object.values(primaries).map(({ shape }) => shape));
    for (const { source } of shapes) {
      const { digits, letters } = leadOf(source);
      expect(digits ?? letters, source).not.toBeNull();
    }
  });
});
