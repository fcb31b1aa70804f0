import { createTableSql } from '../../src/run/index.ts';
import type { ColumnSchema, KustoType } from '../../src/types.ts';
import type { RowsTable } from '../engine.ts';

type Cell = string | number | boolean | null;

/** Texts that break what is not escaped, not bound or not counted by code point. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  'a',
  'abc',
  'Hello World, hello-world 10.0.0.1',
  "it's",
  '"quoted"',
  '`tick`',
  'back\\slash',
  'C:\\Users\\x',
  '{p0:String}',
  '$$ -- /* comment */ //',
  "'; DROP TABLE Secret; --",
  'null',
  'NULL',
  'nan',
  '-1.5e300',
  '9223372036854775807',
  '-9223372036854775809',
  '2024-02-29T23:59:59.9999999Z',
  '1.02:03:04.5',
  '{"a":{"b":[1,2.5,null,"x"]},"k":1}',
  '[1,"two",null,{"three":3}]',
  '{"a":',
  '10.0.0.0/8',
  '255.255.255.255',
  'fe80::1%eth0/64',
  'https://user:pw@example.org:8080/a/b?q=1&r=%20#f',
  '<a><b c="d">e</b></a>',
  'a=1, b="two", c=',
  'äöü ÀÉ ß ŉ İ',
  '日本語',
  '👩‍👩‍👧 e\u0301',
  'line\nbreak\ttab',
  'nul\u0000here',
  'x'.repeat(300),
  '%s %d \\1 $1 \\0',
  '(.*)[a-z]+?$',
  'YWJj',
  'POLYGON ((0 0, 1 0, 1 1, 0 0))',
  '-P1D',
];

const DATETIMES = [
  '-621355968000000000',
  '2534023007999999999',
  '0',
  '-1',
  '1',
  '17672256000000000',
  '17040672000000001',
  '17090783999999999',
];
/** In ticks. */
const TIMESPANS = [
  '0',
  '1',
  '-1',
  '864000000000',
  '-864000000001',
  '36000000000',
  '9223372036854775807',
  '-9223372036854775808',
];
const DYNAMICS = [
  '{}',
  '[]',
  '{"a":{"b":[1,2.5,null,"x"]},"k":1}',
  '[1,2,3]',
  '[3.5,1,null,2]',
  '[1.0,"a",{"b":-2.0},2,1e3]',
  '["b","a","B","a",""]',
  '[[1,2],[3]]',
  '"text"',
  '1',
  '1.0',
  '-2.5e10',
  'true',
  '{"a b":1,"":2,"x.y":3,"\'":4,"\\u0000":5}',
  '[9223372036854775807,18446744073709551616,-9223372036854775809]',
  '{"a":"2024-02-29","b":false,"c":null}',
  '[{"a":1,"b":"x"},{"a":null},{"c":[]}]',
  '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}',
  '{"type":"LineString","coordinates":[[0,0],[1,1]]}',
  `${'['.repeat(60)}${']'.repeat(60)}`,
];

/** Values of each type that a table may hold; datetime and timespan as ticks, dynamic as JSON. */
export const HOSTILE_CELLS: Readonly<Record<KustoType, readonly Cell[]>> = {
  string: HOSTILE_TEXTS,
  long: [
    null,
    '0',
    '1',
    '-1',
    '2',
    '7',
    '255',
    '65536',
    '9223372036854775807',
    '-9223372036854775808',
    '4611686018427387904',
  ],
  int: [null, 0, 1, -1, 3, 2147483647, -2147483648, 100],
  real: [null, 0, '-0', 1.5, -2.5, 0.1, 1e308, -1e308, 5e-324, 'nan', 'inf', '-inf', 9007199254740992, 100],
  bool: [null, true, false],
  datetime: [null, ...DATETIMES],
  timespan: [null, ...TIMESPANS],
  guid: [null, '00000000-0000-0000-0000-000000000000', '74be27de-1e4e-49d9-b579-fe0b331d3642'],
  decimal: [
    null,
    '0',
    '1.5',
    '-0.000000000000000001',
    '12345678901234567890.123456789012345678',
    '-99999999999999999999999999999999999999.5',
  ],
  dynamic: [null, ...DYNAMICS],
};

