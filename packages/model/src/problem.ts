import { z } from 'zod';

/** A place in a source text. Shape: 0-based `start` and `end` (exclusive) in UTF-16 units, 1-based `line` and `column`. */
export const spanSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  line: z.int().positive(),
  column: z.int().positive(),
});
export type Span = z.infer<typeof spanSchema>;

/**
 * Something the user can fix. Problems are data: they are collected and returned, never thrown across a package.
 * Shape: `code` is a row of a package's error table (`KQL2003`, `CON1001`), `message` one sentence that says what was
 * expected, what was found and what to do; `hints` are near names or next steps; `fix` is a replacement text for `span`.
 */
export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'information']),
  message: z.string(),
  span: spanSchema.optional(),
  hints: z.array(z.string()).default([]),
  fix: z.string().optional(),
  docs: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The world failed: a disk, a peer, a process. Thrown; the caller may try again where `retryable` says so. */
export class Fault extends Error {
  readonly code: string;
  readonly retryable: boolean;
  constructor(code: string, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}

/** Our own invariant broke. Thrown, logged, and never shown raw to a user. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Whether an invariant broke, of a package of ours or of a library that names its own so. */
export const isBug = (error: unknown): boolean => error instanceof Error && error.name === 'Bug';

/** Carries problems over a call that has no room for them in its result, such as an HTTP handler. */
export class Rejection extends Error {
  readonly problems: readonly Problem[];
  readonly httpStatus: number;
  constructor(problems: readonly Problem[], httpStatus = 400) {
    super(problems.map((problem) => `${problem.code}: ${problem.message}`).join('; '));
    this.name = 'Rejection';
    this.problems = problems;
    this.httpStatus = httpStatus;
  }
}

export function assertNever(value: never): never {
  throw new Bug(`unhandled case: ${JSON.stringify(value)}`);
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** An error-severity problem with the defaults filled in. */
export function errorProblem(code: string, message: string, rest: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', message, hints: [], ...rest };
}
