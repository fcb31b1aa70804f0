/**
 * A made-up server for looking at the portal's pages while working on them. It answers the contract from memory with the
 * data of `made-up-data.ts`, slowly where asked (`SLOW=500`), failing where asked (`FAIL=listIncidents:500`).
 * A development tool: never shipped, never a test of the product.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { type RouteName, routes, splitList } from '@vedette/model';
import * as data from './made-up-data.ts';

const DIST = join(import.meta.dirname, '..', 'dist');
const PORT = Number(process.env.PORT ?? 8080);
const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:; font-src 'self' data:";

interface Request {
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: made-up answers are not typed.
  readonly body: any;
}
// biome-ignore lint/suspicious/noExplicitAny: made-up answers are not typed.
type Row = any;
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const streams = new Set<ServerResponse>();
function send(event: Row): void {
  for (const stream of streams) stream.write(`event: ${event.topic}\ndata: ${JSON.stringify(event)}\n\n`);
}

const facet = (values: string[]) => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
};
const page = (items: Row[], query: URLSearchParams) => {
  const offset = Number(query.get('offset') ?? 0);
  return { items: items.slice(offset, offset + Number(query.get('limit') ?? 100)), total: items.length };
};
const matches = (query: URLSearchParams, name: string, values: string[]) => {
  const wanted = splitList(query.get(name) ?? '');
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
};

const RANK: Row = { High: 3, Medium: 2, Low: 1, Informational: 0 };
function listIncidents({ query }: Request) {
  const words = (query.get('search') ?? '').toLowerCase();
  const found = data.incidents.filter(
    (row) =>
      matches(query, 'status', [row.status]) &&
      matches(query, 'severity', [row.severity]) &&
      matches(query, 'serviceSource', row.serviceSources) &&
      matches(query, 'policyName', row.policyNames) &&
      matches(query, 'tag', row.tags) &&
      matches(query, 'owner', [row.owner ?? '']) &&
      (!query.get('from') || row.lastActivityAt >= (query.get('from') as string)) &&
      (words === '' ||
        `${row.number} ${row.title} ${row.impacted.map(({ name }) => name).join(' ')}`.toLowerCase().includes(words)),
  );
  const sort = query.get('sort') ?? 'modifiedAt';
  const value = (row: Row) => (sort === 'severity' ? RANK[row.severity] : row[sort]);
  const sign = query.get('order') === 'asc' ? 1 : -1;
  found.sort((a, b) => (value(a) < value(b) ? -sign : value(a) > value(b) ? sign : 0));
  const all: Row[] = data.incidents;
  return {
    ...page(found, query),
    facets: {
      status: facet(all.map((row) => row.status)),
      severity: facet(all.map((row) => row.severity)),
      serviceSource: facet(all.flatMap((row) => row.serviceSources)),
      policyName: facet(all.flatMap((row) => row.policyNames)),
      tag: facet(all.flatMap((row) => row.tags)),
      owner: facet(all.flatMap((row) => (row.owner ? [row.owner] : []))),
    },
  };
}

const extraActivity = new Map<number, Row[]>();
const findIncident = (number: string) => {
  const incident = data.incidents.find((row) => row.number === Number(number));
  if (!incident) throw new Refusal(404, `There is no incident ${number}.`);
  return incident;
};
function detail(incident: data.MadeIncident) {
  const alerts = data.alertsOf(incident);
  return {
    incident,
    alerts,
    entities: incident.impacted.map(({ type, name }) => ({
      key: `${type}:${name}`,
      type,
      name,
      properties:
        type === 'account'
          ? { Name: name.split('@')[0], UPNSuffix: 'contoso.example' }
          : { Name: name, Directory: '/sites/finance/Shared Documents' },
      alertIds: alerts.map(({ id }) => id),
    })),
    activity: [...data.activityOf(incident), ...(extraActivity.get(incident.number) ?? [])],
  };
}
function addActivity(number: number, kind: string, before: string | null, after: string | null, message = '') {
  const line = {
    id: crypto.randomUUID(),
    incidentNumber: number,
    at: new Date().toISOString(),
    by: 'admin',
    kind,
    message,
    before,
    after,
  };
  extraActivity.set(number, [...(extraActivity.get(number) ?? []), line]);
}
function changeIncident({ params, body }: Request) {
  const incident: Row = findIncident(params.number as string);
  if (body.version !== incident.version) throw new Refusal(409, 'The incident was changed by someone else in between.');
  const { version: _, ...change } = body;
  for (const [name, value] of Object.entries(change))
    if (name === 'owner') addActivity(incident.number, 'incident.assigned', incident.owner, value as string);
  if (change.status === 'Closed')
    addActivity(incident.number, 'incident.closed', incident.status, change.classification);
  Object.assign(incident, change, {
    version: incident.version + 1,
    modifiedAt: new Date().toISOString(),
    closedAt: change.status === 'Closed' ? new Date().toISOString() : incident.closedAt,
  });
  send({ topic: 'incident.changed', number: incident.number });
  return detail(incident);
}

function startScan({ params, body }: Request) {
  const run = data.makeRun(params.id as string, 0, 'running');
  Object.assign(run, {
    kind: body.kind ?? 'incremental',
    seen: 0,
    classified: 0,
    skipped: 0,
    bytesRead: 0,
    withFindings: 0,
    unchanged: 0,
  });
  data.runs.unshift(run);
  const timer = setInterval(() => {
    if (run.status === 'running') {
      run.seen += 7;
      run.classified += 5;
      run.unchanged += 2;
      run.withFindings += 3;
      run.bytesRead += 1_200_000;
      if (run.seen > 160) Object.assign(run, { status: 'succeeded', endedAt: new Date().toISOString() });
    }
    send({ topic: 'scan.progressed', run, currentPath: `/srv/estate/finance/2026/Payroll ${run.seen}.xlsx` });
    if (run.endedAt) clearInterval(timer);
  }, 400);
  return run;
}

const me = { user: data.users[0], roles: ['admin'], tables: null };
let signedIn = process.env.SIGNED_OUT === undefined;
const byId = (list: Row[], id: string | undefined) => {
  const found = list.find((row) => row.id === id);
  if (!found) throw new Refusal(404, 'There is no such thing.');
  return found;
};

const handlers: Partial<Record<RouteName, (request: Request) => unknown>> = {
  signIn: ({ body }) => {
    if (body.password === 'wrong') throw new Refusal(401, 'The name or the password is wrong.');
    signedIn = true;
    return me;
  },
  signOut: () => {
    signedIn = false;
    return { ok: true };
  },
  me: () => me,
  listUsers: () => ({ items: data.users, total: data.users.length }),
  listAccessUsers: () => ({ items: data.users, total: data.users.length }),
  createUser: ({ body }) => {
    const made = { id: crypto.randomUUID(), disabled: false, createdAt: data.ago(0) };
    const user = { ...made, ...body, displayName: body.displayName || body.username };
    data.users.push(user);
    return { user, password: 'made-up-pass-word00' };
  },
  changeUser: ({ params, body }) => Object.assign(byId(data.users, params.id), body),
  resetPassword: () => ({ password: 'made-up-pass-word00' }),
  listTokens: () => ({ items: data.tokens, total: data.tokens.length }),
  createToken: ({ body }) => {
    const { username } = byId(data.users, body.userId);
    const token = {
      ...body,
      id: crypto.randomUUID(),
      username,
      createdAt: data.ago(0),
      createdBy: 'admin',
      lastUsedAt: null,
    };
    data.tokens.push(token);
    return { token, secret: 'vdt_made-up' };
  },
  revokeToken: ({ params }) => {
    data.tokens.splice(data.tokens.indexOf(byId(data.tokens, params.id)), 1);
    return { ok: true };
  },
  listAudit: () => ({ items: [], total: 0 }),
  overview: () => {
    const open = data.incidents.filter(({ status }) => status !== 'Closed');
    const none = { Informational: 0, Low: 0, Medium: 0, High: 0 };
    return {
      incidents: {
        open: open.length,
        openBySeverity: {
          ...none,
          ...Object.fromEntries(facet(open.map(({ severity }) => severity)).map(({ value, count }) => [value, count])),
        },
        unassigned: open.filter(({ owner }) => !owner).length,
        recent: data.incidents.slice(0, 8),
      },
      alerts: { lastDay: 37, perDay: data.overviewDays },
      assets: {
        total: data.assets.length,
        sensitive: data.assets.filter(({ findings }) => findings.length > 0).length,
        labelled: data.assets.filter(({ labelName }) => labelName).length,
        topClassifications: facet(data.assets.flatMap(({ findings }) => findings.map(({ name }) => name))),
        topLabels: facet(data.assets.flatMap(({ labelName }) => (labelName ? [labelName] : []))),
      },
      scans: { last: data.runs[0] ?? null },
      connectors: data.connectors.map(({ state }) => state),
    };
  },
  listIncidents,
  getIncident: ({ params }) => detail(findIncident(params.number as string)),
  changeIncident,
  commentIncident: ({ params, body }) => {
    const incident = findIncident(params.number as string);
    addActivity(incident.number, 'incident.commented', null, null, body.message);
    return detail(incident);
  },
  alertEvents: () => ({
    columns: [
      { name: 'TimeGenerated', type: 'datetime' },
      { name: 'UserId', type: 'string' },
      { name: 'Operation', type: 'string' },
      { name: 'ObjectId', type: 'string' },
      { name: 'RawEventData', type: 'dynamic' },
    ],
    rows: Array.from({ length: 14 }, (_, index) => [
      data.ago(index * 3),
      'megan.bowen@contoso.example',
      'SensitivityLabelUpdated',
      'https://contoso.sharepoint.example/sites/finance/Shared Documents/Q3 forecast.xlsx',
      { Data: { cid: 'x' }, LabelEventType: 'LabelDowngraded', index },
    ]),
    partial: false,
    problems: [],
    visualization: null,
    statistics: { compileMs: 3, executeMs: 12, rowsRead: 48_220, bytesRead: 2_000_000 },
    query: "MicrosoftPurviewInformationProtection\n| where LabelEventType == 'LabelDowngraded'",
    timespan: `${data.ago(400)}/${data.ago(0)}`,
  }),
  listAlerts: ({ query }) => {
    const words = (query.get('search') ?? '').toLowerCase();
    const all = data.incidents.slice(0, 200).flatMap(data.alertsOf);
    return page(
      all.filter(
        (alert) =>
          matches(query, 'severity', [alert.severity]) &&
          matches(query, 'serviceSource', [alert.serviceSource]) &&
          alert.title.toLowerCase().includes(words),
      ),
      query,
    );
  },
  listRuleTemplates: () => ({ items: data.templates, total: data.templates.length }),
  listRules: () => ({ items: data.rules, total: data.rules.length }),
  createRule: ({ body }) => {
    const base: Row =
      data.templates.find(({ template }) => template.id === body.templateId)?.template ?? data.templates[0]?.template;
    const rule: Row = {
      ...data.rules[0],
      ...base,
      ...body.rule,
      id: crypto.randomUUID(),
      enabled: body.enabled,
      lastRun: null,
    };
    data.rules.push(rule);
    return rule;
  },
  changeRule: ({ params, body }) => Object.assign(byId(data.rules, params.id), body),
  deleteRule: ({ params }) => {
    data.rules.splice(data.rules.indexOf(byId(data.rules, params.id)), 1);
    return { ok: true };
  },
  runRule: ({ params }) => ({
    id: crypto.randomUUID(),
    ruleId: params.id,
    windowStart: data.ago(60),
    windowEnd: data.ago(0),
    startedAt: data.ago(0),
    endedAt: data.ago(0),
    status: 'succeeded',
    rows: 3,
    alerts: 1,
    message: null,
  }),
  listRuleRuns: ({ params }) => ({
    total: 20,
    items: Array.from({ length: 20 }, (_, index) => ({
      id: `${params.id}-${index}`,
      ruleId: params.id,
      windowStart: data.ago(index * 5 + 65),
      windowEnd: data.ago(index * 5),
      startedAt: data.ago(index * 5),
      endedAt: data.ago(index * 5 - 0.01),
      status: index === 4 ? 'failed' : 'succeeded',
      rows: index % 3,
      alerts: index % 3 ? 1 : 0,
      message: index === 4 ? 'The query took longer than 60 s.' : null,
    })),
  }),
  listSources: () => ({
    total: data.sources.length,
    items: data.sources.map((source) => ({
      ...source,
      lastRun: data.runs.find(({ sourceId }) => sourceId === source.id) ?? null,
      assetCount: 160,
      sensitiveCount: 88,
    })),
  }),
  createSource: ({ body }) => {
    if (!body.path.startsWith('/')) throw new Refusal(400, `The path must be absolute, found \`${body.path}\`.`);
    const source = { ...body, id: crypto.randomUUID(), createdAt: data.ago(0) };
    data.sources.push(source);
    return source;
  },
  deleteSource: ({ params }) => {
    data.sources.splice(data.sources.indexOf(byId(data.sources, params.id)), 1);
    return { ok: true };
  },
  startScan,
  cancelScan: ({ params }) =>
    Object.assign(byId(data.runs, params.id), { status: 'cancelled', endedAt: new Date().toISOString() }),
  listScanRuns: ({ query }) =>
    page(
      data.runs.filter((run) => !query.get('sourceId') || run.sourceId === query.get('sourceId')),
      query,
    ),
  getScanRun: ({ params }) => ({ run: byId(data.runs, params.id), skippedItems: data.skippedItems }),
  listAssets: ({ query }) => {
    const words = (query.get('search') ?? '').toLowerCase();
    const all: Row[] = data.assets;
    const found = all.filter(
      (row) =>
        matches(query, 'sourceId', [row.sourceId]) &&
        matches(
          query,
          'classification',
          row.findings.map(({ name }: Row) => name),
        ) &&
        matches(query, 'label', [row.labelName ?? '']) &&
        matches(query, 'format', [row.format]) &&
        row.path.toLowerCase().includes(words),
    );
    return {
      ...page(found, query),
      facets: {
        sourceId: facet(all.map((row) => row.sourceId)),
        classification: facet(all.flatMap((row) => row.findings.map(({ name }: Row) => name))),
        label: facet(all.flatMap((row) => (row.labelName ? [row.labelName] : []))),
        format: facet(all.map((row) => row.format)),
      },
    };
  },
  getAsset: ({ params }) => byId(data.assets, params.id),
  listConnectors: () => ({ items: data.connectors, total: data.connectors.length }),
  connect: ({ params, body }) => {
    const view: Row = data.connectors.find(({ state }) => state.kind === params.kind);
    if (body.clientSecret === 'wrong')
      throw new Refusal(400, 'The token request was refused: the client secret is wrong.');
    Object.assign(view.state, { status: 'connecting', settings: body.settings, problem: null });
    return view.state;
  },
  disconnect: ({ params }) => {
    const view: Row = data.connectors.find(({ state }) => state.kind === params.kind);
    return Object.assign(view.state, { status: 'disconnected', problem: null });
  },
  listLabels: () => ({
    items: data.LABELS.map((name, priority) => ({
      id: name,
      name,
      displayName: name,
      parentId: null,
      priority,
      color: null,
      tenantId: null,
    })),
    total: 5,
  }),
  getSchema: () => ({
    tables: ['SecurityAlert', 'SecurityIncident', 'OfficeActivity', 'CloudAppEvents', 'PurviewDataSensitivityLogs'].map(
      (name) => ({
        name,
        category: 'Tables',
        description: '',
        solutions: [],
        columns: [{ name: 'TimeGenerated', type: 'datetime' }],
      }),
    ),
    watchlists: [],
    functions: [],
  }),
  listSavedQueries: () => ({ items: [], total: 0 }),
  listKqlSupport: () => ({ items: [], total: 0 }),
  listWorkbooks: () => ({ items: [], total: 0 }),
};

const table = Object.entries(routes).map(([name, { method, path }]) => ({
  name: name as RouteName,
  method,
  pattern: new RegExp(`^${path.replace(/:([a-z]+)/gi, '(?<$1>[^/]+)')}$`),
}));

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const failures = new Map(
  (process.env.FAIL ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => part.split(':') as [string, string]),
);

async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const match = table
    .map((entry) => ({ ...entry, found: entry.pattern.exec(url.pathname) }))
    .find(({ method, found }) => found && method === request.method);
  try {
    if (!match) throw new Refusal(404, 'No such route.');
    if (!signedIn && match.name !== 'signIn') throw new Refusal(401, 'Sign in first.');
    await new Promise((resolve) => setTimeout(resolve, Number(process.env.SLOW ?? 15)));
    const failure = failures.get(match.name);
    if (failure)
      throw new Refusal(Number(failure), 'The log store did not answer within 30 s. Look at the server log.');
    const handler = handlers[match.name];
    if (!handler) throw new Refusal(501, 'Not made up yet.');
    const params = Object.fromEntries(
      Object.entries(match.found?.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
    const answer = handler({ params, query: url.searchParams, body: await readBody(request) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500;
    const message = error instanceof Error ? error.message : 'failed';
    const problem = {
      code: `FIX${status}`,
      severity: 'error',
      message,
      hints: status >= 500 ? ['Wait a minute, then try again.'] : [],
    };
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code: problem.code, message, problems: [problem] } }));
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};
async function answerFile(response: ServerResponse, path: string): Promise<void> {
  const name = extname(path) === '' ? '/index.html' : path;
  const bytes = await readFile(join(DIST, name)).catch(() => readFile(join(DIST, 'index.html')));
  response
    .writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/html', 'content-security-policy': CSP })
    .end(bytes);
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/api/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(': hello\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  } else if (url.pathname === '/dev/new-incident') {
    const incident = data.makeIncident(data.incidents.length + 1, 0);
    data.incidents.unshift(incident);
    send({ topic: 'incident.changed', number: incident.number });
    response.end('ok');
  } else if (url.pathname.startsWith('/api/')) void answerApi(request, response, url);
  else void answerFile(response, url.pathname);
}).listen(PORT, '127.0.0.1', () => console.log(`made-up server on http://127.0.0.1:${PORT}`));
