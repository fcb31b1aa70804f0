import { describe, expect, it } from 'vitest';
import { appendOperator, blankOut, printExtend, printFilter, printName, printPath } from './kql-text.ts';

describe('filters from a cell', () => {
  it.each([
    ['string', 'High', '| where Col == "High"'],
    ['string', 'a"b\\c\nd', String.raw`| where Col == "a\"b\\c\nd"`],
    ['string', '\u2028<img>', String.raw`| where Col == "\u2028<img>"`],
    ['string', '', '| where isempty(Col)'],
    ['string', null, '| where isnull(Col)'],
    ['long', 5, '| where Col == 5'],
    ['long', '9223372036854775807', '| where Col == long(9223372036854775807)'],
    ['int', -3, '| where Col == -3'],
    ['real', 0.5, '| where Col == real(0.5)'],
    ['real', 2, '| where Col == real(2.0)'],
    ['real', 'NaN', '| where isnan(Col)'],
    ['real', '-Infinity', '| where Col == real(-inf)'],
    ['decimal', '1.50', '| where Col == decimal(1.50)'],
    ['bool', true, '| where Col == true'],
    ['datetime', '2026-01-01T00:00:00.1234567Z', '| where Col == datetime(2026-01-01T00:00:00.1234567Z)'],
    ['timespan', '-1.02:03:04.5', '| where Col == timespan(-1.02:03:04.5)'],
    ['guid', 'a1b2c3d4-0000-0000-0000-000000000000', '| where Col == guid(a1b2c3d4-0000-0000-0000-000000000000)'],
    ['dynamic', { a: [1] }, '| where tostring(Col) == tostring(dynamic({"a":[1]}))'],
    ['dynamic', 'x', '| where tostring(Col) == "x"'],
    ['dynamic', 3, '| where tolong(Col) == 3'],
    ['dynamic', 0.5, '| where todouble(Col) == real(0.5)'],
    ['dynamic', false, '| where tobool(Col) == false'],
    ['dynamic', null, '| where isnull(Col)'],
  ])('%s %j', (type, value, expected) => {
    expect(printFilter({ column: 'Col', type, path: [], value }, 'include')).toBe(expected);
  });

  it.each([
    ['string', 'x', '| where Col != "x"'],
    ['string', '', '| where isnotempty(Col)'],
    ['long', null, '| where isnotnull(Col)'],
    ['real', 'NaN', '| where not(isnan(Col))'],
  ])('excludes %s %j', (type, value, expected) => {
    expect(printFilter({ column: 'Col', type, path: [], value }, 'exclude')).toBe(expected);
  });

  it('reads a text that holds JSON', () => {
    const place = { column: 'Folders', type: 'string', path: [0, 'Path'], value: 'p' };
    expect(printFilter(place, 'exclude')).toBe('| where tostring(parse_json(Folders)[0].Path) != "p"');
    expect(printExtend(place)).toBe('| extend Path = tostring(parse_json(Folders)[0].Path)');
  });

  it('goes into a dynamic value', () => {
    const place = { column: 'Raw Data', type: 'dynamic', path: ['Items', 0, 'a key', 'ok'], value: 'v' };
    expect(printFilter(place, 'include')).toBe('| where tostring(["Raw Data"].Items[0]["a key"].ok) == "v"');
    expect(printExtend(place)).toBe('| extend ok = tostring(["Raw Data"].Items[0]["a key"].ok)');
    expect(printExtend({ column: 'Raw', type: 'dynamic', path: ['n'], value: 2 })).toBe('| extend n = tolong(Raw.n)');
    expect(printExtend({ column: 'Raw', type: 'dynamic', path: ['o'], value: { x: 1 } })).toBe('| extend o = Raw.o');
  });
});

it.each([
  ['count_', 'count_'],
  ['by', '["by"]'],
  ['a b', '["a b"]'],
  ['1x', '["1x"]'],
  ['x"]', String.raw`["x\"]"]`],
])('the name %s is written %s', (name, expected) => {
  expect(printName(name)).toBe(expected);
  expect(printPath(name, [])).toBe(expected);
});

describe('a further operator', () => {
  it.each([
    ['T', 'T\n| take 1'],
    ['T\n| where a == 1;\n', 'T\n| where a == 1\n| take 1'],
    ['T | render timechart', 'T\n| take 1\n| render timechart'],
    ['T; // note | render pie', 'T // note | render pie\n| take 1'],
    ['T | where a == "| render x"', 'T | where a == "| render x"\n| take 1'],
    ["T | where a == '//'", "T | where a == '//'\n| take 1"],
  ])('%j', (query, expected) => {
    expect(appendOperator(query, '| take 1')).toBe(expected);
  });

  it('blanks keep their places', () => {
    const query = 'T | where a == "x\\"y" // z\n| where b == @"c:\\"';
    expect(blankOut(query)).toHaveLength(query.length);
    expect(blankOut(query)).not.toMatch(/[xyzc]/);
  });
});
