import { createClient } from '@clickhouse/client';
import { ClickHouseLogStore } from '../clickhouse-log-store.ts';
import { logFault } from '../faults.ts';

export interface ServerLogStoreOptions {
  /** e.g. `http://localhost:8123`; a user and a password may stand in it. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
}

/** Opens the log store of a ClickHouse server. Errors: `LOG2006` where it does not answer. */
export async function openServerLogStore({
  url,
  username,
  password,
}: ServerLogStoreOptions): Promise<ClickHouseLogStore> {
  const client = createClient({
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    request_timeout: 600_000,
    compression: { request: false, response: true },
  });
  const answer = await client.ping();
  if (!answer.success) {
    await client.close();
    throw logFault('LOG2006', answer.error.message, answer.error);
  }
  return new ClickHouseLogStore(client);
}
