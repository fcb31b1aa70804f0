import { listSupport } from '@vedette/kql';
import { type SchemaView, TABLE_NOTES, tableCatalogue } from '@vedette/model';
import { cancelQuery, toQueryTable } from '@vedette/query';
import type { Services } from '../../services.ts';
import { readCancellation } from '../cancellation.ts';
import type { Register } from '../register.ts';
import { parseTimespan } from '../timespan.ts';

export function registerQueryRoutes(register: Register, services: Services): void {
  register('runQuery', async ({ body, caller, request, reply }) => {
    const timespan = parseTimespan(body.timespan, services.clock.now());
    const outcome = await services.query.run({
      kql: body.query,
      principal: caller.principal,
      ...(timespan ? { timespan } : {}),
      maxRows: body.maxRows,
      ...readCancellation(request, reply),
      source: 'portal',
    });
    return toQueryTable(outcome);
  });

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

  const support = listSupport().map((entry) => ({ ...entry }));
  register('listKqlSupport', async () => ({ items: support, total: support.length }));

  register('getSchema', async () => ({
    tables: describeTables(services),
    watchlists: (await services.state.listWatchlists()).map(({ alias }) => alias),
  }));
}

const CUSTOM = { category: 'Custom', description: '' };

function describeTables({ solutions }: Services): SchemaView['tables'] {
  return tableCatalogue.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({ ...column })),
    ...(TABLE_NOTES[name] ?? CUSTOM),
    solutions: solutions
      .filter(({ manifest }) => manifest.dataTypes.includes(name))
      .map(({ manifest }) => manifest.name),
  }));
}
