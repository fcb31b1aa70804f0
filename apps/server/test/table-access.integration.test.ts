/**
 * Who may read which tables, over HTTP: two users and a token, through every route that takes KQL or tells of tables. The long list
 * of ways to name a table stands in `packages/query/test/injection.integration.test.ts`; here it is that every route asks as its caller.
 */
import type { AnalyticsRule, ConnectorView, CreatedUser, SchemaView, TableScope } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../src/index.ts';
import { startTestServer, type TestServer } from './server.ts';

const MARKER = 'the marker of what is kept back';
const OPEN = 'SecurityAlert';
const KEPT = 'OfficeActivity';

let server: TestServer;
let everything: string;
let limited: string;
/** Of one who may read everything, narrowed to the open table. */
let narrowed: string;

beforeAll(async () => {
  server = await startTestServer();
  const { ingest, access, state } = server.running.services;
  [everything, limited] = [await server.token('admin'), await server.tokenFor([OPEN])];
  narrowed = await narrowedToken([OPEN]);
  const TimeGenerated = new Date(Date.now() - 3_600_000).toISOString();
  await ingest.write(OPEN, [{ key: 'a', values: { TimeGenerated, AlertName: 'open', Entities: '[]' } }]);
  await ingest.write(KEPT, [{ key: 'b', values: { TimeGenerated, UserId: MARKER, Operation: 'FileDownloaded' } }]);
  const item = { displayName: 'L', searchKey: 'Name', columns: ['Name'], itemCount: 1, updatedBy: 'a' };
  await state.putWatchlist({ alias: 'Kept', ...item, updatedAt: TimeGenerated }, [{ Name: MARKER }]);
  for (const command of [
    `.create function ReadKept() { ${KEPT} }`,
    `.create function ReadAny(name: string) { table(name) }`,
    `.create function with (view=true) KeptView() { ${KEPT} | project UserId }`,
  ])
    expect(await read(everything, '/api/query', { query: command })).toMatchObject({ problems: [] });
  expect((await access.listTokens()).length).toBe(3);
});
afterAll(() => server?.stop());

async function narrowedToken(tables: TableScope): Promise<string> {
  const { access } = server.running.services;
  const by = systemActor('test');
  const about = { username: 'unlimited', displayName: '', password: 'a long password' };
  const { user } = await access.createUser({ ...about, roles: ['contributor'], tables: null }, by);
  const wanted = { userId: user.id, name: 'narrow', roles: null, tables: tables && [...tables], expiresAt: null };
  return (await access.createToken(wanted, by)).secret;
}

async function read<T>(token: string, route: string, body?: unknown, headers = {}): Promise<T> {
  return (await server.call(token, route, body, headers)).json() as Promise<T>;
}
const textOf = async (token: string, route: string, body?: unknown, headers = {}) =>
  (await server.call(token, route, body, headers)).text();

type Ask = (token: string, kql: string) => Promise<string>;
const progressive = { Options: { results_progressive_enabled: true } };
const ROUTES: readonly (readonly [name: string, ask: Ask])[] = [
  ['the portal', (token, query) => textOf(token, '/api/query', { query })],
  ['CSV', (token, query) => textOf(token, '/api/query', { query }, { accept: 'text/csv' })],
  ['a link to a file', (token, query) => textOf(token, `/api/query/export?query=${encodeURIComponent(query)}`)],
  ['explain', (token, query) => textOf(token, '/api/query/explain', { query })],
  ['Log Analytics', (token, query) => textOf(token, '/v1/workspaces/default/query', { query })],
  [
    'a Log Analytics batch',
    (token, query) => textOf(token, '/v1/$batch', { requests: [{ id: '1', workspace: 'default', body: { query } }] }),
  ],
  ['Kusto v1', (token, csl) => textOf(token, '/v1/rest/query', { db: 'default', csl })],
  ['Kusto v2', (token, csl) => textOf(token, '/v2/rest/query', { db: 'default', csl })],
  [
    'Kusto v2, progressive',
    (token, csl) => textOf(token, '/v2/rest/query', { db: 'default', csl, properties: progressive }),
  ],
  ['a Kusto link', (token, csl) => textOf(token, `/v2/rest/query?csl=${encodeURIComponent(csl)}`)],
];

