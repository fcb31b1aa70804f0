/** Starts that fail, and what the next one finds. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLogger } from '@vedette/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServeOptions, startServer } from '../src/index.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'vedette-start-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const options = (rest: Partial<ServeOptions>): ServeOptions => ({
  dataDirectory: directory,
  host: '127.0.0.1',
  port: 0,
  tls: { kind: 'none' },
  portalDirectory: directory,
  contentDirectory: path.join(import.meta.dirname, '../../../content'),
  version: '0.1.0',
  ruleDelaySeconds: 300,
  externalHosts: [],
  ...rest,
});

it('shows the first password at the first start that succeeds', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await expect(startServer(options({ port }), silentLogger)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
  const missing = path.join(directory, 'missing.pem');
  const tls = { kind: 'files', certFile: missing, keyFile: missing } as const;
  await expect(startServer(options({ tls }), silentLogger)).rejects.toMatchObject({ code: 'ENOENT' });
  const server = await startServer(options({}), silentLogger);
  expect(server.firstAdmin?.password).toMatch(/\S{8}/);
  await server.stop();
});
