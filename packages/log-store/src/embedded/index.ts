import path from 'node:path';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { escapeIdentifier } from '@vedette/kql/bind';
import { type Logger, silentLogger } from '@vedette/model';
import { ClickHouseLogStore } from '../clickhouse-log-store.ts';
import { lockDirectory } from '../directory-guard.ts';
import { logFault } from '../faults.ts';
import { DATABASE } from '../table-sql.ts';
import { ChdbLanes } from './chdb-lanes.ts';

export interface EmbeddedLogStoreOptions {
  /** Made when it is missing. Holds `chdb/`, `format.json` and, while it is in use, `vedette.lock`. */
  readonly directory: string;
  readonly logger?: Logger;
}

/**
 * Opens the log store of a folder, in this process. chDB binds one data folder a process.
 * Errors: `LOG1001` in use, `LOG1002` of a newer version, `LOG1003` disk full, `LOG1004` cannot be used.
 */
export async function openEmbeddedLogStore(options: EmbeddedLogStoreOptions): Promise<ClickHouseLogStore> {
  const { logger = silentLogger } = options;
  const directory = path.resolve(options.directory);
  const unlock = lockDirectory(directory);
  const started = performance.now();
  try {
    const connection = await ChdbLanes.open(path.join(directory, 'chdb'), escapeIdentifier(DATABASE));
    const client = createClient({ connection, log: { level: ClickHouseLogLevel.OFF } });
    logger.info('Log store is open.', { directory, milliseconds: Math.round(performance.now() - started) });
    return new ClickHouseLogStore(client, async () => unlock());
  } catch (error) {
    unlock();
    throw logFault('LOG1004', (error as Error).message, error);
  }
}
