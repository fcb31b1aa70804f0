import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createIngest, type Ingest } from '@vedette/ingest';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { type Clock, type ManualClock, silentLogger, tableCatalogue } from '@vedette/model';
import { createQueryService, type QueryService } from '@vedette/query';
import type { StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { createDetectionEngine, type DetectionEngine, type DetectionOptions } from '../src/index.ts';

/** Real stores in a folder, with a clock that the test moves. */
export interface World<C extends Clock = ManualClock> {
  readonly clock: C;
  readonly logStore: LogStore;
  readonly state: StateStore;
  readonly ingest: Ingest;
  readonly query: QueryService;
  engine(options?: Partial<DetectionOptions>): DetectionEngine;
  /** Rows of a query, as arrays. */
  rows(kql: string): Promise<readonly (readonly unknown[])[]>;
  close(): Promise<void>;
}

const TESTER = { userId: 'tester', username: 'tester', roles: ['reader'] as const, tables: null };

export async function openWorld<C extends Clock>(directory: string, clock: C): Promise<World<C>> {
  const folders = [join(directory, 'logs'), join(directory, 'state')] as const;
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const logStore = await openEmbeddedLogStore({ directory: folders[0] });
  await logStore.ensureTables(tableCatalogue);
  const state = await openEmbeddedStateStore({ directory: folders[1] });
  return worldOn(logStore, state, clock);
}

/** The same log store with other state: chDB binds one folder a process, PGlite does not. */
export function worldOn<C extends Clock>(logStore: LogStore, state: StateStore, clock: C): World<C> {
  const ingest = createIngest({ logStore, clock, workspaceId: 'default' });
  const query = createQueryService({ logStore, tables: tableCatalogue, watchlists: state, clock });
  const stores = { rules: state, incidents: state, outbox: state, leases: state };
  return {
    clock,
    logStore,
    state,
    ingest,
    query,
    engine: (options) =>
      createDetectionEngine({
        ...stores,
        query,
        ingest,
        clock,
        newId: randomUUID,
        logger: silentLogger,
        delaySeconds: 0,
        settleSeconds: 0,
        ...options,
      }),
    async rows(kql) {
      const outcome = await query.run({ kql, principal: TESTER, source: 'test' });
      if (outcome.kind === 'rejected') throw new Error(outcome.problems.map(({ message }) => message).join('; '));
      return outcome.table.rows;
    },
    async close() {
      await state.close();
      await logStore.close();
    },
  };
}
