import { describe, expect, it } from 'vitest';
import { findFormat, rangeOf } from './column-format.ts';
import { formatNumber } from './format-number.ts';
import { parseWorkbook } from './parse-workbook.ts';
import { type Bindings, type BoundParameter, findReferences, substitute } from './substitute.ts';
import { findThreshold } from './thresholds.ts';
import { describeRange, findGrainMs, grainText, windowOf } from './time-range.ts';
import { isVisible } from './visibility.ts';

const NOW = new Date('2026-06-10T12:00:00Z');
const DAY = 86_400_000;

const values = (list: string[], labels = list, quote = "'", delimiter = ',') =>
  ({ value: { kind: 'values', values: list, labels }, quote, delimiter }) as const;
const bindings: Bindings = new Map<string, BoundParameter>([
  ['One', values(['west'], ['West Europe'])],
  ['Many', values(['a', "b'c"])],
  ['Raw', values(['x', 'y'], ['x', 'y'], '', ';')],
  ['None', { value: { kind: 'none' }, quote: "'", delimiter: ',' }],
  ['Row', values(['{"a":{"b":7},"t":"text"}'], undefined, '')],
  ['Time', { value: { kind: 'time', range: { durationMs: DAY } }, quote: '', delimiter: '' }],
]);

describe('substitute', () => {
  it.each([
    ['{One}', "'west'"],
    ['{One:label}', 'West Europe'],
    ['{Many}', "'a','b\\'c'"],
    ['{Raw}', 'x;y'],
    ['in ({None})', 'in ()'],
    ['{Row:$.a.b} {Row:$.t} {Row:$.none}', '7 text '],
    ['{Row:escapejson}', '{\\"a\\":{\\"b\\":7},\\"t\\":\\"text\\"}'],
    ['{Time:start}', 'datetime(2026-06-09T12:00:00.000Z)'],
    ['{Time:endISO}', '2026-06-10T12:00:00.000Z'],
    ['{Time:grain}', '30m'],
    ['{Time:label}', 'Last 24 hours'],
    ['{Time:seconds} {Time:durationISO}', '86400 PT86400S'],
    [
      'where {Time:query}',
      'where TimeGenerated >= datetime(2026-06-09T12:00:00.000Z) and TimeGenerated < datetime(2026-06-10T12:00:00.000Z)',
    ],
    ['{Unknown} and dynamic({"a":1}) and {One:nothing}', '{Unknown} and dynamic({"a":1}) and {One:nothing}'],
  ])('%s', (text, expected) => {
    expect(substitute(text, bindings, NOW)).toBe(expected);
  });

  it('finds what a text depends on', () => {
    expect([...findReferences('{A} {B:label} {"c":1} {A}')]).toEqual(['A', 'B']);
  });
});

describe('isVisible', () => {
  it.each([
    ['One', 'isEqualTo', 'west', true],
    ['One', 'isEqualTo', 'east', false],
    ['One', 'isNotEqualTo', 'east', true],
    ['None', 'isEqualTo', '', true],
    ['Missing', 'isEqualTo', 'x', false],
    ['Missing', 'isNotEqualTo', 'x', true],
    ['Raw', 'isEqualTo', 'x;y', true],
  ] as const)('%s %s %s -> %s', (parameterName, comparison, value, expected) => {
    expect(isVisible([{ parameterName, comparison, value }], bindings, NOW)).toBe(expected);
  });

  it('wants all rules to hold', () => {
    const rule = (value: string) => ({ parameterName: 'One', comparison: 'isEqualTo', value }) as const;
    expect(isVisible([rule('west'), rule('east')], bindings, NOW)).toBe(false);
  });
});

describe('time', () => {
  it.each([
    [3_600_000, '1m'],
    [DAY, '30m'],
    [7 * DAY, '4h'],
    [30 * DAY, '12h'],
    [90 * DAY, '7d'],
  ])('a window of %d ms has grain %s', (length, grain) => {
    expect(grainText(findGrainMs({ start: new Date(NOW.getTime() - length), end: NOW }))).toBe(grain);
  });

  it('describes ranges', () => {
    expect(describeRange({ durationMs: 30 * DAY })).toBe('Last 30 days');
    expect(describeRange({ durationMs: 3_600_000 })).toBe('Last 1 hour');
    expect(describeRange({ start: '2026-01-02T00:00:00Z', end: '2026-01-03T00:00:00Z' })).toBe(
      '2026-01-02 to 2026-01-03',
    );
  });

  it('takes the window of the named parameter, else its own, else none', () => {
    const ranges = new Map([['Time', { durationMs: DAY }]]);
    const [ofParameter, own, none] = [
      { fromParameter: 'Time', durationMs: 5 },
      { fromParameter: 'Other', durationMs: 3_600_000 },
      { fromParameter: '', durationMs: 0 },
    ].map((context) => windowOf(context, ranges, NOW));
    expect(ofParameter).toBe('2026-06-09T12:00:00.000Z/2026-06-10T12:00:00.000Z');
    expect(own).toBe('2026-06-10T11:00:00.000Z/2026-06-10T12:00:00.000Z');
    expect(none).toBeUndefined();
  });
});

