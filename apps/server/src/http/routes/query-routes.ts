import { isCommand, listSignatures, listSupport } from '@vedette/kql';
import {
  type KqlSupport,
  type Principal,
  type ResponseOf,
  readableTables,
  type SchemaView,
  TABLE_NOTES,
  tableCatalogue,
} from '@vedette/model';
import { cancelQuery, PORTAL_MAX_ROWS, type QueryOutcome, toQueryTable, WATCHLIST_TABLE } from '@vedette/query';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import type { Caller } from '../authenticate.ts';
import { readCancellation } from '../cancellation.ts';
import { findExportFormat, sendExport } from '../export.ts';
import { mayStream, type Register } from '../register.ts';
import { runCommand } from '../run-command.ts';
import { parseTimespan } from '../timespan.ts';

/** Rows of an answer in the portal where it asks for no number. */
const DEFAULT_MAX_ROWS = 10_000;

export function registerQueryRoutes(register: Register, services: Services): void {
  register(
    'runQuery',
    mayStream<'runQuery'>(async ({ body, caller, request, reply }) => {
      if (isCommand(body.query)) {
        return toAnswer(await runCommand(services.commands, { text: body.query, caller, request }));
      }
      const asked = toRequest(body, caller, request, reply);
      const format = findExportFormat(request.headers.accept);
      if (format) return sendExport(services.query, reply, { ...asked, source: 'export' }, format);
      const maxRows = Math.min(body.maxRows ?? DEFAULT_MAX_ROWS, PORTAL_MAX_ROWS);
      return toAnswer(await services.query.run({ ...asked, maxRows, source: 'portal' }));
    }),
  );

  register(
    'exportQuery',
    mayStream<'exportQuery'>(async ({ query, caller, request, reply }) => {
      const asked = toRequest(query, caller, request, reply);
      return sendExport(services.query, reply, { ...asked, source: 'export' }, query.format);
    }),
  );

  type Body = { readonly query: string; readonly timespan?: string | undefined; readonly maxRows?: number | undefined };
  function toRequest(
    { query, timespan, maxRows }: Body,
    { principal }: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const span = parseTimespan(timespan, services.clock.now());
    return {
      kql: query,
      principal,
      ...(span && { timespan: span }),
      ...(maxRows !== undefined && { maxRows }),
      ...readCancellation(request, reply),
    };
  }

  register('listRunningQueries', async ({ caller }) => {
    const items = services.query.listRunning(caller.principal).map(({ principal, kql, startedAt, ...rest }) => ({
      clientRequestId: rest.clientRequestId,
      username: principal.username,
      query: kql,
      source: rest.source,
      startedAt: startedAt.toISOString(),
    }));
    return { items, total: items.length };
  });

  register('cancelQuery', async ({ body, caller }) => ({
    cancelled: cancelQuery(services.query, caller.principal, body),
  }));

  register('explainQuery', async ({ body, caller }) => {
    const timespan = parseTimespan(body.timespan, services.clock.now());
    return services.query.explain({
      kql: body.query,
      principal: caller.principal,
      ...(timespan ? { timespan } : {}),
    });
  });

  register('listKqlSupport', async () => {
    const items = describeSupport();
    return { items, total: items.length };
  });

  register('getSchema', async ({ caller: { principal } }) => ({
    tables: describeTables(services, principal),
    watchlists: await listAliases(services, principal),
    functions: (await services.state.listFunctions()).map(
      ({ isView: _view, updatedAt: _at, updatedBy: _by, ...shown }) => shown,
    ),
  }));
}

/** The first table of an answer, and those after it where there are any. */
function toAnswer(outcome: QueryOutcome): ResponseOf<'runQuery'> {
  const table = toQueryTable(outcome);
  if (outcome.kind === 'rejected' || !outcome.further?.length) return table;
  return { ...table, name: outcome.name ?? null, further: outcome.further.map((each) => ({ ...each })) };
}

let support: KqlSupport[] | undefined;

/** Made once, when an editor first asks. */
function describeSupport(): KqlSupport[] {
  const signatures = listSignatures();
  support ??= listSupport().map((entry) => ({
    ...entry,
    signatures: (signatures.get(`${entry.kind} ${entry.name}`) ?? []).map(({ parameters, returns }) => ({
      parameters: parameters.map((parameter) => ({ ...parameter })),
      returns,
    })),
  }));
  return support;
}

const CUSTOM = { category: 'Custom', description: '' };

async function listAliases({ state }: Services, principal: Principal): Promise<string[]> {
  const mayRead = readableTables(principal)?.has(WATCHLIST_TABLE) ?? true;
  return mayRead ? (await state.listWatchlists()).map(({ alias }) => alias) : [];
}

/** The tables that the principal may read: others are for them as if they did not exist. */
function describeTables({ solutions }: Services, principal: Principal): SchemaView['tables'] {
  const readable = readableTables(principal);
  const tables = tableCatalogue.filter(({ name }) => readable?.has(name) ?? true);
  return tables.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({ ...column })),
    ...(TABLE_NOTES[name] ?? CUSTOM),
    solutions: solutions
      .filter(({ manifest }) => manifest.dataTypes.includes(name))
      .map(({ manifest }) => manifest.name),
  }));
}
