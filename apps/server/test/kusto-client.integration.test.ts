/** `azure-kusto-data`, as it is published, and what Grafana's Data Explorer plugin sends, against the server over TLS. */
import { Client, ClientRequestProperties, KustoConnectionStringBuilder } from 'azure-kusto-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let reader: string;
let editor: string;
let client: Client;
beforeAll(async () => {
  server = await startTestServer();
  [reader, editor] = [await server.token('reader'), await server.token('contributor')];
  client = clientOf(reader);
});
afterAll(async () => {
  client?.close();
  await server?.stop();
});

const clientOf = (token: string): Client => new Client(KustoConnectionStringBuilder.withAccessToken(server.url, token));
type Result = Awaited<ReturnType<Client['execute']>>;
const rowsOf = ({ primaryResults }: Result) => [...(primaryResults[0]?.rows() ?? [])].map((row) => [...row.values()]);
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error,
  );
const properties = (options: Record<string, unknown>, parameters: Record<string, unknown> = {}) => {
  const made = new ClientRequestProperties();
  for (const [name, value] of Object.entries(options)) made.setOption(name, value);
  for (const [name, value] of Object.entries(parameters)) made.setParameter(name, value);
  return made;
};
const ENDLESS =
  'range a from 1 to 200000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 200000 step 1 | extend k = 1) on k | summarize sum(a * b)';

describe('a query', () => {
  const query =
    'print s = "x", b = true, t = datetime(2026-03-01 00:00:00.5), d = 1d, x = dynamic({"a":[1]}), z = int(null)';

  it.each(['execute', 'executeQueryV1'] as const)('%s gives values in their types', async (method) => {
    const { primaryResults } = await client[method]('default', query);
    const [row] = [...(primaryResults[0]?.rows() ?? [])];
    const x = method === 'execute' ? { a: [1] } : '{"a":[1]}';
    expect(row?.toJSON<object>()).toEqual({
      s: 'x',
      b: true,
      t: new Date('2026-03-01T00:00:00.500Z'),
      d: 86_400_000,
      x,
      z: null,
    });
  });

  it.each(['execute', 'executeQueryV1'] as const)('%s gives all tables of a fork, by name', async (method) => {
    const forked = 'range n from 1 to 4 step 1 | fork low = (where n < 3) high = (where n > 3)';
    const { primaryResults } = await client[method]('default', forked);
    expect(primaryResults.map(({ name }) => name)).toEqual(['low', 'high']);
    expect(primaryResults.map((table) => [...table.rows()].length)).toEqual([2, 1]);
  });

  it('takes its parameters', async () => {
    const declared =
      'declare query_parameters (n: long, s: string, t: datetime, list: dynamic); print n + 1, s, t, list[0]';
    const parameters = { n: 41, s: 'it\'s "quoted"; print 1 //', t: 'datetime(2026-03-01)', list: 'dynamic(["a"])' };
    expect(rowsOf(await client.execute('default', declared, properties({}, parameters)))).toEqual([
      [42, 'it\'s "quoted"; print 1 //', '2026-03-01T00:00:00Z', 'a'],
    ]);
    const missing = await failureOf(client.execute('default', declared));
    expect(missing).toMatchObject({ response: { status: 400 } });
  });

  it('takes its options', async () => {
    const now = properties({ query_now: '2026-03-01T12:00:00Z' });
    expect(rowsOf(await client.execute('default', 'print now()', now))).toEqual([['2026-03-01T12:00:00Z']]);
    const take = properties({ query_take_max_records: 3 });
    expect(rowsOf(await client.execute('default', 'range n from 1 to 100 step 1', take))).toEqual([[1], [2], [3]]);
    const cut = properties({ truncationmaxrecords: 3 });
    expect(String(await failureOf(client.execute('default', 'range n from 1 to 100 step 1', cut)))).toContain(
      'QRY2001',
    );
    const deferred = properties({ truncationmaxrecords: 3, deferpartialqueryfailures: true });
    expect(rowsOf(await client.execute('default', 'range n from 1 to 100 step 1', deferred))).toHaveLength(3);
    const sql = properties({ query_language: 'sql' });
    expect(await failureOf(client.execute('default', 'select 1', sql))).toMatchObject({ response: { status: 400 } });
  });

  it('tells what ended it: a syntax error, an unknown name, another database, nobody, time', async () => {
    const bodyOf = async (promise: Promise<unknown>) => {
      const { response } = (await failureOf(promise)) as {
        response: { status: number; data: { error: Record<string, unknown> } };
      };
      return { status: response.status, ...response.data.error };
    };
    expect(await bodyOf(client.execute('default', 'print ('))).toMatchObject({
      status: 400,
      code: 'General_BadRequest',
      '@type': 'Kusto.Data.Exceptions.KustoBadRequestException',
      '@permanent': true,
      innererror: { code: 'KQL1001', line: 1 },
    });
    expect(await bodyOf(client.execute('default', 'SecurityAlrt'))).toMatchObject({
      innererror: { code: 'KQL1002', hints: expect.arrayContaining([expect.stringContaining('SecurityAlert')]) },
    });
    expect(await bodyOf(client.execute('other', 'print 1'))).toMatchObject({
      status: 400,
      innererror: { code: 'API3002' },
    });
    expect(await bodyOf(clientOf('vdt_wrong').execute('default', 'print 1'))).toMatchObject({
      status: 401,
      innererror: { code: 'API1001' },
    });
    const brief = new ClientRequestProperties();
    brief.setTimeout(1000);
    expect(await bodyOf(client.execute('default', ENDLESS, brief))).toMatchObject({
      status: 504,
      code: 'Request_TimedOut',
      '@permanent': false,
      innererror: { code: 'QRY2003' },
    });
  });

  it('is cancelled by the id of its client, by who sent it alone', async () => {
    const asked = properties({});
    asked.clientRequestId = 'KNC.execute;to-cancel';
    const running = failureOf(client.execute('default', ENDLESS, asked));
    const shown = async () => rowsOf(await client.execute('default', '.show running queries')).map(([id]) => id);
    await expect.poll(shown, { timeout: 10_000 }).toContain('KNC.execute;to-cancel');
    const cancel = '.cancel query "KNC.execute;to-cancel" with (reason="enough")';
    expect(await failureOf(clientOf(editor).execute('default', cancel))).toMatchObject({ response: { status: 404 } });
    expect(rowsOf(await client.execute('default', cancel))).toEqual([['KNC.execute;to-cancel', 'enough', 1]]);
    expect(await running).toMatchObject({
      response: { status: 499, data: { error: { innererror: { code: 'QRY1007' } } } },
    });
  });

  it('ends when its client goes', async () => {
    const leaving = clientOf(reader);
    const asked = properties({});
    asked.clientRequestId = 'KNC.execute;left';
    const running = failureOf(leaving.execute('default', ENDLESS, asked));
    const shown = async () => rowsOf(await client.execute('default', '.show running queries')).map(([id]) => id);
    await expect.poll(shown, { timeout: 10_000 }).toContain('KNC.execute;left');
    leaving.close();
    await running;
    await expect.poll(shown, { timeout: 10_000 }).not.toContain('KNC.execute;left');
  });
});

