import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { rejectState, stateFault, toStateFault } from '../problems.ts';
import type { SqlDatabase, SqlExecutor, SqlTransaction } from '../sql/sql-database.ts';

/** PostgreSQL's major version in the bundled PGlite; another one cannot read the folder. Checked by a test. */
export const EMBEDDED_POSTGRES_VERSION = '18';

/**
 * PGlite's own, and a smaller page cache: with PostgreSQL's 128 MB an idle process holds 120 MB more, and the working set
 * of one machine's state fits in this.
 */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

const VACUUM = 'vacuum (analyze)';
/** Minutes to hours of a busy server: fewer would cost more than the dead rows do. */
const STATEMENTS_BETWEEN_VACUUMS = 50_000;

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
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (found !== EMBEDDED_POSTGRES_VERSION) {
    throw rejectState('STA1012', directory, found, EMBEDDED_POSTGRES_VERSION);
  }
}

/**
 * Makes PostgreSQL's files, whole or not at all: apart, then moved into place. In a process of its own, because making
 * them takes 300 MB that this process would keep.
 */
async function makeFolder(directory: string): Promise<void> {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  try {
    const script = fileURLToPath(new URL('./make-postgres-folder.ts', import.meta.url));
    await promisify(execFile)(process.execPath, [script, draft]);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const detail = String((error as { stderr?: unknown }).stderr || error).slice(-500);
    // 51 is ENOSPC in WASI, as PGlite prints it.
    throw stateFault(/ENOSPC|no space left|errno: 51/i.test(detail) ? 'STA2002' : 'STA2000', detail, error);
  }
  renameSync(draft, directory);
}

/**
 * PostgreSQL inside this process, over one folder. Statements run one at a time.
 *
 * Durability: PostgreSQL hands its log to the operating system before a commit returns (`synchronous_commit` on, no
 * relaxed durability), so a commit survives `kill -9` of the process. PGlite does not call `fsync`, so the last commits may be
 * lost when the machine itself loses power; a PostgreSQL server has no such gap.
 */
export async function openPGliteDatabase(
  directory: string,
  vacuumInterval = STATEMENTS_BETWEEN_VACUUMS,
): Promise<SqlDatabase> {
  if (existsSync(directory)) assertEngineVersion(directory);
  else await makeFolder(directory);
  const engine = await PGlite.create({
    dataDir: directory,
    relaxedDurability: false,
    startParams: START_PARAMETERS,
  });
  await engine.exec(VACUUM);
  const countStatement = vacuumEvery(engine, vacuumInterval);
  const executor = toExecutor(engine);
  return {
    query(text, values) {
      countStatement();
      return executor.query(text, values);
    },
    async transaction(work) {
      countStatement();
      try {
        return await engine.transaction((transaction) => work(toTransaction(transaction)));
      } catch (error) {
        throw toStateFault(error);
      }
    },
    close: () => engine.close(),
  };
}

/**
 * Cleans up after every so many statements: PGlite has no autovacuum process, so a table whose rows come and go, like the
 * outbox, would grow for ever. It takes its turn among the statements; a failure only leaves the work to the next time.
 */
function vacuumEvery(engine: PGlite, statements: number): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count % statements === 0) engine.exec(VACUUM).catch(() => {});
  };
}

const toTransaction = (transaction: Transaction): SqlTransaction => ({
  ...toExecutor(transaction),
  async unsafeRunScript(script) {
    await transaction.exec(script);
  },
});
