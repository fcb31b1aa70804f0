import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDatetimeTicks, parseTimespanTicks } from './parse-time.ts';
import { RawJson } from './raw-json.ts';
import { toValue } from './to-value.ts';

describe('toValue', () => {
  it.each([
    ['string', null, ''],
    ['string', 7, '7'],
    ['string', { a: 1 }, '{"a":1}'],
    ['long', '9223372036854775807', 9_223_372_036_854_775_807n],
    ['long', -5, -5n],
    ['int', '', null],
    ['int', undefined, null],
    ['real', '1e3', 1000],
    ['real', 'NaN', Number.NaN],
    ['bool', 'True', true],
    ['bool', 0, false],
    ['datetime', '1970-01-01T00:00:01.0000001Z', 10_000_001n],
    ['timespan', '-1.00:00:01', -864_010_000_000n],
    ['guid', '{6F2A1C04-9D3B-4A57-8F0E-2B7C51D9E8A3}', '6f2a1c04-9d3b-4a57-8f0e-2b7c51d9e8a3'],
    ['decimal', '12.50', '12.50'],
    ['dynamic', null, null],
    ['dynamic', 'text', '"text"'],
    ['dynamic', [1, null], '[1,null]'],
    ['dynamic', new RawJson('{"a": 1.0, "b":12345678901234567890}'), '{"a": 1.0, "b":12345678901234567890}'],
    ['dynamic', new RawJson(' null '), null],
  ] as const)('%s from %s', (type, value, expected) => {
    expect(toValue(type, value)).toEqual({ value: expected });
  });

  it.each([
    ['long', '9223372036854775808', 'ING1002'],
    ['long', 1.5, 'ING1002'],
    ['int', 2_147_483_648, 'ING1002'],
    ['decimal', '1'.repeat(39), 'ING1002'],
    ['bool', 'yes', 'ING1002'],
    ['real', 'a lot', 'ING1002'],
    ['datetime', '2026-02-30T00:00:00Z', 'ING1005'],
    ['datetime', 'yesterday', 'ING1005'],
    ['datetime', '10000-01-01', 'ING1005'],
    ['guid', 'no', 'ING1002'],
    ['dynamic', new RawJson('{'), 'ING1003'],
  ] as const)('%s refuses %s', (type, value, code) => {
    expect(toValue(type, value)).toMatchObject({ problem: { code } });
  });

  it('keeps every JSON value of a dynamic column', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const converted = toValue('dynamic', value);
        const text = 'value' in converted ? converted.value : undefined;
        expect(text === null ? null : JSON.parse(String(text))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('parseDatetimeTicks', () => {
  it.each([
    ['2026-06-10', '2026-06-10T00:00:00.000Z'],
    ['2026-06-10 12:30', '2026-06-10T12:30:00.000Z'],
    ['2026-06-10T12:30:05', '2026-06-10T12:30:05.000Z'],
    ['2026-06-10T12:30:05+02:00', '2026-06-10T10:30:05.000Z'],
    ['2026-06-10T12:30:05-0130', '2026-06-10T14:00:05.000Z'],
    ['0001-01-01T00:00:00', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s', (text, iso) => {
    expect(parseDatetimeTicks(text)).toBe(BigInt(new Date(iso).getTime()) * 10_000n);
  });
  it('agrees with JavaScript on every time it can hold', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          expect(parseDatetimeTicks(date.toISOString())).toBe(BigInt(date.getTime()) * 10_000n);
        },
      ),
    );
  });
});

it('parseTimespanTicks wants whole hours, minutes and seconds', () => {
  expect(parseTimespanTicks('00:00:00.0000001')).toBe(1n);
  expect(parseTimespanTicks('1d')).toBeUndefined();
});