type Frame = Record<string, unknown> & { FrameType: string };
const v2 = async (csl: string, Options: object): Promise<{ text: string; frames: Frame[]; headers: Headers }> => {
  const body = { db: 'default', csl, properties: { Options } };
  const response = await server.call(reader, '/v2/rest/query', body, { 'x-ms-client-request-id': 'mine;1' });
  const text = await response.text();
  return { text, frames: JSON.parse(text), headers: response.headers };
};

describe('progressive frames', () => {
  it('come as the format says, each on its line', async () => {
    const { text, frames, headers } = await v2('range n from 1 to 5 step 1', {
      results_progressive_enabled: true,
      query_results_progressive_row_count: 2,
    });
    expect(frames.map(({ FrameType }) => FrameType)).toEqual([
      'DataSetHeader',
      'DataTable',
      'TableHeader',
      ...['TableFragment', 'TableProgress', 'TableFragment', 'TableProgress', 'TableFragment', 'TableProgress'],
      ...['TableProgress', 'TableCompletion', 'DataTable', 'DataSetCompletion'],
    ]);
    expect(frames[0]).toMatchObject({ IsProgressive: true, Version: 'v2.0' });
    const fragments = frames.filter(({ FrameType }) => FrameType === 'TableFragment');
    expect(fragments.map(({ Rows }) => Rows)).toEqual([[[1], [2]], [[3], [4]], [[5]]]);
    expect(frames.find(({ FrameType }) => FrameType === 'TableCompletion')).toMatchObject({ TableId: 1, RowCount: 5 });
    expect(frames.at(-1)).toMatchObject({ HasErrors: false, Cancelled: false });
    expect(text.trimEnd().split('\n')).toHaveLength(frames.length + 1);
    expect(headers.get('x-ms-client-request-id')).toBe('mine;1');
    expect(headers.get('x-ms-activity-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('are cut with an error at the end, and tell what it cost', async () => {
    const { frames } = await v2('range n from 1 to 5 step 1', {
      results_v2_fragment_primary_tables: true,
      truncationmaxrecords: 3,
    });
    expect(frames.some(({ FrameType }) => FrameType === 'TableProgress')).toBe(false);
    expect(frames.at(-1)).toMatchObject({
      HasErrors: true,
      OneApiErrors: [{ error: { innererror: { code: 'QRY2001' } } }],
    });
    const [completion] = frames.filter(({ TableKind }) => TableKind === 'QueryCompletionInformation');
    expect(JSON.stringify(completion)).toContain('QueryResourceConsumption');
  });

  it('are refused with a status where the query is wrong', async () => {
    const { frames } = await v2('print (', { results_progressive_enabled: true });
    expect(frames).toMatchObject({ error: { innererror: { code: 'KQL1001' } } });
  });
});

describe('management commands', () => {
  /** A request in the words of the plugin. */
  const grafana = async (path: string, csl: string) => {
    const body = {
      db: 'default',
      csl,
      querySource: 'schema',
      properties: { options: { queryconsistency: 'strongconsistency', servertimeout: '00:00:30' } },
    };
    const response = await server.call(reader, path, body, { 'x-ms-app': 'Grafana-ADX' });
    return { status: response.status, body: (await response.json()) as { Tables: { Rows: unknown[][] }[] } };
  };

  it('give Grafana its connection test, its databases and its schema', async () => {
    expect((await grafana('/v1/rest/query', '.show databases schema')).status).toBe(200);
    expect((await grafana('/v1/rest/mgmt', '.show databases')).body.Tables[0]?.Rows[0]?.[0]).toBe('default');
    for (const command of ['.show databases schema as json', ".show databases (['default']) schema as json"]) {
      const { body } = await grafana('/v1/rest/mgmt', command);
      const { default: schema } = JSON.parse(String(body.Tables[0]?.Rows[0]?.[0])).Databases;
      expect(schema.Tables.SecurityAlert.OrderedColumns).toContainEqual({
        Name: 'AlertName',
        Type: 'System.String',
        CslType: 'string',
      });
      expect(Object.keys(schema)).toEqual(expect.arrayContaining(['ExternalTables', 'Functions', 'MaterializedViews']));
    }
    const rows = (await grafana('/v1/rest/query', 'SecurityAlert | take 50000 | getschema')).body.Tables[0]?.Rows;
    expect(rows).toContainEqual(['AlertName', expect.any(Number), 'System.String', 'string']);
  });

  it('store a function that queries and other functions call, for whoever may', async () => {
    const [asEditor, create] = [
      clientOf(editor),
      '.create-or-alter function with (docstring="Twice") Twice(n: long) { print Doubled = n * 2 }',
    ];
    expect(await failureOf(client.execute('default', create))).toMatchObject({ response: { status: 403 } });
    expect(rowsOf(await asEditor.execute('default', create))).toEqual([
      ['Twice', '(n: long)', '{ print Doubled = n * 2 }', '', 'Twice'],
    ]);
    await asEditor.execute(
      'default',
      '.create function Fourfold(n: long) { Twice(n) | project Doubled = Doubled * 2 }',
    );
    expect(rowsOf(await client.execute('default', 'Fourfold(10)'))).toEqual([[40]]);
    await asEditor.execute('default', '.alter function Twice(n: long) { print Doubled = n * 20 }');
    expect(rowsOf(await client.execute('default', 'Fourfold(10)'))).toEqual([[400]]);
    expect(rowsOf(await client.execute('default', '.show functions')).map(([name]) => name)).toEqual([
      'Fourfold',
      'Twice',
    ]);
    expect(rowsOf(await asEditor.execute('default', '.drop functions (Fourfold, Twice)'))).toEqual([]);
    expect(await failureOf(client.execute('default', 'Twice(1)'))).toMatchObject({ response: { status: 400 } });
    const audit = await server.running.services.state.listAudit({ limit: 10, offset: 0 });
    expect(audit.items.map(({ action, target }) => `${action} ${target}`)).toEqual(
      expect.arrayContaining(['function.created Twice', 'function.changed Twice', 'function.removed Twice']),
    );
  });

  it('change nothing by a link or in a request that is marked', async () => {
    const csl = encodeURIComponent('.create function Sneaked() { print 1 }');
    expect((await server.call(editor, `/v1/rest/query?db=default&csl=${csl}`)).status).toBe(403);
    const body = {
      db: 'default',
      csl: '.create function Sneaked() { print 1 }',
      properties: { Options: { request_readonly: true } },
    };
    expect((await server.call(editor, '/v1/rest/mgmt', body)).status).toBe(403);
    const read = await server.call(reader, '/v2/rest/query?db=default&csl=print%207');
    expect(await read.text()).toContain('[[7]]');
  });

  it('can be piped into operators', async () => {
    expect(
      rowsOf(await client.execute('default', '.show tables | where TableName == "SecurityAlert" | project TableName')),
    ).toEqual([['SecurityAlert']]);
    const wrong = await failureOf(client.execute('default', '.show tables | where Nothing == 1'));
    expect(wrong).toMatchObject({ response: { status: 400, data: { error: { innererror: { code: 'KQL1002' } } } } });
  });

  it('that are none of ours are refused with those that are', async () => {
    const failure = await failureOf(client.execute('default', '.drop table SecurityAlert'));
    expect(failure).toMatchObject({
      response: { status: 400, data: { error: { '@message': expect.stringContaining('.show databases') } } },
    });
  });
});
