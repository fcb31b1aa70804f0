import type { AuditView } from '@vedette/model';
import type { AuditEntry } from '@vedette/state-store';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../access/access-service.ts';
import type { Services } from '../../services.ts';
import type { Caller } from '../authenticate.ts';
import type { Register } from '../register.ts';

/** Who changes something by a request. */
export const actorOf = ({ principal }: Caller, request: FastifyRequest): Actor => ({
  username: principal.username,
  roles: principal.roles,
  clientIp: request.ip,
});

const pageOf = <T>(items: readonly T[]) => ({ items: [...items], total: items.length });

export function registerAccessRoutes(register: Register, { access, state }: Services): void {
  register('listAccessUsers', async () => pageOf(await access.listUsers()));

  register('createUser', ({ body, caller, request }) => access.createUser(body, actorOf(caller, request)));

  register('changeUser', ({ params, body, caller, request }) =>
    access.changeUser(params.id ?? '', body, actorOf(caller, request)),
  );

  register('resetPassword', async ({ params, body, caller, request }) => ({
    password: await access.resetPassword(params.id ?? '', body.password, actorOf(caller, request)),
  }));

  register('listTokens', async () => pageOf(await access.listTokens()));

  register('createToken', ({ body, caller, request }) => access.createToken(body, actorOf(caller, request)));

  register('revokeToken', async ({ params, caller, request }) => {
    await access.revokeToken(params.id ?? '', actorOf(caller, request));
    return { ok: true };
  });

  register('listAudit', async ({ query }) => {
    const { items, total } = await state.listAudit(query);
    return { items: items.map(toView), total };
  });
}

const toView = ({ at, roles, ...rest }: AuditEntry): AuditView => ({
  ...rest,
  at: at.toISOString(),
  roles: [...roles],
});
