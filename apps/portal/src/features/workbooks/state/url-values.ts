import type { ParameterValue, TimeRange } from '../engine/workbook.ts';

/**
 * A parameter's value as a text of the URL, and back. Shape: one value as it is, several as a JSON list, a time range as
 * `ms:86400000` or `start/end`.
 */
export function printUrlValue(value: ParameterValue): string | undefined {
  if (value.kind === 'time')
    return 'start' in value.range ? `${value.range.start}/${value.range.end}` : `ms:${value.range.durationMs}`;
  if (value.kind === 'none') return undefined;
  const [first = '', ...rest] = value.values;
  return rest.length === 0 && !first.startsWith('[') ? first : JSON.stringify(value.values);
}

export function parseUrlValue(text: string, isTime: boolean): ParameterValue {
  if (isTime) {
    const range = parseRange(text);
    return range ? { kind: 'time', range } : { kind: 'none' };
  }
  const values = parseList(text) ?? [text];
  return { kind: 'values', values, labels: values };
}

function parseRange(text: string): TimeRange | undefined {
  const duration = /^ms:(\d{1,13})$/.exec(text)?.[1];
  if (duration) return { durationMs: Number(duration) };
  const [start, end] = text.split('/');
  return isInstant(start) && isInstant(end) ? { start, end } : undefined;
}

const isInstant = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text));

function parseList(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((one) => typeof one === 'string') ? parsed : undefined;
  } catch {
    return undefined;
  }
}
