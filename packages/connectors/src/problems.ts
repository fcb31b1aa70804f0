import { errorProblem, type Problem, Rejection } from '@vedette/model';

interface ProblemRow {
  readonly httpStatus: number;
  readonly message: (...parts: string[]) => string;
  readonly hints: readonly string[];
}

/** What can be wrong between us and a tenant, and what to do. Source of `docs/errors.md`. */
export const CONNECTOR_PROBLEMS = {
  CON1001: {
    httpStatus: 400,
    message: (clientId) => `The client secret of application \`${clientId}\` was refused.`,
    hints: [
      'Enter the value of the secret, not its id.',
      'If it has expired, make a new secret in the app registration and connect again.',
    ],
  },
  CON1002: {
    httpStatus: 400,
    message: (clientId, tenantId) => `Application \`${clientId}\` is not known in tenant \`${tenantId}\`.`,
    hints: [
      'Copy the application (client) id from the app registration.',
      'Grant the application access in this tenant.',
    ],
  },
  CON1003: {
    httpStatus: 400,
    message: (tenantId) => `Tenant \`${tenantId}\` was not found, or is not set up for this service.`,
    hints: ['Enter the directory (tenant) id as a GUID.', 'Turn on auditing for the tenant, and wait up to a day.'],
  },
  CON1004: {
    httpStatus: 400,
    message: (permission) => `The application lacks the permission \`${permission}\`.`,
    hints: ['Add it as an application permission in the app registration and grant admin consent.'],
  },
  CON1005: {
    httpStatus: 400,
    message: (minutes, direction) => `The clock of this server is ${minutes} minutes ${direction} the service's clock.`,
    hints: ['Set the time of this machine by NTP; tokens and time windows are wrong until then.'],
  },
  CON1006: {
    httpStatus: 409,
    message: (contentTypes) => `The subscription to ${contentTypes} is disabled: someone stopped it.`,
    hints: ['Connect again to start it. What was made while it was stopped cannot be fetched.'],
  },
  CON1007: {
    httpStatus: 400,
    message: (tenantId) => `The token belongs to another tenant than \`${tenantId}\`.`,
    hints: ['Enter the id of the tenant in which the application is registered.'],
  },
  CON1008: {
    httpStatus: 400,
    message: (answer) => `The sign-in was refused: ${answer}`,
    hints: ['Look the AADSTS number up at https://login.microsoftonline.com/error.'],
  },
  CON1009: {
    httpStatus: 400,
    message: (kind) => `Connecting \`${kind}\` needs a client secret, and none is stored.`,
    hints: ['Enter the client secret.'],
  },
  CON1010: {
    httpStatus: 400,
    message: (url) => `The service at \`${url}\` refuses a token that was issued just now.`,
    hints: [
      'Check that the service address and the sign-in address belong to the same cloud.',
      'Check the clock of this server.',
    ],
  },
  CON1011: {
    httpStatus: 400,
    message: (contentType) => `Content type \`${contentType}\` does not exist.`,
    hints: ['Known are Audit.AzureActiveDirectory, Audit.Exchange, Audit.SharePoint, Audit.General and DLP.All.'],
  },
  CON1012: {
    httpStatus: 409,
    message: (kind) => `The connector \`${kind}\` is busy on another server.`,
    hints: ['Try again after its poll has ended.'],
  },
  CON1020: {
    httpStatus: 503,
    message: (url, attempts) => `The service at \`${url}\` asked to slow down ${attempts} times in a row.`,
    hints: ['The next poll goes on where this one stopped.', 'Another application may use up the limit of the tenant.'],
  },
  CON1021: {
    httpStatus: 503,
    message: (url, answer) => `The service at \`${url}\` failed: ${answer}`,
    hints: ['The next poll goes on where this one stopped.', 'Check the address and the network if it stays so.'],
  },
  CON1022: {
    httpStatus: 502,
    message: (url, expected) => `The answer of \`${url}\` was expected to be ${expected}, and is not.`,
    hints: ['Check that the address is that of the service and not of a proxy or sign-in page.'],
  },
  CON1023: {
    httpStatus: 500,
    message: (count, example) => `${count} records could not become rows, the first because: ${example}`,
    hints: ['They are listed in the table Operation.'],
  },
  CON1024: {
    httpStatus: 200,
    message: (stream, from, to) =>
      `Content of ${stream} from ${from} to ${to} is older than 7 days and can no longer be fetched.`,
    hints: ['The service keeps content for 7 days.'],
  },
  CON1025: {
    httpStatus: 200,
    message: (contentId, code) => `Content \`${contentId}\` could not be fetched (${code}) and was passed over.`,
    hints: ['The service keeps content for 7 days.'],
  },
  CON1026: {
    httpStatus: 500,
    message: (reason) => `The poll stopped on an error of ours: ${reason}`,
    hints: ['Report this with the log of the server.'],
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;

export type ConnectorProblemCode = keyof typeof CONNECTOR_PROBLEMS;

/** The problem of a row, with its text filled in. */
export function describeProblem(code: ConnectorProblemCode, ...parts: string[]): Problem {
  const row: ProblemRow = CONNECTOR_PROBLEMS[code];
  return errorProblem(code, row.message(...parts), { hints: [...row.hints] });
}

/** Ends a call to a tenant: the caller stores the problem or shows it. */
export function rejectConnector(code: ConnectorProblemCode, ...parts: string[]): Rejection {
  return new Rejection([describeProblem(code, ...parts)], CONNECTOR_PROBLEMS[code].httpStatus);
}

/** Any error of a poll as a problem for the connector's state. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Rejection && error.problems[0]) return error.problems[0];
  const reason = error instanceof Error ? error.message : String(error);
  return describeProblem('CON1026', reason);
}
