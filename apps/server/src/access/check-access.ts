import { nearNames } from '@vedette/kql';
import {
  hasRole,
  ladderRole,
  type NewToken,
  type Problem,
  principalOf,
  Rejection,
  type Role,
  readableTables,
  type TableScope,
  type User,
} from '@vedette/model';
import { httpProblem, httpRejection } from '../http/errors.ts';

/** Shorter ones are guessed; longer ones cost time to hash and help nobody. */
const [LEAST_PASSWORD, MOST_PASSWORD] = [12, 1000];

/** Errors: `API4002`. */
export function assertPassword(password: string): void {
  const { length } = [...password];
  if (length >= LEAST_PASSWORD && length <= MOST_PASSWORD) return;
  const expected = `Expected a password of ${LEAST_PASSWORD} to ${MOST_PASSWORD} characters`;
  throw httpRejection('API4002', `${expected}, found ${length}. Leave it out to have one made.`);
}

/** Errors: `API4003`. */
export function assertRoles(roles: readonly Role[]): void {
  if (ladderRole(roles)) return;
  const found = roles.map((role) => `\`${role}\``).join(', ') || 'none';
  const expected = 'Expected one of the roles `reader`, `responder`, `contributor` and `admin`';
  throw httpRejection('API4003', `${expected}, found ${found}: nobody can sign in with that.`);
}

/** The scope as it is stored: each table once, by name; an administrator's is all. Errors: `API4001`, `API4004`. */
export function checkScope(tables: TableScope, roles: readonly Role[], known: readonly string[]): string[] | null {
  if (tables === null) return null;
  if (roles.includes('admin')) {
    throw httpRejection(
      'API4004',
      'An administrator reads all tables; leave the tables out, or give a role below `admin`.',
    );
  }
  const problems = tables.filter((name) => !known.includes(name)).map((name) => unknownTable(name, known));
  if (problems.length > 0) throw new Rejection(problems);
  return [...new Set(tables)].sort();
}

function unknownTable(name: string, known: readonly string[]): Problem {
  const hints = nearNames(name, known);
  const advice = hints.length > 0 ? ` ${hints.join(' ')}` : ' `.show tables` lists those that do.';
  return httpProblem('API4001', `No table \`${name}\` exists.${advice}`, { hints });
}

/** Errors: `API4003`, `API4005`, `API4007`. */
export function assertTokenFits({ roles, tables, expiresAt }: NewToken, user: User, now: Date): void {
  if (roles) assertRoles(roles);
  const missing = roles?.find((role) => !hasRole(user, role));
  if (missing) {
    throw httpRejection('API4005', `\`${user.username}\` does not have the role \`${missing}\`; a token has no more.`);
  }
  const readable = readableTables(principalOf(user));
  const closed = readable && tables?.find((name) => !readable.has(name));
  if (closed) {
    throw httpRejection('API4005', `\`${user.username}\` may not read the table \`${closed}\`; a token reads no more.`);
  }
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime()) {
    throw httpRejection('API4007', `Expected an end after ${now.toISOString()}, found \`${expiresAt}\`.`);
  }
}
