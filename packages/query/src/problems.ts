import { errorProblem, Fault, type Problem } from '@vedette/model';

/** What the query service reports, with the HTTP status it answers with where there are no rows. */
export const QUERY_PROBLEMS = {
  QRY1001: {
    httpStatus: 429,
    message: (waiting: number) =>
      `This user has ${waiting} queries waiting already; wait for some to end, or ask fewer at once.`,
  },
  QRY1002: {
    httpStatus: 429,
    message: (seconds: number) =>
      `The query waited ${seconds} s for the user's other queries to end; run fewer at a time.`,
  },
  QRY1003: {
    httpStatus: 400,
    message: (alias: string) => `The watchlist \`${alias}\` was removed while the query was prepared; run it again.`,
  },
  QRY1004: {
    httpStatus: 400,
    message: (command: string, known: string) =>
      `The management command \`${command}\` is not supported; ${known} are.`,
  },
  QRY1005: {
    httpStatus: 400,
    message: (name: string) => `No table \`${name}\` exists; \`.show tables\` lists those that do.`,
  },
  QRY2001: {
    httpStatus: 413,
    message: (rows: number) =>
      `The answer holds the first ${rows} rows; there are more. Filter, summarize or \`take\` to see all that matters.`,
  },
  QRY2002: {
    httpStatus: 413,
    message: (bytes: number) =>
      `The answer was cut at ${bytes} bytes; \`project\` fewer columns or filter to see all that matters.`,
  },
  QRY2003: {
    httpStatus: 504,
    message: (seconds: number) =>
      `The query did not end within ${seconds} s; narrow its time range, filter earlier, or ask for a longer timeout.`,
  },
  QRY2004: {
    httpStatus: 413,
    message: (bytes: number) =>
      `The query needed more than ${bytes} bytes of memory; filter before \`join\` and \`summarize\`, or group by fewer values.`,
  },
  QRY2005: {
    httpStatus: 413,
    message: (detail: string) =>
      `The query read more than it may (${detail}); narrow its time range or filter earlier.`,
  },
  QRY2006: {
    httpStatus: 400,
    message: (reason: string) =>
      `The engine could not run the query (${reason}); check the values and sizes that it computes.`,
  },
  QRY2007: { httpStatus: 400, message: (reason: string) => reason },
  QRY2008: { httpStatus: 413, message: (notice: string) => `The answer is not whole: ${notice}` },
  QRY3001: { httpStatus: 400, message: (detail: string) => `${detail}.` },
  QRY3002: { httpStatus: 500, message: (reason: string) => `The engine failed: ${reason}` },
} as const;

export type QueryProblemCode = keyof typeof QUERY_PROBLEMS;
type MessageArguments<C extends QueryProblemCode> = Parameters<(typeof QUERY_PROBLEMS)[C]['message']>;

export function queryProblem<C extends QueryProblemCode>(code: C, ...details: MessageArguments<C>): Problem {
  const print = QUERY_PROBLEMS[code].message as (...values: MessageArguments<C>) => string;
  return errorProblem(code, print(...details));
}

/** HTTP status of a query that gave no rows: that of the first problem that has one, else 400. */
export function httpStatusOf(problems: readonly Problem[]): number {
  const table: Readonly<Record<string, { readonly httpStatus: number } | undefined>> = QUERY_PROBLEMS;
  return problems.map(({ code }) => table[code]?.httpStatus).find((status) => status !== undefined) ?? 400;
}

/** What the engine says, without the statement that it repeats: that is ours, not the user's. */
function firstReason(message: string): string {
  const detail = /\((.*)\)$/s.exec(message)?.[1] ?? message;
  return (detail.split(/[:.]? (?:In scope|in scope|while executing|While processing)\b/)[0] ?? detail)
    .trim()
    .slice(0, 300);
}

/** The problem that a limit or a refusal of the log store stands for; undefined where the engine itself is broken. */
export function limitProblem(
  error: unknown,
  used: { readonly seconds: number; readonly memoryBytes: number },
): Problem | undefined {
  if (!(error instanceof Fault)) return undefined;
  if (error.code === 'LOG2001') return queryProblem('QRY2003', used.seconds);
  if (error.code === 'LOG2002') return queryProblem('QRY2004', used.memoryBytes);
  if (error.code === 'LOG2003') return queryProblem('QRY2005', error.message);
  if (error.code === 'LOG2007') return queryProblem('QRY2006', firstReason(error.message));
  return undefined;
}
