import { readdirSync, readFileSync } from 'node:fs';
import { rejectState } from '../problems.ts';
import type { SqlDatabase } from './sql-database.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly script: string;
}

const FOLDER = new URL('../migrations/', import.meta.url);

/** The files `NNNN-name.sql` of the folder, in order. Their numbers have no gaps. */
export function loadMigrations(folder: URL = FOLDER): readonly Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => ({
    version: Number.parseInt(file, 10),
    name: file,
    script: readFileSync(new URL(file, folder), 'utf8'),
  }));
}

/** An arbitrary constant, the same in every server: one migrates, the others wait. */
const MIGRATION_LOCK = 7_203_011;

/**
 * Brings the schema to the last migration, all in one transaction.
 * Errors: `STA1011` where the database is of a newer release; it is left as it was.
 */
export async function migrate(
  database: SqlDatabase,
  place: string,
  migrations: readonly Migration[] = loadMigrations(),
): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const known = await sql.query<{ oid: string | null }>(`select to_regclass('schema_versions')::text as oid`);
    if (known[0]?.oid === null) {
      await sql.query(
        'create table schema_versions (version integer primary key, name text not null, applied_at timestamptz not null default now())',
      );
    }
    const [row] = await sql.query<{ version: number }>(
      'select coalesce(max(version), 0) as version from schema_versions',
    );
    const current = row?.version ?? 0;
    const newest = migrations.at(-1)?.version ?? 0;
    if (current > newest) throw rejectState('STA1011', place, current, newest);
    for (const migration of migrations.filter(({ version }) => version > current)) {
      await sql.unsafeRunScript(migration.script);
      await sql.query('insert into schema_versions (version, name) values ($1, $2)', [
        migration.version,
        migration.name,
      ]);
    }
  });
}
