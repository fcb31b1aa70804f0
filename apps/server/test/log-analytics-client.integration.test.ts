/** `@azure/monitor-query-logs`, as it is published, against the server over TLS. */
import { LogsQueryClient, LogsQueryResultStatus } from '@azure/monitor-query-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let client: LogsQueryClient;
beforeAll(async () => {
  server = await startTestServer();
  client = clientOf(await server.token('reader'));
  const rows = [1, 2, 3].map((hours) => ({
    key: `row-${hours}`,
    values: {
      TimeGenerated: new Date(Date.now() - hours * 3_600_000).toISOString(),
      AlertName: `Alert ${hours}`,
      Entities: '[]',
    },
  }));
  await server.running.services.ingest.write('SecurityAlert', rows);
});
afterAll(() => server?.stop());

function clientOf(token: string): LogsQueryClient {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  return new LogsQueryClient(credential, { endpoint: `${server.url}/v1`, retryOptions: { maxRetries: 0 } });
}
const day = { duration: 'P1D' };
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error,
  );

describe('a query', () => {
  it('gives values in their types', async () => {
    const query = `print s = "x", l = long(9007199254740991), r = real(nan), b = true, t = datetime(2026-03-01 00:00:00.5), d = 1d, x = dynamic({"a":[1]}), z = int(null)`;
    const result = await client.queryWorkspace('default', query, day);
    if (result.status !== LogsQueryResultStatus.Success) throw new Error('expected success');
    const [table] = result.tables;
    expect(table?.columnDescriptors.map(({ type }) => type)).toEqual([
      'string',
      'long',
      'real',
      'bool',
      'datetime',
      'timespan',
      'dynamic',
      'int',
    ]);
    expect(table?.rows).toEqual([
      ['x', 9007199254740991, 'NaN', true, new Date('2026-03-01T00:00:00.500Z'), '1.00:00:00', { a: [1] }, null],
    ]);
    expect([result.statistics, result.visualization]).toEqual([undefined, undefined]);
  });

  it('reads the time span that it is asked for', async () => {
    const count = async (timespan: Parameters<LogsQueryClient['queryWorkspace']>[2]) => {
      const result = await client.queryWorkspace('default', 'SecurityAlert | count', timespan);
      return result.status === LogsQueryResultStatus.Success && result.tables[0]?.rows[0]?.[0];
    };
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    expect(await count({ duration: 'PT90M' })).toBe(1);
    expect(await count({ startTime: ago(2.5), endTime: ago(0) })).toBe(2);
    expect(await count({ startTime: ago(3.5), duration: 'PT2H' })).toBe(2);
    expect(await count(day)).toBe(3);
  });

  it('gives statistics and visualization where they are asked for', async () => {
    const options = { includeQueryStatistics: true, includeVisualization: true, serverTimeoutInSeconds: 60 };
    const query = 'SecurityAlert | summarize n = count() by AlertName | render piechart with (title="Alerts")';
    const result = await client.queryWorkspace('default', query, day, options);
    expect(result.visualization).toMatchObject({ visualization: 'piechart', title: 'Alerts' });
    expect(result.statistics).toMatchObject({
      query: {
        executionTime: expect.any(Number),
        inputDatasetStatistics: { rows: { total: 3 } },
        datasetStatistics: [{ tableRowCount: 3, tableSize: 3 * ('Alert 1'.length + 8) }],
      },
    });
  });

  it('gives the first 500,000 rows of a longer answer as a partial one', async () => {
    const result = await client.queryWorkspace('default', 'range n from 1 to 500001 step 1', day);
    if (result.status !== LogsQueryResultStatus.PartialFailure) throw new Error('expected a partial answer');
    expect(result.partialTables[0]?.rows).toHaveLength(500_000);
    expect(result.partialError).toMatchObject({ code: 'PartialError', details: [{ code: 'EngineError' }] });
  });

  it('gives each table of a query that has several', async () => {
    const result = await client.queryWorkspace('default', 'print a = 1; print b = 2', day);
    if (result.status !== LogsQueryResultStatus.Success) throw new Error('expected success');
    expect(result.tables.map(({ rows }) => rows)).toEqual([[[1]], [[2]]]);
  });

  it('in the context of a resource is one of the workspace', async () => {
    const group = '/subscriptions/s/resourceGroups/g/providers';
    const resource = `${group}/Microsoft.OperationalInsights/workspaces/default`;
    const result = await client.queryResource(resource, 'print 7', day);
    expect(result).toMatchObject({ status: 'Success', tables: [{ rows: [[7]] }] });
    const other = await failureOf(
      client.queryResource(`${group}/Microsoft.Compute/virtualMachines/vm`, 'print 7', day),
    );
    expect(other).toMatchObject({ statusCode: 404, code: 'PathNotFoundError' });
  });

  it('over further workspaces is refused where they are not here', async () => {
    const query = (workspaces: string[]) =>
      client.queryWorkspace('default', 'print 7', day, { additionalWorkspaces: workspaces });
    expect(await query(['DEFAULT'])).toMatchObject({ status: 'Success' });
    expect(await failureOf(query(['other']))).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('other'),
    });
  });
});

