import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { spend } from '../faults.ts';
import { type Condition, matchesFilter, parseFilter } from '../graph/filter.ts';
import type { GraphAlert, GraphIncident } from '../graph/security-graph.ts';
import { LABELS } from '../scenario/cast.ts';
import { readClaims } from './authorize.ts';
import type { TenantContext } from './tenant-context.ts';

type Query = Readonly<Record<string, string | undefined>>;
type GraphRequest = FastifyRequest<{ Querystring: Query; Params: { id?: string } }>;

const SHARED_FILTERS = [
  'assignedTo',
  'classification',
  'determination',
  'createdDateTime',
  'lastUpdateDateTime',
  'severity',
  'status',
];
const ALERT_FILTERS = [...SHARED_FILTERS, 'serviceSource'];
/** Field reports: more than this is cut without a word. */
const MAX_ALERTS = 1000;
const MAX_INCIDENTS = 50;
/** Field reports: beyond this `$skip` is refused. */
const MAX_ALERT_SKIP = 500;
/** Members after `unknownFutureValue`: sent only to clients that ask for them. Source: Graph enumeration serviceSource. */
const LATER_SOURCES: ReadonlySet<string> = new Set([
  'microsoftDefenderForCloud',
  'microsoftSentinel',
  'microsoftInsiderRiskManagement',
  'microsoftThreatIntelligence',
  'microsoftSecurityForAI',
]);

/** An answer of Graph that is not a success. Source: Microsoft Graph error responses. */
class GraphError extends Error {
  readonly httpStatus: number;
  readonly code: string;
  constructor(httpStatus: number, code: string, message: string) {
    super(message);
    this.httpStatus = httpStatus;
    this.code = code;
  }
}

function assertAllowed(context: TenantContext, request: GraphRequest, role: string): void {
  const claims = readClaims(context, request);
  if (claims === 'missing') throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  if (claims === 'malformed')
    throw new GraphError(401, 'InvalidAuthenticationToken', 'IDX14100: JWT is not well formed.');
  if (claims === 'expired') {
    throw new GraphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  }
  if (!claims.roles.includes(role)) {
    throw new GraphError(
      403,
      'Forbidden',
      `Missing application roles. API required roles: ${role}, application roles: ${claims.roles.join(', ')}.`,
    );
  }
}

function assertUnhurried({ faults }: TenantContext, reply: FastifyReply): void {
  if (spend(faults, 'serverErrors'))
    throw new GraphError(500, 'InternalServerError', 'An internal server error has occurred.');
  if (!spend(faults, 'throttle')) return;
  reply.header('Retry-After', String(faults.retryAfterSeconds ?? 1));
  throw new GraphError(429, 'TooManyRequests', 'Too many requests.');
}

function parseCount(query: Query, name: '$top' | '$skip', fallback: number): number {
  const text = query[name];
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text)) throw new GraphError(400, 'BadRequest', `Invalid value '${text}' for ${name}.`);
  return Number(text);
}

function parseConditions(query: Query, properties: readonly string[]): readonly Condition[] {
  if (query.$filter === undefined) return [];
  const conditions = parseFilter(query.$filter, properties);
  if (!conditions) throw new GraphError(400, 'BadRequest', `Invalid filter clause: ${query.$filter}`);
  return conditions;
}

function sendList(
  request: GraphRequest,
  items: readonly object[],
  page: { top: number; skip: number; path: string; withoutLink?: boolean },
) {
  const { top, skip, path, withoutLink = false } = page;
  const next = new URLSearchParams(request.query as Record<string, string>);
  next.set('$skip', String(skip + top));
  return {
    '@odata.context': `http://${request.headers.host}/v1.0/$metadata#security/${path}`,
    ...(request.query.$count === 'true' ? { '@odata.count': items.length } : {}),
    value: items.slice(skip, skip + top),
    ...(skip + top < items.length && !withoutLink
      ? { '@odata.nextLink': `http://${request.headers.host}/v1.0/security/${path}?${next}` }
      : {}),
  };
}

/** Hides the enumeration members that the client did not ask for. */
function printAlert(request: GraphRequest, alert: GraphAlert): GraphAlert {
  const wantsAll = String(request.headers.prefer ?? '').includes('include-unknown-enum-members');
  return wantsAll || !LATER_SOURCES.has(alert.serviceSource)
    ? alert
    : { ...alert, serviceSource: 'unknownFutureValue' };
}

