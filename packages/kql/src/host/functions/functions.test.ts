import { describe, expect, it } from 'vitest';
import { hostFunctions } from '../functions.ts';
import type { HostValue } from '../host.ts';

/** Answers that the pages of the functions show, or that follow from what they say. */
const CASES: readonly (readonly [call: string, args: readonly HostValue[], answer: HostValue])[] = [
  ['parse_xml', ['<e/>'], { e: null }],
  ['parse_xml', ['<e>text</e>'], { e: 'text' }],
  ['parse_xml', ['<e name="value" />'], { e: { '@name': 'value' } }],
  ['parse_xml', ['<e name="value">text</e>'], { e: { '@name': 'value', '#text': 'text' } }],
  ['parse_xml', ['<e> <a>text</a> <b>text</b> </e>'], { e: { a: 'text', b: 'text' } }],
  ['parse_xml', ['<e> <a>1</a> <a>2</a> </e>'], { e: { a: ['1', '2'] } }],
  ['parse_xml', ['<e> text <a>text</a> </e>'], { e: { '#text': 'text', a: 'text' } }],
  ['parse_xml', ['<?xml version="1.0"?><!-- no --><e><![CDATA[no]]>&lt;</e>'], { e: '<' }],
  ['parse_xml', ['<e><a></e>'], null],
  ['parse_xml', ['<e a=1/>'], null],
  ['parse_xml', ['<a/><b/>'], null],
  ['parse_xml', [`<e>${'x'.repeat(1_048_576)}</e>`], null],
  ['parse_command_line', ['echo "hello world!"', 'windows'], ['echo', 'hello world!']],
  ['parse_command_line', ['"C:\\a b\\c.exe" /x\ty', 'windows'], ['C:\\a b\\c.exe', '/x', 'y']],
  ['parse_command_line', ['a "b c" d', 'windows'], ['a', 'b c', 'd']],
  ['parse_command_line', ['a "ab\\"c" "\\\\" d', 'windows'], ['a', 'ab"c', '\\', 'd']],
  ['parse_command_line', ['a a\\\\\\b d"e f"g h', 'windows'], ['a', 'a\\\\\\b', 'de fg', 'h']],
  ['parse_command_line', ['a a\\\\\\"b c d', 'windows'], ['a', 'a\\"b', 'c', 'd']],
  ['parse_command_line', ['a a\\\\\\\\"b c" d e', 'windows'], ['a', 'a\\\\b c', 'd', 'e']],
  ['parse_command_line', ['', 'windows'], []],
  [
    'gzip_compress_to_base64_string',
    ['1234567890qwertyuiop'],
    'H4sIAAAAAAAA/wEUAOv/MTIzNDU2Nzg5MHF3ZXJ0eXVpb3A6m7f2FAAAAA==',
  ],
  [
    'gzip_decompress_from_base64_string',
    ['H4sIAAAAAAAA/wEUAOv/MTIzNDU2Nzg5MHF3ZXJ0eXVpb3A6m7f2FAAAAA=='],
    '1234567890qwertyuiop',
  ],
  ['gzip_decompress_from_base64_string', ['x0x0x0'], ''],
  ['zlib_compress_to_base64_string', ['1234567890qwertyuiop'], 'eAEBFADr/zEyMzQ1Njc4OTBxd2VydHl1aW9wOAkGdw=='],
  ['zlib_decompress_from_base64_string', ['eJwLSS0uUSguKcrMS1cwNDIGACxqBQ4='], 'Test string 123'],
  ['zlib_decompress_from_base64_string', ['x0x0x0'], ''],
  ['punycode_from_string', ['académie-française'], 'acadmie-franaise-npb1a'],
  ['punycode_to_string', ['acadmie-franaise-npb1a'], 'académie-française'],
  ['punycode_to_string', ['é'], ''],
  ['punycode_domain_from_string', ['xn--Ry-lja8c.xn--Jng-uta63a.xn--Bng-9ka.com'], 'Rúyì.Jīngū.Bàng.com'],
  ['punycode_domain_to_string', ['Lê Lợi。Thuận Thiên。com'], 'xn--L Li-gpa4517b.xn--Thun Thin-s4a7194f.com'],
  ['treepath', [{ prop1: [1, 2, 3], prop2: 'v' }], ["['prop1']", "['prop1'][0]", "['prop2']"]],
  ['treepath', [{ list: [100, 'a', { x: 'y' }] }], ["['list']", "['list'][0]", "['list'][0]['x']"]],
  ['treepath', [null], null],
  [
    'dynamic_to_json',
    ['{"b":1,"a":{"d":1.0,"c":[1.50,12345678901234567890]}}'],
    '{"a":{"c":[1.5,12345678901234567890],"d":1.0},"b":1}',
  ],
  ['dynamic_to_json', [''], ''],
  ['bag_remove_keys', [{ a: { b: 1, c: 2 }, d: 3 }, ['$.a.b', 'd', '$']], { a: { c: 2 } }],
  ['bag_remove_keys', [[1], ['a']], null],
  ['ipv4_range_to_cidr_list', ['1.1.128.0', '1.1.140.255'], ['1.1.128.0/21', '1.1.136.0/22', '1.1.140.0/24']],
  ['ipv4_range_to_cidr_list', ['0.0.0.0', '255.255.255.255'], ['0.0.0.0/0']],
  ['ipv4_range_to_cidr_list', ['255.255.255.255', '255.255.255.255'], ['255.255.255.255/32']],
  ['ipv4_range_to_cidr_list', ['1.1.1.2', '1.1.1.1'], null],
  ['beta_cdf', [1.5, 10, 20], Number.NaN],
  ['beta_cdf', [0.5, 10, 10_001], Number.NaN],
  ['beta_cdf', [null, 10, 20], null],
  ['beta_cdf', [0, 10, 20], 0],
  ['beta_pdf', [0, 10, 20], Number.NaN],
  ['beta_inv', [1.5, 10, 20], null],
  ['beta_inv', [0.1, -1, 20], Number.NaN],
  ['beta_inv', [1, 10, 20], 1],
];

