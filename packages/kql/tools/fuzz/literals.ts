import type { KustoType } from '../../src/types.ts';
import type { Random } from './random.ts';
import { HOSTILE_CELLS, HOSTILE_TEXTS } from './tables.ts';

const escapeText = (text: string, quote: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be written otherwise.
    .replace(/[\u0000-\u001f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A KQL literal of a text, in one of the forms that the language has. */
export function quoteText(text: string, random?: Random): string {
  const isPlain = !/[\r\n\0"\u2028\u2029]/.test(text);
  if (random?.chance(0.15) && isPlain) return `@"${text}"`;
  return random?.chance(0.4) ? `'${escapeText(text, "'")}'` : `"${escapeText(text, '"')}"`;
}

/** A name as the language reads it back, whatever it is. */
export const quoteName = (name: string): string =>
  /^[A-Za-z]\w*$/.test(name) && name !== 'where' ? name : `['${escapeText(name, "'")}']`;

const FIXED: Readonly<Record<KustoType, readonly string[]>> = {
  string: [],
  long: [
    '0',
    '1',
    '2',
    '3',
    '-1',
    '10',
    '64',
    '1000',
    '9223372036854775807',
    '(-9223372036854775807)',
    'long(null)',
    '0x1F',
  ],
  int: ['int(0)', 'int(1)', 'int(-3)', 'int(2147483647)', 'int(null)'],
  real: [
    '0.0',
    '1.5',
    '-2.25',
    '0.1',
    '1e300',
    '100.0',
    'real(nan)',
    'real(+inf)',
    'real(-inf)',
    'real(null)',
    '5e-324',
  ],
  bool: ['true', 'false', 'bool(null)'],
  datetime: [
    'datetime(2024-02-29)',
    'datetime(2026-01-01 12:34:56.1234567)',
    'datetime(0001-01-01)',
    'datetime(9999-12-31 23:59:59.9999999)',
    'datetime(1969-12-31 23:59:59)',
    'datetime(null)',
    'now()',
    'ago(1d)',
  ],
  timespan: [
    '1d',
    '0s',
    '1h',
    '15m',
    '1tick',
    '-2d',
    '1.5h',
    'time(10675199.02:48:05.4775807)',
    'timespan(null)',
    'time(1.02:03:04)',
    '365d',
  ],
  guid: ['guid(74be27de-1e4e-49d9-b579-fe0b331d3642)', 'guid(null)', 'guid(00000000-0000-0000-0000-000000000000)'],
  decimal: [
    'decimal(0)',
    'decimal(1.5)',
    'decimal(-12345678.000000001)',
    'decimal(null)',
    'decimal(1e15)',
    'decimal(1e37)',
    'decimal(1e-38)',
  ],
  dynamic: [
    'dynamic(null)',
    'dynamic({})',
    'dynamic([])',
    'dynamic([1,2,3])',
    'dynamic(["a","b",null])',
    'dynamic({"a":{"b":1},"k":"v"})',
    'dynamic([0.5,1.5,-2.0,8.0,13.0])',
    'dynamic([[1,2],[3,4]])',
    'dynamic([1.0,"a",2])',
  ],
};

/** A literal of a type. */
export function literalOf(type: KustoType, random: Random): string {
  if (type === 'string') return quoteText(random.pick(HOSTILE_TEXTS), random);
  if (type === 'dynamic' && random.chance(0.3)) {
    const json = random.pick(HOSTILE_CELLS.dynamic);
    return json === null ? 'dynamic(null)' : `dynamic(${String(json)})`;
  }
  return random.pick(FIXED[type]);
}

const UNITS = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
  'microsecond',
  'nanosecond',
  'week_of_year',
  'dayofyear',
  'Day',
];
const REGEXES = ['[a-z]+', '(\\w+)', '(a)(b)?', '^.*$', '', '\\d+', '(?i)HELLO', 'x{2,3}', '[^\\s]+$', '(?P<n>b)'];
const FORMATS = [
  'yyyy-MM-dd',
  'HH:mm:ss.fffffff',
  'yy-M-d [h:m:s] tt',
  'dd.hh:mm:ss',
  's',
  'FFFFFFF',
  'd.hh:mm:ss.FFF',
];
const LATITUDES = ['0.0', '47.61', '-90.0', '90.0', '200.0', 'real(nan)'];
const LONGITUDES = ['0.0', '-122.33', '180.0', '-180.0', '1e6'];
const SHAPES = [
  'dynamic({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})',
  'dynamic({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[2,2],[2,3],[3,3],[2,2]]]})',
  'dynamic({"type":"LineString","coordinates":[[0,0],[1,1],[2,0]]})',
  'dynamic({"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]})',
  'dynamic({"type":"Point","coordinates":[1,2]})',
  'dynamic({"type":"Polygon","coordinates":[]})',
];
const SERIES = [
  'dynamic([1,2,3,4,5,6,7,8])',
  'dynamic([1.5,null,3,2,1])',
  'dynamic([])',
  'dynamic([0,0,0,0])',
  'range(1, 10, 1)',
  'dynamic(["a",1])',
];
const TYPES = [
  'typeof(long)',
  'typeof(string)',
  'typeof(real)',
  'typeof(datetime)',
  'typeof(dynamic)',
  'typeof(bool)',
  'typeof(guid)',
];
const PATHS = ['"$.a"', '"$.a.b[0]"', '"$"', '"a"', '"$[\'a\']"', '"$..x"', '""'];
const SIZES = ['0', '1', '2', '5', '-1', '100'];

/** Values that fit what a parameter of this name means; others are drawn by its type alone. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  part: UNITS.map((each) => `"${each}"`),
  regex: REGEXES.map((each) => quoteText(each)),
  lookup_regex: REGEXES.map((each) => quoteText(each)),
  match: REGEXES.map((each) => quoteText(each)),
  rewrite: ['"\\\\1"', '"x"', '""', '"\\\\0-\\\\0"', '"$1"'],
  rewrite_pattern: ['"\\\\1"', '"x"', '""', '"\\\\0-\\\\0"', '"$1"'],
  format: FORMATS.map((each) => quoteText(each)),
  timezone: ['"Europe/Berlin"', '"US/Pacific"', '"UTC"', '"Nowhere"'],
  type: TYPES,
  typeLiteral: TYPES,
  jsonPath: PATHS,
  longitude: LONGITUDES,
  latitude: LATITUDES,
  p_longitude: LONGITUDES,
  p_latitude: LATITUDES,
  p1_longitude: LONGITUDES,
  p1_latitude: LATITUDES,
  p2_longitude: LONGITUDES,
  p2_latitude: LATITUDES,
  p3_longitude: LONGITUDES,
  p3_latitude: LATITUDES,
  pc_longitude: LONGITUDES,
  pc_latitude: LATITUDES,
  radius: ['1.0', '1000.0', '-1.0', '1e7'],
  resolution: ['1', '5', '15', '16'],
  level: ['1', '5', '11', '31'],
  accuracy: ['0', '1', '2', '4', '5'],
  polygon: SHAPES,
  polygon1: SHAPES,
  polygon2: SHAPES,
  lineString: SHAPES,
  lineString1: SHAPES,
  lineString2: SHAPES,
  series: SERIES,
  series1: SERIES,
  series2: SERIES,
  x_series: SERIES,
  y_series: SERIES,
  filter: SERIES,
  count: SIZES,
  multiplier: SIZES,
  maxSize: ['1', '3', '100'],
  offset: ['0', '1', '2', '1h'],
  percentile: ['0', '50', '95', '100', '99.9'],
  kind: ['"regex"', '"normal"', '"ctukey"', '"x"'],
  column_name: ['"s"', '"l"', '"nope"'],
  value: [],
  geohash: ['"c23nb"', '"x"', '""'],
  s2cell: ['"89b1"', '"zz"'],
  h3cell: ['"862a1072fffffff"', '""'],
  ip: ['"10.0.0.1"', '"::1"', '"10.1.2.3/24"', '"x"', '""'],
  ip1: ['"10.0.0.1"', '"10.0.0.0/8"', '"x"'],
  ip2: ['"10.0.0.2"', '"10.0.0.0/8"', '"300.1.1.1"'],
  prefix: ['24', '32', '33', '-1', '0'],
  precision: ['0', '2', '-2', '20'],
};

/** A constant for a parameter of this name; undefined where its name says nothing. */
export function namedArgument(name: string, random: Random): string | undefined {
  const known = BY_NAME[name];
  return known && known.length > 0 ? random.pick(known) : undefined;
}
