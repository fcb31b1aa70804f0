import { errorProblem, Rejection } from '@vedette/model';

export interface TimeSpan {
  readonly start: Date;
  readonly end: Date;
}

const DURATION =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const MS = [365 * 86_400_000, 30 * 86_400_000, 7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000] as const;

/** An ISO 8601 duration in milliseconds (a year as 365 and a month as 30 days), or `undefined`. */
export function parseIsoMilliseconds(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match || match.slice(1).every((part) => part === undefined)) return undefined;
  return match.slice(1).reduce((sum, part, index) => sum + Number(part ?? 0) * (MS[index] ?? 0), 0);
}

function parseInstant(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes('T');
  const date = new Date(hasZone ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * The `timespan` of a query request: `P1D`, `start/end`, `start/duration` or `duration/end`.
 * Errors: `API1004` for any other text. Source: ISO 8601 intervals as the Log Analytics query API takes them.
 */
export function parseTimespan(text: string | undefined | null, now: Date): TimeSpan | undefined {
  if (text === undefined || text === null || text === '') return undefined;
  const span = findSpan(text, now);
  if (!span || span.start > span.end) {
    const message = `\`timespan\` expected an ISO 8601 duration (\`P1D\`) or an interval (\`2026-01-01T00:00:00Z/2026-01-02T00:00:00Z\`), found \`${text}\`.`;
    throw new Rejection([errorProblem('API1004', message)], 400);
  }
  return span;
}

function findSpan(text: string, now: Date): TimeSpan | undefined {
  const [left = '', right] = text.split('/');
  if (right === undefined) {
    const duration = parseIsoMilliseconds(left);
    return duration === undefined ? undefined : { start: new Date(now.getTime() - duration), end: now };
  }
  const [start, end] = [parseInstant(left), parseInstant(right)];
  const [before, after] = [parseIsoMilliseconds(left), parseIsoMilliseconds(right)];
  if (start && end) return { start, end };
  if (start && after !== undefined) return { start, end: new Date(start.getTime() + after) };
  if (end && before !== undefined) return { start: new Date(end.getTime() - before), end };
  return undefined;
}
