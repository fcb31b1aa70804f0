/** What the Logs page asks of the server beside rows: saved queries, support, explanations, commands. */
import type { QueryExplanation, SavedQuery, SchemaView } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

let server: TestServer;
let owner: string;
let other: string;
let admin: string;
beforeAll(async () => {
  server = await startTestServer();
  [owner, other, admin] = [
    await server.token('reader'),
    await server.token('reader'),
    await server.token('reader', 'admin'),
  ];
});
afterAll(() => server?.stop());

const read = async <T>(token: string, route: string, body?: unknown): Promise<T> =>
  (await server.call(token, route, body)).json() as Promise<T>;
const send = (token: string, method: 'PUT' | 'DELETE', id: string, body?: unknown) =>
  fetch(`${server.url}/api/saved-queries/${id}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const save = (name: string, rest: Partial<SavedQuery> = {}) =>
  read<SavedQuery>(owner, '/api/saved-queries', { name, query: 'print 1', ...rest });
const namesFor = async (token: string) =>
  (await read<{ items: SavedQuery[] }>(token, '/api/saved-queries')).items.map(({ name }) => name);

describe('saved queries', () => {
  it('a private one exists for its owner alone', async () => {
    const { id } = await save('Mine');
    expect(await namesFor(owner)).toContain('Mine');
    expect(await namesFor(other)).not.toContain('Mine');
    for (const token of [other, admin]) {
      expect((await send(token, 'PUT', id, { name: 'Taken', query: 'print 2' })).status).toBe(404);
      expect((await send(token, 'DELETE', id)).status).toBe(404);
    }
  });

  it('a shared one is seen by all, changed by its owner and an administrator', async () => {
    const { id } = await save('Ours', { visibility: 'shared', folder: 'A/B', tags: ['x'] });
    expect(await namesFor(other)).toContain('Ours');
    expect((await send(other, 'DELETE', id)).status).toBe(403);
    const changed = await send(admin, 'PUT', id, { name: 'Ours, better', query: 'print 3', visibility: 'shared' });
    expect(await changed.json()).toMatchObject({ name: 'Ours, better', folder: '', ownerName: 'user-1' });
    expect((await send(owner, 'DELETE', id)).status).toBe(200);
    expect(await namesFor(owner)).not.toContain('Ours, better');
  });

  it.each([
    ['without a name', { name: ' ', query: 'print 1' }],
    ['without a query', { name: 'x', query: '' }],
    ['with an unknown audience', { name: 'x', query: 'print 1', visibility: 'everyone' }],
  ])('%s is refused', async (_, body) => {
    expect((await server.call(owner, '/api/saved-queries', body)).status).toBe(400);
  });

  it('an id that is none is not found', async () => {
    expect((await send(owner, 'DELETE', 'x')).status).toBe(404);
  });
});

describe('for the editor', () => {
  it('says which names of KQL work, and how they are called', async () => {
    const { items } = await read<{ items: { name: string; state: string; signatures: unknown[] }[] }>(
      owner,
      '/api/query/support',
    );
    expect(items.find(({ name }) => name === 'strcat')).toMatchObject({ state: 'exact', signatures: [{}] });
    expect(items.filter(({ state }) => state === 'refused').length).toBeGreaterThan(0);
  });

  it('says what tables are about', async () => {
    const { tables } = await read<SchemaView>(owner, '/api/schema');
    for (const { name, category, description } of tables) {
      expect(category, name).not.toBe('Custom');
      expect(description, name).toMatch(/\.$/);
    }
  });
});

describe('explain', () => {
  it('gives plan, SQL and parameters, and runs nothing', async () => {
    const query = 'OfficeActivity | where UserId == "it\'s" | count';
    const explained = await read<QueryExplanation>(owner, '/api/query/explain', { query, timespan: 'P1D' });
    expect(explained).toMatchObject({ tables: ['OfficeActivity'], problems: [], columns: [{ name: 'Count' }] });
    expect(explained.plan).toContain('read OfficeActivity');
    expect(explained.sql).not.toContain("it's");
    expect(explained.parameters.map(({ value }) => value)).toContain("it's");
  });

  it('shows what runs outside the engine as a stage of its own', async () => {
    const query = 'print Agent = "Mozilla/5.0" | extend Parsed = parse_user_agent(Agent, "browser")';
    const { plan, problems } = await read<QueryExplanation>(owner, '/api/query/explain', { query });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan).toMatch(/outside the engine|compute/);
  });

  it('gives the problems of a query that cannot be run', async () => {
    const { sql, problems } = await read<QueryExplanation>(owner, '/api/query/explain', { query: 'print nonsense(1)' });
    expect(sql).toBe('');
    expect(problems[0]?.span).toMatchObject({ line: 1 });
  });
});

describe('commands and several tables', () => {
  it('answers a command as a table, and refuses a change to a reader', async () => {
    const shown = await read<{ rows: unknown[][] }>(owner, '/api/query', { query: '.show tables' });
    expect(shown.rows.flat()).toContain('OfficeActivity');
    const create = '.create-or-alter function Doubled(n: long) { print Twice = 2 * n }';
    const refused = await read<{ problems: { code: string }[] }>(owner, '/api/query', { query: create });
    expect(refused.problems[0]?.code).toMatch(/^QRY/);
    await read(admin, '/api/query', { query: create });
    expect(await read(owner, '/api/query', { query: 'Doubled(4)' })).toMatchObject({ rows: [[8]] });
    const { functions } = await read<SchemaView>(owner, '/api/schema');
    expect(functions).toMatchObject([{ name: 'Doubled', inputParameters: [{ name: 'n', type: 'long' }] }]);
  });

  it('gives every table of an answer', async () => {
    const query = 'range x from 1 to 3 step 1 | fork big = (where x > 1) (count)';
    expect(await read(owner, '/api/query', { query })).toMatchObject({
      rows: [[2], [3]],
      name: 'big',
      further: [{ table: { rows: [[3]] } }],
    });
  });
});
