import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Logger, type NewId, Rejection, silentLogger } from '@vedette/model';
import { lockFolder } from '@vedette/model/folder-lock';
import { makeFolder } from '@vedette/model/make-folder';
import { createStateStore } from '../create-state-store.ts';
import { rejectState } from '../problems.ts';
import { loadSecretKey } from '../secret-box.ts';
import { migrate } from '../sql/migrate.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';
import type { StateStore } from '../state-store.ts';
import { openPGliteDatabase } from './pglite-database.ts';

export interface EmbeddedStateStoreOptions {
  /** Made when it is missing. Holds `postgres/`, `lock` and, without `secretKey`, `secret.key`. */
  readonly directory: string;
  /** 32 bytes that connectors' secrets are encrypted with; absent: `loadSecretKey` of `directory/secret.key`. */
  readonly secretKey?: Uint8Array;
  readonly logger?: Logger;
  readonly newId?: NewId;
}

/** Makes the folder and takes it for this process; gives the way to let it go. */
function takeDirectory(directory: string): () => void {
  try {
    makeFolder(directory, 0o700);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return lockFolder(join(directory, 'lock'), (pid) => rejectState('STA1010', directory, pid));
  } catch (error) {
    if (error instanceof Rejection) throw error;
    throw rejectState('STA1013', directory, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

async function openMigrated(directory: string): Promise<SqlDatabase> {
  const database = await openPGliteDatabase(join(directory, 'postgres'));
  try {
    await migrate(database, directory);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens the state of one process in one folder.
 * Errors: `STA1010` in use, `STA1011` and `STA1012` of another release, `STA1013` not usable, `STA1014` bad key.
 */
export async function openEmbeddedStateStore(options: EmbeddedStateStoreOptions): Promise<StateStore> {
  const { logger = silentLogger, newId = randomUUID } = options;
  const directory = resolve(options.directory);
  const unlock = takeDirectory(directory);
  try {
    const secretKey = options.secretKey ?? loadSecretKey(join(directory, 'secret.key'));
    const startedAt = performance.now();
    const database = await openMigrated(directory);
    logger.info('State store is open.', { directory, milliseconds: Math.round(performance.now() - startedAt) });
    const close = async () => {
      await database.close();
      unlock();
    };
    return createStateStore({ database, secretKey, newId, close });
  } catch (error) {
    unlock();
    throw error;
  }
}
