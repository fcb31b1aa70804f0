import type { Problem } from '@vedette/model';
import { httpStatusOf } from '../problems.ts';
import type { KustoRequestInfo } from './kusto-tables.ts';
import { placeInWords } from './log-analytics.ts';

const ONE_API_CODES: Readonly<Record<number, string>> = {
  400: 'General_BadRequest',
  401: 'General_AccessDenied',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'EntityAlreadyExists',
  413: 'LimitsExceeded',
  429: 'RequestDeniedByWorkloadGroup',
  499: 'General_BadRequest',
  500: 'General_InternalServerError',
  503: 'General_ServiceUnavailable',
  504: 'Request_TimedOut',
};
/** What a client should not send again as it is. */
const isPermanent = (status: number): boolean => status < 429 || status === 499;

const EXCEPTIONS: readonly (readonly [from: number, name: string])[] = [
  [500, 'KustoServiceException'],
  [429, 'KustoRequestThrottledException'],
  [413, 'KustoServicePartialQueryFailureException'],
  [0, 'KustoBadRequestException'],
];

/** One of the vendor's error objects, with our problem as the inner one. `status`: that of the whole answer. */
export function oneApiError(problem: Problem, info: KustoRequestInfo, status = httpStatusOf([problem])): unknown {
  const { clientRequestId, activityId, at } = info;
  const message = placeInWords(problem);
  const [, exception] = EXCEPTIONS.find(([from]) => status >= from) ?? [0, 'KustoBadRequestException'];
  return {
    code: ONE_API_CODES[status] ?? 'General_BadRequest',
    message,
    '@type': `Kusto.Data.Exceptions.${exception}`,
    '@message': message,
    '@context': { timestamp: at.toISOString(), clientRequestId, activityId },
    '@permanent': isPermanent(status),
    innererror: {
      code: problem.code,
      message: problem.message,
      ...(problem.span && { line: problem.span.line, pos: problem.span.column }),
      ...(problem.hints.length > 0 && { hints: problem.hints }),
    },
  };
}

/** Status and body of a request that gave no rows. Source: Kusto REST API, "Query V2 HTTP response", on failure. */
export function printKustoError(
  problems: readonly Problem[],
  info: KustoRequestInfo,
  status = httpStatusOf(problems),
): { readonly status: number; readonly body: unknown } {
  const [first] = problems;
  const error = first
    ? oneApiError(first, info, status)
    : { code: 'General_BadRequest', message: 'The request was refused.', '@permanent': true };
  return { status, body: { error } };
}
