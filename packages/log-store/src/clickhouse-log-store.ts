import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import { bindParameters, escapeIdentifier, READING_SETTINGS, statementSettings } from '@vedette/kql/bind';
import { termsColumn } from '@vedette/kql/physical-columns';
import { INGEST_KEY_COLUMN, type TableSchema, TICKS_PER_MILLISECOND, Turns } from '@vedette/model';
import { encodeRows, insertColumns } from './encode-rows.ts';
import { logFault, toLogFault } from './faults.ts';
import type {
  AppendResult,
  IncomingRow,
  LogStore,
  SelectLimits,
  SelectOptions,
  SelectResult,
  SqlParameter,
  SqlStatement,
} from './log-store.ts';
import { readRows, splitLines } from './read-rows.ts';
import { assertSelect } from './statement-guard.ts';
import {
  addColumnsSql,
  allColumnsSql,
  createTableSql,
  DATABASE,
  monthSql,
  pastIndexes,
  pathColumnsSql,
  tableSql,
  termIndexes,
} from './table-sql.ts';

/** Rows in one insert: larger blocks make fewer parts, at about 2 KB a row of text in memory. */
const ROWS_AN_INSERT = 20_000;
/** Keys in one look-up. They stand in its statement: with keys of 100 characters it has 2 MB. */
const KEYS_A_LOOKUP = 20_000;

/** The log store over a ClickHouse client, embedded or remote: one code path, the connection is the only difference. */
export class ClickHouseLogStore implements LogStore {
  readonly #client: ClickHouseClient;
  readonly #release: () => Promise<void>;
  readonly #turns = new Turns();
  readonly #running = new Set<Promise<unknown>>();

  constructor(client: ClickHouseClient, release: () => Promise<void> = async () => {}) {
    this.#client = client;
    this.#release = release;
  }

