import { errorProblem, Fault, Rejection } from '@vedette/model';

/** What a user can put right, with the HTTP status it answers with. Source of `docs/errors.md`. */
export const STATE_PROBLEMS = {
  STA1001: {
    httpStatus: 409,
    message: (number: number, version: number) =>
      `Incident ${number} was expected at version ${version}, but someone changed it meanwhile; load it again and repeat the change.`,
  },
  STA1002: {
    httpStatus: 409,
    message: (username: string) => `A user named \`${username}\` exists already; choose another name.`,
  },
  STA1003: {
    httpStatus: 404,
    message: (noun: string, id: string) => `No ${noun} \`${id}\` exists; it may have been removed meanwhile.`,
  },
  STA1004: {
    httpStatus: 409,
    message: (detail: string) => `What this belongs to was removed meanwhile (${detail}); nothing was written.`,
  },
  STA1005: {
    httpStatus: 409,
    message: (username: string) =>
      `\`${username}\` is the last enabled administrator; make another user an administrator first. Nothing was changed.`,
  },
  STA1010: {
    httpStatus: 503,
    message: (directory: string, pid: number) =>
      `The data directory \`${directory}\` is in use by process ${pid}; stop that process or name another directory.`,
  },
  STA1011: {
    httpStatus: 503,
    message: (place: string, found: number, known: number) =>
      `The state in \`${place}\` has schema version ${found}, but this release knows ${known}; start the newer release. Nothing was changed.`,
  },
  STA1012: {
    httpStatus: 503,
    message: (directory: string, found: string, known: string) =>
      `The data directory \`${directory}\` was made by PostgreSQL ${found}, but the embedded engine is ${known}; start the release that made it. Nothing was changed.`,
  },
  STA1013: {
    httpStatus: 503,
    message: (directory: string, reason: string) =>
      `The data directory \`${directory}\` cannot be used (${reason}); name a directory that this user may write.`,
  },
  STA1014: {
    httpStatus: 503,
    message: (place: string) =>
      `The secret key in ${place} was expected to be 32 bytes in base64; restore it from a backup, or remove it and enter the connectors' secrets anew.`,
  },
  STA1015: {
    httpStatus: 409,
    message: (what: string) =>
      `The stored secret of ${what} cannot be read with the current secret key; restore the key, or enter the secret anew.`,
  },
} as const;

export type StateProblemCode = keyof typeof STATE_PROBLEMS;
type MessageArguments<C extends StateProblemCode> = Parameters<(typeof STATE_PROBLEMS)[C]['message']>;

/** The error to throw for a problem of the table. */
export function rejectState<C extends StateProblemCode>(code: C, ...details: MessageArguments<C>): Rejection {
  const { message, httpStatus } = STATE_PROBLEMS[code];
  const print = message as (...values: MessageArguments<C>) => string;
  return new Rejection([errorProblem(code, print(...details))], httpStatus);
}

/** What the world does to a database. */
export const STATE_FAULTS = {
  STA2000: { retryable: false, message: 'A statement of the state store failed.' },
  STA2001: { retryable: true, message: 'The state database cannot be reached.' },
  STA2002: { retryable: false, message: 'The disk of the state database is full.' },
  STA2003: { retryable: true, message: 'The state database gave up this change for another one at the same time.' },
} as const;

/** PostgreSQL's error classes. Source: PostgreSQL documentation, appendix A. */
function classifySqlState(code: string): keyof typeof STATE_FAULTS {
  if (code === '53100' || code === 'ENOSPC') return 'STA2002';
  if (code === '40001' || code === '40P01') return 'STA2003';
  if (/^(?:08|57P|53300|E[A-Z]+$)/.test(code)) return 'STA2001';
  return 'STA2000';
}

/** A driver's error as ours; ours pass unchanged. */
export function toStateFault(error: unknown): Error {
  if (error instanceof Fault || error instanceof Rejection || !(error instanceof Error)) return asError(error);
  const { code, detail } = error as Error & { code?: unknown; detail?: unknown };
  if (code === '23503') return rejectState('STA1004', String(detail ?? error.message));
  if (typeof code !== 'string' && !/connection|terminated|timeout/i.test(error.message)) return error;
  // The driver's error also carries the values of the statement, which do not belong into a log.
  const cause = Object.assign(new Error(error.message), { code });
  return stateFault(typeof code === 'string' ? classifySqlState(code) : 'STA2001', error.message, cause);
}

/** A fault of the table, with what the world said. */
export function stateFault(fault: keyof typeof STATE_FAULTS, detail: string, cause: unknown): Fault {
  const { message, retryable } = STATE_FAULTS[fault];
  return new Fault(fault, `${message} (${detail})`, { cause, retryable });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