const QUERIES = [
  KEPT,
  `${KEPT} | getschema`,
  `union *`,
  `union withsource=Source Office*, ${OPEN}`,
  `union isfuzzy=true ${OPEN}, ${KEPT}`,
  'search "marker"',
  `search in (${KEPT}) "marker"`,
  `find in (${KEPT}) where UserId has "marker"`,
  'find where UserId has "marker"',
  'ReadKept()',
  `ReadAny("${KEPT}")`,
  'KeptView',
  'union KeptV*',
  `workspace("default").${KEPT}`,
  `union workspace("default").${KEPT}, ${OPEN}`,
  `database("default").${KEPT}`,
  `table("${KEPT}")`,
  '_GetWatchlist("Kept")',
  `${OPEN} | union (${KEPT} | project UserId)`,
  `${OPEN} | extend x = toscalar(${KEPT} | project UserId | take 1)`,
];

describe.each(ROUTES)('%s', (name, ask) => {
  it.each(QUERIES)('reads what is open alone: %s', async (kql) => {
    for (const token of [limited, narrowed]) {
      const answer = await ask(token, kql);
      expect(answer).not.toContain(MARKER);
      // What was asked is said again in a problem and in the text of a plan, the columns of a table are not.
      expect(answer).not.toMatch(/OfficeWorkload|SourceFileName/);
    }
  });

  it('reads all for who may, and the open table for everyone', async () => {
    if (name !== 'explain') expect(await ask(everything, `${KEPT} | project UserId`)).toContain(MARKER);
    for (const token of [everything, limited, narrowed])
      expect(await ask(token, `${OPEN} | project AlertName`)).toMatch(/open|AlertName/);
  });
});