  async ensureTables(tables: readonly TableSchema[]): Promise<void> {
    const [existing, indexes] = [await this.#listNames('columns'), await this.#listNames('data_skipping_indices')];
    for (const table of tables) {
      const known = existing.get(table.name);
      if (!known) await this.#command(createTableSql(table));
      else await this.#mend(table, known, indexes.get(table.name) ?? new Set());
    }
  }

  async append(table: TableSchema, rows: readonly IncomingRow[], ingestedAt: Date): Promise<AppendResult> {
    if (rows.length === 0) return { appended: 0, duplicateKeys: [] };
    return this.#track(this.#turns.take(table.name, () => this.#appendInTurn(table, rows, ingestedAt)));
  }

  select(statement: SqlStatement, options: SelectOptions): Promise<SelectResult> {
    return this.#track(this.#select(statement, options));
  }

  async dropBefore(table: TableSchema, before: Date): Promise<number> {
    const ticks = BigInt(before.getTime()) * TICKS_PER_MILLISECOND;
    const sql = `SELECT partition, toString(sum(rows)) FROM system.parts WHERE database = {database:String} AND table = {table:String} AND active GROUP BY partition HAVING toUInt32(any(partition)) < ${monthSql('{before:Int64}')}`;
    const parts = await this.#rows(sql, [
      text('database', DATABASE),
      text('table', table.name),
      { name: 'before', type: 'Int64', value: ticks },
    ]);
    for (const [partition] of parts)
      await this.#command(
        `ALTER TABLE ${tableSql(table.name)} DROP PARTITION ID '${String(partition).replaceAll(/\W/g, '')}'`,
      );
    return parts.reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** Keeps one more path of a dynamic column apart, for rows to come and, as they are merged, for those that are there. */
  async accelerate(table: TableSchema, column: string, path: readonly string[]): Promise<void> {
    await this.#command(addColumnsSql(table, pathColumnsSql(column, path)));
  }

  async close(): Promise<void> {
    await this.#turns.settle();
    await Promise.allSettled([...this.#running]);
    await this.#client.close();
    await this.#release();
  }

  async #appendInTurn(table: TableSchema, rows: readonly IncomingRow[], ingestedAt: Date): Promise<AppendResult> {
    const { fresh, duplicateKeys } = await this.#dropKnown(table, dropRepeats(rows), ingestedAt);
    const columns = insertColumns(table).map(escapeIdentifier).join(', ');
    for (let from = 0; from < fresh.length; from += ROWS_AN_INSERT) {
      const body = encodeRows(table, fresh.slice(from, from + ROWS_AN_INSERT), ingestedAt);
      const query = `INSERT INTO ${tableSql(table.name)} (${columns}) SETTINGS max_partitions_per_insert_block = 0, async_insert = 0 FORMAT JSONCompactEachRow`;
      await this.#exec(query, body);
    }
    return { appended: fresh.length, duplicateKeys };
  }

  async #dropKnown(
    table: TableSchema,
    { rows, repeats }: Distinct,
    ingestedAt: Date,
  ): Promise<{ fresh: readonly IncomingRow[]; duplicateKeys: readonly string[] }> {
    const keyed = rows.filter(({ key }) => key !== '');
    const known = new Set<string>();
    const arrival = BigInt(ingestedAt.getTime()) * TICKS_PER_MILLISECOND;
    for (let from = 0; from < keyed.length; from += KEYS_A_LOOKUP) {
      for (const key of await this.#findKeys(table, keyed.slice(from, from + KEYS_A_LOOKUP), arrival)) known.add(key);
    }
    return { fresh: rows.filter(({ key }) => key === '' || !known.has(key)), duplicateKeys: [...repeats, ...known] };
  }

  /**
   * Which keys the table has. A record's time is part of it, so only the time range of the batch is looked through; where
   * its time was given to it on arrival, a repeat has another one, so the whole table is.
   */
  async #findKeys(table: TableSchema, rows: readonly IncomingRow[], arrival: bigint): Promise<readonly string[]> {
    const key = escapeIdentifier(INGEST_KEY_COLUMN);
    const hasOwnTime = rows.every(({ row }) => BigInt(row.TimeGenerated as bigint) !== arrival);
    const [from, to] = timeRange(rows);
    const range = hasOwnTime ? 'TimeGenerated >= {from:Int64} AND TimeGenerated <= {to:Int64} AND ' : '';
    const sql = `SELECT DISTINCT ${key} FROM ${tableSql(table.name)} WHERE ${range}${key} IN {keys:Array(String)}`;
    const found = await this.#rows(sql, [
      { name: 'from', type: 'Int64', value: from },
      { name: 'to', type: 'Int64', value: to },
      { name: 'keys', type: 'Array(String)', value: rows.map((row) => row.key) },
    ]);
    return found.map(([name]) => String(name));
  }

  async #select(statement: SqlStatement, { limits, signal, queryId }: SelectOptions): Promise<SelectResult> {
    if (signal?.aborted) throw logFault('LOG2005');
    assertSelect(statement.sql);
    const started = performance.now();
    try {
      const { stream } = await this.#client.exec({
        query: `${bindParameters(statement)}\nFORMAT JSONCompactEachRowWithProgress`,
        clickhouse_settings: { ...READING_SETTINGS, ...statementSettings(statement), ...selectSettings(limits) },
        query_id: queryId ?? randomUUID(),
        ...(signal ? { abort_signal: signal } : {}),
      });
      return readRows(splitLines(stream), started, (error) => toLogFault(error, signal));
    } catch (error) {
      throw toLogFault(error, signal);
    }
  }

  /**
   * Gives a table that exists the columns and indexes that it lacks. What is kept of texts is also made for the rows that are there, by
   * the engine in the background: until then they are read instead.
   */
  async #mend(table: TableSchema, columns: ReadonlySet<string>, indexes: ReadonlySet<string>): Promise<void> {
    const missing = allColumnsSql(table).filter((sql) => !columns.has(nameOf(sql)));
    const added = termIndexes(table).filter(({ name }) => !indexes.has(name));
    if (missing.length > 0) await this.#command(addColumnsSql(table, missing));
    const past = pastIndexes(table).filter((name) => indexes.has(name));
    await this.#alter(
      table,
      added.map(({ name, sql }) => `ADD INDEX IF NOT EXISTS ${escapeIdentifier(name)} ${sql}`),
    );
    await this.#alter(table, [
      ...past.map((name) => `DROP INDEX IF EXISTS ${escapeIdentifier(name)}`),
      ...termColumnNames(table, columns).map((name) => `MATERIALIZE COLUMN ${escapeIdentifier(name)}`),
      ...added.map(({ name }) => `MATERIALIZE INDEX ${escapeIdentifier(name)}`),
    ]);
  }

  async #alter(table: TableSchema, changes: readonly string[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#command(`ALTER TABLE ${tableSql(table.name)} ${changes.join(', ')} SETTINGS ${IN_BACKGROUND}`);
  }

  async #listNames(of: 'columns' | 'data_skipping_indices'): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await this.#rows(
      `SELECT table, groupArray(name) FROM system.${of} WHERE database = {database:String} GROUP BY table`,
      [text('database', DATABASE)],
    );
    return new Map(rows.map(([table, names]) => [String(table), new Set(names as string[])]));
  }

  async #rows(sql: string, parameters: readonly SqlParameter[]): Promise<readonly (readonly unknown[])[]> {
    try {
      const query = bindParameters({ sql, parameters });
      const result = await this.#client.query({
        query,
        format: 'JSONCompactEachRow',
        clickhouse_settings: READING_SETTINGS,
      });
      return await result.json<readonly unknown[]>();
    } catch (error) {
      throw toLogFault(error);
    }
  }

  async #exec(query: string, body: string): Promise<void> {
    try {
      const { stream } = await this.#client.exec({ query, values: Readable.from([Buffer.from(body)]) });
      for await (const _ of stream);
    } catch (error) {
      throw toLogFault(error);
    }
  }

  async #command(query: string): Promise<void> {
    try {
      await this.#client.command({ query });
    } catch (error) {
      throw toLogFault(error);
    }
  }

  /** An engine that is closed while it works aborts the process: `close` waits for what is under way. */
  #track<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    const forget = () => this.#running.delete(work);
    work.then(forget, forget);
    return work;
  }
}

