import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableSchema } from '../src/index.ts';
import { type ChdbSession, chdbEngine, createTableSql, type Engine } from '../src/run/index.ts';
import { escapeIdentifier } from '../src/sql/escape.ts';

interface Session extends ChdbSession {
  query(sql: string, format?: string): string;
  cleanup(): void;
}
const { Session: ChdbSessionClass } = createRequire(import.meta.url)('chdb') as {
  Session: new (path: string) => Session;
};

/** An engine in this process, and a way to make its tables. */
export interface TestEngine extends Engine {
  readonly query: (sql: string) => string;
  readonly cleanup: () => void;
}

/** An engine in this process with a folder of its own, for tests and tools of this package. */
export function openEngine(): TestEngine {
  const session = new ChdbSessionClass(mkdtempSync(join(tmpdir(), 'kql-')));
  return {
    ...chdbEngine(session),
    query: (sql) => session.query(sql, 'JSONCompactEachRow'),
    cleanup: () => session.cleanup(),
  };
}

/** A table with its rows. */
export interface RowsTable extends TableSchema {
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** The table in the engine, in place of one of its name; `createSql` makes it otherwise than usual. Shape: cells in their physical form: times as ticks, dynamic as its text. */
export function makeTable(engine: TestEngine, table: RowsTable, createSql = createTableSql(table)): void {
  const name = escapeIdentifier(table.name);
  engine.query(`DROP TABLE IF EXISTS ${name}`);
  engine.query(createSql);
  if (table.rows.length === 0) return;
  const values = table.rows.map((row) =>
    Object.fromEntries(table.columns.map((each, index) => [each.name, row[index] ?? null])),
  );
  const json = values.map((row) => JSON.stringify(row)).join('\n');
  engine.query(`INSERT INTO ${name} FORMAT JSONEachRow\n${json}`);
}
