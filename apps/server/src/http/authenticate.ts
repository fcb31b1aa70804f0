import { closedTables, hasRole, type Principal, type Role, type Subject, type User } from '@vedette/model';
import type { FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.ts';
import { httpRejection } from './errors.ts';

export const SESSION_COOKIE = 'vedette_session';

export interface Caller {
  readonly principal: Principal;
  readonly user: User;
  /** The session or token that the request came with. */
  readonly secret: string;
}

/** The secret of a request: a bearer token, or the session cookie. A cookie is taken from our own pages only. */
export function readSecret(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  const bearer = header && /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (bearer) return bearer;
  const cookie = request.cookies[SESSION_COOKIE];
  if (!cookie) return undefined;
  const site = request.headers['sec-fetch-site'];
  const isOwnPage = site === undefined || site === 'same-origin' || site === 'none';
  return isOwnPage || request.method === 'GET' ? cookie : undefined;
}

/** Who calls. Throws `API1001` (nobody known) or `API1002` (known, but without the role). */
export async function authenticate(request: FastifyRequest, authenticator: Authenticator, role: Role): Promise<Caller> {
  const secret = readSecret(request);
  const found = secret === undefined ? undefined : await authenticator.findPrincipal(secret);
  if (!found || secret === undefined) throw httpRejection('API1001');
  if (!hasRole(found.principal, role)) {
    throw httpRejection(
      'API1002',
      `This needs the role \`${role}\`; \`${found.user.username}\` has ${found.principal.roles.map((held) => `\`${held}\``).join(', ') || 'none'}.`,
    );
  }
  return { ...found, secret };
}

/** Errors: `API1010` where tables that hold the subject are closed to the principal. */
export function assertMayRead(principal: Principal, subject: Subject): void {
  const closed = closedTables(principal, subject);
  if (closed.length === 0) return;
  const names = closed.map((name) => `\`${name}\``).join(' and ');
  throw httpRejection(
    'API1010',
    `To see ${subject}, \`${principal.username}\` needs to read ${names}; these tables are not among those given.`,
  );
}
