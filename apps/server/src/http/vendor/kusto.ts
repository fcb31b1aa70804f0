/**
 * The Kusto query API as `azure-kusto-data`, Grafana and Data Explorer's tools call it.
 * Source: https://learn.microsoft.com/kusto/api/rest/request (read 2026-11-21).
 */
import { Readable } from 'node:stream';
import { isCommand } from '@vedette/kql';
import { type Problem, type QueryTable, Rejection } from '@vedette/model';
import {
  DEFAULT_LIMITS,
  httpStatusOf,
  isCut,
  type KustoRequestInfo,
  type KustoRequestOptions,
  type NamedTable,
  parseKustoProperties,
  printKustoError,
  printKustoV1Management,
  printKustoV1Query,
  printKustoV2Frames,
  type QueryRequest,
  retryAfterSeconds,
  streamKustoV2Frames,
  toResults,
} from '@vedette/query';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { WORKSPACE_ID } from '../../composition.ts';
import type { Services } from '../../services.ts';
import { authenticate, type Caller } from '../authenticate.ts';
import { CLIENT_REQUEST_ID_HEADER, readCancellation } from '../cancellation.ts';
import { httpRejection, logFailure, toHttpError } from '../errors.ts';
import { printJsonArray } from '../json-stream.ts';
import { runCommand } from '../run-command.ts';

const requestSchema = z.object({ db: z.string().nullish(), csl: z.string(), properties: z.unknown().optional() });

/** One request, understood. */
interface Asked {
  readonly caller: Caller;
  readonly csl: string;
  readonly options: KustoRequestOptions;
  readonly info: KustoRequestInfo;
  readonly isReadOnly: boolean;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Answer = (asked: Asked) => Promise<unknown>;

export function registerKustoRoutes(app: FastifyInstance, services: Services): void {
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

  const v1: Answer = (asked) => answerV1(services, asked);
  const v2: Answer = (asked) => answerV2(services, asked);
  for (const [path, answer] of [
    ['/v1/rest/query', v1],
    ['/v2/rest/query', v2],
  ] as const) {
    app.post(path, (request, reply) => handle(services, request, reply, answer));
    app.get(path, (request, reply) => handle(services, request, reply, answer));
  }
  app.post('/v1/rest/mgmt', (request, reply) =>
    handle(services, request, reply, async (asked) => {
      const { columns, rows } = await runOwnCommand(services, asked);
      return printKustoV1Management({ columns, rows });
    }),
  );
}

/** Reads the request, and tells whatever goes wrong in the vendor's form. */
async function handle(services: Services, request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  const info = infoOf(services, request);
  reply.header(CLIENT_REQUEST_ID_HEADER, info.clientRequestId).header('x-ms-activity-id', info.activityId);
  try {
    const caller = await authenticate(request, services.authenticator, 'reader');
    const isGet = request.method === 'GET';
    const { csl, properties, db } = requestSchema.parse(isGet ? request.query : request.body);
    assertDatabase(db);
    const options = parseKustoProperties(properties);
    assertKql(options);
    const isReadOnly = isGet || options.isReadOnly || request.headers['x-ms-readonly'] !== undefined;
    return await answer({ caller, csl, options, info, isReadOnly, request, reply });
  } catch (error) {
    return refuse(services, reply, error, info);
  }
}

/** Header values hold no other signs. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');

function infoOf({ clock, newId }: Services, request: FastifyRequest): KustoRequestInfo {
  const given = request.headers[CLIENT_REQUEST_ID_HEADER];
  const clientRequestId = typeof given === 'string' && given !== '' ? printable(given) : newId();
  return { clientRequestId, activityId: newId(), at: clock.now() };
}

function assertDatabase(db: string | null | undefined): void {
  if (!db || db.toLowerCase() === WORKSPACE_ID) return;
  throw httpRejection('API3002', `There is no database \`${db}\`; this server has \`${WORKSPACE_ID}\`.`);
}

function assertKql({ language }: KustoRequestOptions): void {
  if (language !== 'kql' && language !== 'csl') throw httpRejection('API3003');
}

function refuse(services: Services, reply: FastifyReply, error: unknown, info: KustoRequestInfo) {
  const { status, body } = toHttpError(error);
  logFailure(services.logger, error, { activityId: info.activityId });
  const { problems } = body.error;
  const wait = retryAfterSeconds(problems);
  if (wait !== undefined) reply.header('retry-after', wait);
  return reply.status(status).send(printKustoError(problems, info, status).body);
}

const reject = (problems: readonly Problem[], status: number) => new Rejection(problems, status);

async function runOwnCommand(services: Services, { csl, caller, isReadOnly, request }: Asked): Promise<QueryTable> {
  const outcome = await runCommand(services.commands, { text: csl, caller, request, isReadOnly });
  if (outcome.kind === 'rejected') throw reject(outcome.problems, httpStatusOf(outcome.problems));
  return outcome.table;
}

function toQueryRequest({ csl, caller, options, request, reply }: Asked): QueryRequest {
  const { timeoutSeconds, maxRows, takeRows, now, timespan, parameters } = options;
  const most = Math.min(maxRows ?? Number.POSITIVE_INFINITY, takeRows ?? Number.POSITIVE_INFINITY);
  return {
    kql: csl,
    principal: caller.principal,
    ...(Number.isFinite(most) && { maxRows: most }),
    ...(timeoutSeconds && { timeoutSeconds }),
    ...(now && { now }),
    ...(timespan && { timespan }),
    parameters,
    ...readCancellation(request, reply),
    isMetered: true,
    source: 'kusto',
  };
}

/** The result tables of a query, or the one of a command: Grafana tests its connection with a command on the query route. */
async function runAny(services: Services, asked: Asked): Promise<readonly NamedTable[]> {
  if (isCommand(asked.csl)) return [{ name: null, table: await runOwnCommand(services, asked) }];
  const outcome = await services.query.run(toQueryRequest(asked));
  if (outcome.kind === 'rejected') throw reject(outcome.problems, httpStatusOf(outcome.problems));
  return toResults(outcome).map(({ name, table }) => ({ name, table: forgiveTake(table, asked.options) }));
}

/** Who asked for so many rows is not told that there are more. */
function forgiveTake(table: QueryTable, { takeRows }: KustoRequestOptions): QueryTable {
  if (takeRows === undefined || table.rows.length !== takeRows) return table;
  const problems = table.problems.filter(({ code }) => code !== 'QRY2001');
  return { ...table, problems, partial: problems.some(isCut) };
}

async function answerV1(services: Services, asked: Asked): Promise<unknown> {
  return printKustoV1Query(await runAny(services, asked), asked.info);
}

async function answerV2(services: Services, asked: Asked): Promise<unknown> {
  const { options, info, reply, csl } = asked;
  const { isProgressive, isFragmented, fragmentRows, hidesPartial } = options;
  if ((!isProgressive && !isFragmented) || isCommand(csl)) {
    return printKustoV2Frames(await runAny(services, asked), info, { hidesPartial });
  }
  const { maxRows } = DEFAULT_LIMITS;
  const answer = await services.query.stream({ maxRows, ...toQueryRequest(asked) });
  if (answer.kind === 'rejected') throw reject(answer.problems, httpStatusOf(answer.problems));
  const shown = { isProgressive, hidesPartial, ...(fragmentRows && { rowCount: fragmentRows }) };
  const body = Readable.from(printJsonArray(streamKustoV2Frames(answer, info, shown)));
  body.once('close', () => answer.close());
  return reply.type('application/json; charset=utf-8').send(body);
}
