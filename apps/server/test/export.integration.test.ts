/** Answers as files, through the server's own route over TLS. */
import https from 'node:https';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.token('reader');
});
afterAll(() => server?.stop());

const CSV = 'text/csv';
const ARROW = 'application/vnd.apache.arrow.stream';
const ask = (query: string, accept: string, rest = {}) =>
  server.call(token, '/api/query', { query, ...rest }, { accept });

describe('CSV', () => {
  it('has a header and every value as text', async () => {
    const query = `print s = 'a,"b"', f = '=1+1', l = 9007199254740993, n = -5, t = datetime(2026-03-01 00:00:00.1234567), d = -1h, b = true, x = dynamic({"a":[1]}), z = long(null)`;
    const response = await ask(query, CSV);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(await response.text()).toBe(
      's,f,l,n,t,d,b,x,z\r\n"a,""b""",\'=1+1,9007199254740993,-5,2026-03-01T00:00:00.1234567Z,-01:00:00,true,"{""a"":[1]}",\r\n',
    );
  });

  it('comes by a link that the browser saves', async () => {
    const link = `/api/query/export?format=csv&query=${encodeURIComponent('print x = 1')}`;
    const response = await server.call(token, link);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="query.csv"');
    expect(await response.text()).toBe('x\r\n1\r\n');
  });

  it('gives more rows than a gathered answer may have', async () => {
    const text = await (await ask('range n from 1 to 600000 step 1', CSV)).text();
    expect(text.split('\r\n')).toHaveLength(600_002);
  });

  it('says in its trailers what cut it', async () => {
    const { body, trailers } = await readWithTrailers('range n from 1 to 100 step 1', { maxRows: 10 });
    expect(body.split('\r\n')).toHaveLength(12);
    expect(trailers['vedette-partial']).toBe('true');
    expect(JSON.parse(String(trailers['vedette-problems']))).toMatchObject([{ code: 'QRY2001' }]);
    const whole = await readWithTrailers('print 1');
    expect(whole.trailers).toMatchObject({ 'vedette-partial': 'false', 'vedette-problems': '[]' });
  });

  it.each([
    ['print (', 400, 'KQL1001'],
    ['print 1; print 2', 400, 'QRY1017'],
  ])('%s is refused with a status', async (query, status, code) => {
    const response = await ask(query, CSV);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });
});

describe('Arrow', () => {
  it('has the types of its columns', async () => {
    const query =
      'range n from 1 to 40000 step 1 | extend t = datetime(2026-03-01) + n * 1s, d = n * 1m, x = pack("n", n)';
    const response = await ask(query, ARROW);
    expect(response.headers.get('content-type')).toBe(ARROW);
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    expect(table.numRows).toBe(40_000);
    expect(table.get(1)?.toJSON()).toEqual({
      n: 2n,
      t: Date.parse('2026-03-01T00:00:02Z'),
      d: 120_000_000n,
      x: '{"n":2}',
    });
  });
});

it('ends the engine’s work when the reader leaves', async () => {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/api/query`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      accept: CSV,
      'content-type': 'application/json',
      'x-ms-client-request-id': 'left',
    },
    body: JSON.stringify({
      query: 'range n from 1 to 1000000 step 1 | extend s = strcat("a long text that fills the pipe ", n)',
    }),
    signal: abort.signal,
  });
  const running = async () =>
    ((await (await server.call(token, '/api/query/running')).json()) as { total: number }).total;
  expect(await running()).toBe(1);
  await response.body?.getReader().read();
  abort.abort();
  await expect.poll(running, { timeout: 20_000 }).toBe(0);
});

function readWithTrailers(query: string, rest = {}): Promise<{ body: string; trailers: NodeJS.Dict<string> }> {
  const headers = { authorization: `Bearer ${token}`, accept: CSV, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const request = https.request(
      `${server.url}/api/query`,
      { method: 'POST', headers, rejectUnauthorized: false },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part) => {
          body += part;
        });
        response.on('end', () => resolve({ body, trailers: response.trailers }));
      },
    );
    request.on('error', reject).end(JSON.stringify({ query, ...rest }));
  });
}
