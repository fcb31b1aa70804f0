/** Users and tokens by HTTP: who may change what, what is told once, and what the audit trail keeps of it. */
import type { AuditView, CreatedToken, CreatedUser, ErrorBody, TokenView, User } from '@vedette/model';
import { routes } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.token('admin');
});
afterAll(() => server?.stop());

interface Answer<T> {
  readonly status: number;
  readonly body: T & Partial<ErrorBody>;
}
async function send<T>(method: string, route: string, body?: unknown, token = admin): Promise<Answer<T>> {
  const response = await fetch(`${server.url}${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T & Partial<ErrorBody> };
}
let count = 0;
const create = async (rest = {}): Promise<CreatedUser> => {
  const wanted = { username: `person-${++count}`, roles: ['reader'], ...rest };
  return (await send<CreatedUser>('POST', '/api/access/users', wanted)).body;
};
const change = (id: string, body: unknown) => send<User>('PATCH', `/api/access/users/${id}`, body);
const audit = async () => (await send<{ items: AuditView[] }>('GET', '/api/access/audit?limit=1000')).body.items;
async function signIn(username: string, password: string | null): Promise<string | undefined> {
  const response = await server.call('', '/api/auth/sign-in', { username, password });
  return /vedette_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
}
const statusOf = async (token: string) => (await server.call(token, '/api/auth/me')).status;

describe('users', () => {
  it('are made with a password that is told once and stored nowhere', async () => {
    const { user, password } = await create({ displayName: ' Megan Bowen ', tables: ['SecurityAlert'] });
    expect(user).toMatchObject({ displayName: 'Megan Bowen', tables: ['SecurityAlert'], disabled: false });
    expect(await signIn(user.username, password)).toBeDefined();
    const listed = await send<{ items: User[] }>('GET', '/api/access/users');
    expect(listed.body.items).toContainEqual(user);
    expect(JSON.stringify([listed, await audit()])).not.toContain(password);
    const given = await create({ password: 'a password of my own' });
    expect(given.password).toBeNull();
    expect(await signIn(given.user.username, 'a password of my own')).toBeDefined();
  });

  it.each([
    [{ username: 'x', roles: ['reader'], tables: ['SecurtyAlert'] }, 400, 'API4001', 'Did you mean `SecurityAlert`?'],
    [{ username: 'x', roles: ['reader'], password: 'short' }, 400, 'API4002', '12'],
    [{ username: 'x', roles: ['content-viewer'] }, 400, 'API4003', 'reader'],
    [{ username: 'x', roles: ['admin'], tables: [] }, 400, 'API4004', 'all tables'],
    [{ username: 'ADMIN', roles: ['reader'] }, 409, 'STA1002', 'ADMIN'],
    [{ username: ' x', roles: ['reader'] }, 400, 'API1004', 'username'],
    [{ username: 'x', roles: [] }, 400, 'API1004', 'roles'],
    [{ username: 'x', roles: ['king'] }, 400, 'API1004', 'roles'],
    [{ roles: ['reader'] }, 400, 'API1004', 'username'],
  ])('%j is refused', async (body, status, code, part) => {
    const answer = await send('POST', '/api/access/users', body);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
    expect(answer.body.error?.message).toContain(part);
  });

  it('are changed, each change with its entry in the trail', async () => {
    const { user } = await create();
    const changed = await change(user.id, { displayName: 'New', roles: ['responder'], tables: ['SecurityAlert'] });
    expect(changed.body).toMatchObject({ displayName: 'New', roles: ['responder'], tables: ['SecurityAlert'] });
    expect((await change(user.id, { roles: ['admin'] })).body).toMatchObject({ roles: ['admin'], tables: null });
    expect((await change(user.id, { disabled: true })).body.disabled).toBe(true);
    await change(user.id, { disabled: false });
    await send('POST', `/api/access/users/${user.id}/password`, {});
    const own = (await audit()).filter(({ target }) => target === user.username);
    expect(own.map(({ action }) => action)).toEqual([
      'user.password-reset',
      'user.enabled',
      'user.disabled',
      'user.changed',
      'user.changed',
      'user.created',
    ]);
    expect(own[4]).toMatchObject({ actor: 'user-1', roles: ['admin'], clientIp: '127.0.0.1' });
    expect(own[4]?.before).toEqual(user);
    expect((await change('01234567-89ab-4def-8123-456789abcdef', {})).status).toBe(404);
    expect((await change('x', { disabled: true })).status).toBe(404);
  });

  it('who are disabled are out at once, and their sessions stay out', async () => {
    const { user, password } = await create();
    const session = String(await signIn(user.username, password));
    const { secret } = (await send<CreatedToken>('POST', '/api/access/tokens', { userId: user.id, name: 't' })).body;
    expect([await statusOf(session), await statusOf(secret)]).toEqual([200, 200]);
    await change(user.id, { disabled: true });
    expect([await statusOf(session), await statusOf(secret)]).toEqual([401, 401]);
    expect(await signIn(user.username, password)).toBeUndefined();
    await change(user.id, { disabled: false });
    expect([await statusOf(session), await statusOf(secret)]).toEqual([401, 200]);
  });

  it('a new password ends the sessions', async () => {
    const { user, password } = await create();
    const session = String(await signIn(user.username, password));
    const reset = await send<{ password: string }>('POST', `/api/access/users/${user.id}/password`, {});
    expect(await statusOf(session)).toBe(401);
    expect(await signIn(user.username, password)).toBeUndefined();
    expect(await signIn(user.username, reset.body.password)).toBeDefined();
  });

  it('change their own, with the former one', async () => {
    const { user, password } = await create();
    const [session, other] = [
      String(await signIn(user.username, password)),
      String(await signIn(user.username, password)),
    ];
    const ask = (current: string | null, next: string) =>
      server.call(session, '/api/auth/password', { current, password: next });
    expect(await (await ask('wrong', 'a password of my own')).json()).toMatchObject({ error: { code: 'API4006' } });
    expect(await (await ask(password, 'short')).json()).toMatchObject({ error: { code: 'API4002' } });
    const changed = await ask(password, 'a password of my own');
    expect(changed.status).toBe(200);
    const renewed = /vedette_session=([^;]+)/.exec(changed.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect([await statusOf(session), await statusOf(other), await statusOf(renewed)]).toEqual([401, 401, 200]);
    expect(await signIn(user.username, 'a password of my own')).toBeDefined();
  });

  it('the last administrator stays', async () => {
    const { items } = (await send<{ items: User[] }>('GET', '/api/access/users')).body;
    const admins = items.filter(({ roles, disabled }) => roles.includes('admin') && !disabled);
    const [last, ...others] = admins.sort((a, b) => Number(b.username === 'user-1') - Number(a.username === 'user-1'));
    for (const { id } of others) expect((await change(id, { disabled: true })).status).toBe(200);
    for (const body of [{ disabled: true }, { roles: ['contributor'] }]) {
      const answer = await change(String(last?.id), body);
      expect([answer.status, answer.body.error?.code]).toEqual([409, 'STA1005']);
    }
    expect((await change(String(last?.id), { displayName: 'The last one' })).status).toBe(200);
    for (const { id } of others) await change(id, { disabled: false });
  });
});

describe('tokens', () => {
  it('are told once, listed without their secret, and revoked at once', async () => {
    const { user } = await create({ roles: ['responder'] });
    const wanted = { userId: user.id, name: 'nightly', roles: ['reader'], tables: ['SecurityAlert'] };
    const { body } = await send<CreatedToken>('POST', '/api/access/tokens', wanted);
    expect(body.secret).toMatch(/^vdt_[\w-]{43}$/);
    expect(await (await server.call(body.secret, '/api/auth/me')).json()).toMatchObject({
      user: { username: user.username },
      roles: ['reader'],
      tables: ['SecurityAlert'],
    });
    const list = async () => (await send<{ items: TokenView[] }>('GET', '/api/access/tokens')).body.items;
    const listed = (await list()).find(({ id }) => id === body.token.id);
    expect(listed).toMatchObject({ username: user.username, createdBy: 'user-1', lastUsedAt: expect.any(String) });
    expect(JSON.stringify([await list(), await audit()])).not.toContain(body.secret);
    expect((await send('DELETE', `/api/access/tokens/${body.token.id}`)).status).toBe(200);
    expect(await statusOf(body.secret)).toBe(401);
    expect((await send('DELETE', `/api/access/tokens/${body.token.id}`)).status).toBe(404);
    const target = `${user.username}: nightly`;
    const own = (await audit()).filter((entry) => entry.target === target);
    expect(own.map(({ action }) => action)).toEqual(['token.revoked', 'token.created']);
  });

  it.each([
    [{ roles: ['admin'] }, 400, 'API4005'],
    [{ tables: ['OfficeActivity'] }, 400, 'API4005'],
    [{ tables: ['OficeActivity'] }, 400, 'API4001'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 400, 'API4007'],
    [{ name: '  ' }, 400, 'API1004'],
    [{ userId: '01234567-89ab-4def-8123-456789abcdef' }, 404, 'API1003'],
  ])('%j is refused for a limited reader', async (rest, status, code) => {
    const { user } = await create({ tables: ['SecurityAlert'] });
    const answer = await send('POST', '/api/access/tokens', { userId: user.id, name: 't', ...rest });
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it('a token of an administrator that is limited to tables administers nothing', async () => {
    const { user } = await create({ roles: ['admin'] });
    const wanted = { userId: user.id, name: 'narrow', tables: ['SecurityAlert'] };
    const { secret } = (await send<CreatedToken>('POST', '/api/access/tokens', wanted)).body;
    expect((await send('GET', '/api/access/users', undefined, secret)).status).toBe(403);
  });
});

it('is for administrators alone', async () => {
  const own = Object.values(routes).filter(({ path }) => path.startsWith('/api/access'));
  expect(own.length).toBeGreaterThan(6);
  const [editor, id] = [await server.token('contributor'), '01234567-89ab-4def-8123-456789abcdef'];
  for (const { method, path } of own) {
    const route = path.replace(':id', id);
    const body = method === 'POST' || method === 'PATCH' ? {} : undefined;
    expect((await send(method, route, body, editor)).status).toBe(403);
    expect((await send(method, route, body, 'vdt_wrong')).status).toBe(401);
  }
});

describe('sign-ins', () => {
  const listed = async (actor: string) => {
    const { items } = (await send<{ items: AuditView[] }>('GET', '/api/access/audit?kind=sign-ins&limit=1000')).body;
    return items.filter((entry) => entry.actor === actor);
  };

  it('stand in the trail with their end, and so do those that were refused', async () => {
    const { user, password } = await create();
    await signIn(user.username, 'a wrong password');
    const session = (await signIn(user.username.toUpperCase(), password)) ?? '';
    const cookie = { cookie: `vedette_session=${session}` };
    await server.call('', '/api/auth/sign-out', {}, cookie);
    await server.call('', '/api/auth/sign-out', {}, cookie);
    await change(user.id, { disabled: true });
    await signIn(user.username, password);
    expect(await listed(user.username)).toMatchObject([
      { action: 'session.refused', after: { reason: 'disabled' } },
      { action: 'session.ended' },
      { action: 'session.opened', roles: ['reader'], clientIp: '127.0.0.1' },
      { action: 'session.refused', after: { reason: 'wrong password' } },
    ]);
    const { items } = (await send<{ items: AuditView[] }>('GET', '/api/access/audit?kind=changes&limit=1000')).body;
    expect(items.filter(({ action }) => action.startsWith('session.'))).toEqual([]);
  });

  it('a token is not signed out', async () => {
    const { user } = await create();
    const { secret } = (await send<CreatedToken>('POST', '/api/access/tokens', { userId: user.id, name: 'kept' })).body;
    await server.call(secret, '/api/auth/sign-out', {});
    expect(await statusOf(secret)).toBe(200);
    expect(await listed(user.username)).toEqual([]);
  });

  it('of names that nobody has keep no name, and are not endless', async () => {
    for (let index = 0; index < 14; index += 1) await signIn(`secret-typed-as-a-name-${index}`, 'x');
    const found = await listed('(unknown name)');
    expect(found).toHaveLength(10);
    expect(found[0]).toMatchObject({ action: 'session.refused', after: { reason: 'unknown name' }, roles: [] });
    expect(JSON.stringify(await audit())).not.toContain('secret-typed-as-a-name');
  });
});
