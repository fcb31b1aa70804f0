import { ManualClock } from '@vedette/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTenantSim, type TenantSim } from '../start-tenant-sim.ts';

const clock = new ManualClock('2026-11-20T15:30:20Z');
let sim: TenantSim;
let feedRoot: string;

beforeAll(async () => {
  sim = await startTenantSim({ port: 0, clock, scenario: { livePerMinute: 0 } });
  feedRoot = `${sim.url}/api/v1.0/${sim.tenantId}/activity/feed`;
});
afterAll(() => sim.close());

const form = (changes: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: sim.client.clientId,
    client_secret: sim.client.clientSecret,
    scope: 'https://manage.office.com/.default',
    ...changes,
  });

async function askToken(body: URLSearchParams, tenant = sim.tenantId, version = 'v2.0/') {
  const response = await fetch(`${sim.url}/${tenant}/oauth2/${version}token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function get(url: string, init: RequestInit = {}) {
  const token = (await askToken(form({ scope: `${sim.url}/.default` }))).body.access_token;
  const response = await fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

test.each([
  ['wrong secret', { client_secret: 'x' }, undefined, 401, 7000215],
  ['unknown application', { client_id: 'x' }, undefined, 400, 700016],
  ['unknown tenant', {}, 'elsewhere.example', 400, 90002],
  ['unknown resource', { scope: 'https://unknown.example/.default' }, undefined, 400, 500011],
  ['scope without .default', { scope: 'https://manage.office.com' }, undefined, 400, 1002012],
])('sign-in with %s', async (_name, changes, tenant, status, number) => {
  const answer = await askToken(form(changes), tenant);
  expect(answer).toMatchObject({
    status,
    body: { error_codes: [number], error_description: expect.stringContaining(`AADSTS${number}`) },
  });
});

test('version 1 takes a resource and tells times as text', async () => {
  const body = form({ resource: 'https://manage.office.com' });
  expect((await askToken(body, sim.tenantId, '')).body).toMatchObject({
    expires_in: '3599',
    resource: 'https://manage.office.com',
  });
});

test.each([
  ['no content type', 'subscriptions/content', 400, 'AF20001'],
  ['unknown content type', 'subscriptions/content?contentType=Audit.Nothing', 400, 'AF20020'],
  ['no subscription', 'subscriptions/content?contentType=DLP.All', 400, 'AF20022'],
  ['unknown blob', 'audit/20261101000000000abc%24a%24audit_general%24Audit_General%24emea0031', 404, 'AF20050'],
  ['malformed blob id', 'audit/nothing', 400, 'AF20052'],
  ['no language', 'resources/dlpSensitiveTypes', 400, 'AF20053'],
])('feed: %s', async (_name, path, status, code) => {
  const headers = { 'accept-language': '' };
  expect(await get(`${feedRoot}/${path}`, { headers })).toMatchObject({ status, body: { error: { code } } });
});

test.each([
  ['only a start', 'startTime=2026-11-20', 'AF20030'],
  ['more than a day', 'startTime=2026-11-18&endTime=2026-11-19T00:00:01', 'AF20055'],
  ['more than 7 days ago', 'startTime=2026-11-13T15:30:19&endTime=2026-11-14', 'AF20055'],
  ['a zone', 'startTime=2026-11-19T00:00:00Z&endTime=2026-11-20', 'AF20055'],
])('window with %s', async (_name, query, code) => {
  await get(`${feedRoot}/subscriptions/start?contentType=Audit.General`, { method: 'POST' });
  const answer = await get(`${feedRoot}/subscriptions/content?contentType=Audit.General&${query}`);
  expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
});

test('pages by NextPageUri, blobs by their address', async () => {
  await get(`${feedRoot}/subscriptions/start?contentType=Audit.SharePoint`, { method: 'POST' });
  let url: string | null =
    `${feedRoot}/subscriptions/content?contentType=Audit.SharePoint&startTime=2026-11-20&endTime=2026-11-20T15:30:20`;
  const seen: string[] = [];
  for (let page = 0; url !== null; page++) {
    const answer = await get(url);
    seen.push(...answer.body.map((item: { contentUri: string }) => item.contentUri));
    url = answer.headers.get('nextpageuri');
    expect(page).toBeLessThan(20);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(20);
  const blob = await get(seen[0]?.replaceAll('$', '%24') ?? '');
  expect(blob.body[0]).toMatchObject({ OrganizationId: sim.tenantId, RecordType: expect.any(Number) });
});

test('the token of one API does not open the other', async () => {
  const { body } = await askToken(form());
  const response = await fetch(`${sim.url}/v1.0/security/incidents`, {
    headers: { authorization: `Bearer ${body.access_token}` },
  });
  expect(response.status).toBe(403);
});

test.each([
  ['too many incidents a page', '/v1.0/security/incidents?$top=51'],
  ['too far a skip', '/v1.0/security/alerts_v2?$skip=501'],
  ['a filter on what cannot be filtered', "/v1.0/security/alerts_v2?$filter=title eq 'x'"],
])('Graph refuses %s', async (_name, path) => {
  expect(await get(`${sim.url}${path}`)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
});

test('Graph filters, expands and pages', async () => {
  const first = await get(`${sim.url}/v1.0/security/incidents?$top=2&$expand=alerts`);
  expect(first.body.value[0].alerts.length).toBeGreaterThan(0);
  const rest = await get(first.body['@odata.nextLink']);
  const ids = [...first.body.value, ...rest.body.value].map((incident: { id: string }) => incident.id);
  expect(new Set(ids).size).toBe(4);
  const dlp = await get(
    `${sim.url}/v1.0/security/alerts_v2?$filter=serviceSource eq 'dataLossPrevention' and severity eq 'high'`,
  );
  expect(dlp.body.value).toHaveLength(1);
});
