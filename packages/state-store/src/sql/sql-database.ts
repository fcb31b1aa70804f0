/** What a statement may be given: the forms that PGlite and `pg` encode alike. Lists and documents travel as JSON text. */
export type SqlValue = string | number | boolean | null;

/** Runs PostgreSQL statements; the one thing the stores know of a database. */
export interface SqlExecutor {
  /** Shape: one object a row, by column name; `json` columns are parsed. */
  query<R extends object = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<readonly R[]>;
}

export interface SqlTransaction extends SqlExecutor {
  /** Runs a text of several statements without values. Migrations only. */
  unsafeRunScript(script: string): Promise<void>;
}

/** Drivers: `embedded/` and `server/`. */
export interface SqlDatabase extends SqlExecutor {
  /** Commits when `work` resolves, rolls back when it rejects. `work` may run again after a lost race, so it must only write through `sql`. */
  transaction<T>(work: (sql: SqlTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
