/**
 * Texts that try to be more than texts, through every route that takes KQL. The trust model and the long list of what a query may
 * not reach stand in `packages/query/test/injection.integration.test.ts`; here it is each route that must pass texts on as they are.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.token('contributor');
});
afterAll(() => server?.stop());

const HOSTILE = [
  `'; DROP TABLE SecurityAlert; --`,
  '`) FROM system.tables --',
  `\\'"\`\\`,
  '{p0:String}',
  '\0\r\n\t',
  '\u2028é\u{1F600}',
  '</script><script>alert(1)</script>',
];
const ask = (text: string) => `print s = ${JSON.stringify(text)}`;

type Read = (kql: string) => Promise<unknown>;
/** The value at a path of the JSON of an answer. */
async function pick(answer: Promise<Response>, ...path: readonly (string | number)[]): Promise<unknown> {
  const body: unknown = await (await answer).json();
  return path.reduce((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], body);
}
const call = (route: string, body: unknown) => server.call(token, route, body);
const ROUTES: readonly (readonly [name: string, read: Read])[] = [
  ['/api/query', (query) => pick(call('/api/query', { query }), 'rows', 0, 0)],
  ['Log Analytics', (query) => pick(call('/v1/workspaces/default/query', { query }), 'tables', 0, 'rows', 0, 0)],
  [
    'a Log Analytics batch',
    (query) => {
      const requests = [{ id: '1', workspace: 'default', body: { query } }];
      return pick(call('/v1/$batch', { requests }), 'responses', 0, 'body', 'tables', 0, 'rows', 0, 0);
    },
  ],
  ['Kusto v1', (csl) => pick(call('/v1/rest/query', { db: 'default', csl }), 'Tables', 0, 'Rows', 0, 0)],
  ['Kusto v2', (csl) => pick(call('/v2/rest/query', { db: 'default', csl }), 2, 'Rows', 0, 0)],
  [
    'Kusto v2, progressive',
    (csl) => {
      const properties = { Options: { results_progressive_enabled: true } };
      return pick(call('/v2/rest/query', { db: 'default', csl, properties }), 3, 'Rows', 0, 0);
    },
  ],
  ['a link', (csl) => pick(server.call(token, `/v2/rest/query?csl=${encodeURIComponent(csl)}`), 2, 'Rows', 0, 0)],
];

describe.each(ROUTES)('%s', (_, read) => {
  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))('gives %s back as it is', async (_shown, text) => {
    expect(await read(ask(text))).toBe(text);
  });
});

it.each(HOSTILE)('%j names a request, a function and a database, and is only a name', async (text) => {
  const cancelled = call('/api/query/cancel', { clientRequestId: text });
  expect([(await cancelled).status, await pick(cancelled, 'error', 'code')]).toEqual([404, 'QRY1008']);
  const printable = text.replaceAll(/[^\x20-\x7e]/g, '?');
  const body = { db: 'default', csl: 'print 1' };
  const answered = await server.call(token, '/v2/rest/query', body, { 'x-ms-client-request-id': printable });
  expect(answered.headers.get('x-ms-client-request-id')).toBe(printable.trim());
  const other = call('/v2/rest/query', { ...body, db: text });
  expect([(await other).status, await pick(other, 'error', 'innererror', 'code')]).toEqual([400, 'API3002']);
  const workspace = await server.call(token, `/v1/workspaces/${encodeURIComponent(text)}/query`, { query: 'print 1' });
  expect(workspace.status).toBe(404);
});

it.each([
  ['/api/query', { query: 7 }],
  ['/api/query', { query: 'print 1', timespan: 'x' }],
  ['/v1/workspaces/default/query', {}],
  ['/v1/workspaces/default/query', { query: 'print 1', timespan: 'PT' }],
  ['/v1/$batch', { requests: 'x' }],
  ['/v1/rest/query', { db: 'default' }],
  ['/v2/rest/query', { db: 7, csl: 'print 1' }],
  ['/v1/rest/mgmt', { csl: null }],
])('%s with %j is a 400 that says why', async (route, body) => {
  const response = await server.call(token, route, body);
  expect(response.status).toBe(400);
  expect(JSON.stringify(await response.json())).toContain('API1004');
});

it('a command runs on the portal route, by its rights', async () => {
  expect(await pick(call('/api/query', { query: '.show version' }), 'rows', 0, 0)).toBe('0.1.0');
  const reader = await server.token('reader');
  const refused = server.call(reader, '/api/query', { query: '.create function F() { print 1 }' });
  expect(await pick(refused, 'problems')).toMatchObject([{ code: 'QRY1013' }]);
});
