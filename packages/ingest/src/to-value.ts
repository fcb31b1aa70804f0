import type { Value } from '@vedette/log-store';
import type { KustoType, Problem } from '@vedette/model';
import { parseDatetimeTicks, parseTimespanTicks } from './parse-time.ts';
import { type IngestProblemCode, ingestProblem } from './problems.ts';
import { RawJson } from './raw-json.ts';

export type Converted = { readonly value: Value } | { readonly problem: Problem };

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;
const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
/** As many digits before the point and after it as the log store keeps. */
const DECIMAL = /^-?\d{1,38}(?:\.\d{1,38})?$/;
const INTEGER = /^[+-]?\d{1,19}$/;

/** A JSON value as the physical value of a column's type; a null stays one. A value of another type is a problem, never a guess. */
export function toValue(type: KustoType, value: unknown): Converted {
  if (type === 'dynamic') return toDynamic(value);
  if (type === 'string') return { value: toText(value) };
  if (value === null || value === undefined || value === '') return { value: null };
  return CONVERTERS[type](value instanceof RawJson ? JSON.parse(value.text) : value);
}

type Converter = (value: unknown) => Converted;

const CONVERTERS: Readonly<Record<Exclude<KustoType, 'dynamic' | 'string'>, Converter>> = {
  bool: (value) => found(toBool(value), value, 'a bool'),
  int: (value) => found(toInteger(value, -(2n ** 31n), 2n ** 31n - 1n), value, 'an int'),
  long: (value) => found(toInteger(value, MIN_LONG, MAX_LONG), value, 'a long'),
  real: (value) => found(toReal(value), value, 'a real'),
  datetime: (value) => found(parseDatetimeTicks(value), value, 'a datetime such as `2026-06-10T12:00:00Z`', 'ING1005'),
  timespan: (value) => found(parseTimespanTicks(value), value, 'a timespan such as `1.02:03:04`'),
  guid: (value) =>
    found(typeof value === 'string' ? GUID.exec(value.trim())?.[1]?.toLowerCase() : undefined, value, 'a guid'),
  decimal: (value) => found(DECIMAL.test(String(value)) ? String(value) : undefined, value, 'a decimal'),
};

function found(
  value: Value | undefined,
  given: unknown,
  expected: string,
  code: IngestProblemCode = 'ING1002',
): Converted {
  if (value !== undefined) return { value };
  return { problem: ingestProblem(code, `Expected ${expected}, found \`${show(given)}\`.`) };
}

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
};

function toBool(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
}

function toInteger(value: unknown, least: bigint, most: bigint): bigint | undefined {
  if (typeof value === 'number' && !Number.isInteger(value)) return undefined;
  if (typeof value === 'string' && !INTEGER.test(value.trim())) return undefined;
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') return undefined;
  const integer = BigInt(typeof value === 'string' ? value.trim().replace(/^\+/, '') : value);
  return integer >= least && integer <= most ? integer : undefined;
}

function toReal(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const special = { nan: Number.NaN, infinity: Number.POSITIVE_INFINITY, '-infinity': Number.NEGATIVE_INFINITY }[
    value.trim().toLowerCase()
  ];
  const number = special ?? Number(value);
  return Number.isNaN(number) && special === undefined ? undefined : number;
}

/** Objects become their JSON text; a string column never holds null. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof RawJson) return value.text;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function toDynamic(value: unknown): Converted {
  if (value === null || value === undefined) return { value: null };
  if (!(value instanceof RawJson)) return { value: JSON.stringify(value) };
  try {
    JSON.parse(value.text);
  } catch (error) {
    return { problem: ingestProblem('ING1003', (error as Error).message) };
  }
  return { value: value.text.trim() === 'null' ? null : value.text };
}
