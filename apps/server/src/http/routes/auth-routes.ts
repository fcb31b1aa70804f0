import type { FastifyReply } from 'fastify';
import type { Services } from '../../services.ts';
import { readSecret, SESSION_COOKIE } from '../authenticate.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

export function registerAuthRoutes(
  register: Register,
  { authenticator, state }: Services,
  options: { isTls: boolean },
): void {
  register('signIn', async ({ body, reply }) => {
    const result = await authenticator.signIn(body.username, body.password);
    if (result.kind === 'wait') {
      reply.header('retry-after', String(result.seconds));
      throw httpRejection('API1006', `Too many wrong passwords for this name. Try again in ${result.seconds} s.`);
    }
    if (result.kind === 'refused') throw httpRejection('API1005');
    setSessionCookie(reply, result.session.secret, result.session.expiresAt, options.isTls);
    const { user } = result.session;
    return { user, roles: user.roles };
  });

  register('signOut', async ({ request, reply }) => {
    const secret = readSecret(request);
    if (secret) await authenticator.signOut(secret);
    reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return { ok: true };
  });

  register('me', async ({ caller }) => ({ user: caller.user, roles: caller.user.roles }));

  register('listUsers', async () => {
    const items = [...(await state.listUsers())];
    return { items, total: items.length };
  });
}

function setSessionCookie(reply: FastifyReply, secret: string, expires: Date, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires });
}
