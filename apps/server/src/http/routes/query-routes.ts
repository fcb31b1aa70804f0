import { tableCatalogue } from '@vedette/model';
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

  register('getSchema', async () => ({
    tables: tableCatalogue.map(({ name, columns }) => ({ name, columns: columns.map((column) => ({ ...column })) })),
    watchlists: (await services.state.listWatchlists()).map(({ alias }) => alias),
  }));
}
