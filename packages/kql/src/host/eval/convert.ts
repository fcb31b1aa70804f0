import { parseDatetimeText } from '../../parse/datetime-text.ts';
import { parseTimespanText, printDatetime, printTimespan } from '../../parse/literals.ts';
import { type KustoType, MIN_DATETIME_TICKS } from '../../types.ts';
import { type HostValue, RawJson } from '../host.ts';
import { plainOf, printExact } from './dynamic.ts';

/** The same conversions as those of `functions/convert.ts`, on values outside the engine. */

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;
const DATETIME_ZERO = -MIN_DATETIME_TICKS;

/** A double as `functions/convert.ts` prints it: `1.0`, `1e21`, `1e-7`, `inf`. */
export function realText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export function toText(type: KustoType, value: HostValue): string {
  if (value === null) return '';
  switch (type) {
    case 'real':
      return realText(Number(value));
    case 'bool':
      return value === true ? 'True' : 'False';
    case 'datetime':
      return printDatetime(value as bigint);
    case 'timespan':
      return printTimespan(value as bigint);
    case 'dynamic':
      return typeof value === 'string' ? value : printExact(value);
    default:
      return String(value);
  }
}

const inLong = (value: bigint): bigint | null => (value < MIN_LONG || value > MAX_LONG ? null : value);

function longFromText(text: string): bigint | null {
  const value = text.trim();
  if (/^0x[0-9a-f]{1,16}$/i.test(value)) return BigInt.asIntN(64, BigInt(value));
  return /^[+-]?\d+$/.test(value) ? inLong(BigInt(value.replace('+', ''))) : null;
}

/** A double toward zero; beyond 64 bits the nearest end. */
function longFromReal(value: number): bigint | null {
  if (!Number.isFinite(value)) return null;
  const whole = BigInt(Math.trunc(value));
  return whole > MAX_LONG ? MAX_LONG : whole < MIN_LONG ? MIN_LONG : whole;
}

export function toLong(type: KustoType, value: HostValue): bigint | null {
  if (value === null) return null;
  const plain = plainOf(value);
  if (type === 'datetime') return (plain as bigint) + DATETIME_ZERO;
  if (typeof plain === 'bigint') return inLong(plain) ?? longFromReal(Number(plain));
  if (typeof plain === 'number') return longFromReal(plain);
  if (typeof plain === 'boolean') return plain ? 1n : 0n;
  if (typeof plain !== 'string' || type === 'guid') return null;
  return type === 'decimal' ? longFromText(plain.split('.')[0] ?? '') : longFromText(plain);
}

/** Beyond 32 bits a double gives the nearest end, a long wraps, a text is null. */
function toInt(type: KustoType, value: HostValue): bigint | null {
  const long = toLong(type, value);
  if (long === null) return null;
  const wrapped = BigInt.asIntN(32, long);
  if (wrapped === long) return long;
  if (type === 'string') return null;
  const isReal = type === 'real' || (type === 'dynamic' && !Number.isInteger(plainOf(value)));
  return isReal ? (long > 0n ? 2_147_483_647n : -2_147_483_648n) : wrapped;
}

const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DENORMALS: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Infinity, infinity: Infinity };

function realFromText(text: string): number | null {
  const value = text.trim().toLowerCase();
  if (NUMERAL.test(value)) return Number(value);
  const sign = value.startsWith('-') ? -1 : 1;
  const named = DENORMALS[value.replace(/^[+-]/, '')];
  return named === undefined ? null : sign * named;
}

export function toReal(type: KustoType, value: HostValue): number | null {
  if (value === null || type === 'guid') return null;
  const plain = plainOf(value);
  if (typeof plain === 'bigint' || typeof plain === 'number') return Number(plain);
  if (typeof plain === 'boolean') return plain ? 1 : 0;
  return typeof plain === 'string' ? realFromText(plain) : null;
}

export function toBool(type: KustoType, value: HostValue): boolean | null {
  if (value === null) return null;
  const plain = plainOf(value);
  if (typeof plain === 'boolean') return plain;
  if (typeof plain === 'bigint' || typeof plain === 'number') return Number(plain) !== 0;
  if (typeof plain !== 'string') return null;
  const text = plain.toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  const number = type === 'decimal' ? realFromText(text) : longFromText(text);
  return number === null ? null : Number(number) !== 0;
}

function toDatetime(type: KustoType, value: HostValue): bigint | null {
  if (type === 'string' || type === 'dynamic') return parseDatetimeText(toText(type, value));
  const ticks = toLong(type, value);
  return ticks === null ? null : ticks - DATETIME_ZERO;
}

function toTimespan(type: KustoType, value: HostValue): bigint | null {
  if (type === 'string' || type === 'dynamic') return parseTimespanText(toText(type, value));
  return type === 'real' ? longFromReal(Number(value) * 864_000_000_000) : toLong(type, value);
}

/** A value as an element of an array or a bag. */
export function toDynamic(type: KustoType, value: HostValue): HostValue {
  if (value === null) return null;
  if (type === 'real') {
    const real = Number(value);
    return Number.isFinite(real) ? new RawJson(realText(real)) : String(real);
  }
  return type === 'datetime' || type === 'timespan' ? toText(type, value) : value;
}

/** Reads a value as another type, as the `to...()` functions do. */
export function convert(to: KustoType, from: KustoType, value: HostValue): HostValue {
  if (to === from) return value;
  if (to === 'string') return toText(from, value);
  if (value === null) return null;
  const convertTo: Readonly<Partial<Record<KustoType, (type: KustoType, value: HostValue) => HostValue>>> = {
    long: toLong,
    int: toInt,
    real: toReal,
    bool: toBool,
    datetime: toDatetime,
    timespan: toTimespan,
    dynamic: toDynamic,
    guid: (type, of) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(toText(type, of).toLowerCase())?.[0] ?? null,
  };
  return convertTo[to]?.(from, value) ?? null;
}