const text = (name: string, value: string): SqlParameter => ({ name, type: 'String', value });

/** `readonly = 1` refuses everything but reading, also table functions that reach files and addresses. */
function selectSettings({ maxExecutionSeconds, maxMemoryBytes }: SelectLimits) {
  return {
    readonly: '1' as const,
    max_execution_time: Math.max(1, Math.ceil(maxExecutionSeconds)),
    max_memory_usage: String(Math.trunc(maxMemoryBytes)),
    // Without it a server works on for a caller that has left.
    cancel_http_readonly_queries_on_client_close: 1 as const,
  };
}

/** Work on rows that are there goes on after the answer, and after the next start where it was cut off; chDB would wait for it. */
const IN_BACKGROUND = 'mutations_sync = 0, alter_sync = 0';

/** Columns of terms that a table does not have yet. */
const termColumnNames = ({ termColumns = [] }: TableSchema, known: ReadonlySet<string>): string[] =>
  termColumns.map(termsColumn).filter((name) => !known.has(name));

const nameOf = (columnSql: string): string =>
  (/^`((?:[^`\\]|\\.)+)`/.exec(columnSql)?.[1] ?? '').replaceAll(/\\(.)/g, '$1');

interface Distinct {
  readonly rows: readonly IncomingRow[];
  readonly repeats: readonly string[];
}

/** The first row of each key; rows without a key all stay. */
function dropRepeats(rows: readonly IncomingRow[]): Distinct {
  const seen = new Set<string>();
  const repeats: string[] = [];
  const kept = rows.filter(({ key }) => {
    if (key === '') return true;
    if (seen.has(key)) {
      repeats.push(key);
      return false;
    }
    seen.add(key);
    return true;
  });
  return { rows: kept, repeats };
}

function timeRange(rows: readonly IncomingRow[]): readonly [bigint, bigint] {
  const times = rows.map(({ row }) => BigInt(row.TimeGenerated as bigint)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [times[0] ?? 0n, times.at(-1) ?? 0n];
}
