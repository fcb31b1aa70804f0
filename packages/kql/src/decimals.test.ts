import { describe, expect, test } from 'vitest';
import { decimalOfReal, decimalUnits, readDecimal } from './decimals.ts';

describe('readDecimal', () => {
  const nines = '9'.repeat(38);
  test.each([
    ['1.50', '1.5'],
    ['-0.0', '0'],
    ['+5.', '5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['1e5', '100000'],
    ['100000e-3', '100'],
    ['-12.5E-3', '-0.0125'],
    [nines, nines],
    [`${nines}.${nines}9`, `${nines}.${nines}`],
    ['1e38', null],
    ['-1e38', null],
    ['1e-38', `0.${'0'.repeat(37)}1`],
    ['1e-39', '0'],
    ['1e999999999999', null],
    [`${'0'.repeat(60)}1`, '1'],
    ['', null],
    ['.', null],
    ['1.2.3', null],
    ['nan', null],
  ])('%s is %s', (text, expected) => expect(readDecimal(text)).toBe(expected));
});

test.each([
  [2.2, '2.2000000000000002'],
  [0.5, '0.5'],
  [0, '0'],
  [-1e21, '-1000000000000000000000'],
  [1e300, null],
  [Number.NaN, null],
])('the real %s is the decimal %s', (real, expected) => expect(decimalOfReal(real)).toBe(expected));

test('units of decimals compare as decimals do', () => {
  expect(decimalUnits('-12.5')).toBe(-125n * 10n ** 37n);
  expect(decimalUnits('10')).toBe(10n ** 39n);
  expect(decimalUnits('1e40')).toBeNull();
});
