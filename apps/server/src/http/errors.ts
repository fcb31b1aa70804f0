import { type ErrorBody, errorProblem, Fault, type Logger, type Problem, Rejection } from '@vedette/model';
import type { FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { CallerLeft } from './cancellation.ts';

/** Codes of this package. Shape: code -> status and what it says. */
export const HTTP_PROBLEMS = {
  API1001: {
    status: 401,
    message:
      'No valid session or bearer token came with the request. Sign in, or send `Authorization: Bearer <token>`.',
  },
  API1002: { status: 403, message: 'The role needed for this is missing.' },
  API1003: { status: 404, message: 'Nothing is here.' },
  API1004: { status: 400, message: 'The request does not fit the route.' },
  API1005: { status: 401, message: 'The name or the password is wrong.' },
  API1006: { status: 429, message: 'Too many wrong passwords for this name.' },
  API1007: { status: 409, message: 'Someone else changed it first.' },
  API1008: {
    status: 500,
    message: 'Vedette met an error of its own. The server log has the details.',
  },
  API1009: { status: 499, message: 'The caller left before the answer.' },
  API1010: { status: 403, message: 'Tables that hold this are closed to the caller.' },
  API2001: { status: 400, message: 'The folder cannot be registered as a data source.' },
  API4001: { status: 400, message: 'A table that is named does not exist.' },
  API4002: { status: 400, message: 'The password is too short or too long.' },
  API4003: { status: 400, message: 'The roles are not enough to sign in with.' },
  API4004: { status: 400, message: 'Tables and the role `admin` exclude each other.' },
  API4005: { status: 400, message: 'A token cannot have more than its user.' },
  API4006: { status: 400, message: 'The current password is wrong.' },
  API4007: { status: 400, message: 'The token would have ended already.' },
  API3001: { status: 404, message: 'There is no such workspace.' },
  API3002: { status: 400, message: 'There is no such database.' },
  API3003: { status: 400, message: 'Only KQL is understood; send `query_language` as `kql`, or not at all.' },
} as const;
export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;

export const httpProblem = (code: HttpProblemCode, message?: string, rest: Partial<Problem> = {}): Problem =>
  errorProblem(code, message ?? HTTP_PROBLEMS[code].message, rest);

export function httpRejection(code: HttpProblemCode, message?: string, rest: Partial<Problem> = {}): Rejection {
  return new Rejection([httpProblem(code, message, rest)], HTTP_PROBLEMS[code].status);
}

export function toErrorBody(problems: readonly Problem[]): ErrorBody {
  const first = problems[0] ?? errorProblem('API1008', HTTP_PROBLEMS.API1008.message);
  return { error: { code: first.code, message: first.message, problems: [...problems] } };
}

function fromZod(error: ZodError): readonly Problem[] {
  return error.issues.map((issue) => {
    const place = issue.path.join('.') || 'the request';
    return errorProblem('API1004', `\`${place}\`: ${issue.message}.`);
  });
}

/** Turns whatever a handler threw into the contract's error body. */
export function toHttpError(error: unknown): { status: number; body: ErrorBody; isOurs: boolean } {
  if (error instanceof Rejection) return { status: error.httpStatus, body: toErrorBody(error.problems), isOurs: false };
  if (error instanceof ZodError) return { status: 400, body: toErrorBody(fromZod(error)), isOurs: false };
  if (error instanceof CallerLeft) {
    const { status, message } = HTTP_PROBLEMS.API1009;
    return { status, body: toErrorBody([errorProblem('API1009', message)]), isOurs: false };
  }
  if (error instanceof Fault) {
    const problem = errorProblem(error.code, error.message);
    return { status: error.retryable ? 503 : 500, body: toErrorBody([problem]), isOurs: true };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, body: toErrorBody([errorProblem('API1004', (error as Error).message)]), isOurs: false };
  }
  return { status: 500, body: toErrorBody([errorProblem('API1008', HTTP_PROBLEMS.API1008.message)]), isOurs: true };
}

/** Tells the log of what went wrong on our side, and notes a caller's leaving; what the caller can mend stands in the answer alone. */
export function logFailure(logger: Logger, error: unknown, about: Readonly<Record<string, unknown>>): void {
  if (error instanceof CallerLeft) {
    logger.info('the caller left before the answer', about);
  } else if (toHttpError(error).isOurs) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    logger.error('request failed', { ...about, error: text });
  }
}

export function installErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    const { status, body } = toHttpError(error);
    return reply.status(status).send(body);
  });
}
