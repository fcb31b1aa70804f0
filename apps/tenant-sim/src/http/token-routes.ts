import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { TENANT } from '../scenario/cast.ts';
import type { TenantContext } from './tenant-context.ts';

type Form = Readonly<Record<string, string>>;

/** Roles by the API that a token is for. */
const AUDIENCE_ROLES: Readonly<Record<string, readonly string[]>> = {
  'https://manage.office.com': ['ActivityFeed.Read', 'ActivityFeed.ReadDlp', 'ServiceHealth.Read'],
  'https://graph.microsoft.com': [
    'SecurityAlert.Read.All',
    'SecurityIncident.Read.All',
    'InformationProtectionPolicy.Read.All',
  ],
};
const ALL_ROLES = Object.values(AUDIENCE_ROLES).flat();

interface EntraError {
  readonly httpStatus: number;
  readonly error: string;
  readonly number: number;
  readonly text: string;
}

/** Source: Microsoft Entra authentication error codes. */
const entraErrors = {
  missing: (name: string): EntraError => ({
    httpStatus: 400,
    error: 'invalid_request',
    number: 900144,
    text: `The request body must contain the following parameter: '${name}'.`,
  }),
  grant: (found: string): EntraError => ({
    httpStatus: 400,
    error: 'unsupported_grant_type',
    number: 70003,
    text: `The app requested an unsupported grant type '${found}'.`,
  }),
  tenant: (found: string): EntraError => ({
    httpStatus: 400,
    error: 'invalid_request',
    number: 90002,
    text: `Tenant '${found}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  }),
  application: (found: string): EntraError => ({
    httpStatus: 400,
    error: 'unauthorized_client',
    number: 700016,
    text: `Application with identifier '${found}' was not found in the directory '${TENANT.name}'.`,
  }),
  secret: (found: string): EntraError => ({
    httpStatus: 401,
    error: 'invalid_client',
    number: 7000215,
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${found}'.`,
  }),
  resource: (found: string): EntraError => ({
    httpStatus: 400,
    error: 'invalid_resource',
    number: 500011,
    text: `The resource principal named ${found} was not found in the tenant named ${TENANT.name}.`,
  }),
  scope: (found: string): EntraError => ({
    httpStatus: 400,
    error: 'invalid_scope',
    number: 1002012,
    text: `The provided value for scope ${found} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
  }),
};

function sendError(reply: FastifyReply, now: Date, { httpStatus, error, number, text }: EntraError) {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return reply.code(httpStatus).send({
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
  });
}

function checkClient(context: TenantContext, tenant: string, form: Form): EntraError | undefined {
  if (tenant !== TENANT.id && tenant !== TENANT.domain) return entraErrors.tenant(tenant);
  if (form.grant_type === undefined) return entraErrors.missing('grant_type');
  if (form.grant_type !== 'client_credentials') return entraErrors.grant(form.grant_type);
  if (form.client_id === undefined) return entraErrors.missing('client_id');
  if (form.client_id !== context.client.clientId) return entraErrors.application(form.client_id);
  if (form.client_secret === undefined) return entraErrors.missing('client_secret');
  return form.client_secret === context.client.clientSecret ? undefined : entraErrors.secret(form.client_id);
}

/** The roles for a resource: one of the services by its public name, or both by the address of this stand-in. */
function findRoles(resource: string, host: string | undefined): readonly string[] | undefined {
  const name = resource.replace(/\/+$/, '');
  return AUDIENCE_ROLES[name] ?? (name === `http://${host}` ? ALL_ROLES : undefined);
}

/** The token end points of Entra, version 1 (`resource`) and 2 (`scope`), for client credentials. */
export function registerTokenRoutes(app: FastifyInstance, context: TenantContext): void {
  const answer =
    (version: 1 | 2) => async (tenant: string, form: Form, host: string | undefined, reply: FastifyReply) => {
      const now = context.now();
      const problem = checkClient(context, tenant, form);
      if (problem) return sendError(reply, now, problem);
      const asked = version === 1 ? form.resource : form.scope;
      if (asked === undefined) return sendError(reply, now, entraErrors.missing(version === 1 ? 'resource' : 'scope'));
      if (version === 2 && !asked.endsWith('/.default')) return sendError(reply, now, entraErrors.scope(asked));
      const resource = asked.replace(/\/\.default$/, '');
      const roles = findRoles(resource, host);
      if (!roles) return sendError(reply, now, entraErrors.resource(resource));
      const iat = Math.floor(now.getTime() / 1000);
      const exp = iat + context.faults.tokenSeconds;
      const granted = context.faults.withoutPermissions ? [] : roles;
      const token = context.tokens.issue({
        aud: resource,
        tid: TENANT.id,
        appid: context.client.clientId,
        roles: granted,
        iat,
        exp,
      });
      const life = { expires_in: context.faults.tokenSeconds, ext_expires_in: context.faults.tokenSeconds };
      const v1 = { expires_in: String(life.expires_in), expires_on: String(exp), not_before: String(iat), resource };
      return { token_type: 'Bearer', ...(version === 1 ? v1 : life), access_token: token };
    };
  for (const [path, version] of [
    ['/:tenant/oauth2/token', 1],
    ['/:tenant/oauth2/v2.0/token', 2],
  ] as const) {
    app.post<{ Params: { tenant: string }; Body: Form }>(path, (request, reply) =>
      answer(version)(request.params.tenant, request.body ?? {}, request.headers.host, reply),
    );
  }
}
