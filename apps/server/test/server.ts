/** A server of its own over TLS, with its stores in a folder that goes with it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { type Logger, type Role, silentLogger, type TableScope } from '@vedette/model';
import { type RunningServer, startServer, systemActor } from '../src/index.ts';

export interface TestServer {
  readonly url: string;
  readonly running: RunningServer;
  /** A new token of a user who has these roles. */
  token(...roles: Role[]): Promise<string>;
  /** A new token of a contributor who may read these tables. */
  tokenFor(tables: TableScope): Promise<string>;
  /** Calls a route of the server with a token and a JSON body. */
  call(token: string, route: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

export async function startTestServer(logger: Logger = silentLogger): Promise<TestServer> {
  const directory = await mkdtemp(path.join(tmpdir(), 'vedette-server-'));
  const running = await startServer(
    {
      dataDirectory: directory,
      host: '127.0.0.1',
      port: 0,
      tls: { kind: 'self-signed' },
      portalDirectory: directory,
      contentDirectory: path.join(import.meta.dirname, '../../../content/solutions'),
      version: '0.1.0',
      ruleDelaySeconds: 300,
      externalHosts: [],
    },
    logger,
  );
  const certificate = await readFile(path.join(directory, 'tls/cert.pem'), 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate]);
  const { access } = running.services;
  let users = 0;
  const makeToken = async (roles: Role[], tables: TableScope): Promise<string> => {
    const by = systemActor('test');
    const about = { username: `user-${++users}`, displayName: 'A user', password: 'a long password' };
    const { user } = await access.createUser({ ...about, roles, tables: tables && [...tables] }, by);
    const whole = { name: 'test', roles: null, tables: null, expiresAt: null };
    return (await access.createToken({ ...whole, userId: user.id }, by)).secret;
  };
  return {
    url: running.url,
    running,
    token: (...roles) => makeToken(roles, null),
    tokenFor: (tables) => makeToken(['contributor'], tables),
    call: (token, route, body, headers = {}) =>
      fetch(`${running.url}${route}`, {
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      }),
    stop: async () => {
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
