import { randomUUID } from 'node:crypto';
import { type Logger, type NewId, silentLogger } from '@vedette/model';
import { createStateStore } from '../create-state-store.ts';
import { migrate } from '../sql/migrate.ts';
import type { StateStore } from '../state-store.ts';
import { openPgDatabase } from './pg-database.ts';

export interface ServerStateStoreOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** 32 bytes that connectors' secrets are encrypted with, the same for every server; see `loadSecretKey`. */
  readonly secretKey: Uint8Array;
  readonly logger?: Logger;
  readonly newId?: NewId;
}

/** The URL as it may be shown: without user and password. */
function printPlace(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/**
 * Opens the state on a PostgreSQL server (14 or newer) and brings its schema up to date.
 * Errors: `STA1011` of a newer release, `STA2001` not reachable.
 */
export async function openServerStateStore(options: ServerStateStoreOptions): Promise<StateStore> {
  const { url, secretKey, logger = silentLogger, newId = randomUUID } = options;
  const database = openPgDatabase(url, logger);
  try {
    await migrate(database, printPlace(url));
  } catch (error) {
    await database.close();
    throw error;
  }
  return createStateStore({ database, secretKey, newId, close: () => database.close() });
}
