import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { ChdbLanes } from '../src/embedded/chdb-lanes.ts';

export interface HttpFront {
  readonly url: string;
  /** Statements that it was sent, for tests of what a server would see. */
  readonly requests: readonly URL[];
  close(): Promise<void>;
}

/** Parameters of a request that are no settings. Source: https://clickhouse.com/docs/interfaces/http (read 2026-11-21). */
const NO_SETTINGS = new Set(['query', 'query_id', 'database', 'session_id', 'default_format']);
const HTTP_ONLY = /^(?:enable_http_compression|wait_end_of_query|send_progress|http_|cancel_http_)/;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function settingsOf(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...parameters].filter(([name]) => !NO_SETTINGS.has(name) && !HTTP_ONLY.test(name)));
}

async function answer(engine: ChdbLanes, url: URL, body: Buffer, signal: AbortSignal): Promise<Readable> {
  const query = url.searchParams.get('query');
  if (query !== null) return (await engine.exec({ query, values: Readable.from([body]) })).stream;
  const statement = { query: body.toString('utf8'), query_id: url.searchParams.get('query_id') ?? '' };
  const clickhouse_settings = settingsOf(url.searchParams);
  if (!clickhouse_settings.readonly) return (await engine.query(statement)).stream;
  return (await engine.exec({ ...statement, clickhouse_settings, abort_signal: signal })).stream;
}

async function respond(engine: ChdbLanes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const url = new URL(request.url ?? '/', 'http://front');
  try {
    for await (const chunk of await answer(engine, url, await bodyOf(request), gone.signal)) response.write(chunk);
    response.end();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = /^Code: (\d+)/.exec(message)?.[1] ?? '1002';
    response.writeHead(500, { 'x-clickhouse-exception-code': code }).end(message);
  }
}

/**
 * As much of ClickHouse's HTTP interface as the driver uses, over chDB: the driver's requests, settings in the address,
 * errors and aborts meet the real engine, but not the real server.
 */
export async function openHttpFront(path: string, databaseSql: string): Promise<HttpFront> {
  const engine = await ChdbLanes.open(path, databaseSql);
  const requests: URL[] = [];
  const server = createServer((request, response) => {
    requests.push(new URL(request.url ?? '/', 'http://front'));
    if (request.url === '/ping') response.end('Ok.\n');
    else void respond(engine, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };
}
