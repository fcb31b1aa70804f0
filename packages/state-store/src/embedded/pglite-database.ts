import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { rejectState, toStateFault } from '../problems.ts';
import type { SqlDatabase, SqlExecutor, SqlTransaction } from '../sql/sql-database.ts';

/** PostgreSQL's major version in the bundled PGlite; another one cannot read the folder. Checked by a test. */
export const EMBEDDED_POSTGRES_VERSION = '18';

type Session = Pick<PGlite, 'query'> | Pick<Transaction, 'query'>;

function toExecutor(session: Session): SqlExecutor {
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      try {
        return (await session.query<R>(text, [...values])).rows;
      } catch (error) {
        throw toStateFault(error);
      }
    },
  };
}

function assertEngineVersion(directory: string): void {
  const file = join(directory, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== EMBEDDED_POSTGRES_VERSION) {
    throw rejectState('STA1012', directory, found, EMBEDDED_POSTGRES_VERSION);
  }
}

/**
 * PostgreSQL inside this process, over one folder. Statements run one at a time.
 *
 * Durability: PostgreSQL hands its log to the operating system before a commit returns (`synchronous_commit` on, no
 * relaxed durability), so a commit survives `kill -9` of the process. PGlite does not call `fsync`, so the last commits may be
 * lost when the machine itself loses power; a PostgreSQL server has no such gap.
 */
export async function openPGliteDatabase(directory: string): Promise<SqlDatabase> {
  assertEngineVersion(directory);
  const engine = await PGlite.create({ dataDir: directory, relaxedDurability: false });
  return {
    ...toExecutor(engine),
    async transaction(work) {
      try {
        return await engine.transaction((transaction) => work(toTransaction(transaction)));
      } catch (error) {
        throw toStateFault(error);
      }
    },
    close: () => engine.close(),
  };
}

const toTransaction = (transaction: Transaction): SqlTransaction => ({
  ...toExecutor(transaction),
  async unsafeRunScript(script) {
    await transaction.exec(script);
  },
});
