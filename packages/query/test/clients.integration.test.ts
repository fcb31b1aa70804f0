/** The vendors' own clients read what the shapes print. The server's routes are the server's; here is only a listener. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogsQueryClient, LogsQueryResultStatus } from '@azure/monitor-query-logs';
import type { Problem, QueryTable } from '@vedette/model';
import { Client, KustoConnectionStringBuilder } from 'azure-kusto-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  parsePrefer,
  printBatchBody,
  printKustoError,
  printKustoV1Management,
  printKustoV1Query,
  printKustoV2Frames,
  printLogAnalyticsBody,
  printLogAnalyticsError,
} from '../src/index.ts';

const table: QueryTable = {
  columns: ['string', 'long', 'int', 'real', 'bool', 'datetime', 'timespan', 'guid', 'decimal', 'dynamic'].map(
    (type) => ({ name: `a_${type}`, type }),
  ),
  rows: [
    ['x', '9007199254740993', 1, 'NaN', true, '2026-03-01T00:00:00.5Z', '1.00:00:00', 'g', '1.5', { a: [1] }],
    ['', null, null, null, null, null, null, null, null, null],
  ],
  partial: false,
  problems: [{ code: 'KQL3001', severity: 'warning', message: 'Read as plain.', hints: [] }],
  visualization: { visualization: 'piechart', title: 'Labels' },
  statistics: { compileMs: 1, executeMs: 2, rowsRead: 100, bytesRead: 1000 },
};
const cut: Problem = { code: 'QRY2001', severity: 'warning', message: 'There are more.', hints: [] };
const syntax: Problem = {
  code: 'KQL1001',
  severity: 'error',
  message: 'Expected a pipe.',
  hints: [],
  span: { start: 9, end: 10, line: 2, column: 4 },
};
const info = { clientRequestId: 'crid', activityId: '00000000-0000-4000-8000-000000000001', at: new Date(0) };
const partial = { ...table, partial: true, problems: [cut] };

/** The text of the query says which answer to give. */
function answer(path: string, prefer: string | undefined, body: { query?: string; csl?: string }) {
  const text = body.query ?? body.csl ?? '';
  const isLogAnalytics = path.endsWith('/query') && !path.includes('/rest/');
  if (text === 'broken')
    return isLogAnalytics ? printLogAnalyticsError([syntax], 'c') : printKustoError([syntax], info);
  const chosen = text === 'cut' ? partial : table;
  const results =
    text === 'two'
      ? [
          { name: 'first', table },
          { name: 'second', table },
        ]
      : [{ name: null, table: chosen }];
  if (isLogAnalytics) return { status: 200, body: printLogAnalyticsBody(results, parsePrefer(prefer)) };
  if (path === '/v2/rest/query') return { status: 200, body: printKustoV2Frames(results, info) };
  if (path === '/v1/rest/query') return { status: 200, body: printKustoV1Query(results, info) };
  return { status: 200, body: printKustoV1Management(table) };
}

interface BatchRequest {
  readonly requests: readonly { id: string; headers?: { prefer?: string }; body: { query: string } }[];
}

function answerBatch({ requests }: BatchRequest) {
  const answers = requests.map(({ id, headers, body }) => ({ id, ...answer('/query', headers?.prefer, body) }));
  return { status: 200, body: printBatchBody(answers) };
}

