import { wholeJson } from '../../json-numbers.ts';
import { type HostValue, type Json, RawJson } from '../host.ts';

const INTEGER = /^-?\d+$/;

/**
 * Parses JSON so that printing gives the same text: `1.0` stays a `RawJson`, a whole number beyond 2^53 is a `bigint`. A
 * text that is no JSON stands for itself.
 */
export function parseExact(text: string): HostValue {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
      if (typeof value !== 'number') return value;
      const source = context?.source ?? String(value);
      if (INTEGER.test(source)) {
        if (Number.isSafeInteger(value)) return value;
        const whole = wholeJson(BigInt(source));
        return whole === source ? BigInt(source) : new RawJson(whole);
      }
      return Number.isInteger(value) ? new RawJson(source) : value;
    }) as HostValue;
  } catch {
    return text;
  }
}

/** A dynamic value without the marks that keep its text. */
export const plainOf = (value: HostValue): Json =>
  value instanceof RawJson ? (JSON.parse(value.json) as Json) : value;

export const isArray = (value: HostValue): value is readonly HostValue[] & Json => Array.isArray(value);

export const isBag = (value: HostValue): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof RawJson);

/** JSON text; numbers that JSON has no word for are the texts that Kusto prints. */
export function printExact(value: HostValue): string {
  if (value instanceof RawJson) return value.json;
  if (typeof value === 'bigint') return wholeJson(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify(String(value));
  if (isArray(value)) return `[${value.map((each) => printExact(each)).join(',')}]`;
  if (isBag(value))
    return `{${Object.entries(value)
      .map(([key, each]) => `${JSON.stringify(key)}:${printExact(each)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}
