import path from 'node:path';
import { createClient } from '@clickhouse/client';
import { createChdbConnection } from 'chdb/connection';
import { ClickHouseLogStore } from '../clickhouse-log-store.ts';
import { lockDirectory } from '../directory-guard.ts';
import { logFault } from '../faults.ts';

/**
 * Opens the log store of a folder, in this process. chDB binds one data folder a process.
 * Errors: `LOG1001` in use, `LOG1002` of a newer version, `LOG1004` cannot be used.
 */
export async function openEmbeddedLogStore({ directory }: { readonly directory: string }): Promise<ClickHouseLogStore> {
  const unlock = lockDirectory(directory);
  try {
    const connection = createChdbConnection({ path: path.join(directory, 'chdb') });
    const client = createClient({ connection: connection as never });
    return new ClickHouseLogStore(client, async () => unlock());
  } catch (error) {
    unlock();
    throw logFault('LOG1004', (error as Error).message, error);
  }
}
