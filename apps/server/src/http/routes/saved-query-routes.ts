import { hasRole, type SavedQuery } from '@vedette/model';
import { z } from 'zod';
import type { Services } from '../../services.ts';
import type { Caller } from '../authenticate.ts';
import { httpRejection } from '../errors.ts';
import type { Register } from '../register.ts';

export function registerSavedQueryRoutes(register: Register, { state, clock, newId }: Services): void {
  register('listSavedQueries', async ({ caller }) => {
    const items = [...(await state.listSavedQueries(caller.user.id))];
    return { items, total: items.length };
  });

  register('createSavedQuery', async ({ body, caller }) => {
    const now = clock.now().toISOString();
    const { id: ownerId, username: ownerName } = caller.user;
    const query: SavedQuery = { ...body, id: newId(), ownerId, ownerName, createdAt: now, modifiedAt: now };
    await state.putSavedQuery(query);
    return query;
  });

  register('changeSavedQuery', async ({ params, body, caller }) => {
    const known = await findOwn(state, params.id, caller);
    const query: SavedQuery = { ...known, ...body, modifiedAt: clock.now().toISOString() };
    await state.putSavedQuery(query);
    return query;
  });

  register('deleteSavedQuery', async ({ params, caller }) => {
    const known = await findOwn(state, params.id, caller);
    await state.removeSavedQuery(known.id);
    return { ok: true };
  });
}

/** One that the caller may change. A private one of somebody else does not exist for the caller. */
async function findOwn(state: Services['state'], id: string | undefined, caller: Caller): Promise<SavedQuery> {
  const query = z.uuid().safeParse(id).success ? await state.findSavedQuery(String(id)) : undefined;
  const isOwner = query?.ownerId === caller.user.id;
  if (!query || (!isOwner && query.visibility === 'private'))
    throw httpRejection('API1003', `There is no saved query \`${id}\`.`);
  if (!isOwner && !hasRole(caller.principal, 'admin'))
    throw httpRejection('API1002', `Only its owner \`${query.ownerName}\` or an administrator may change this query.`);
  return query;
}