const PLAIN: readonly ColumnSchema[] = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 's', type: 'string' },
  { name: 'u', type: 'string' },
  { name: 'l', type: 'long' },
  { name: 'i', type: 'int' },
  { name: 'r', type: 'real' },
  { name: 'b', type: 'bool' },
  { name: 'dt', type: 'datetime' },
  { name: 'ts', type: 'timespan' },
  { name: 'g', type: 'guid' },
  { name: 'm', type: 'decimal' },
  { name: 'd', type: 'dynamic' },
  { name: 'e', type: 'dynamic' },
];
/** Names that look like those of this package, of the engine or of the language. */
const ODD: readonly ColumnSchema[] = [
  { name: 'a b', type: 'string' },
  { name: 'where', type: 'long' },
  { name: '_x', type: 'dynamic' },
  { name: '_s1', type: 'real' },
  { name: '_let1', type: 'string' },
  { name: 'p0', type: 'long' },
  { name: 'ü', type: 'datetime' },
  { name: 'back`tick', type: 'bool' },
  { name: 'count_', type: 'int' },
  { name: '$$', type: 'timespan' },
  { name: 'S', type: 'string' },
];
const KEYS: readonly ColumnSchema[] = [
  { name: 'k', type: 'long' },
  { name: 's', type: 'string' },
  { name: 'v', type: 'real' },
  { name: 'd', type: 'dynamic' },
];

/** Rows that walk through the values of each type at steps of their own, so that every value meets many others. */
function rowsOf(columns: readonly ColumnSchema[], count: number): Cell[][] {
  return Array.from({ length: count }, (_row, at) =>
    columns.map(({ type }, index) => {
      const cells = HOSTILE_CELLS[type];
      return cells[(at * (index + 1) + index * index) % cells.length] ?? null;
    }),
  );
}

/** The rows of `T` as a log store keeps them: paths beside their values, dictionaries, and an index of terms. */
export const STORED_TABLE = 'Stored';
const STORED: RowsTable = {
  name: STORED_TABLE,
  columns: PLAIN,
  rows: rowsOf(PLAIN, 41),
  dynamicPaths: { d: [['a'], ['a', 'b'], ['k'], ['x.y']], e: [['a'], ['type']] },
  termColumns: ['s', 'u'],
};

const TERMS = "TYPE text(tokenizer = 'splitByNonAlpha')";
const indexesOf = (column: string): string =>
  `, INDEX terms_${column} lower(\`${column}\`) ${TERMS}, INDEX beyond_${column} \`_Terms:${column}\` ${TERMS}`;

/** `CREATE TABLE` of a stored table, with what a log store adds to it. Source: `packages/log-store/src/table-sql.ts`. */
export const storedTableSql = (): string =>
  [
    ['`s` String', '`s` LowCardinality(String)'],
    ['`_Text:d:a` String', '`_Text:d:a` LowCardinality(String)'],
    [') ENGINE', `${['s', 'u'].map(indexesOf).join('')}) ENGINE`],
  ].reduce(
    (made, [from = '', to = '']) => {
      if (!made.includes(from)) throw new Error(`The table has no \`${from}\` to be made otherwise.`);
      return made.replace(from, to);
    },
    createTableSql(STORED, 'MergeTree ORDER BY tuple() SETTINGS index_granularity = 8'),
  );

/** The tables that the fuzzer's queries read, and one that they may not. */
export const FUZZ_TABLES: readonly RowsTable[] = [
  { name: 'T', columns: PLAIN, rows: rowsOf(PLAIN, 41) },
  { name: 'Odd table', columns: ODD, rows: rowsOf(ODD, 13) },
  { name: 'K', columns: KEYS, rows: rowsOf(KEYS, 23) },
  { name: 'Empty', columns: KEYS, rows: [] },
  STORED,
  { name: 'Secret', columns: [{ name: 'hidden', type: 'string' }], rows: [['TOP-SECRET-4711']] },
];
export const READABLE: ReadonlySet<string> = new Set(['T', 'Odd table', 'K', 'Empty', STORED_TABLE]);
/** What no answer may hold. */
export const SECRET_TEXT = 'TOP-SECRET-4711';
