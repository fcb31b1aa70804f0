import path from 'node:path';
import { createIngest } from '@vedette/ingest';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { type Principal, type QueryTable, silentLogger, systemClock, tableCatalogue } from '@vedette/model';
import { createQueryService, toQueryTable } from '@vedette/query';
import { parseTimespan, QueryLog, WORKSPACE_ID } from '@vedette/server';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';

/** Whoever can read the folder can read its rows: the command line asks as itself. */
const LOCAL: Principal = { userId: 'command-line', username: 'command-line', roles: ['admin'], tables: null };

export type RunQuery = (kql: string, timespan: string | undefined) => Promise<QueryTable>;

/** Opens the stores of a data folder for some queries. Errors: `LOG1001`, `STA1010` while a server has the folder: ask that one with `--url`. */
export async function withLocalQuery<T>(directory: string, use: (run: RunQuery) => Promise<T>): Promise<T> {
  const state = await openEmbeddedStateStore({ directory: path.join(directory, 'state') });
  try {
    const logStore = await openEmbeddedLogStore({ directory: path.join(directory, 'log') });
    try {
      await logStore.ensureTables(tableCatalogue);
      return await withRecords(logStore, state, use);
    } finally {
      await logStore.close();
    }
  } finally {
    await state.close();
  }
}

/** Queries of a folder are rows of its `LAQueryLogs`, as those of a server are. */
async function withRecords<T>(logStore: LogStore, state: StateStore, use: (run: RunQuery) => Promise<T>): Promise<T> {
  const ingest = createIngest({ logStore, clock: systemClock, workspaceId: WORKSPACE_ID });
  const queryLog = new QueryLog({ ingest, logger: silentLogger });
  const service = createQueryService({
    logStore,
    tables: tableCatalogue,
    watchlists: state,
    functions: state,
    databases: [WORKSPACE_ID],
    clock: systemClock,
    record: (record) => queryLog.add(record),
  });
  try {
    return await use(async (kql, span) => {
      const timespan = parseTimespan(span, systemClock.now());
      const asked = { kql, principal: LOCAL, source: 'command-line', ...(timespan ? { timespan } : {}) };
      return toQueryTable(await service.run(asked));
    });
  } finally {
    await queryLog.close();
  }
}
