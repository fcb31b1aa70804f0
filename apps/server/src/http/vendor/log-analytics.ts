/**
 * The Log Analytics query API as `@azure/monitor-query-logs` and `az monitor log-analytics` call it.
 * Source: https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format (read 2026-11-21).
 */
import {
  parsePrefer,
  printBatchBody,
  printLogAnalyticsBody,
  printLogAnalyticsError,
  retryAfterSeconds,
  toResults,
} from '@vedette/query';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WORKSPACE_ID } from '../../composition.ts';
import type { Services } from '../../services.ts';
import { authenticate, type Caller } from '../authenticate.ts';
import { readCancellation } from '../cancellation.ts';
import { httpRejection, logFailure, toHttpError } from '../errors.ts';
import { parseTimespan } from '../timespan.ts';

const querySchema = z.object({
  query: z.string(),
  timespan: z.string().nullish(),
  workspaces: z.array(z.string()).nullish(),
});

const MAX_BATCH = 100;
const batchSchema = z.object({
  requests: z
    .array(
      z.object({
        id: z.string(),
        workspace: z.string(),
        headers: z.record(z.string(), z.string()).nullish(),
        body: querySchema,
      }),
    )
    .max(MAX_BATCH),
});

interface Asked {
  readonly workspace: string;
  readonly prefer: string | undefined;
  readonly body: z.infer<typeof querySchema>;
  readonly cancellation: ReturnType<typeof readCancellation>;
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number;
}

export function registerLogAnalyticsRoutes(app: FastifyInstance, services: Services): void {
  for (const root of ['/v1', '']) {
    const ask = (request: FastifyRequest, reply: FastifyReply) => answerQuery(services, request, reply);
    app.post(`${root}/workspaces/:id/query`, ask);
    app.get(`${root}/workspaces/:id/query`, ask);
    // A query in the context of a resource: the only one here is the workspace.
    app.post(`${root}/subscriptions/*`, ask);
    app.post(`${root}/$batch`, (request, reply) => answerBatch(services, request, reply));
  }
}

async function answerQuery(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const answer = await attempt(services, request, async (correlationId) => {
    const caller = await authenticate(request, services.authenticator, 'reader');
    const body = querySchema.parse(request.method === 'GET' ? request.query : request.body);
    const cancellation = readCancellation(request, reply);
    const prefer = request.headers.prefer?.toString();
    return runQuery(services, caller, { workspace: findWorkspace(request), prefer, body, cancellation }, correlationId);
  });
  if (answer.retryAfter !== undefined) reply.header('retry-after', answer.retryAfter);
  return reply.status(answer.status).send(answer.body);
}

async function answerBatch(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const whole = await attempt(services, request, async () => {
    const caller = await authenticate(request, services.authenticator, 'reader');
    const { requests } = batchSchema.parse(request.body);
    const cancellation = readCancellation(request, reply);
    const answers = requests.map(async ({ id, workspace, headers, body }) => {
      const asked = { workspace, prefer: headers?.prefer ?? headers?.Prefer, body, cancellation };
      return {
        id,
        ...(await attempt(services, request, (correlationId) => runQuery(services, caller, asked, correlationId))),
      };
    });
    return { status: 200, body: printBatchBody(await Promise.all(answers)) };
  });
  return reply.status(whole.status).send(whole.body);
}

/** Runs one request; whatever goes wrong is told in the vendor's form. */
async function attempt(
  services: Services,
  request: FastifyRequest,
  run: (correlationId: string) => Promise<Answer>,
): Promise<Answer> {
  const correlationId = services.newId();
  try {
    return await run(correlationId);
  } catch (error) {
    const { status, body } = toHttpError(error);
    logFailure(services.logger, error, { correlationId, url: request.url });
    return { status, body: printLogAnalyticsError(body.error.problems, correlationId, status).body };
  }
}

const RESOURCE = /\/providers\/microsoft\.operationalinsights\/workspaces\/([^/]+)\/query$/i;

/** The workspace that the address names: by its id, or as the resource that it is in Azure. */
function findWorkspace(request: FastifyRequest): string {
  const { id } = request.params as { readonly id?: string };
  if (id !== undefined) return id;
  const path = decodeURIComponent(request.url.split('?')[0] ?? '').replaceAll(/\/+/g, '/');
  const name = RESOURCE.exec(path)?.[1];
  if (name === undefined) throw httpRejection('API3001', `There is no resource \`${path}\`; ask a workspace.`);
  return name;
}

async function runQuery(
  services: Services,
  { principal }: Caller,
  { workspace, prefer, body, cancellation }: Asked,
  correlationId: string,
): Promise<Answer> {
  const others = [workspace, ...(body.workspaces ?? [])].filter((name) => name.toLowerCase() !== WORKSPACE_ID);
  if (others.length > 0) {
    throw httpRejection('API3001', `There is no workspace \`${others[0]}\`; this server has \`${WORKSPACE_ID}\`.`);
  }
  const options = parsePrefer(prefer);
  const timespan = parseTimespan(body.timespan, services.clock.now());
  const outcome = await services.query.run({
    kql: body.query,
    principal,
    ...(timespan ? { timespan } : {}),
    ...(options.timeoutSeconds ? { timeoutSeconds: options.timeoutSeconds } : {}),
    ...cancellation,
    isMetered: true,
    source: 'api',
  });
  if (outcome.kind === 'answered') return { status: 200, body: printLogAnalyticsBody(toResults(outcome), options) };
  const retryAfter = retryAfterSeconds(outcome.problems);
  return {
    ...printLogAnalyticsError(outcome.problems, correlationId),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
