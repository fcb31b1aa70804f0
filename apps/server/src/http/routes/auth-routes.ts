import { type Me, type Principal, principalOf, readableTables, type User } from '@vedette/model';
import type { FastifyReply } from 'fastify';
import type { Services } from '../../services.ts';
import { readSecret, SESSION_COOKIE } from '../authenticate.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';
import { actorOf } from './access-routes.ts';

export function registerAuthRoutes(
  register: Register,
  { authenticator, access }: Services,
  options: { isTls: boolean },
): void {
  register('signIn', async ({ body, request, reply }) => {
    const result = await authenticator.signIn(body.username, body.password, request.ip);
    if (result.kind === 'wait') throw tooManyFailures(reply, result.seconds);
    if (result.kind === 'refused') throw httpRejection('API1005');
    setSessionCookie(reply, result.session.secret, result.session.expiresAt, options.isTls);
    const { user } = result.session;
    return toMe(user, principalOf(user));
  });

  register('signOut', async ({ request, reply }) => {
    const secret = readSecret(request);
    if (secret) await authenticator.signOut(secret, request.ip);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return { ok: true };
  });

  register('me', async ({ caller }) => toMe(caller.user, caller.principal));

  register('changePassword', async ({ body, caller, request, reply }) => {
    const { user } = caller;
    const checked = await authenticator.checkPassword(user.username, body.current, request.ip);
    if (checked.kind === 'wait') throw tooManyFailures(reply, checked.seconds);
    if (checked.kind === 'refused') throw httpRejection('API4006');
    await access.changeOwnPassword(user, body.password, actorOf(caller, request));
    const session = await authenticator.openSession(user);
    setSessionCookie(reply, session.secret, session.expiresAt, options.isTls);
    return { ok: true };
  });

  register('listUsers', async () => {
    const items = (await access.listUsers()).map(toPerson);
    return { items, total: items.length };
  });
}

/** What everyone may see of a user: not which tables are open to whom. */
const toPerson = ({ tables: _tables, ...person }: User): Me['user'] => person;

function toMe(user: User, principal: Principal): Me {
  const readable = readableTables(principal);
  return { user: toPerson(user), roles: [...principal.roles], tables: readable ? [...readable] : null };
}

function tooManyFailures(reply: FastifyReply, seconds: number): Error {
  reply.header('retry-after', String(seconds));
  return httpRejection('API1006', `Too many wrong passwords for this name. Try again in ${seconds} s.`);
}

function setSessionCookie(reply: FastifyReply, secret: string, expires: Date, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires });
}
