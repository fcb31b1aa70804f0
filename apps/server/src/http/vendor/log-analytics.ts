/**
 * The Log Analytics query API as `@azure/monitor-query-logs` and `az monitor log-analytics` call it.
 * Source: https://learn.microsoft.com/azure/azure-monitor/logs/api/request-format (read 2026-11-21).
 */
import { Rejection } from '@vedette/model';
import { parsePrefer, printBatchBody, printLogAnalyticsBody, printLogAnalyticsError } from '@vedette/query';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WORKSPACE_ID } from '../../composition.ts';
import type { Services } from '../../services.ts';
import { authenticate, type Caller } from '../authenticate.ts';
import { httpRejection, toHttpError } from '../errors.ts';
import { parseTimespan } from '../timespan.ts';

const querySchema = z.object({
  query: z.string(),
  timespan: z.string().nullish(),
  workspaces: z.array(z.string()).nullish(),
});

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
    .max(100),
});

interface Asked {
  readonly workspace: string;
  readonly prefer: string | undefined;
  readonly body: z.infer<typeof querySchema>;
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export function registerLogAnalyticsRoutes(app: FastifyInstance, services: Services): void {
  const answer = async (request: FastifyRequest, caller: Caller, asked: Asked): Promise<Answer> => {
    const correlationId = services.newId();
    try {
      return await runQuery(services, caller, asked, correlationId);
    } catch (error) {
      if (!(error instanceof Rejection))
        services.logger.error('query failed', { url: request.url, error: String(error) });
      const { status, body } = toHttpError(error);
      return { status, body: printLogAnalyticsError(body.error.problems, correlationId).body };
    }
  };
  const caller = (request: FastifyRequest) => authenticate(request, services.authenticator, 'reader');
  const prefer = (request: FastifyRequest) => request.headers.prefer?.toString();

  for (const root of ['/v1', '']) {
    app.post<{ Params: { id: string } }>(`${root}/workspaces/:id/query`, async (request, reply) => {
      const asked = { workspace: request.params.id, prefer: prefer(request), body: querySchema.parse(request.body) };
      const { status, body } = await answer(request, await caller(request), asked);
      return reply.status(status).send(body);
    });
    app.get<{ Params: { id: string } }>(`${root}/workspaces/:id/query`, async (request, reply) => {
      const asked = { workspace: request.params.id, prefer: prefer(request), body: querySchema.parse(request.query) };
      const { status, body } = await answer(request, await caller(request), asked);
      return reply.status(status).send(body);
    });
    app.post(`${root}/$batch`, async (request) => {
      const who = await caller(request);
      const { requests } = batchSchema.parse(request.body);
      const answers = await Promise.all(
        requests.map(async ({ id, workspace, headers, body }) => ({
          id,
          ...(await answer(request, who, { workspace, prefer: headers?.prefer ?? headers?.Prefer, body })),
        })),
      );
      return printBatchBody(answers);
    });
  }
}

async function runQuery(
  services: Services,
  { principal }: Caller,
  { workspace, prefer, body }: Asked,
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
    source: 'api',
  });
  if (outcome.kind === 'rejected') return printLogAnalyticsError(outcome.problems, correlationId);
  return { status: 200, body: printLogAnalyticsBody(outcome.table, options) };
}
