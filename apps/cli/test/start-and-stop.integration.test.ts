/** The program itself: signals while it starts, and starts that fail. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../src/serve-options.ts';

let directory: string;
const open: Server[] = [];
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'vedette-start-'));
});
afterAll(() => rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }));
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Something that listens and never says a word, as a database behind a broken network does. */
async function openSilentPeer(): Promise<{ readonly port: number; readonly connected: Promise<unknown> }> {
  const server = createServer((socket) => socket.unref().on('error', () => {}));
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as { port: number }).port, connected: once(server, 'connection') };
}

interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly err: string }>;
}
function vedette(...args: string[]): Program {
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'apps/cli/bin/vedette.js'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (bytes) => {
    err += String(bytes);
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, err }));
  return { child, ended };
}

describe('a start that fails', () => {
  it.runIf(existsSync('/proc/self'))('says in a line that a place takes no folders, and what to do', async () => {
    const { code, err } = await vedette('serve', '--data', '/proc/vedette').ended;
    expect(err).toBe(
      "vedette: EPERM: this file system takes no folders, mkdir '/proc/vedette'. Name a place that this user may read and write.\n",
    );
    expect(code).toBe(1);
  });

  it.each(['serve', 'demo'])('of `%s` ends the program, with all that it had opened', async (command) => {
    const { port } = await openSilentPeer();
    const { code, err } = await vedette(command, '--data', path.join(directory, 'busy'), '--port', String(port)).ended;
    expect(err).toContain('address already in use');
    expect(code).toBe(1);
  });
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s during a start', (signal) => {
  it('lets it end and closes what it opened', async () => {
    const { child, ended } = vedette('serve', '--data', path.join(directory, signal), '--port', '0');
    await once(child.stderr as NonNullable<typeof child.stderr>, 'data');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  it('ends one that waits for a peer which does not answer', async () => {
    const { port, connected } = await openSilentPeer();
    const data = path.join(directory, `${signal}-silent`);
    const { child, ended } = vedette(
      'serve',
      '--data',
      data,
      '--clickhouse',
      `http://127.0.0.1:${port}`,
      '--port',
      '0',
    );
    await connected;
    child.kill(signal);
    const { code, err } = await ended;
    expect(err).toContain('vedette: stopped; the start had not ended 5 s after the signal.');
    expect(code).toBe(143);
  });
});
