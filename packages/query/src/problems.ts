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
  QRY1006: {
    httpStatus: 429,
    message: (requests: number, windowSeconds: number, waitSeconds: number) =>
      `This user sent more than ${requests} queries in ${windowSeconds} s; send the next one in ${waitSeconds} s.`,
  },
  QRY1007: {
    httpStatus: 499,
    message: (by: string, reason: string) => `The query was cancelled by \`${by}\`${reason && `: ${reason}`}.`,
  },
  QRY1008: {
    httpStatus: 404,
    message: (id: string) =>
      `No running query of yours has the client request id \`${id}\`; \`.show running queries\` lists those that run.`,
  },
  QRY1009: {
    httpStatus: 400,
    message: (name: string) => `No function \`${name}\` is stored; \`.show functions\` lists those that are.`,
  },
  QRY1010: {
    httpStatus: 400,
    message: (name: string, what: string) => `\`${name}\` is the name of ${what}; give the function another one.`,
  },
  QRY1011: {
    httpStatus: 409,
    message: (name: string) =>
      `A function \`${name}\` is stored already; change it with \`.alter function\`, or choose another name.`,
  },
  QRY1012: {
    httpStatus: 400,
    message: (name: string, ours: string) => `There is no database \`${name}\`; ask \`${ours}\`.`,
  },
  QRY1013: {
    httpStatus: 403,
    message: (role: string, username: string) =>
      `Changing stored functions needs the role \`${role}\`, which \`${username}\` does not have; ask an administrator for it.`,
  },
  QRY1014: {
    httpStatus: 400,
    message: (name: string) => `The view \`${name}\` has parameters; leave them out, or store it without \`view\`.`,
  },
  QRY1015: {
    httpStatus: 400,
    message: () =>
      'The function has no parameters in brackets or no body in braces; write `.create function F(n: long) { T | take n }`.',
  },
  QRY1016: {
    httpStatus: 403,
    message: () =>
      'The request is marked as read-only, and the command would change something; send it without that mark.',
  },
  QRY1017: {
    httpStatus: 400,
    message: (count: number) =>
      `The query gives ${count} result tables, and a file holds one; ask for each in a query of its own.`,
  },
  QRY1018: {
    httpStatus: 403,
    message: (username: string) =>
      `Changing stored functions needs access to all tables, as rules and other people run them; \`${username}\` may read some only. Ask an administrator to store it.`,
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
    message: () => 'The query read more than it may; narrow its time range or filter earlier.',
  },
  QRY2006: {
    httpStatus: 500,
    message: (id: string) =>
      `Vedette could not run this query: an error of its own, which the server log has as \`${id}\`. Report it with that id.`,
  },
  QRY2007: { httpStatus: 400, message: (reason: string) => reason },
  QRY2008: { httpStatus: 413, message: (notice: string) => `The answer is not whole: ${notice}` },
  QRY2009: {
    httpStatus: 400,
    message: () =>
      'The query computed a value that does not fit its type; check conversions and arithmetic on very large values.',
  },
  QRY2010: {
    httpStatus: 400,
    message: () => 'The query uses a regular expression that is not one of RE2; correct it, or escape its signs.',
  },
  QRY2011: {
    httpStatus: 413,
    message: () => 'The query computed a text or an array that is too large; make fewer or smaller values of it.',
  },
  QRY2012: {
    httpStatus: 400,
    message: () => 'The query is too long or too deep to be run; write it with fewer nested steps.',
  },
  QRY2013: {
    httpStatus: 413,
    message: () =>
      'The answer is larger than the engine may hold; `project` fewer columns, filter, or `take` fewer rows.',
  },
  QRY2014: {
    httpStatus: 400,
    message: () =>
      'The query divided a whole number by zero or beyond its range; guard it with `iff(divisor == 0, ...)`, or divide reals.',
  },
  QRY2015: {
    httpStatus: 200,
    message: (count: number) =>
      `${count} times lost their last digit, as Arrow has microseconds; ask for CSV where the 100 ns matter.`,
  },
  QRY3001: { httpStatus: 400, message: (detail: string) => `${detail}.` },
  QRY3002: { httpStatus: 500, message: (reason: string) => `The engine failed: ${reason}` },
} as const;

/** A store behind the query failed; thrown, as the query itself may be right. The id that the log has it under follows. */
export const QUERY_FAULTS = {
  QRY9001: { retryable: true, message: 'A store behind the query did not answer. Try again; the server log has it as' },
  QRY9002: { retryable: false, message: 'A store behind the query failed; the server log has it as' },
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

/** What a fault of the log store means to who asked, where it is about the query. */
const BY_FAULT: Readonly<Record<string, (used: UsedLimits) => Problem>> = {
  LOG2001: ({ seconds }) => queryProblem('QRY2003', seconds),
  LOG2002: ({ memoryBytes }) => queryProblem('QRY2004', memoryBytes),
  LOG2003: () => queryProblem('QRY2005'),
  LOG2010: () => queryProblem('QRY2014'),
  LOG2011: () => queryProblem('QRY2009'),
  LOG2012: () => queryProblem('QRY2010'),
  LOG2013: () => queryProblem('QRY2011'),
  LOG2014: () => queryProblem('QRY2013'),
  LOG2015: () => queryProblem('QRY2012'),
};

export interface UsedLimits {
  readonly seconds: number;
  readonly memoryBytes: number;
}

/** The problem that a limit or a refusal of the log store stands for; undefined where it is none of the query's. */
export function limitProblem(error: unknown, used: UsedLimits): Problem | undefined {
  return error instanceof Fault ? BY_FAULT[error.code]?.(used) : undefined;
}

/** Problems that cut an answer short but leave its rows right; any other ends it without rows. */
const CUTS = new Set(['QRY2001', 'QRY2002', 'QRY2003', 'QRY2004', 'QRY2005', 'QRY2008', 'QRY2013']);
export const isCut = ({ code }: Problem): boolean => CUTS.has(code);

/** What is told of an error that is not the query's: nothing of its text, but the id that it was logged under. */
export function hideError(error: unknown, id: string): Problem | Fault {
  if (!(error instanceof Fault) || error.code === 'LOG2007') return queryProblem('QRY2006', id);
  const code = error.retryable ? 'QRY9001' : 'QRY9002';
  const { message, retryable } = QUERY_FAULTS[code];
  return new Fault(code, `${message} \`${id}\`.`, { cause: error, retryable });
}

/** How long a client is told to wait, from the problems of a refusal with status 429. Units: seconds. */
export function retryAfterSeconds(problems: readonly Problem[]): number | undefined {
  const [problem] = problems;
  if (problem?.code === 'QRY1006') return Number(/in (\d+) s\.$/.exec(problem.message)?.[1] ?? 1);
  return problem?.code === 'QRY1001' || problem?.code === 'QRY1002' ? BUSY_SECONDS : undefined;
}

/** A user's line moves as its queries end; their median is far below this. */
const BUSY_SECONDS = 10;
