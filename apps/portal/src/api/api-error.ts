import { type ErrorBody, errorBodySchema, type Problem } from '@vedette/model';

/** An answer with a status of 400 and up, or no answer at all (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly problems: readonly Problem[];
  /** The whole body, for routes that say more (409 carries what is there now). */
  readonly body: unknown;

  constructor(status: number, error: ErrorBody['error'], body: unknown) {
    super(error.message);
    this.status = status;
    this.code = error.code;
    this.problems = error.problems;
    this.body = body;
  }
}

/** The error that a failed answer stands for, whatever its body. */
export function decodeError(status: number, body: unknown): ApiError {
  const parsed = errorBodySchema.safeParse(body);
  if (parsed.success) return new ApiError(status, parsed.data.error, body);
  const message = `The server answered ${status} without saying why.`;
  return new ApiError(status, { code: `HTTP${status}`, message, problems: [] }, body);
}

/** The error for a request that got no answer. */
export function noAnswer(cause: unknown): ApiError {
  const message = 'The server did not answer. Check that it is running and that you are connected to it.';
  const error = new ApiError(0, { code: 'NO_ANSWER', message, problems: [] }, null);
  error.cause = cause;
  return error;
}

/** One sentence that tells a person what went wrong. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.problems[0]?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
