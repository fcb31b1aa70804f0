import type { Principal } from '@vedette/model';
import { expect, it } from 'vitest';
import { Cancellation, RunningQueries } from './running-queries.ts';

const person = (userId: string, roles: Principal['roles'] = ['reader']): Principal => ({
  userId,
  username: userId,
  roles,
  tables: null,
});
const [megan, lee, admin] = [person('megan'), person('lee'), person('ada', ['admin'])];

it('lets one see and cancel the own queries, and an administrator all', () => {
  const running = new RunningQueries();
  const add = (id: string, principal: Principal) =>
    running.add({ id, clientRequestId: `client;${id}`, principal, kql: 'T', source: 'api', startedAt: new Date(0) });
  const [first, second] = [add('1', megan), add('2', lee)];
  expect(running.list(megan).map(({ id }) => id)).toEqual(['1']);
  expect(running.list(admin).map(({ id }) => id)).toEqual(['1', '2']);
  expect(running.cancel('client;2', megan, '')).toBe(0);
  expect(second.aborted).toBe(false);
  expect(running.cancel('client;2', admin, 'late')).toBe(1);
  expect(second.reason).toBeInstanceOf(Cancellation);
  expect(second.reason).toMatchObject({ by: 'ada', reason: 'late' });
  running.remove('1');
  expect(running.list(admin).map(({ id }) => id)).toEqual(['2']);
  expect(first.aborted).toBe(false);
});
