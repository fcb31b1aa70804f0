import { Fault } from '@vedette/model';

/** What can go wrong in a log store. Shape: code -> whether trying again can help, and what to do. */
export const LOG_FAULTS = {
  LOG1001: {
    retryable: false,
    message: 'The log folder is in use by another process. Stop that one, or ask it over HTTP with `--url`.',
  },
  LOG1002: {
    retryable: false,
    message: 'The log folder was written by a newer version. Use that version; nothing was changed.',
  },
  LOG1003: {
    retryable: true,
    message: 'The disk is full: the rows were not stored. Free space, then they are sent again.',
  },
  LOG1004: { retryable: false, message: 'The log folder cannot be used.' },
  LOG2001: {
    retryable: false,
    message: 'The query ran longer than its limit and was stopped. Narrow the time range or the columns.',
  },
  LOG2002: {
    retryable: false,
    message:
      'The query needed more memory than its limit and was stopped. Narrow the time range, or summarize earlier.',
  },
  LOG2003: { retryable: false, message: 'The query read more than its limit and was stopped. Narrow the time range.' },
  LOG2004: { retryable: false, message: 'Only a SELECT can be asked of the log store.' },
  LOG2005: { retryable: false, message: 'The query was cancelled.' },
  LOG2006: { retryable: true, message: 'The log engine did not answer.' },
  LOG2007: { retryable: false, message: 'The log engine refused the statement.' },
  LOG2008: { retryable: true, message: 'The log engine is busy. Try again in a moment.' },
  LOG2009: {
    retryable: false,
    message: 'The log engine refused the user or password. Correct the `--clickhouse` address.',
  },
  LOG2010: {
    retryable: false,
    message: 'The query divided a whole number by zero, or beyond its range. Guard the division.',
  },
  LOG2011: {
    retryable: false,
    message: 'The query computed a value that does not fit its type. Check its conversions.',
  },
  LOG2012: {
    retryable: false,
    message: 'The query uses a regular expression that the log engine cannot run. Correct the expression.',
  },
  LOG2013: {
    retryable: false,
    message: 'The query computed a text or an array that is too large. Make fewer or smaller values.',
  },
  LOG2014: {
    retryable: false,
    message: 'The answer is larger than the log engine may hold. Ask for fewer rows or columns.',
  },
  LOG2015: {
    retryable: false,
    message: 'The query is too long or too deep for the log engine. Write it in fewer nested steps.',
  },
} as const satisfies Record<string, { retryable: boolean; message: string }>;
export type LogFaultCode = keyof typeof LOG_FAULTS;

export function logFault(code: LogFaultCode, detail = '', cause?: unknown): Fault {
  const { message, retryable } = LOG_FAULTS[code];
  return new Fault(code, detail === '' ? message : `${message} (${detail})`, { cause, retryable });
}

/** ClickHouse error numbers -> ours. Source: ClickHouse `src/Common/ErrorCodes.cpp`. */
const BY_NUMBER: Readonly<Record<string, LogFaultCode>> = {
  '6': 'LOG2011',
  '27': 'LOG2011',
  '38': 'LOG2011',
  '41': 'LOG2011',
  '69': 'LOG2011',
  '72': 'LOG2011',
  '75': 'LOG1003',
  '128': 'LOG2013',
  '131': 'LOG2013',
  '153': 'LOG2010',
  '158': 'LOG2003',
  '159': 'LOG2001',
  '160': 'LOG2001',
  '164': 'LOG2004',
  '167': 'LOG2015',
  '168': 'LOG2015',
  '192': 'LOG2009',
  '202': 'LOG2008',
  '209': 'LOG2006',
  '210': 'LOG2006',
  '241': 'LOG2002',
  '243': 'LOG1003',
  '252': 'LOG2008',
  '306': 'LOG2015',
  '307': 'LOG2003',
  '321': 'LOG2011',
  '376': 'LOG2011',
  '394': 'LOG2005',
  '396': 'LOG2014',
  '407': 'LOG2011',
  '427': 'LOG2012',
  '467': 'LOG2011',
  '516': 'LOG2009',
  '675': 'LOG2011',
  '676': 'LOG2011',
};

/** What the engine says in words alone: its number stands for much else. */
const BY_WORDS: readonly (readonly [RegExp, LogFaultCode])[] = [
  [/not a valid re2 pattern/, 'LOG2012'],
  [/Max query size exceeded|Query tree is too big/, 'LOG2015'],
];

/** The fault behind an error of the client: by the engine's number, by the abort, or as no answer. */
export function toLogFault(error: unknown, signal?: AbortSignal): Fault {
  if (error instanceof Fault) return error;
  if (signal?.aborted) return logFault('LOG2005', '', error);
  const text = error instanceof Error ? error.message : String(error);
  const number = /^Code: (\d+)\./.exec(text)?.[1] ?? String((error as { code?: unknown } | null)?.code ?? '');
  const known = BY_WORDS.find(([words]) => words.test(text))?.[1] ?? BY_NUMBER[number];
  if (known) return logFault(known, firstLine(text), error);
  if (/ENOSPC|No space left/i.test(text)) return logFault('LOG1003', firstLine(text), error);
  if (/ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|socket hang up|Timeout error/i.test(`${number} ${text}`))
    return logFault('LOG2006', firstLine(text), error);
  return logFault('LOG2007', firstLine(text), error);
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 500);
