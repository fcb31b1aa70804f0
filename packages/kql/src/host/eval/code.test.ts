import { describe, expect, test } from 'vitest';
import type { KustoType } from '../../types.ts';
import type { HostValue, Json } from '../host.ts';
import { type Code, compileCode } from './code.ts';
import { printExact } from './dynamic.ts';

const constant = (type: KustoType, value: Json): Code => ({ kind: 'constant', type, value });
const long = (value: bigint | null): Code => constant('long', value);
const call = (type: KustoType, name: string, ...args: Code[]): Code => ({ kind: 'call', type, name, args });
const run = (code: Code): HostValue => compileCode(code)({ row: [], state: () => [] });

describe('arithmetic', () => {
  test.each<[string, Code, HostValue]>([
    ['a sum of longs wraps', call('long', '+', long(2n ** 63n - 1n), long(1n)), -(2n ** 63n)],
    ['a sum of ints wraps', call('int', '+', constant('int', 2147483647n), constant('int', 1n)), -2147483648n],
    ['whole numbers divide toward zero', call('long', '/', long(-7n), long(2n)), -3n],
    ['a division by zero is null', call('long', '/', long(1n), long(0n)), null],
    ['a division of reals by zero is infinite', call('real', '/', constant('real', 1), constant('real', 0)), Infinity],
    ['a remainder is never negative', call('long', '%', long(-7n), long(3n)), 2n],
    ['null makes null', call('long', '+', long(null), long(1n)), null],
    ['a timespan times a real', call('timespan', '*', constant('timespan', 10n), constant('real', 1.5)), 15n],
    ['timespans divide to a real', call('real', '/', constant('timespan', 15n), constant('timespan', 10n)), 1.5],
    ['bin goes down', call('long', 'bin', long(-1n), long(5n)), -5n],
  ])('%s', (_name, code, expected) => expect(run(code)).toBe(expected));
});

describe('comparison', () => {
  test.each<[string, Code, HostValue]>([
    ['null equals no value', call('bool', '==', long(null), long(1n)), false],
    ['null differs from a value', call('bool', '!=', long(null), long(1n)), true],
    ['two nulls are unknown', call('bool', '==', long(null), long(null)), null],
    ['an order with null is unknown', call('bool', '<', long(null), long(1n)), null],
    ['long and real', call('bool', '<', long(2n), constant('real', 2.5)), true],
    ['a dynamic number', call('bool', '==', constant('dynamic', '5.0'), long(5n)), true],
    ['texts compare by code points', call('bool', '<', constant('string', '\uFFFD'), constant('string', '😀')), true],
    ['decimals compare as numbers', call('bool', '<', constant('decimal', '9'), constant('decimal', '10.5')), true],
    [
      'a decimal and a long compare exactly',
      call('bool', '>', constant('decimal', '9007199254740993'), long(9007199254740992n)),
      true,
    ],
    ['false and null', call('bool', 'and', constant('bool', false), constant('bool', null)), false],
    ['true and null', call('bool', 'and', constant('bool', true), constant('bool', null)), null],
    ['a whole term', call('bool', 'has', constant('string', 'a Green-tea'), constant('string', 'green')), true],
    ['no whole term', call('bool', 'has', constant('string', 'greenhouse'), constant('string', 'green')), false],
    ['one of', call('bool', 'in', constant('string', 'b'), constant('string', 'a'), constant('string', 'b')), true],
    ['one of an array', call('bool', 'in', long(2n), constant('dynamic', '[1,2]')), true],
  ])('%s', (_name, code, expected) => expect(run(code)).toBe(expected));
});

describe('text of values', () => {
  test.each<[string, Code, string]>([
    ['a whole real', call('string', 'tostring', constant('real', 3)), '3.0'],
    ['a large real', call('string', 'tostring', constant('real', 1e30)), '1e30'],
    ['a small real', call('string', 'tostring', constant('real', 1e-7)), '1e-7'],
    ['a timespan', call('string', 'tostring', constant('timespan', 36_000_000_000n)), '01:00:00'],
    ['a null', call('string', 'tostring', long(null)), ''],
  ])('%s', (_name, code, expected) => expect(run(code)).toBe(expected));

  test('numbers in arrays keep their text', () => {
    const array = call(
      'dynamic',
      'array_concat',
      constant('dynamic', '[1.0,2]'),
      call('dynamic', 'pack_array', constant('real', 3)),
    );
    expect(printExact(run(array))).toBe('[1.0,2,3.0]');
  });
});
