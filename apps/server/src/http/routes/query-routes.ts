import { listSupport } from '@vedette/kql';
import { type SchemaView, TABLE_NOTES, tableCatalogue } from '@vedette/model';
import { toQueryTable } from '@vedette/query';
import type { Services } from '../../services.ts';
import type { Register } from '../register.ts';
import { parseTimespan } from '../timespan.ts';

export function registerQueryRoutes(register: Register, services: Services): void {
  register('runQuery', async ({ body, caller, request }) => {
    const timespan = parseTimespan(body.timespan, services.clock.now());
    const abort = new AbortController();
    request.raw.on('close', () => request.raw.destroyed && abort.abort());
    const outcome = await services.query.run({
      kql: body.query,
      principal: caller.principal,
      ...(timespan ? { timespan } : {}),
      maxRows: body.maxRows,
      signal: abort.signal,
      source: 'portal',
    });
    return toQueryTable(outcome);
  });

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