it('says of a table out of scope what it says of one that does not exist', async () => {
  const messageOf = async (query: string) =>
    (await textOf(limited, '/v1/workspaces/default/query', { query })).replaceAll(/"correlationId":"[^"]*"/g, '');
  const kept = await messageOf(KEPT);
  expect(kept).toContain('SemanticError');
  expect(kept).toContain(`The name '${KEPT}' does not refer to any known column, table, variable or function.`);
  const missing = (await messageOf('OficeActivity')).replaceAll('OficeActivity', KEPT);
  const bare = (text: string) =>
    text.replaceAll(/"(?:pos|length|start|end|column)":\d+,?/g, '').replaceAll(/Did you mean[^"]*/g, '');
  expect(bare(missing)).toBe(bare(kept));
});

describe('what tells of tables', () => {
  it.each([
    '.show tables',
    '.show schema as json',
    '.show databases schema',
    `.show table ${KEPT} cslschema`,
    `.show table ${KEPT} schema as json`,
  ])('%s', async (csl) => {
    const columns = /OfficeWorkload|SourceFileName/;
    for (const token of [limited, narrowed]) {
      const answer = await textOf(token, '/v1/rest/mgmt', { db: 'default', csl });
      expect(answer).not.toMatch(columns);
      if (!csl.includes(KEPT)) expect(answer.replaceAll(/\{ OfficeActivity[^}]*\}/g, '')).not.toContain(KEPT);
      expect(answer).not.toContain('AADNonInteractiveUserSignInLogs');
    }
    expect(await textOf(everything, '/v1/rest/mgmt', { db: 'default', csl })).toMatch(/OfficeActivity/);
  });

  it('the schema of the editor', async () => {
    for (const token of [limited, narrowed]) {
      const schema = await read<SchemaView>(token, '/api/schema');
      expect(schema.tables.map(({ name }) => name)).toEqual([OPEN]);
      expect(schema.watchlists).toEqual([]);
    }
    const whole = await read<SchemaView>(everything, '/api/schema');
    expect(whole.tables.map(({ name }) => name)).toContain(KEPT);
    expect(whole.watchlists).toEqual(['Kept']);
  });

  it('the connectors', async () => {
    const tablesOf = async (token: string) =>
      (await read<{ items: ConnectorView[] }>(token, '/api/connectors')).items.flatMap(({ dataTypes, rowsPerDay }) => [
        ...dataTypes.map(({ table }) => table),
        ...rowsPerDay.map(({ table }) => table),
      ]);
    expect(await tablesOf(everything)).toContain(KEPT);
    for (const name of await tablesOf(limited)) expect(name).toBe(OPEN);
  });

  it('which tables of templates have rows: those that may be read', async () => {
    type Templates = { items: { connectors: { dataType: string; hasRecentData: boolean }[] }[] };
    const freshOf = async (token: string) =>
      (await read<Templates>(token, '/api/rule-templates')).items
        .flatMap(({ connectors }) => connectors)
        .filter(({ hasRecentData }) => hasRecentData)
        .map(({ dataType }) => dataType);
    expect(new Set(await freshOf(everything))).toEqual(new Set([OPEN, KEPT]));
    expect(new Set(await freshOf(limited))).toEqual(new Set([OPEN]));
  });

  it('me', async () => {
    expect(await read(limited, '/api/auth/me')).toMatchObject({ roles: ['contributor'], tables: [OPEN] });
    expect(await read(narrowed, '/api/auth/me')).toMatchObject({ roles: ['contributor'], tables: [OPEN] });
    expect(await read(everything, '/api/auth/me')).toMatchObject({ roles: ['admin'], tables: null });
    expect(await textOf(limited, '/api/users')).not.toContain('tables');
  });
});

describe('rules and functions, which read for others', () => {
  const rule = (query: string) => ({
    rule: {
      name: 'A rule',
      description: '',
      severity: 'Low',
      query,
      tactics: [],
      relevantTechniques: [],
      queryFrequency: '5m',
      queryPeriod: '2h',
      triggerOperator: 'gt',
      triggerThreshold: 0,
      customDetails: { Who: 'UserId' },
    },
    enabled: false,
  });
  const patch = (token: string, id: string, body: unknown) =>
    fetch(`${server.url}/api/rules/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('cannot be made to read what their author may not', async () => {
    for (const query of [KEPT, 'ReadKept()', `${OPEN} | union ${KEPT}`]) {
      const refused = await server.call(limited, '/api/rules', rule(query));
      expect([refused.status, await refused.json()]).toMatchObject([
        400,
        { error: { code: expect.stringMatching(/^KQL/) } },
      ]);
    }
    const create = { query: `.create function Mine() { ${OPEN} }` };
    expect(await read(limited, '/api/query', create)).toMatchObject({ problems: [{ code: 'QRY1018' }] });
  });

  it('one that reads more may be switched by such an editor, and not be changed', async () => {
    const made = await read<AnalyticsRule>(everything, '/api/rules', rule(KEPT));
    expect((await patch(limited, made.id, { customDetails: { Who: 'UserId', What: 'Operation' } })).status).toBe(400);
    expect((await patch(limited, made.id, { query: OPEN, customDetails: {} })).status).toBe(200);
    expect((await patch(everything, made.id, { query: KEPT })).status).toBe(200);
    expect((await patch(limited, made.id, { enabled: true })).status).toBe(200);
    expect((await patch(limited, made.id, { enabled: false })).status).toBe(200);
  });

  it('read everything themselves', async () => {
    const made = await read<AnalyticsRule>(everything, '/api/rules', rule(KEPT));
    const [run] = [await read<{ status: string }>(limited, `/api/rules/${made.id}/run`, {})];
    expect(run).toMatchObject({ status: 'succeeded', rows: 1 });
    const { items } = await read<{ items: { id: string }[] }>(limited, '/api/alerts');
    const events = await textOf(limited, `/api/alerts/${items[0]?.id}/events`);
    expect(events).toContain('KQL1002');
    expect(events).not.toContain(MARKER);
    expect(await textOf(everything, `/api/alerts/${items[0]?.id}/events`)).toContain(MARKER);
  });
});

it('a change of scope acts on the next request, for sessions and tokens', async () => {
  const { user, password } = await read<CreatedUser>(everything, '/api/access/users', {
    username: 'changing',
    roles: ['reader'],
    tables: [],
  });
  const signedIn = await server.call('', '/api/auth/sign-in', { username: 'changing', password });
  const session = /vedette_session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const { secret } = await read<{ secret: string }>(everything, '/api/access/tokens', { userId: user.id, name: 'own' });
  const tablesFor = async (token: string) => {
    const query = 'union withsource=Source * | summarize by Source';
    return (await read<{ rows: string[][] }>(token, '/api/query', { query })).rows.flat().sort();
  };
  const set = (tables: TableScope) =>
    server.running.services.access.changeUser(user.id, { tables: tables && [...tables] }, systemActor('test'));
  for (const token of [session, secret]) expect(await tablesFor(token)).toEqual([]);
  await set([OPEN]);
  for (const token of [session, secret]) expect(await tablesFor(token)).toEqual([OPEN]);
  await set(null);
  for (const token of [session, secret]) expect(await tablesFor(token)).toEqual(expect.arrayContaining([KEPT, OPEN]));
});
