import { readCell } from '../host/cells.ts';
import type { HostValue } from '../host/host.ts';
import { printTimespan } from '../parse/literals.ts';
import { TICKS } from '../time-units.ts';
import type { ColumnSchema, KustoType } from '../types.ts';
import { printJsonDatetime } from './json-datetime.ts';

type Decoder = (value: unknown) => unknown;

const DENORMALS: Readonly<Record<string, string>> = {
  nan: 'NaN',
  // The sign of a NaN means nothing; ClickHouse prints it all the same.
  '-nan': 'NaN',
  inf: 'Infinity',
  '-inf': '-Infinity',
};

function decodeLong(value: unknown): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** ClickHouse writes `nan` and `inf` as text where JSON has no word for them. */
function decodeReal(value: unknown): number | string {
  if (typeof value === 'number') return value;
  const text = String(value);
  return DENORMALS[text.toLowerCase()] ?? Number(text);
}

/** Digits that a double may not hold; a cheap look before the exact way. */
const MAYBE_BIG_INTEGER = /\d{16}/;
const INTEGER = /^-?\d+$/;

function keepBigIntegers(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return INTEGER.test(source) ? source : value;
}

/** The JSON value; an integer beyond 2^53 as text. A text that is no JSON stands for itself, as in `parse_json()`. */
function decodeDynamic(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return MAYBE_BIG_INTEGER.test(value) ? JSON.parse(value, keepBigIntegers) : JSON.parse(value);
  } catch {
    return value;
  }
}

const DECODERS: Readonly<Record<KustoType, Decoder>> = {
  string: (value) => value,
  long: decodeLong,
  int: Number,
  real: decodeReal,
  bool: (value) => value === true || value === 1 || value === '1',
  datetime: (value) => printJsonDatetime(BigInt(value as string)),
  timespan: (value) => printTimespan(BigInt(value as string)),
  guid: (value) => value,
  decimal: String,
  dynamic: decodeDynamic,
};

/**
 * Turns rows of the engine's cells (`JSONCompactEachRow`) into rows of what JSON can hold. Shape: long as a number, beyond 2^53 as text;
 * real as a number, or `NaN`, `Infinity`; datetime and timespan as Kusto prints them; guid and decimal as text; dynamic parsed.
 */
export function createRowDecoder(columns: readonly ColumnSchema[]): (row: readonly unknown[]) => unknown[] {
  const decoders = columns.map(({ type }) => DECODERS[type]);
  const missing = columns.map(({ type }) => (type === 'string' ? '' : null));
  return (row) =>
    decoders.map((decode, index) => {
      const value = row[index];
      return value === null || value === undefined ? missing[index] : decode(value);
    });
}

/** The moment, to the millisecond below. */
function dateOf(ticks: bigint): Date {
  const rest = ((ticks % TICKS.millisecond) + TICKS.millisecond) % TICKS.millisecond;
  return new Date(Number((ticks - rest) / TICKS.millisecond));
}

/** A cell as a value of JavaScript: `createValueDecoder` says which. */
export type JavaScriptValue = HostValue | Date;

function javaScriptValue(type: KustoType, cell: unknown): JavaScriptValue {
  const value = readCell(type, cell);
  if (typeof value !== 'bigint') return value;
  if (type === 'datetime') return dateOf(value);
  return type === 'int' ? Number(value) : value;
}

/**
 * Turns rows of the engine's cells into rows of JavaScript's own values. Shape: int and real as `number`, long as `bigint`, datetime as
 * `Date` (which keeps milliseconds), timespan as `bigint` ticks of 100 ns, guid and decimal as text, dynamic parsed, with whole
 * numbers beyond 2^53 as `bigint`.
 */
export function createValueDecoder(columns: readonly ColumnSchema[]): (row: readonly unknown[]) => JavaScriptValue[] {
  return (row) => columns.map(({ type }, index) => javaScriptValue(type, row[index]));
}
