import { readDecimal } from '../../decimals.ts';
import { parseDatetimeText } from '../../parse/datetime-text.ts';
import { parseTimespanText } from '../../parse/literals.ts';
import type { KustoType } from '../../types.ts';
import { parseDynamic, printDynamic } from '../cells.ts';
import type { HostValue, Json } from '../host.ts';

type Reader = (text: string) => HostValue;

const LONG = /^[-+]?\d+$/;
const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

function readLong(text: string): bigint | null {
  const value = LONG.test(text) ? BigInt(text.replace(/^\+/, '')) : null;
  return value !== null && value >= MIN_LONG && value <= MAX_LONG ? value : null;
}

function readInt(text: string): bigint | null {
  const value = readLong(text);
  return value !== null && value === BigInt.asIntN(32, value) ? value : null;
}

function readReal(text: string): number | null {
  const value = Number(text);
  return Number.isNaN(value) && !/^nan$/i.test(text) ? null : value;
}

/** How a field is read as a type; what is none is null. A text stays as it is. */
const READERS: Readonly<Record<KustoType, Reader>> = Object.freeze({
  string: (text) => text,
  long: readLong,
  int: readInt,
  real: readReal,
  decimal: readDecimal,
  bool: (text) => (/^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : null),
  datetime: parseDatetimeText,
  timespan: parseTimespanText,
  guid: (text) => GUID.exec(text)?.[1]?.toLowerCase() ?? null,
  dynamic: parseDynamic,
});

/** A field of a file as a value of a column. An empty field is null, or the empty text. */
export function readField(type: KustoType, field: string): HostValue {
  if (type === 'string') return field;
  const text = field.trim();
  return text === '' ? null : READERS[type](text);
}

/** A value of a JSON file as a value of a column: texts are read as fields are, objects and arrays become texts where a text is wanted. */
export function readJson(type: KustoType, value: Json | undefined): HostValue {
  if (value === undefined || value === null) return type === 'string' ? '' : null;
  if (type === 'dynamic') return value;
  if (typeof value === 'string') return readField(type, value);
  const text = printDynamic(value);
  if (type === 'string') return text;
  if (typeof value === 'number' && (type === 'long' || type === 'int'))
    return readField(type, String(Math.trunc(value)));
  return readField(type, text);
}
