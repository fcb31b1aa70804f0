import path from 'node:path';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { type Principal, type QueryTable, systemClock, tableCatalogue } from '@vedette/model';
import { createQueryService, toQueryTable } from '@vedette/query';
import { parseTimespan } from '@vedette/server';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';

/** Whoever can read the folder can read its rows: the command line asks as itself. */
const LOCAL: Principal = { userId: 'command-line', username: 'command-line', roles: ['admin'] };

export type RunQuery = (kql: string, timespan: string | undefined) => Promise<QueryTable>;

/** Opens the stores of a data folder for some queries. Errors: `LOG1001`, `STA1010` while a server has the folder: ask that one with `--url`. */
export async function withLocalQuery<T>(directory: string, use: (run: RunQuery) => Promise<T>): Promise<T> {
  const state = await openEmbeddedStateStore({ directory: path.join(directory, 'state') });
  try {
    const logStore = await openEmbeddedLogStore({ directory: path.join(directory, 'log') });
    try {
      await logStore.ensureTables(tableCatalogue);
      const service = createQueryService({ logStore, tables: tableCatalogue, watchlists: state, clock: systemClock });
      return await use(async (kql, span) => {
        const timespan = parseTimespan(span, systemClock.now());
        const outcome = await service.run({
          kql,
          principal: LOCAL,
          source: 'command-line',
          ...(timespan ? { timespan } : {}),
        });
        return toQueryTable(outcome);
      });
    } finally {
      await logStore.close();
    }
  } finally {
    await state.close();
  }
}
