import { expect, it } from 'vitest';
import type { KustoType } from '../types.ts';
import { createRowDecoder, createValueDecoder } from './decode-rows.ts';

const cases: readonly [name: string, type: KustoType, given: unknown, expected: unknown][] = [
  ['text', 'string', 'a\u{1F600}', 'a\u{1F600}'],
  ['missing text', 'string', null, ''],
  ['int', 'int', 7, 7],
  ['long', 'long', '9007199254740991', 9007199254740991],
  ['long beyond 2^53', 'long', '9007199254740993', '9007199254740993'],
  ['smallest long', 'long', '-9223372036854775808', '-9223372036854775808'],
  ['null long', 'long', null, null],
  ['real', 'real', 0.1, 0.1],
  ['not a number', 'real', 'nan', 'NaN'],
  ['not a number, with the sign that the engine gives it', 'real', '-nan', 'NaN'],
  ['infinity', 'real', 'inf', 'Infinity'],
  ['minus infinity', 'real', '-inf', '-Infinity'],
  ['bool', 'bool', false, false],
  ['bool as a number', 'bool', 1, true],
  ['epoch', 'datetime', '0', '1970-01-01T00:00:00Z'],
  ['one tick', 'datetime', '1', '1970-01-01T00:00:00.0000001Z'],
  ['one tick before', 'datetime', '-1', '1969-12-31T23:59:59.9999999Z'],
  ['half a second', 'datetime', '5000000', '1970-01-01T00:00:00.5Z'],
  ['first moment', 'datetime', '-621355968000000000', '0001-01-01T00:00:00Z'],
  ['last moment', 'datetime', '2534023007999999999', '9999-12-31T23:59:59.9999999Z'],
  ['no time', 'timespan', '0', '00:00:00'],
  ['a tick', 'timespan', '1', '00:00:00.0000001'],
  ['half a second', 'timespan', '5000000', '00:00:00.5000000'],
  ['a day', 'timespan', '864000000000', '1.00:00:00'],
  ['less than a day ago', 'timespan', '-432000000000', '-12:00:00'],
  ['smallest timespan', 'timespan', '-9223372036854775808', '-10675199.02:48:05.4775808'],
  ['decimal', 'decimal', '1000000000000000000000000.5', '1000000000000000000000000.5'],
  ['guid', 'guid', '01234567-89ab-cdef-0123-456789abcdef', '01234567-89ab-cdef-0123-456789abcdef'],
  ['object', 'dynamic', '{"b":1,"a":[null,1.5]}', { b: 1, a: [null, 1.5] }],
  ['text in dynamic', 'dynamic', '"x"', 'x'],
  ['null in dynamic', 'dynamic', 'null', null],
  ['missing dynamic', 'dynamic', null, null],
  ['text that is no JSON', 'dynamic', 'no json {', 'no json {'],
  ['big integer within', 'dynamic', '{"n":[9007199254740993,12]}', { n: ['9007199254740993', 12] }],
  ['digits in a text', 'dynamic', '{"n":"9007199254740993"}', { n: '9007199254740993' }],
  ['long fraction', 'dynamic', '[0.1234567890123456]', [0.1234567890123456]],
];

it.each(cases)('%s (%s)', (_name, type, given, expected) => {
  expect(createRowDecoder([{ name: 'c', type }])([given])).toEqual([expected]);
});

it('decodes by position', () => {
  const decode = createRowDecoder([
    { name: 'a', type: 'long' },
    { name: 'b', type: 'string' },
  ]);
  expect(decode(['12', '12'])).toEqual([12, '12']);
});

it.each<[type: KustoType, given: unknown, expected: unknown]>([
  ['int', 7, 7],
  ['long', '7', 7n],
  ['long', null, null],
  ['real', 'nan', Number.NaN],
  ['bool', true, true],
  ['string', null, ''],
  ['datetime', '-1', new Date(-1)],
  ['datetime', '17673230450000000', new Date('2026-01-02T03:04:05Z')],
  ['timespan', '-1', -1n],
  ['decimal', '0.1', '0.1'],
  ['dynamic', '{"n":[9007199254740993,12]}', { n: [9007199254740993n, 12] }],
])('%s %s as a value of JavaScript', (type, given, expected) => {
  expect(createValueDecoder([{ name: 'c', type }])([given])).toEqual([expected]);
});
