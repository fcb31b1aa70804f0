/** DuckDB, the other opponent: its own file, the same rows. */
import { DuckDBInstance } from '@duckdb/node-api';

export interface DuckDb {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  close(): void;
}

export async function openDuckDb(file: string): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(file, { memory_limit: '8GB' });
  const connection = await instance.connect();
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