it('a batch gives each answer for itself', async () => {
  const queries = ['print 1', 'print (', 'range n from 1 to 3 step 1'].map((query) => ({
    workspaceId: 'default',
    query,
    timespan: day,
    includeQueryStatistics: true,
  }));
  const [first, second, third] = await client.queryBatch(queries);
  expect(first).toMatchObject({ status: 'Success', tables: [{ rows: [[1]] }], statistics: { query: {} } });
  expect(second).toMatchObject({ partialError: { code: 'BadArgumentError', innererror: { code: 'SyntaxError' } } });
  expect(third).toMatchObject({ status: 'Success', tables: [{ rows: [[1], [2], [3]] }] });
});

describe('what goes wrong', () => {
  it.each([
    ['SecurityAlert\n| where (', 400, 'BadArgumentError', 'SyntaxError', { line: 2 }],
    [
      'SecurityAlert | where Severty == 1',
      400,
      'BadArgumentError',
      'SemanticError',
      { code: 'KQL1002', line: 1, pos: 23 },
    ],
    ['Nothing', 400, 'BadArgumentError', 'SemanticError', { code: 'KQL1002' }],
  ])('%j: %i %s, %s', async (query, statusCode, code, inner, innermost) => {
    const failure = await failureOf(client.queryWorkspace('default', query, day));
    expect(failure).toMatchObject({ statusCode, code });
    // The client leaves out the members that it does not know: the place.
    const body = await (
      await server.call(await server.token('reader'), '/v1/workspaces/default/query', { query })
    ).json();
    expect(body).toMatchObject({
      error: { correlationId: expect.any(String), innererror: { code: inner, innererror: innermost } },
    });
  });

  it('a workspace that is not here is a 404, and so is nobody a 401', async () => {
    expect(await failureOf(client.queryWorkspace('other', 'print 1', day))).toMatchObject({
      statusCode: 404,
      code: 'PathNotFoundError',
    });
    expect(await failureOf(clientOf('vdt_wrong').queryWorkspace('default', 'print 1', day))).toMatchObject({
      statusCode: 401,
      code: 'InvalidTokenError',
    });
  });

  it('a query that runs too long is a 504', async () => {
    const query =
      'range a from 1 to 200000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 200000 step 1 | extend k = 1) on k | summarize sum(a * b)';
    const failure = await failureOf(client.queryWorkspace('default', query, day, { serverTimeoutInSeconds: 1 }));
    expect(failure).toMatchObject({
      statusCode: 504,
      code: 'GatewayTimeout',
      message: expect.stringContaining('QRY2003'),
    });
  });

  it('more than 200 queries in 30 s are a 429 that says how long to wait', async () => {
    const token = await server.token('reader');
    const ask = () => server.call(token, '/v1/workspaces/default/query', { query: 'print (' });
    let answer = await ask();
    for (let sent = 1; sent <= 200; sent++) answer = await ask();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({
      error: { code: 'ThrottledError', innererror: { innererror: { code: 'QRY1006' } } },
    });
  });
});

it('each query is a row of LAQueryLogs', async () => {
  const text = 'SecurityAlert | project AlertName | take 2 // recorded';
  await client.queryWorkspace('default', text, day);
  await failureOf(client.queryWorkspace('default', 'Nothing // recorded', day));
  const rows = async () => {
    const query =
      'LAQueryLogs | where QueryText endswith "// recorded" and QueryText !has "LAQueryLogs" | sort by TimeGenerated asc | project QueryText, ResponseCode, ResponseRowCount, RequestTarget, RequestClientApp, AADEmail';
    const result = await client.queryWorkspace('default', query, day);
    return result.status === LogsQueryResultStatus.Success ? result.tables[0]?.rows : [];
  };
  await expect.poll(rows, { timeout: 20_000, interval: 500 }).toEqual([
    [text, 200, 2, 'SecurityAlert', 'api', 'user-1'],
    ['Nothing // recorded', 400, 0, '', 'api', 'user-1'],
  ]);
});
