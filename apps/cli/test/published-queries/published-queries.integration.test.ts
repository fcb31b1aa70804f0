import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import type { TokenCredential } from '@azure/core-auth';
import { LogsQueryClient, LogsQueryResultStatus } from '@azure/monitor-query-logs';
import { silentLogger } from '@vedette/model';
import { type RunningServer, startServer, systemActor } from '@vedette/server';
import { Client as KustoClient, KustoConnectionStringBuilder } from 'azure-kusto-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeServeOptions, REPOSITORY } from '../../src/serve-options.ts';
import { makeRows, PUBLISHED, pick } from './estate.ts';

let server: RunningServer;
let directory: string;
let token: string;
let certificate: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'vedette-published-'));
  const terminal = { stdout: process.stdout, stderr: process.stderr, cwd: directory, env: {} };
  const options = makeServeOptions({
    values: { data: directory, port: '0', 'tls-self-signed': true },
    positionals: [],
    terminal,
  });
  server = await startServer(options, silentLogger);
  const { services, firstAdmin } = server;
  if (!firstAdmin) throw new Error('expected a first administrator');
  const wanted = { userId: firstAdmin.user.id, name: 'test', roles: null, tables: null, expiresAt: null };
  token = (await services.access.createToken(wanted, systemActor('test'))).secret;
  for (const [table, records] of Object.entries(makeRows(new Date()))) {
    const result = await services.ingest.write(table, records);
    expect(result.rejected).toEqual([]);
    expect(result.accepted).toBe(records.length);
  }
  certificate = await readFile(path.join(directory, 'tls/cert.pem'), 'utf8');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate]);
});

afterAll(async () => {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

const credential = (): TokenCredential => ({
  getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
});

describe.each(PUBLISHED)('$name', ({ kql, columns, expected }) => {
  it('through the portal route', async () => {
    const response = await fetch(`${server.url}/api/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: kql }),
    });
    const table = (await response.json()) as {
      columns: { name: string }[];
      rows: unknown[][];
      problems: { severity: string }[];
    };
    expect(table.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(
      pick(
        columns,
        table.columns.map(({ name }) => name),
        table.rows,
      ),
    ).toEqual(expected);
  });

  it('through @azure/monitor-query-logs over TLS', async () => {
    const client = new LogsQueryClient(credential(), { endpoint: `${server.url}/v1`, retryOptions: { maxRetries: 0 } });
    const result = await client.queryWorkspace('default', kql, { duration: 'P30D' });
    if (result.status !== LogsQueryResultStatus.Success) throw new Error(JSON.stringify(result));
    const [table] = result.tables;
    const names = table?.columnDescriptors.map(({ name }) => name ?? '') ?? [];
    expect(pick(columns, names, (table?.rows ?? []) as unknown[][])).toEqual(expected);
  });

  it('through azure-kusto-data over TLS', async () => {
    const builder = KustoConnectionStringBuilder.withAccessToken(server.url, token);
    const client = new KustoClient(builder);
    const result = await client.execute('default', kql);
    const [table] = result.primaryResults;
    const names = table?.columns.map(({ name }) => name ?? '') ?? [];
    const rows = [...(table?.rows() ?? [])].map((row) => [...row.values()] as unknown[]);
    expect(pick(columns, names, rows)).toEqual(expected);
    client.close();
  });
});

it('the command line answers all of them, from a file and against the server', async () => {
  for (const { name, kql, columns, expected } of PUBLISHED) {
    const file = path.join(directory, 'query.kql');
    await writeFile(file, kql);
    const args = ['query', '--file', file, '--url', server.url, '--token', token, '--format', 'json'];
    const { stdout, code } = await runCommand(args);
    expect(code, name).toBe(0);
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(
      pick(
        columns,
        columns,
        rows.map((row) => columns.map((column) => row[column])),
      ),
      name,
    ).toEqual(expected);
  }
});

function runCommand(args: readonly string[]): Promise<{ stdout: string; code: number | null }> {
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'apps/cli/bin/vedette.js'), ...args], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: path.join(directory, 'tls/cert.pem') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ stdout, code })));
}
