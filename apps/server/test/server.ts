/** A server of its own over TLS, with its stores in a folder that goes with it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { type Logger, type Role, silentLogger } from '@vedette/model';
import { type RunningServer, startServer } from '../src/index.ts';

export interface TestServer {
  readonly url: string;
  readonly running: RunningServer;
  /** A new token of a user who has these roles. */
  token(...roles: Role[]): Promise<string>;
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
      contentDirectory: path.join(import.meta.dirname, '../../../content'),
      version: '0.1.0',
      ruleDelaySeconds: 300,
      externalHosts: [],
    },
    logger,
  );
  const certificate = await readFile(path.join(directory, 'tls/cert.pem'), 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate]);
  const { authenticator } = running.services;
  let users = 0;
  return {
    url: running.url,
    running,
    token: async (...roles) => {
      const about = { username: `user-${++users}`, displayName: 'A user', roles };
      return authenticator.createToken(await authenticator.createUser(about, 'a long password'), 'test', null);
    },
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