describe('host functions', () => {
  it.each(CASES)('%s %j', (name, args, answer) => {
    expect(hostFunctions[name]?.compute(args)).toEqual(answer);
  });

  it('computes distributions to ten digits', () => {
    const value = (name: string, ...args: number[]): number => Number(hostFunctions[name]?.compute(args));
    expect(value('beta_cdf', 0.9, 10, 20)).toBeCloseTo(0.999999999999959, 12);
    expect(value('beta_inv', 0.1, 10, 20)).toBeCloseTo(0.226415022388749, 12);
    // Of the uniform and of the arcsine distribution, whose forms are known.
    expect(value('beta_cdf', 0.3, 1, 1)).toBeCloseTo(0.3, 12);
    expect(value('beta_cdf', 0.1, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.1)), 12);
    expect(value('beta_pdf', 0.5, 2, 2)).toBeCloseTo(1.5, 12);
    expect(value('welch_test', 20.82, 7.8674285714, 15, 22.9866666667, 3.8126666667, 15)).toBeCloseTo(0.021378, 5);
  });

  it('gives back what it compressed', () => {
    const text = 'é'.repeat(10_000);
    for (const form of ['gzip', 'zlib']) {
      const packed = hostFunctions[`${form}_compress_to_base64_string`]?.compute([text]) ?? null;
      expect(String(packed).length).toBeLessThan(1_000);
      expect(hostFunctions[`${form}_decompress_from_base64_string`]?.compute([packed])).toBe(text);
    }
  });

  it('gives as many periods as an array may hold', () => {
    const found = hostFunctions.series_periods_detect?.compute([[1, 2, 1, 2], 1, 2, 9_223_372_036_854_775_807n]);
    const sizes = (found as readonly string[]).map((series) => JSON.parse(series).length);
    expect(sizes).toEqual([1_048_576, 1_048_576]);
  });

  it('refuses a parser of command lines that is not known', () => {
    expect(() => hostFunctions.parse_command_line?.compute(['a', 'unix'])).toThrow('`windows`');
  });

  it('names browser, system and device', () => {
    const agent =
      'Mozilla/5.0 (SymbianOS/9.2; U; Series60/3.1 NokiaN81-3/10.0.032 Profile/MIDP-2.0 Configuration/CLDC-1.1 ) AppleWebKit/413 (KHTML, like Gecko) Safari/4';
    expect(hostFunctions.parse_user_agent?.compute([agent, ['browser', 'os', 'device']])).toEqual({
      Browser: { Family: 'Nokia OSS Browser', MajorVersion: '3', MinorVersion: '1', Patch: '' },
      OperatingSystem: { Family: 'Symbian OS', MajorVersion: '9', MinorVersion: '2', Patch: '', PatchMinor: '' },
      Device: { Family: 'Nokia N81', Brand: 'Nokia', Model: 'N81-3' },
    });
    expect(hostFunctions.parse_user_agent?.compute(['x', 'os'])).toEqual({
      OperatingSystem: { Family: 'Other', MajorVersion: '', MinorVersion: '', Patch: '', PatchMinor: '' },
    });
  });
});
