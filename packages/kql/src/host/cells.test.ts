import { describe, expect, test } from 'vitest';
import { parseDynamic, printDynamic, readCell, writeCell } from './cells.ts';
import { RawJson } from './host.ts';

describe('cells between engine and host', () => {
  test.each([
    ['long', '9223372036854775807', 9223372036854775807n, '9223372036854775807'],
    ['datetime', '-621355968000000000', -621355968000000000n, '-621355968000000000'],
    ['real', 0.1, 0.1, '0.1'],
    ['real', 'nan', Number.NaN, 'nan'],
    ['real', '-inf', Number.NEGATIVE_INFINITY, '-inf'],
    ['bool', true, true, 'true'],
    ['string', '', '', ''],
    ['string', null, '', ''],
    ['long', null, null, ''],
    ['decimal', '1.10', '1.10', '1.10'],
  ] as const)('%s %s is read, and written back as it came', (type, cell, value, text) => {
    expect(readCell(type, cell)).toEqual(value);
    expect(writeCell(type, readCell(type, cell))).toBe(text);
  });

  test('a whole number beyond 2^53 inside a dynamic value keeps its digits', () => {
    const text = '{"id":12345678901234567890,"at":[1.5,null,"x"]}';
    expect(parseDynamic(text)).toEqual({ id: 12345678901234567890n, at: [1.5, null, 'x'] });
    expect(printDynamic(parseDynamic(text))).toBe(text);
  });

  test('a whole number beyond 64 bits inside a dynamic value is a real', () => {
    expect(parseDynamic('[18446744073709551616]')).toEqual([2 ** 64]);
    expect(printDynamic(parseDynamic('[18446744073709551616,-9223372036854775809,1e20,1e300]'))).toBe(
      '[18446744073709552000.0,-9223372036854776000.0,100000000000000000000.0,1e+300]',
    );
    expect(printDynamic(2n ** 64n)).toBe('18446744073709551616.0');
  });

  test('a text that is no JSON stands for itself', () => {
    expect(parseDynamic('not json')).toBe('not json');
  });

  test('raw JSON is written as it stands', () => {
    expect(writeCell('dynamic', new RawJson('[1.0]'))).toBe('[1.0]');
  });

  test('numbers that JSON has no word for are texts inside a dynamic value', () => {
    expect(printDynamic([Number.NaN, Number.POSITIVE_INFINITY])).toBe('["NaN","Infinity"]');
  });
});
