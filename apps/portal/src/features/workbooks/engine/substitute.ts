import { describeRange, findGrainMs, grainText, type ResolvedRange, resolveRange } from './time-range.ts';
import type { ParameterValue } from './workbook.ts';

/** A parameter's value with what its text needs: quote, delimiter and the text for "All". */
export interface BoundParameter {
  readonly value: ParameterValue;
  readonly quote: string;
  readonly delimiter: string;
}
export type Bindings = ReadonlyMap<string, BoundParameter>;

const REFERENCE = /\{([A-Za-z_][\w]*)(?::([A-Za-z]+|\$[^}]*))?\}/g;

/**
 * Replaces `{P}` and `{P:format}` in a text. A name that is not a parameter stays as it is (KQL has braces too).
 * Source: workbooks documentation, "Workbook parameters", formatting options.
 */
export function substitute(text: string, bindings: Bindings, now: Date): string {
  return text.replaceAll(REFERENCE, (reference, name: string, format: string | undefined) => {
    const bound = bindings.get(name);
    if (!bound) return reference;
    return formatBound(bound, format ?? '', now) ?? reference;
  });
}

/** Names of the parameters that a text refers to. */
export function findReferences(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(REFERENCE)].map((match) => match[1] ?? ''));
}

function formatBound({ value, quote, delimiter }: BoundParameter, format: string, now: Date): string | undefined {
  if (value.kind === 'time')
    return formatTime(resolveRange(value.range, now), format, () => describeRange(value.range));
  const values = value.kind === 'values' ? value.values : [];
  const labels = value.kind === 'values' ? value.labels : [];
  const joined = values
    .map((one) => `${quote}${quote === "'" ? one.replaceAll("'", "\\'") : one}${quote}`)
    .join(delimiter);
  if (format === '') return joined;
  if (format === 'label') return labels.join(', ');
  if (format === 'value') return joined;
  if (format === 'base64') return btoa(String.fromCharCode(...new TextEncoder().encode(values.join(delimiter))));
  if (format === 'escapejson') return JSON.stringify(values.join(delimiter)).slice(1, -1);
  if (format.startsWith('$')) return readPath(values[0] ?? '', format);
  return undefined;
}

function formatTime(range: ResolvedRange, format: string, describe: () => string): string | undefined {
  const iso = (date: Date) => date.toISOString();
  const seconds = Math.round((range.end.getTime() - range.start.getTime()) / 1000);
  switch (format) {
    case '':
    case 'query':
    case 'value':
      return `TimeGenerated >= datetime(${iso(range.start)}) and TimeGenerated < datetime(${iso(range.end)})`;
    case 'label':
      return describe();
    case 'start':
      return `datetime(${iso(range.start)})`;
    case 'end':
      return `datetime(${iso(range.end)})`;
    case 'grain':
      return grainText(findGrainMs(range));
    case 'startISO':
      return iso(range.start);
    case 'endISO':
      return iso(range.end);
    case 'startDateISO':
      return iso(range.start).slice(0, 10);
    case 'endDateISO':
      return iso(range.end).slice(0, 10);
    case 'durationISO':
      return `PT${seconds}S`;
    case 'seconds':
      return String(seconds);
    default:
      return undefined;
  }
}

/** `$.a.b` of a value that is JSON text: a whole row exported by a grid, for example. */
function readPath(json: string, path: string): string {
  try {
    let at: unknown = JSON.parse(json);
    for (const name of path
      .replace(/^\$\.?/, '')
      .split('.')
      .filter(Boolean)) {
      at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
    }
    return at === undefined || at === null ? '' : typeof at === 'object' ? JSON.stringify(at) : String(at);
  } catch {
    return '';
  }
}
