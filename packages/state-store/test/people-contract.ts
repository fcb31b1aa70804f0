import { randomUUID } from 'node:crypto';
import type { User } from '@vedette/model';
import { expect, it } from 'vitest';
import type { AuditEntry, StateStore, UserDecision } from '../src/state-store.ts';
import { AT, sampleToken, sampleUser } from './samples.ts';

const minutesAfter = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const entry = (action: string, target: string, rest: Partial<AuditEntry> = {}): AuditEntry => ({
  at: AT,
  actor: 'ada',
  roles: ['admin'],
  action,
  target,
  before: null,
  after: null,
  clientIp: '127.0.0.1',
  ...rest,
});
const decide =
  (change: Partial<User>, rest: Partial<UserDecision> = {}) =>
  (before: User): UserDecision => ({
    user: { ...before, ...change },
    audit: entry('user.changed', before.username, { before, after: change }),
    ...rest,
  });

/** Users, sessions and tokens, as every driver must keep them. */
export function describePeople(store: () => StateStore): void {
  const add = async (rest: Partial<User> = {}): Promise<User> => {
    const user = sampleUser(rest);
    await store().createUser(user, 'hash');
    return user;
  };
  const audited = async (target: string) =>
    (await store().listAudit({ limit: 1000, offset: 0 })).items.filter((each) => each.target === target);

  it('finds a user by name without regard to case, with the hash', async () => {
    const user = sampleUser({ username: `Éva-${randomUUID()}`, tables: ['SecurityAlert'] });
    await store().createUser(user, '$argon2id$x', entry('user.created', user.username));
    expect(await store().findUserByName(user.username.toUpperCase())).toEqual({ user, passwordHash: '$argon2id$x' });
    expect(await store().listUsers()).toContainEqual(user);
    expect(await store().findUser(user.id)).toEqual(user);
    expect(await store().findUserByName('nobody\0')).toBeUndefined();
    expect(await store().findUser('nobody')).toBeUndefined();
    expect(await audited(user.username)).toEqual([entry('user.created', user.username)]);
  });

  it('refuses a name that is taken in another case, and writes nothing of it', async () => {
    const user = await add();
    const twin = sampleUser({ username: user.username.toUpperCase() });
    const adding = store().createUser(twin, 'hash', entry('user.created', twin.username));
    await expect(adding).rejects.toMatchObject({ httpStatus: 409, problems: [{ code: 'STA1002' }] });
    expect(await audited(twin.username)).toEqual([]);
  });

  it('changes a user with its entry in the trail; id and name stay', async () => {
    const user = await add();
    const other = { id: randomUUID(), username: 'other', displayName: 'New', tables: ['A', 'B\0'] };
    const changed = await store().changeUser(user.id, decide(other, { passwordHash: 'second' }));
    expect(changed).toMatchObject({ id: user.id, username: user.username, displayName: 'New' });
    const kept = { ...user, displayName: 'New', tables: ['A', 'B\uFFFD'] };
    expect(await store().findUserByName(user.username)).toEqual({ user: kept, passwordHash: 'second' });
    expect(await audited(user.username)).toMatchObject([{ action: 'user.changed', before: user }]);
    expect(await store().changeUser(randomUUID(), decide({}))).toBeUndefined();
  });

  it('writes nothing where the decision fails', async () => {
    const user = await add();
    const refuse = () => {
      throw new Error('refused');
    };
    await expect(store().changeUser(user.id, refuse)).rejects.toThrow('refused');
    expect(await store().findUser(user.id)).toEqual(user);
    expect(await audited(user.username)).toEqual([]);
  });

  it('keeps the last enabled administrator, also when two leave at the same time', async () => {
    const admins = [await add({ roles: ['admin'] }), await add({ roles: ['admin', 'content-viewer'] })];
    await add({ roles: ['admin'], disabled: true });
    const changes = [decide({ roles: ['reader'] }), decide({ disabled: true })];
    const ends = await Promise.allSettled(
      admins.map(({ id }, at) => store().changeUser(id, changes[at] ?? decide({}))),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = ends.find((end) => end.status === 'rejected');
    expect(refused?.reason).toMatchObject({ httpStatus: 409, problems: [{ code: 'STA1005' }] });
    const [left] = (await store().listUsers()).filter(({ roles, disabled }) => roles.includes('admin') && !disabled);
    const kept = admins.find(({ id }) => id === left?.id);
    expect(left).toEqual(kept);
    expect(await audited(String(left?.username))).toEqual([]);
    // An administrator who stays one may be changed.
    expect(await store().changeUser(String(left?.id), decide({ displayName: 'Still here' }))).toBeDefined();
  });

  it('knows a session until it ends, is removed, or its user is signed out or disabled', async () => {
    const user = await add();
    const [session, second] = [randomUUID(), randomUUID()];
    const opened = entry('session.opened', user.username);
    await store().addSession(session, { userId: user.id, expiresAt: minutesAfter(10) }, opened);
    await store().addSession(second, { userId: user.id, expiresAt: minutesAfter(10) });
    const found = { kind: 'session', user, expiresAt: minutesAfter(10) };
    expect(await store().findCredential(session, minutesAfter(9))).toEqual(found);
    expect(await store().findCredential(session, minutesAfter(10))).toBeUndefined();
    const ended = entry('session.ended', user.username);
    await store().removeCredential(session, ended);
    await store().removeCredential(session, ended);
    expect(await store().findCredential(session, AT)).toBeUndefined();
    expect(await audited(user.username)).toEqual([ended, opened]);
    await store().changeUser(user.id, decide({ disabled: true }));
    expect(await store().findCredential(second, AT)).toBeUndefined();
    await store().changeUser(user.id, decide({ disabled: false }));
    expect(await store().findCredential(second, AT)).toMatchObject({ kind: 'session' });
    await store().changeUser(user.id, decide({}, { endsSessions: true }));
    expect(await store().findCredential(second, AT)).toBeUndefined();
  });

  it('keeps a token with what it is narrowed to, until it ends or is revoked', async () => {
    const user = await add();
    const token = sampleToken(user.id, { roles: ['reader'], tables: ['A'], expiresAt: minutesAfter(5).toISOString() });
    const endless = sampleToken(user.id, { name: 'Backup' });
    const [hash, endlessHash] = [randomUUID(), randomUUID()];
    await store().addToken(hash, token, entry('token.created', token.id, { after: token }));
    await store().addToken(endlessHash, endless);
    expect(await store().findCredential(hash, AT)).toEqual({ kind: 'token', user, token });
    expect(await store().findCredential(hash, minutesAfter(5))).toBeUndefined();
    expect(await store().findCredential(endlessHash, minutesAfter(9999))).toMatchObject({ token: endless });
    await store().noteTokenUse(token.id, minutesAfter(1));
    const used = { ...token, lastUsedAt: minutesAfter(1).toISOString() };
    const own = async () => (await store().listTokens()).filter(({ userId }) => userId === user.id);
    expect((await own()).sort((a, b) => a.name.length - b.name.length)).toEqual([used, endless]);
    const revoked = await store().removeToken(token.id, (each) => entry('token.revoked', each.id, { before: each }));
    expect(revoked).toEqual(used);
    expect(await store().findCredential(hash, AT)).toBeUndefined();
    expect((await audited(token.id)).map(({ action }) => action)).toEqual(['token.revoked', 'token.created']);
    expect(await store().removeToken(token.id, () => entry('token.revoked', token.id))).toBeUndefined();
    expect(await store().removeToken('x', () => entry('token.revoked', 'x'))).toBeUndefined();
    expect(await own()).toEqual([endless]);
  });

  it('a password reset ends sessions and leaves tokens', async () => {
    const user = await add();
    const [session, token] = [randomUUID(), randomUUID()];
    await store().addSession(session, { userId: user.id, expiresAt: minutesAfter(10) });
    await store().addToken(token, sampleToken(user.id));
    await store().changeUser(user.id, decide({}, { passwordHash: 'new', endsSessions: true }));
    expect(await store().findCredential(session, AT)).toBeUndefined();
    expect(await store().findCredential(token, AT)).toBeDefined();
  });
}
