/**
 * Incidents, alerts, assets and scans are open to whom their tables are (ADR 0007): every route of the contract that tells of one,
 * the routes that tell of several, and the live stream.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AnalyticsRule, type Overview, type Route, routes, SUBJECT_TABLES, type Subject } from '@vedette/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server.ts';

const RULE = 'the marker of an incident';
const DOCUMENT = 'the-marker-of-an-asset.txt';
const CLOSED = /the.marker.of.an/;

let server: TestServer;
let folder: string;
/** Tokens by the tables that they may read. */
let everything: string;
let nothing: string;
const tokens = {} as Record<Subject, string>;
const ids: Record<string, string> = {};

const json = async <T>(token: string, route: string, body?: unknown): Promise<T> =>
  (await server.call(token, route, body)).json() as Promise<T>;

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(path.join(tmpdir(), 'vedette-subjects-'));
  everything = await server.token('admin');
  nothing = await server.tokenFor([]);
  for (const subject of Object.keys(SUBJECT_TABLES) as Subject[])
    tokens[subject] = await server.tokenFor(SUBJECT_TABLES[subject]);
  await makeIncident();
  await makeAsset();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function makeIncident(): Promise<void> {
  const TimeGenerated = new Date(Date.now() - 3_600_000).toISOString();
  await server.running.services.ingest.write('OfficeActivity', [{ key: 'a', values: { TimeGenerated, UserId: 'u' } }]);
  const rule = {
    name: RULE,
    description: '',
    severity: 'High',
    query: 'OfficeActivity',
    tactics: [],
    relevantTechniques: [],
    queryFrequency: '5m',
    queryPeriod: '2h',
    triggerOperator: 'gt',
    triggerThreshold: 0,
  };
  const { id } = await json<AnalyticsRule>(everything, '/api/rules', { rule, enabled: false });
  await json(everything, `/api/rules/${id}/run`, {});
  const { items } = await json<{ items: { id: string; incidentNumber: number }[] }>(everything, '/api/alerts');
  ids.alert = items[0]?.id ?? '';
  ids.number = String(items[0]?.incidentNumber);
}

async function makeAsset(): Promise<void> {
  await mkdir(path.join(folder, 'estate'));
  await writeFile(path.join(folder, 'estate', DOCUMENT), 'Card 4111 1111 1111 1111, credit card number, expires 12/29');
  const about = { name: 'Estate', kind: 'folder', path: path.join(folder, 'estate'), sourceType: 'File system' };
  const made = { ...about, region: 'here', collection: '' };
  const source = await json<{ id: string }>(everything, '/api/data-sources', made);
  ids.source = source.id;
  const run = await json<{ id: string }>(everything, `/api/data-sources/${source.id}/scans`, { kind: 'full' });
  ids.run = run.id;
  await server.running.services.scans.whenEnded(source.id);
  const { items } = await json<{ items: { id: string }[] }>(everything, '/api/assets');
  ids.asset = items[0]?.id ?? '';
}

