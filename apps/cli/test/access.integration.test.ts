/** `vedette user` and `vedette token`, over a data folder and over a running server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '@vedette/model';
import { type RunningServer, startServer, systemActor } from '@vedette/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../src/main.ts';
import { makeServeOptions } from '../src/serve-options.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'vedette-access-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const collect = (into: string[]) =>
    ({ write: (text: string) => into.push(text) }) as unknown as NodeJS.WritableStream;
  const code = await main(args, { stdout: collect(out), stderr: collect(err), cwd: directory, env });
  return { code, out: out.join(''), err: err.join('') };
}

async function start(): Promise<RunningServer> {
  const terminal = { stdout: process.stdout, stderr: process.stderr, cwd: directory, env: {} };
  const options = makeServeOptions({ values: { data: directory, port: '0' }, positionals: [], terminal });
  return startServer(options, silentLogger);
}

const meOf = async (url: string, secret: string) =>
  (await fetch(`${url}/api/auth/me`, { headers: { authorization: `Bearer ${secret.trim()}` } })).json();

describe('a data folder', () => {
  const env = () => ({ VEDETTE_DATA: directory });

  it('takes users and tokens before a server was ever started on it', async () => {
    const added = await run(env(), 'user', 'add', 'megan', '--tables', 'SecurityAlert,OfficeActivity');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toMatch(/^megan: reader; tables: OfficeActivity, SecurityAlert\nPassword: \w{5}(?:-\w{5}){3}\n$/);
    expect((await run(env(), 'user', 'set', 'MEGAN', '--role', 'responder', '--tables', 'SecurityAlert')).out).toBe(
      'megan: responder; tables: SecurityAlert\n',
    );
    expect((await run(env(), 'user', 'passwd', 'megan')).out).toMatch(/^megan: Password: /);
    expect((await run(env(), 'user', 'disable', 'megan')).out).toContain('disabled');
    expect((await run(env(), 'user', 'enable', 'megan')).out).not.toContain('disabled');
    const token = await run(env(), 'token', 'add', 'megan', 'nightly', '--role', 'reader', '--days', '90');
    expect(token.out).toMatch(/^vdt_[\w-]+\n$/);
    const users = JSON.parse((await run(env(), 'user', 'list', '--format', 'json')).out);
    expect(users).toEqual([
      { Name: 'megan', DisplayName: 'megan', Roles: 'responder', Tables: 'SecurityAlert', State: 'enabled' },
    ]);
    const server = await start();
    try {
      expect(await meOf(server.url, token.out)).toMatchObject({ roles: ['reader'], tables: ['SecurityAlert'] });
      expect(server.firstAdmin?.user.username).toBe('admin');
      const busy = await run(env(), 'user', 'list');
      expect([busy.code, busy.err]).toEqual([1, expect.stringContaining('STA1010')]);
    } finally {
      await server.stop();
    }
  });

  it.each([
    [['user', 'add', 'x', '--tables', 'SecurtyAlert'], 1, 'Did you mean `SecurityAlert`?'],
    [['user', 'add', 'MEGAN'], 1, 'STA1002'],
    [['user', 'disable', 'admin'], 1, 'STA1005'],
    [['user', 'set', 'admin', '--role', 'reader'], 1, 'STA1005'],
    [['user', 'passwd', 'nobody'], 1, 'CLI1003'],
    [['token', 'add', 'megan', 'x', '--role', 'admin'], 1, 'API4005'],
    [['token', 'revoke', 'x'], 1, 'API1003'],
    [['user', 'add'], 2, 'NAME is missing'],
    [['user', 'add', ' x'], 2, 'NAME: expected'],
    [['user', 'set', 'megan'], 2, 'Nothing to change'],
    [['user', 'add', 'x', '--role', 'king'], 2, '`--role` expected'],
    [['token', 'add', 'megan'], 2, 'NAME is missing'],
  ])('%j ends with %i and says why', async (args, code, part) => {
    const ended = await run(env(), ...args);
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(part)]);
  });
});

describe('a running server', () => {
  let server: RunningServer;
  let env: Record<string, string>;
  beforeAll(async () => {
    server = await start();
    const { access } = server.services;
    const admin = (await access.listUsers()).find(({ username }) => username === 'admin');
    const wanted = { userId: String(admin?.id), name: 'test', roles: null, tables: null, expiresAt: null };
    env = { VEDETTE_TOKEN: (await access.createToken(wanted, systemActor('test'))).secret };
  });
  afterAll(() => server?.stop());

  it('is asked by its routes', async () => {
    const at = ['--url', server.url];
    expect((await run(env, 'user', 'add', 'remote', '--role', 'contributor', '--tables', 'none', ...at)).out).toMatch(
      /^remote: contributor; tables: none\nPassword: /,
    );
    const { out: secret } = await run(env, 'token', 'add', 'remote', 'ci', ...at);
    expect(await meOf(server.url, secret)).toMatchObject({ user: { username: 'remote' }, tables: [] });
    const [token] = JSON.parse((await run(env, 'token', 'list', '--format', 'json', ...at)).out).filter(
      ({ User }: { User: string }) => User === 'remote',
    );
    expect(token).toMatchObject({ Name: 'ci', Roles: 'of the user', Tables: 'of the user', Ends: 'never' });
    expect((await run(env, 'token', 'revoke', token.Id, ...at)).out).toBe(`${token.Id} is revoked.\n`);
    expect(await meOf(server.url, secret)).toMatchObject({ error: { code: 'API1001' } });
    const refused = await run(env, 'user', 'add', 'x', '--tables', 'Nonsense', ...at);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('API4001')]);
    const actor = (await server.services.state.listAudit({ limit: 1, offset: 0 })).items[0];
    expect(actor).toMatchObject({ actor: 'admin', action: 'token.revoked', clientIp: '127.0.0.1' });
  });
});
