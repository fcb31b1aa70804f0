const HOUR = 3_600_000;
const MAX_HOURS = 24;
const MAX_DAYS_BACK = 7;
/** Source: Management Activity API, "List available content": three forms, UTC, no zone. */
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/;

export type Window =
  | { readonly kind: 'window'; readonly start: Date; readonly end: Date }
  | { readonly kind: 'refused'; readonly code: 'AF20030' | 'AF20055'; readonly message: string };

const refuse = (code: 'AF20030' | 'AF20055', message: string): Window => ({ kind: 'refused', code, message });

function parseTime(text: string): Date | undefined {
  if (!TIME.test(text)) return undefined;
  const at = new Date(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** The time span of a content listing: start inclusive, end exclusive; the last 24 hours when neither is given. */
export function parseWindow(startText: string | undefined, endText: string | undefined, now: Date): Window {
  if (startText === undefined && endText === undefined) {
    return { kind: 'window', start: new Date(now.getTime() - MAX_HOURS * HOUR), end: now };
  }
  if (startText === undefined || endText === undefined) {
    return refuse(
      'AF20030',
      'Start time and end time must both be specified (or both omitted) and must be less than or equal to 24 hours apart.',
    );
  }
  const [start, end] = [parseTime(startText), parseTime(endText)];
  if (!start || !end) return refuse('AF20055', 'The start time or end time is not in a known format.');
  const oldest = now.getTime() - MAX_DAYS_BACK * 24 * HOUR;
  if (start >= end || end.getTime() - start.getTime() > MAX_HOURS * HOUR || start.getTime() < oldest) {
    const message = `Start time and end time must both be specified (or both omitted) and must be less than or equal to 24 hours apart, with the start time no more than 7 days in the past: ${startText} to ${endText}.`;
    return refuse('AF20055', message);
  }
  return { kind: 'window', start, end };
}
