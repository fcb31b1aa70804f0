import { describe, expect, test } from 'vitest';
import { runHostTask } from '../run.ts';
import { type ExternalFormat, parseRecords } from './records.ts';

const fields = (text: string, format: ExternalFormat) =>
  parseRecords(text, format).map((record) => (record.kind === 'fields' ? record.fields : record.value));

describe('parseRecords', () => {
  const cases: readonly (readonly [
    title: string,
    format: ExternalFormat,
    text: string,
    records: readonly unknown[],
  ])[] = [
    [
      'csv',
      'csv',
      'a,b\r\n1,\n\n"x, ""y""\nz",2',
      [
        ['a', 'b'],
        ['1', ''],
        ['x, "y"\nz', '2'],
      ],
    ],
    ['csv with a byte order mark and a trailing separator', 'csv', '\ufeffa,', [['a', '']]],
    ['an empty csv', 'csv', '', []],
    ['a quote that is not closed', 'csv', '"a', [['a']]],
    [
      'tsv',
      'tsv',
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['tsve', 'tsve', 'a\\tb\tc\\\\\n', [['a\tb', 'c\\']]],
    ['psv', 'psv', 'a|b', [['a', 'b']]],
    ['scsv', 'scsv', 'a;b', [['a', 'b']]],
    ['txt, without empty lines', 'txt', 'a,b\n\n c\n', [['a,b'], [' c']]],
    ['raw', 'raw', 'a\nb\n', [['a\nb\n']]],
    ['json, a line a record', 'json', '{"a":1}\n{"a":"x"}\n', [{ a: 1 }, { a: 'x' }]],
    ['multijson, an array', 'multijson', ' [{"a":1},\n{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['multijson, one after the other', 'multijson', '{"a":\n{"b":"}{"}}\n{"a":2}', [{ a: { b: '}{' } }, { a: 2 }]],
  ];
  test.each(cases)('%s', (_title, format, text, records) => expect(fields(text, format)).toEqual(records));
  test('refuses what is no JSON', () => {
    expect(() => fields('a,b', 'json')).toThrow('Expected a line of JSON');
    expect(() => fields('{"a":1', 'multijson')).toThrow('Expected JSON');
  });
});

describe('the stage of externaldata', () => {
  const run = (
    text: string,
    options: object,
    columns: readonly { name: string; type: 'string' | 'long' | 'datetime' | 'dynamic' }[],
  ) => {
    const given = { urls: [], format: 'csv', ignoreFirstRecord: false, mapping: [], columns, ...options };
    const input = { columns: [{ name: 'text', type: 'string' as const }], rows: [[text]] };
    return runHostTask({ call: { kind: 'operator', name: 'externaldata', options: given }, inputs: [input], columns })
      .columns;
  };
  const columns = [
    { name: 'Name', type: 'string' },
    { name: 'Count', type: 'long' },
    { name: 'At', type: 'datetime' },
  ] as const;

  test('reads fields by position, without the first record', () => {
    const text = 'name,n,at\nx,5,2026-01-02\ny,none,\nz';
    const ticks = String(BigInt(Date.parse('2026-01-02')) * 10_000n);
    expect(run(text, { ignoreFirstRecord: true }, columns)).toEqual([
      ['x', 'y', 'z'],
      ['5', '', ''],
      [ticks, '', ''],
    ]);
  });
  test('reads members by name', () => {
    const text = '{"Count": 7, "Name": {"a": 1}, "More": 1}\n{"Name": "n", "Count": "8"}';
    expect(run(text, { format: 'json' }, columns.slice(0, 2))).toEqual([
      ['{"a":1}', 'n'],
      ['7', '8'],
    ]);
  });
  test('reads what a mapping names', () => {
    const mapping = [
      { column: 'Name', path: "$.data['the name'][0]", ordinal: null, constant: null },
      { column: 'Count', path: null, ordinal: null, constant: '3' },
    ];
    const text = '{"data": {"the name": ["x", "y"]}, "At": "2026-01-01"}';
    expect(run(text, { format: 'multijson', mapping }, columns)).toEqual([['x'], ['3'], ['']]);
  });
});