describe('formatNumber', () => {
  const format = (unit: number, rest = {}) => ({
    unit,
    style: 'decimal' as const,
    maximumFractionDigits: null,
    maximumSignificantDigits: null,
    useGrouping: true,
    emptyText: '',
    ...rest,
  });
  it.each([
    [1234.5, null, '1,234.5'],
    [42.345, format(1), '42.35%'],
    [0.256, format(0, { style: 'percent' }), '25.6%'],
    [1536, format(2), '1.5\u202fKB'],
    [3, format(4), '3\u202fMB'],
    [12_345, format(17, { maximumSignificantDigits: 3 }), '12.3K'],
    [999, format(17), '999'],
    [90, format(24), '1.5\u202fmin'],
    [1234, format(0, { useGrouping: false, maximumFractionDigits: 0 }), '1234'],
    [Number.NaN, null, 'NaN'],
  ])('%d', (value, numberFormat, expected) => {
    expect(formatNumber(value, numberFormat)).toBe(expected);
  });
});

describe('findThreshold', () => {
  const row = (operator: string, value: string) => ({
    operator,
    value,
    representation: `${operator}${value}`,
    text: '{0}',
  });
  const grid = [row('is Empty', ''), row('>=', '10'), row('contains', 'err'), row('regex', '^ok'), row('Default', '')];
  it.each([
    ['', 'is Empty'],
    [12, '>=10'],
    ['An Error', 'containserr'],
    ['okay', 'regex^ok'],
    ['else', 'Default'],
    [9, 'Default'],
  ])('%j', (value, expected) => {
    expect(findThreshold(value, grid)?.representation).toBe(expected);
  });
});

describe('columns', () => {
  const format = (columnMatch: string, formatter: number) => ({
    ...findFormat({ formatters: [] }, ''),
    columnMatch,
    formatter,
  });
  it('prefers the exact name, then a pattern that fits the whole name', () => {
    const formatters = [format('.*Count', 4), format('AssetCount', 12), format('[', 5)];
    expect(findFormat({ formatters }, 'AssetCount').formatter).toBe(12);
    expect(findFormat({ formatters }, 'OtherCount').formatter).toBe(4);
    expect(findFormat({ formatters }, 'CountOther').formatter).toBe(0);
  });
  it('measures bars from zero', () => {
    expect(rangeOf([5, 9, null, 'x'], findFormat({ formatters: [] }, '').options)).toEqual({ min: 0, max: 9 });
  });
});

describe('parseWorkbook', () => {
  it('reads items, and says what it cannot draw', () => {
    const { items } = parseWorkbook({
      version: 'Notebook/1.0',
      items: [
        {
          type: 1,
          content: { json: '# Hello', style: 'info' },
          customWidth: '50',
          conditionalVisibility: { parameterName: 'Tab', comparison: 'isEqualTo', value: 'x' },
        },
        { type: 10, content: {} },
        {
          type: 9,
          content: {
            parameters: [
              { name: 'T', type: 4, value: { durationMs: 5 } },
              { name: 'D', type: 2, jsonData: '["a",{"value":"b","label":"B","selected":true}]' },
            ],
          },
        },
        {
          type: 3,
          content: {
            query: 'T',
            exportFieldName: 'A',
            exportParameterName: 'P',
            exportDefaultValue: 'All',
            queryType: 1,
          },
        },
        { type: 12, content: { items: [{ type: 1, content: { json: 'inner' } }] } },
        null,
      ],
    });
    expect(items.map(({ kind }) => kind)).toEqual([
      'text',
      'unsupported',
      'parameters',
      'query',
      'group',
      'unsupported',
    ]);
    expect(items[0]).toMatchObject({
      widthPercent: 50,
      visibleWhen: [{ parameterName: 'Tab', value: 'x' }],
      style: 'info',
    });
    expect(items[2]).toMatchObject({
      parameters: [
        { type: 'time-range', initial: { range: { durationMs: 5 } } },
        { choices: [{ value: 'a' }, { label: 'B', selected: true }] },
      ],
    });
    expect(items[3]).toMatchObject({
      query: {
        exports: [{ parameterName: 'P', fieldName: 'A', defaultValue: 'All' }],
        unsupported: 'Azure Resource Graph',
      },
    });
  });

  it.each([[null], [[]], ['text'], [{ items: 'x' }], [{ items: [{ type: 3, content: 7 }] }]])('survives %j', (json) => {
    expect(() => parseWorkbook(json)).not.toThrow();
  });
});
