import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessTokenSchema, userSchema } from '@vedette/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPGliteDatabase } from '../src/embedded/pglite-database.ts';
import { loadMigrations, migrate } from '../src/sql/migrate.ts';
import type { SqlDatabase } from '../src/sql/sql-database.ts';
import { createCredentialStore } from '../src/stores/credentials.ts';
import { createUserStore } from '../src/stores/users.ts';
import { AT, sampleUser } from './samples.ts';

let directory: string;
let database: SqlDatabase;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'vedette-access-'));
  database = await openPGliteDatabase(join(directory, 'postgres'));
}, 60_000);
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

it('users and tokens of before may read every table, and go on', async () => {
  const before = loadMigrations().filter(({ version }) => version < 4);
  await migrate(database, directory, before);
  const { tables: _none, ...user } = sampleUser({ displayName: 'A } {"tables":1}' });
  await database.query(
    `insert into users (id, name_key, password_hash, created_at, document) values ($1::uuid, 'a', 'h', now(), $2::json)`,
    [user.id, `${JSON.stringify(user)}\n`],
  );
  const add = (hash: string, kind: string, name: string, expiresAt: string | null) =>
    database.query(
      'insert into credentials (secret_hash, kind, user_id, name, expires_at) values ($1, $2, $3::uuid, $4, $5::timestamptz)',
      [hash, kind, user.id, name, expiresAt],
    );
  const [endless, ending, session] = [randomUUID(), randomUUID(), randomUUID()];
  await add(endless, 'token', 'demo', null);
  await add(ending, 'token', '', '2027-01-01T00:00:00Z');
  await add(session, 'session', 'session', '2027-01-01T00:00:00Z');
  await migrate(database, directory);

  const [found] = await createUserStore(database).listUsers();
  expect(found).toEqual({ ...user, tables: null });
  expect(userSchema.parse(found)).toEqual(found);
  const credentials = createCredentialStore(database);
  const tokens = await credentials.listTokens();
  for (const token of tokens) expect(accessTokenSchema.parse(token)).toEqual(token);
  expect(tokens).toMatchObject([
    { name: 'token', roles: null, tables: null, expiresAt: '2027-01-01T00:00:00Z' },
    { name: 'demo', roles: null, tables: null, expiresAt: null },
  ]);
  expect(await credentials.findCredential(endless, AT)).toMatchObject({ kind: 'token', token: { name: 'demo' } });
  expect(await credentials.findCredential(session, AT)).toMatchObject({ kind: 'session' });
  await credentials.removeToken(String(tokens[0]?.id), () => {
    const [actor, action, target] = ['ada', 'token.revoked', 'token'];
    return { at: AT, actor, roles: [], action, target, before: null, after: null, clientIp: null };
  });
  expect(await credentials.findCredential(ending, AT)).toBeUndefined();
});
