import { Fault, type Logger } from '@vedette/model';
import { Pool, type PoolClient } from 'pg';
import { toStateFault } from '../problems.ts';
import type { SqlDatabase, SqlExecutor, SqlTransaction } from '../sql/sql-database.ts';

/** Connections of one server process. More would only queue inside PostgreSQL; its own default allows 100 in all. */
const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** Tries of a transaction that lost a race (serialization failure, deadlock) before the caller hears of it. */
const MAX_TRIES = 3;

function toExecutor(session: Pick<Pool, 'query'> | Pick<PoolClient, 'query'>): SqlExecutor {
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      try {
        return (await session.query<R & Record<string, unknown>>(text, [...values])).rows;
      } catch (error) {
        throw toStateFault(error);
      }
    },
  };
}

const toTransaction = (client: PoolClient): SqlTransaction => ({
  ...toExecutor(client),
  async unsafeRunScript(script) {
    await client.query(script);
  },
});

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw toStateFault(error);
  }
}

async function runOnce<T>(pool: Pool, work: (sql: SqlTransaction) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(toTransaction(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw toStateFault(error);
  } finally {
    client.release(broken);
  }
}

const lostRace = (error: unknown): boolean => error instanceof Fault && error.code === 'STA2003';

async function runTransaction<T>(pool: Pool, work: (sql: SqlTransaction) => Promise<T>, tries = 1): Promise<T> {
  try {
    return await runOnce(pool, work);
  } catch (error) {
    if (tries >= MAX_TRIES || !lostRace(error)) throw error;
    return runTransaction(pool, work, tries + 1);
  }
}

/** A PostgreSQL server by URL; many processes may share it. */
export function openPgDatabase(url: string, logger: Logger): SqlDatabase {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'vedette',
  });
  pool.on('error', (error) => logger.warn('An idle connection to PostgreSQL broke.', { reason: error.message }));
  return {
    ...toExecutor(pool),
    transaction: (work) => runTransaction(pool, work),
    close: () => pool.end(),
  };
}
