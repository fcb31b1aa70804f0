import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { escapeIdentifier } from '@vedette/kql/bind';
import { ClickHouseLogStore } from '../clickhouse-log-store.ts';
import { logFault, toLogFault } from '../faults.ts';
import { DATABASE } from '../table-sql.ts';

export interface ServerLogStoreOptions {
  /** e.g. `http://localhost:8123`; a user and a password may stand in it. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
}

/** Longer than any query may run, so that the engine's own limit answers first. */
const REQUEST_TIMEOUT_MS = 660_000;

/** Opens the log store of a ClickHouse server. Errors: `LOG2006` where it does not answer, `LOG2009` who may not. */
export async function openServerLogStore({ url, ...account }: ServerLogStoreOptions): Promise<ClickHouseLogStore> {
  const options = {
    url,
    ...account,
    request_timeout: REQUEST_TIMEOUT_MS,
    compression: { response: true },
    // Every failure is thrown as a fault; the client would print it as well, with the statement in it.
    log: { level: ClickHouseLogLevel.OFF },
  };
  await createDatabase(options);
  return new ClickHouseLogStore(createClient({ ...options, database: DATABASE }));
}

/** A client whose database is missing is refused whatever it says, so another one makes it. */
async function createDatabase(options: Parameters<typeof createClient>[0]): Promise<void> {
  const client = createClient(options);
  try {
    const answer = await client.ping({ select: true });
    if (!answer.success) throw unreachable(answer.error);
    await client.command({ query: `CREATE DATABASE IF NOT EXISTS ${escapeIdentifier(DATABASE)}` });
  } catch (error) {
    throw toLogFault(error);
  } finally {
    await client.close();
  }
}

function unreachable(error: Error): Error {
  const fault = toLogFault(error);
  return fault.code === 'LOG2009' ? fault : logFault('LOG2006', error.message, error);
}
