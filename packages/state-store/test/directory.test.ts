import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedStateStore } from '../src/embedded/index.ts';
import { EMBEDDED_POSTGRES_VERSION, openPGliteDatabase } from '../src/embedded/pglite-database.ts';
import { loadMigrations, migrate } from '../src/sql/migrate.ts';

let root: string;
let next = 0;
const newDirectory = (): string => {
  const directory = join(root, String(next++));
  mkdirSync(directory);
  return directory;
};
/** With PostgreSQL's files, which are made once and copied: making them takes seconds. */
const newStateDirectory = (): string => {
  const directory = newDirectory();
  cpSync(join(root, 'template'), join(directory, 'postgres'), { recursive: true });
  return directory;
};
const SLOW_MS = 120_000;
const rejectedWith = (code: string) => ({ problems: [{ code }] });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vedette-state-'));
  await (await openPGliteDatabase(join(root, 'template'))).close();
}, SLOW_MS);
afterAll(() => rmSync(root, { recursive: true }));

describe('opening a directory', { timeout: SLOW_MS }, () => {
  it('refuses one in use, one of a newer release and one of another engine, and leaves them whole', async () => {
    const directory = newStateDirectory();
    const store = await openEmbeddedStateStore({ directory });
    await store.putLabels([
      { id: 'l', name: 'n', displayName: '', parentId: null, priority: 1, color: null, tenantId: null },
    ]);
    await expect(openEmbeddedStateStore({ directory })).rejects.toMatchObject(rejectedWith('STA1010'));
    await store.close();

    const database = await openPGliteDatabase(join(directory, 'postgres'));
    await database.query(`insert into schema_versions (version, name) values (999, 'future')`);
    await database.close();
    await expect(openEmbeddedStateStore({ directory })).rejects.toMatchObject(rejectedWith('STA1011'));

    const versionFile = join(directory, 'postgres', 'PG_VERSION');
    expect(readFileSync(versionFile, 'utf8').trim()).toBe(EMBEDDED_POSTGRES_VERSION);
    writeFileSync(versionFile, '99\n');
    await expect(openEmbeddedStateStore({ directory })).rejects.toMatchObject(rejectedWith('STA1012'));
    writeFileSync(versionFile, `${EMBEDDED_POSTGRES_VERSION}\n`);

    const again = await openPGliteDatabase(join(directory, 'postgres'));
    await again.query('delete from schema_versions where version = 999');
    await again.close();
    const reopened = await openEmbeddedStateStore({ directory });
    expect(await reopened.listLabels()).toHaveLength(1);
    await reopened.close();
  });

  it('refuses a place that is no directory', async () => {
    const file = join(newDirectory(), 'file');
    writeFileSync(file, '');
    await expect(openEmbeddedStateStore({ directory: file })).rejects.toMatchObject(rejectedWith('STA1013'));
  });

  it('keeps a secret unreadable on disk and without its key', async () => {
    const directory = newStateDirectory();
    const state = {
      kind: 'graph-security' as const,
      status: 'disconnected' as const,
      settings: null,
      connectedAt: null,
      lastPollAt: null,
      lastReceivedAt: null,
      rowsReceived: 0,
      duplicatesDropped: 0,
      problem: null,
    };
    const store = await openEmbeddedStateStore({ directory });
    await store.saveConnector(state, 'correct horse battery');
    await store.close();
    expect(statSync(join(directory, 'secret.key')).mode & 0o777).toBe(0o600);
    const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const leaks = files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('correct horse'));
    expect(leaks).toEqual([]);
    const stranger = await openEmbeddedStateStore({ directory, secretKey: randomBytes(32) });
    await expect(stranger.loadConnector('graph-security')).rejects.toMatchObject(rejectedWith('STA1015'));
    await stranger.close();
  });

  it('applies all of a release or nothing of it', async () => {
    const directory = newStateDirectory();
    const database = await openPGliteDatabase(join(directory, 'postgres'));
    const broken = { version: 2, name: '0002-broken.sql', script: 'create table half (a int); create table 7;' };
    await expect(migrate(database, directory, [...loadMigrations(), broken])).rejects.toThrow(/syntax error/);
    const [row] = await database.query<{ found: string | null }>(`select to_regclass('users')::text as found`);
    expect(row?.found).toBeNull();
    await database.close();
  });
});

it(
  'starts anew where making the files was interrupted',
  async () => {
    const directory = newDirectory();
    mkdirSync(join(directory, 'postgres.new', 'base'), { recursive: true });
    const store = await openEmbeddedStateStore({ directory });
    expect(await store.listUsers()).toEqual([]);
    await store.close();
    expect(readdirSync(directory).sort()).toEqual(['postgres', 'secret.key']);
  },
  SLOW_MS,
);

it('gives the space of removed rows back', async () => {
  const database = await openPGliteDatabase(join(newStateDirectory(), 'postgres'), 100);
  await database.transaction((sql) => sql.unsafeRunScript('create table queue (id integer, body text)'));
  for (let round = 0; round < 300; round++) {
    await database.query(`insert into queue values ($1::int, repeat('x', 4000))`, [round]);
    await database.query('delete from queue');
  }
  const [size] = await database.query<{ bytes: number }>(`select pg_relation_size('queue')::int as bytes`);
  const [vacuums] = await database.query<{ count: number }>(
    `select vacuum_count::int as count from pg_stat_user_tables where relname = 'queue'`,
  );
  expect(vacuums?.count).toBeGreaterThanOrEqual(5);
  expect(size?.bytes).toBeLessThan(1_000_000);
  await database.close();
});
