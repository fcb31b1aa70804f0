/** The windows that the time picker offers. Shape: ISO 8601 duration and what it is called. */
export const TIME_SPANS = [
  { value: 'PT30M', label: 'Last 30 minutes' },
  { value: 'PT1H', label: 'Last hour' },
  { value: 'PT4H', label: 'Last 4 hours' },
  { value: 'PT12H', label: 'Last 12 hours' },
  { value: 'P1D', label: 'Last 24 hours' },
  { value: 'P3D', label: 'Last 3 days' },
  { value: 'P7D', label: 'Last 7 days' },
  { value: 'P30D', label: 'Last 30 days' },
  { value: 'P90D', label: 'Last 90 days' },
] as const;

export const DEFAULT_TIME_SPAN = 'P1D';

/** What a time span is called: a preset's name, or the two ends of a fixed range in UTC. */
export function describeTimeSpan(timespan: string): string {
  const preset = TIME_SPANS.find(({ value }) => value === timespan);
  if (preset) return preset.label;
  const [start, end] = timespan.split('/');
  if (!end) return timespan;
  const short = (text: string | undefined) => (text ?? '').replace('T', ' ').replace(/:\d\d(?:\.\d+)?Z$/, '');
  return `${short(start)} to ${short(end)} UTC`;
}

/** A custom range from two `datetime-local` texts, read as UTC; or what is wrong with it. */
export function makeTimeSpan(from: string, to: string): { readonly timespan: string } | { readonly error: string } {
  const [start, end] = [new Date(`${from}Z`), new Date(`${to}Z`)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return { error: 'Give both a start and an end.' };
  if (start >= end) return { error: 'The start must be before the end.' };
  return { timespan: `${start.toISOString()}/${end.toISOString()}` };
}

/** A filter on `TimeGenerated` in the text decides by itself, as in the editor of Log Analytics. */
export const setsOwnTime = (kql: string): boolean =>
  /\bTimeGenerated\s*(?:[<>]=?|==|between|!between|in\b)/i.test(kql.replaceAll(/\/\/[^\n]*/g, ''));

/** What a query is sent with: the window of the picker, which the server would put on top of its own filters, or none. */
export const windowOf = (kql: string, timespan: string): { readonly timespan?: string } =>
  setsOwnTime(kql) ? {} : { timespan };
