/**
 * The Kusto query API as `azure-kusto-data` and Data Explorer's tools call it.
 * Source: https://learn.microsoft.com/kusto/api/rest/request (read 2026-11-21).
 */
import { type Problem, Rejection, tableCatalogue } from '@vedette/model';
import {
  type KustoRequestInfo,
  parseKustoProperties,
  printKustoError,
  printKustoV1Management,
  printKustoV1Query,
  printKustoV2Frames,
  type QueryOutcome,
  runManagementCommand,
} from '@vedette/query';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WORKSPACE_ID } from '../../composition.ts';
import type { Services } from '../../services.ts';
import { authenticate } from '../authenticate.ts';
import { httpRejection } from '../errors.ts';

const requestSchema = z.object({ db: z.string().nullish(), csl: z.string(), properties: z.unknown().optional() });

export function registerKustoRoutes(app: FastifyInstance, services: Services): void {
  const startedAt = services.clock.now();

  /** Where a client would sign in; it must answer without a sign-in, and says that a token of ours will do. */
  app.get('/v1/rest/auth/metadata', async () => ({
    AzureAD: {
      LoginEndpoint: 'https://login.microsoftonline.com',
      LoginMfaRequired: false,
      KustoClientAppId: 'db662dc1-0cfe-4e1c-a843-19a68e65be58',
      KustoClientRedirectUri: 'https://microsoft/kustoclient',
      KustoServiceResourceId: 'https://kusto.kusto.windows.net',
      FirstPartyAuthorityUrl: 'https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    },
  }));

  app.post('/v2/rest/query', async (request, reply) =>
    answerQuery(services, request, reply, (table, info) => printKustoV2Frames(table, info)),
  );
  app.post('/v1/rest/query', async (request, reply) =>
    answerQuery(services, request, reply, (table, info) => printKustoV1Query(table, info)),
  );
  app.post('/v1/rest/mgmt', async (request, reply) => {
    await authenticate(request, services.authenticator, 'reader');
    const { csl } = requestSchema.parse(request.body);
    const context = { database: WORKSPACE_ID, version: services.version, startedAt, tables: tableCatalogue };
    const outcome = runManagementCommand(csl, context);
    if (outcome.kind === 'rejected') return refuse(reply, outcome.problems, infoOf(services, request));
    return printKustoV1Management(outcome.table);
  });
}

type Answered = Extract<QueryOutcome, { kind: 'answered' }>;

async function answerQuery(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  print: (table: Answered['table'], info: KustoRequestInfo) => unknown,
): Promise<unknown> {
  const { principal } = await authenticate(request, services.authenticator, 'reader');
  const info = infoOf(services, request);
  const { csl, properties, db } = requestSchema.parse(request.body);
  if (db && db.toLowerCase() !== WORKSPACE_ID) {
    const message = `There is no database \`${db}\`; this server has \`${WORKSPACE_ID}\`.`;
    return refuse(reply, httpRejection('API3002', message).problems, info);
  }
  const { timeoutSeconds, maxRows } = parseKustoProperties(properties);
  try {
    const outcome = await services.query.run({
      kql: csl,
      principal,
      ...(maxRows ? { maxRows } : {}),
      ...(timeoutSeconds ? { timeoutSeconds } : {}),
      source: 'kusto',
    });
    if (outcome.kind === 'rejected') return refuse(reply, outcome.problems, info);
    return print(outcome.table, info);
  } catch (error) {
    if (error instanceof Rejection) return refuse(reply, error.problems, info);
    throw error;
  }
}

function refuse(reply: FastifyReply, problems: readonly Problem[], info: KustoRequestInfo) {
  const { status, body } = printKustoError(problems, info);
  return reply.status(status).send(body);
}

function infoOf({ clock, newId }: Services, request: FastifyRequest): KustoRequestInfo {
  const given = request.headers['x-ms-client-request-id'];
  return { clientRequestId: typeof given === 'string' ? given : newId(), activityId: newId(), at: clock.now() };
}
