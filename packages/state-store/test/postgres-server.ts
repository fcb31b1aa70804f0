import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  createDatabase(name: string): string;
  stop(): void;
}

const BASE = '/usr/lib/postgresql';

/** Folder of Debian's newest PostgreSQL programs. */
function findPrograms(): string | undefined {
  try {
    const newest = readdirSync(BASE).sort((left, right) => Number(right) - Number(left))[0];
    return newest && join(BASE, newest, 'bin');
  } catch {
    return undefined;
  }
}

/** Why the suite cannot run here; undefined where it can. */
export function whyNoPostgres(): string | undefined {
  if (process.env.VEDETTE_TEST_POSTGRES || findPrograms()) return undefined;
  return 'no PostgreSQL: `apt-get install postgresql`, or set VEDETTE_TEST_POSTGRES to a URL of a superuser';
}

/** PostgreSQL refuses to run as root, so root runs it as Debian's `postgres` user. */
function userIds(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${log}`)));
  });
}

function createAt(programs: string, url: string, name: string): string {
  execFileSync(join(programs, 'psql'), ['-q', '-d', url, '-c', `create database "${name}"`]);
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.toString();
}

/** A PostgreSQL of our own on 127.0.0.1 in a temporary folder, or the one of `VEDETTE_TEST_POSTGRES`. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms() ?? '';
  const given = process.env.VEDETTE_TEST_POSTGRES;
  if (given) return { createDatabase: (name) => createAt(programs, given, name), stop: () => {} };
  const ids = userIds();
  const directory = mkdtempSync(join(tmpdir(), 'vedette-postgres-'));
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(directory, ids.uid, ids.gid);
  chmodSync(directory, 0o700);
  const data = join(directory, 'data');
  const initdb = ['-D', data, '-U', 'vedette', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initdb, { ...ids, cwd: directory, stdio: 'pipe' });
  const port = await findFreePort();
  const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', directory];
  const server = spawn(join(programs, 'postgres'), settings, {
    ...ids,
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await untilReady(server);
  const url = `postgres://vedette@127.0.0.1:${port}/postgres`;
  return {
    createDatabase: (name) => createAt(programs, url, name),
    stop() {
      server.once('exit', () => rmSync(directory, { recursive: true, force: true }));
      server.kill('SIGINT');
    },
  };
}
