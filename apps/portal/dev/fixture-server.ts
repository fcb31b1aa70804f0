/**
 * A made-up server for looking at the portal's pages while working on them. It answers the contract from memory with the
 * data of `made-up-data.ts`, slowly where asked (`SLOW=500`), failing where asked (`FAIL=listIncidents:500`).
 * A development tool: never shipped, never a test of the product.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type RouteName, routes } from '@vedette/model';
import { isSignedIn } from './fixture-access.ts';
import { Refusal, send, streams } from './fixture-answer.ts';
import { handlers } from './fixture-handlers.ts';
import * as data from './made-up-data.ts';

const DIST = join(import.meta.dirname, '..', 'dist');
const PORT = Number(process.env.PORT ?? 8080);
const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; font-src 'self' data:";

const table = Object.entries(routes).map(([name, { method, path }]) => ({
  name: name as RouteName,
  method,
  pattern: new RegExp(`^${path.replace(/:([a-z]+)/gi, '(?<$1>[^/]+)')}$`),
}));

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const failures = new Map(
  (process.env.FAIL ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => part.split(':') as [string, string]),
);

async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const match = table
    .map((entry) => ({ ...entry, found: entry.pattern.exec(url.pathname) }))
    .find(({ method, found }) => found && method === request.method);
  try {
    if (!match) throw new Refusal(404, 'No such route.');
    if (!isSignedIn() && match.name !== 'signIn') throw new Refusal(401, 'Sign in first.');
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.SLOW ?? 15)));
    const failure = failures.get(match.name);
    if (failure)
      throw new Refusal(Number(failure), 'The log store did not answer within 30 s. Look at the server log.');
    const handler = handlers[match.name];
    if (!handler) throw new Refusal(501, 'Not made up yet.');
    const params = Object.fromEntries(
      Object.entries(match.found?.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
    const answer = handler({ params, query: url.searchParams, body: await readBody(request) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500;
    const message = error instanceof Error ? error.message : 'failed';
    const problem = {
      code: `FIX${status}`,
      severity: 'error',
      message,
      hints: status >= 500 ? ['Wait a minute, then try again.'] : [],
    };
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code: problem.code, message, problems: [problem] } }));
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};
async function answerFile(response: ServerResponse, path: string): Promise<void> {
  const name = extname(path) === '' ? '/index.html' : path;
  const bytes = await readFile(join(DIST, name)).catch(() => readFile(join(DIST, 'index.html')));
  response
    .writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/html', 'content-security-policy': CSP })
    .end(bytes);
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/api/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(': hello\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  } else if (url.pathname === '/dev/new-incident') {
    const incident = data.makeIncident(data.incidents.length + 1, 0);
    data.incidents.unshift(incident);
    send({ topic: 'incident.changed', number: incident.number });
    response.end('ok');
  } else if (url.pathname.startsWith('/api/')) void answerApi(request, response, url);
  else void answerFile(response, url.pathname);
}).listen(PORT, '127.0.0.1', () => console.log(`made-up server on http://127.0.0.1:${PORT}`));
