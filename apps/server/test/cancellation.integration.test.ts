/** Callers that leave before their answer, on each route that takes a query. */
import type { Logger } from '@vedette/model';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

const lines: { level: keyof Logger; message: string; fields: Readonly<Record<string, unknown>> | undefined }[] = [];
const write =
  (level: keyof Logger): Logger[keyof Logger] =>
  (message, fields) => {
    lines.push({ level, message, fields });
  };
const logger: Logger = { info: write('info'), warn: write('warn'), error: write('error') };

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer(logger);
  token = await server.token('reader');
});
afterAll(() => server?.stop());

const ENDLESS =
  'range a from 1 to 200000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 200000 step 1 | extend k = 1) on k | summarize sum(a * b)';

it.each([
  ['/api/query', { query: ENDLESS }],
  ['/v1/workspaces/default/query', { query: ENDLESS }],
  ['/v2/rest/query', { db: 'default', csl: ENDLESS }],
])('%s notes that its caller left, and logs no error', async (route, body) => {
  lines.length = 0;
  const abort = new AbortController();
  const answer = fetch(`${server.url}${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: abort.signal,
  });
  const running = async () =>
    ((await (await server.call(token, '/api/query/running')).json()) as { total: number }).total;
  await expect.poll(running, { timeout: 20_000 }).toBe(1);
  abort.abort();
  await expect(answer).rejects.toThrow();
  await expect.poll(() => lines.map(({ message }) => message)).toContain('the caller left before the answer');
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
});
