import { wholeJson } from '../json-numbers.ts';
import type { KustoType } from '../types.ts';
import { type HostValue, type Json, RawJson } from './host.ts';

const INTEGER = /^-?\d+$/;
const DENORMALS: Readonly<Record<string, number>> = Object.freeze({
  nan: Number.NaN,
  '-nan': Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
});

/** Parses JSON; whole numbers beyond 2^53 become `bigint`, those beyond 64 bits stay reals. A text that is no JSON stands for itself, as in `parse_json()`. */
export function parseDynamic(text: string): Json {
  try {
    return JSON.parse(text, function (this: unknown, _key: string, value: unknown, context?: { source?: string }) {
      if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
      const source = context?.source ?? '';
      return INTEGER.test(source) && wholeJson(BigInt(source)) === source ? BigInt(source) : value;
    }) as Json;
  } catch {
    return text;
  }
}

/** The JSON text of a value; numbers that JSON has no word for as Kusto prints them: texts. */
export function printDynamic(value: HostValue): string {
  if (value instanceof RawJson) return value.json;
  if (typeof value === 'bigint') return wholeJson(value);
  if (typeof value === 'number') return printNumber(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printDynamic).join(',')}]`;
  const members = Object.entries(value as Readonly<Record<string, HostValue>>);
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${printDynamic(each)}`).join(',')}}`;
}

/** A whole number beyond 2^53 is a real, since a long so large is a `bigint`. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) return JSON.stringify(realName(value));
  const digits = String(value);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && INTEGER.test(digits) ? `${digits}.0` : digits;
}

const realName = (value: number): string => (Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');

/** A cell as the engine gives it (`JSONCompactEachRow`, 64-bit numbers and decimals as text). */
export function readCell(type: KustoType, cell: unknown): HostValue {
  if (cell === null || cell === undefined) return type === 'string' ? '' : null;
  switch (type) {
    case 'long':
    case 'int':
    case 'datetime':
    case 'timespan':
      return BigInt(cell as string | number);
    case 'real':
      return typeof cell === 'number' ? cell : (DENORMALS[String(cell)] ?? Number(cell));
    case 'bool':
      return cell === true || cell === 1 || cell === '1' || cell === 'true';
    case 'dynamic':
      return parseDynamic(String(cell));
    default:
      return String(cell);
  }
}

/** The text in which a value goes back to the engine; the empty text is null. Source: `sql/cells.ts`. */
export function writeCell(type: KustoType, value: HostValue): string {
  if (value === null || value === undefined) return '';
  if (type === 'dynamic') return printDynamic(value);
  if (type === 'real') return writeReal(Number(value));
  if (type === 'string') return typeof value === 'string' ? value : printDynamic(value);
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value).toString() : '';
  return String(value);
}

function writeReal(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';
}