/** A route of the contract with the things that were made in the place of its parameters. */
function ask(token: string, { method, path: pattern, reads }: Route, body: unknown): Promise<Response> {
  const idOf = { incidents: ids.number, alerts: ids.alert, assets: ids.asset, scans: ids.run };
  const id = pattern.startsWith('/api/data-sources') ? ids.source : idOf[reads ?? 'alerts'];
  return fetch(`${server.url}${pattern.replace(/:\w+/, id ?? '')}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
}

const ALL = Object.entries(routes) as [string, Route][];
const BODIES: Readonly<Record<string, unknown>> = {
  changeIncident: { version: 1, tags: ['x'] },
  commentIncident: { message: 'x' },
};

describe.each(ALL.filter(([, { reads }]) => reads))('%s', (name, route) => {
  const subject = route.reads as Subject;

  it(`is closed to whom a table of ${subject} is closed`, async () => {
    const others = (Object.keys(SUBJECT_TABLES) as Subject[]).filter((other) =>
      SUBJECT_TABLES[subject].some((table) => !(SUBJECT_TABLES[other] as readonly string[]).includes(table)),
    );
    for (const token of [nothing, ...others.map((other) => tokens[other])]) {
      const refused = await ask(token, route, BODIES[name] ?? {});
      expect(refused.status).toBe(403);
      const text = await refused.text();
      expect(text).toContain('API1010');
      expect(text).not.toMatch(CLOSED);
    }
  });

  it('is open to whom its tables are open', async () => {
    const answer = await ask(tokens[subject], route, BODIES[name] ?? {});
    expect([200, 400, 409]).toContain(answer.status);
    expect(await answer.text()).not.toContain('API1010');
  });
});

it('lists what it closes: to who may see it there is something', async () => {
  for (const route of ['/api/incidents', '/api/alerts', '/api/assets'])
    expect(await (await server.call(everything, route)).text()).toMatch(CLOSED);
});

it.each(ALL.filter(([, { reads, method, path: pattern }]) => !reads && method === 'GET' && !pattern.includes(':')))(
  '%s, which has no subject, tells nothing of one',
  async (name, route) => {
    const text = await (await ask(nothing, route, undefined)).text();
    // Rules are content: their names are open (ADR 0007).
    expect(name === 'listRules' ? text.replaceAll(RULE, '') : text).not.toMatch(CLOSED);
  },
);

describe('what tells of several', () => {
  it('the overview has the parts that are open', async () => {
    const overview = (token: string) => json<Overview>(token, '/api/overview');
    expect(await overview(nothing)).toMatchObject({ incidents: null, alerts: null, assets: null, scans: null });
    expect(await overview(tokens.alerts)).toMatchObject({ incidents: null, alerts: { lastDay: 1 }, assets: null });
    expect(await overview(tokens.assets)).toMatchObject({ alerts: null, assets: { total: 1 }, scans: null });
    expect(await overview(everything)).toMatchObject({
      incidents: { open: 1, recent: [{ title: RULE }] },
      alerts: { lastDay: 1 },
      assets: { total: 1 },
      scans: { last: { sourceId: ids.source } },
    });
  });

  it('sources count what is open', async () => {
    const sourceFor = async (token: string) => (await json<{ items: unknown[] }>(token, '/api/data-sources')).items[0];
    expect(await sourceFor(nothing)).toMatchObject({ name: 'Estate', lastRun: null, assetCount: null });
    expect(await sourceFor(tokens.assets)).toMatchObject({ lastRun: null, assetCount: 1, sensitiveCount: 1 });
    expect(await sourceFor(everything)).toMatchObject({ lastRun: { sourceId: ids.source }, assetCount: 1 });
  });
});

it('the live stream tells what is open', async () => {
  const listening = await Promise.all([everything, tokens.alerts, nothing].map(listen));
  const { stream } = server.running.services;
  stream.publish({ topic: 'incident.changed', number: 1 });
  stream.publish({ topic: 'rule.evaluated', ruleId: 'r', alerts: 1 });
  const [state] = await server.running.services.connectors.listStates();
  if (state) stream.publish({ topic: 'connector.changed', state });
  const heard = await Promise.all(listening.map((read) => read()));
  expect(heard).toEqual([
    ['incident.changed', 'rule.evaluated', 'connector.changed'],
    ['rule.evaluated', 'connector.changed'],
    ['connector.changed'],
  ]);
});

/** Opens the stream; what it gives reads the topics until `connector.changed`, which everyone hears. */
async function listen(token: string): Promise<() => Promise<string[]>> {
  const end = new AbortController();
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await fetch(`${server.url}/api/stream`, { headers, signal: end.signal });
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader.read();
  return async () => {
    let text = first.value ?? '';
    while (!text.includes('connector.changed')) text += (await reader.read()).value ?? '';
    end.abort();
    return [...text.matchAll(/^event: (\S+)$/gm)].map(([, topic]) => topic ?? '');
  };
}