function listAlerts(context: TenantContext, request: GraphRequest) {
  const top = Math.min(parseCount(request.query, '$top', 100), MAX_ALERTS);
  const skip = parseCount(request.query, '$skip', 0);
  if (skip > MAX_ALERT_SKIP) throw new GraphError(400, 'BadRequest', `$skip must be at most ${MAX_ALERT_SKIP}.`);
  const conditions = parseConditions(request.query, ALERT_FILTERS);
  const alerts = context.graph.listAlerts(context.now()).filter((alert) => matchesFilter(alert, conditions));
  return sendList(
    request,
    alerts.map((alert) => printAlert(request, alert)),
    { top, skip, path: 'alerts_v2', withoutLink: context.faults.withoutNextLink },
  );
}

function printIncident(request: GraphRequest, incident: GraphIncident): object {
  const { alerts, ...rest } = incident;
  return request.query.$expand === 'alerts'
    ? { ...rest, alerts: alerts.map((alert) => printAlert(request, alert)) }
    : rest;
}

function listIncidents(context: TenantContext, request: GraphRequest) {
  if (request.query.$expand !== undefined && request.query.$expand !== 'alerts') {
    throw new GraphError(400, 'BadRequest', `Could not find a property named '${request.query.$expand}'.`);
  }
  if (request.query.$expand && context.faults.expandFails)
    throw new GraphError(500, 'InternalServerError', 'An internal server error has occurred.');
  const top = parseCount(request.query, '$top', MAX_INCIDENTS);
  if (top > MAX_INCIDENTS)
    throw new GraphError(400, 'BadRequest', `The limit of '${MAX_INCIDENTS}' for Top query has been exceeded.`);
  const skip = parseCount(request.query, '$skip', 0);
  const conditions = parseConditions(request.query, SHARED_FILTERS);
  const incidents = context.graph
    .listIncidents(context.now())
    .filter((incident) => matchesFilter(incident, conditions));
  return sendList(
    request,
    incidents.map((incident) => printIncident(request, incident)),
    { top, skip, path: 'incidents' },
  );
}

/** The label catalogue. Source: Microsoft Graph beta, security sensitivityLabel. */
function listLabels(request: GraphRequest) {
  const print = (label: (typeof LABELS)[number]): object => ({
    id: label.id,
    name: label.name,
    displayName: label.name,
    description: '',
    tooltip: '',
    color: label.color,
    sensitivity: label.priority,
    priority: label.priority,
    isActive: true,
    isAppliable: !LABELS.some((one) => one.parentId === label.id),
    contentFormats: ['file', 'email'],
    hasProtection: label.priority >= 4,
    parent: LABELS.filter((one) => one.id === label.parentId).map(print)[0] ?? null,
  });
  return {
    '@odata.context': `http://${request.headers.host}/beta/$metadata#security/informationProtection/sensitivityLabels`,
    value: LABELS.map(print),
  };
}

function findOrRefuse<T extends { readonly id: string }>(items: readonly T[], id: string | undefined): T {
  const item = items.find((one) => one.id === id);
  if (!item) throw new GraphError(404, 'NotFound', `Resource '${id}' does not exist.`);
  return item;
}

/** Microsoft Graph security: alerts, incidents, sensitivity labels. Source: learn.microsoft.com/graph, Jul 2026. */
export function registerGraphRoutes(app: FastifyInstance, context: TenantContext): void {
  const get = (path: string, role: string, work: (request: GraphRequest) => unknown) =>
    app.get(path, async (request: GraphRequest, reply) => {
      try {
        assertAllowed(context, request, role);
        assertUnhurried(context, reply);
        return reply.send(work(request));
      } catch (error) {
        if (!(error instanceof GraphError)) throw error;
        const { httpStatus, code, message } = error;
        const id = randomUUID();
        const innerError = {
          date: context.now().toISOString().slice(0, 19),
          'request-id': id,
          'client-request-id': id,
        };
        return reply.code(httpStatus).send({ error: { code, message, innerError } });
      }
    });
  const { graph } = context;
  get('/v1.0/security/alerts_v2', 'SecurityAlert.Read.All', (request) => listAlerts(context, request));
  get('/v1.0/security/alerts_v2/:id', 'SecurityAlert.Read.All', (request) =>
    printAlert(request, findOrRefuse(graph.listAlerts(context.now()), request.params.id)),
  );
  get('/v1.0/security/incidents', 'SecurityIncident.Read.All', (request) => listIncidents(context, request));
  get('/v1.0/security/incidents/:id', 'SecurityIncident.Read.All', (request) =>
    printIncident(request, findOrRefuse(graph.listIncidents(context.now()), request.params.id)),
  );
  for (const version of ['beta', 'v1.0']) {
    get(
      `/${version}/security/informationProtection/sensitivityLabels`,
      'InformationProtectionPolicy.Read.All',
      listLabels,
    );
  }
}