let server: Server;
let url: string;
const received: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const text = (await request.toArray()).join('');
    received.push(text);
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    const parsed = JSON.parse(text);
    const prefer = request.headers.prefer as string | undefined;
    const { status, body } = path.endsWith('$batch') ? answerBatch(parsed) : answer(path, prefer, parsed);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('@azure/monitor-query-logs', () => {
  /** Without its token, which it sends over TLS alone; the server's tests have the certificate. */
  const client = () => {
    const credential = { getToken: async () => ({ token: 't', expiresOnTimestamp: Date.now() + 3_600_000 }) };
    const options = { endpoint: `${url}/v1`, allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
    const made = new LogsQueryClient(credential, options);
    made.pipeline.removePolicy({ name: 'bearerTokenAuthenticationPolicy' });
    return made;
  };
  const day = { duration: 'P1D' };

  it('reads rows, types, statistics and visualization', async () => {
    const result = await client().queryWorkspace('default', 'all', day, {
      includeQueryStatistics: true,
      includeVisualization: true,
      serverTimeoutInSeconds: 30,
    });
    if (result.status !== LogsQueryResultStatus.Success) throw new Error('expected success');
    const [primary] = result.tables;
    expect(primary?.name).toBe('PrimaryResult');
    expect(primary?.columnDescriptors).toEqual(table.columns);
    expect(primary?.rows[0]).toEqual([
      'x',
      Number('9007199254740993'),
      1,
      'NaN',
      true,
      new Date('2026-03-01T00:00:00.500Z'),
      '1.00:00:00',
      'g',
      '1.5',
      { a: [1] },
    ]);
    expect(primary?.rows[1]).toEqual(table.rows[1]);
    expect(result.visualization).toEqual({ visualization: 'piechart', title: 'Labels' });
    expect(result.statistics).toMatchObject({ query: { executionTime: 0.003 } });
  });

  it('leaves out what was not asked for', async () => {
    const result = await client().queryWorkspace('default', 'all', day);
    expect(result.statistics).toBeUndefined();
    expect(result.visualization).toBeUndefined();
  });

  it('tells a cut answer as a partial one', async () => {
    const result = await client().queryWorkspace('default', 'cut', day);
    if (result.status !== LogsQueryResultStatus.PartialFailure) throw new Error('expected a partial answer');
    expect(result.partialTables[0]?.rows).toHaveLength(2);
    expect(result.partialError).toMatchObject({ code: 'PartialError', details: [{ message: 'There are more.' }] });
  });

  it('throws the code and the place of a query that is wrong', async () => {
    const failure = await client()
      .queryWorkspace('default', 'broken', day)
      .catch((error) => error);
    expect(failure).toMatchObject({
      statusCode: 400,
      code: 'BadArgumentError',
      message: 'KQL1001 at line 2, column 4: Expected a pipe.',
    });
    expect(failure.details.error.innererror.innererror).toMatchObject({ code: 'KQL1001' });
  });

  it('reads a batch, each answer for itself', async () => {
    const queries = ['all', 'cut'].map((query) => ({ workspaceId: 'default', query, timespan: day }));
    const results = await client().queryBatch(queries);
    expect(results.map(({ status }) => status)).toEqual(['Success', 'PartialFailure']);
  });
});

describe('azure-kusto-data', () => {
  const client = () => new Client(KustoConnectionStringBuilder.withAccessToken(url, 'token'));

  it('reads v2 frames', async () => {
    const result = await client().executeQuery('default', 'all');
    const [primary] = result.primaryResults;
    const rows = [...(primary?.rows() ?? [])].map((row) => row.toJSON<Record<string, unknown>>());
    expect(rows[0]).toMatchObject({
      a_string: 'x',
      a_bool: true,
      a_datetime: new Date('2026-03-01T00:00:00.500Z'),
      a_timespan: 86_400_000,
      a_dynamic: { a: [1] },
    });
    expect(rows[1]).toMatchObject({ a_string: '', a_long: null, a_timespan: null });
    expect(result.getErrorsCount()).toMatchObject({ errors: 0 });
    expect(result.getWarnings()).toHaveLength(1);
    const properties = result.tables.find(({ name }) => name === '@ExtendedProperties');
    const [row] = [...(properties?.rows() ?? [])];
    expect(JSON.parse(String(row?.getValueAt(2)))).toEqual({ Visualization: 'piechart', Title: 'Labels' });
  });

  it('writes a long beyond 2^53 as the number it is', async () => {
    const text = JSON.stringify(printKustoV2Frames([{ name: null, table }], info));
    expect(text).toContain('["x",9007199254740993,1,');
  });

  it('throws where the answer was cut', async () => {
    await expect(client().executeQuery('default', 'cut')).rejects.toThrow('QRY2001: There are more.');
  });

  it('throws the place of a query that is wrong', async () => {
    const failure = await client()
      .executeQuery('default', 'broken')
      .catch((error) => error);
    expect(failure.response.status).toBe(400);
    expect(failure.response.data.error).toMatchObject({
      '@message': 'KQL1001 at line 2, column 4: Expected a pipe.',
      innererror: { code: 'KQL1001', line: 2, pos: 4 },
    });
  });

  it('reads the v1 form of a query and of a command', async () => {
    const query = await client().executeQueryV1('default', 'all');
    expect(query.primaryResults).toHaveLength(1);
    expect([...(query.primaryResults[0]?.rows() ?? [])]).toHaveLength(2);
    const shown = await client().execute('', '.show something');
    expect([...(shown.primaryResults[0]?.rows() ?? [])]).toHaveLength(2);
  });

  it('reads several result tables, in both forms', async () => {
    for (const read of ['executeQuery', 'executeQueryV1'] as const) {
      const { primaryResults } = await client()[read]('default', 'two');
      expect(primaryResults.map(({ name }) => name)).toEqual(['first', 'second']);
      expect(primaryResults.map((result) => [...result.rows()].length)).toEqual([2, 2]);
    }
    const { tables } = printLogAnalyticsBody(
      [
        { name: null, table },
        { name: null, table },
      ],
      parsePrefer(undefined),
    );
    expect(tables.map(({ name }) => name)).toEqual(['PrimaryResult', 'PrimaryResult_1']);
  });
});
