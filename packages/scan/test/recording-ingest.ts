import { createIngest, type Ingest, type RawRecord } from '@vedette/ingest';
import type { IncomingRow } from '@vedette/log-store';
import { systemClock, type TableSchema } from '@vedette/model';

/** The real ingest over rows in memory, so that a test can read back what a scan wrote and what came twice. */
export class RecordingIngest implements Ingest {
  /** Keys that came more than once. */
  readonly repeated: string[] = [];
  readonly #values = new Map<string, Map<string, RawRecord['values']>>();
  readonly #rows = new Map<string, Set<string>>();
  readonly #ingest = createIngest({
    logStore: { append: (table, rows) => this.#append(table, rows) },
    clock: systemClock,
    workspaceId: 'default',
  });

  async write(table: Parameters<Ingest['write']>[0], records: readonly RawRecord[]) {
    const name = typeof table === 'string' ? table : table.name;
    const values = this.#values.get(name) ?? new Map<string, RawRecord['values']>();
    this.#values.set(name, values);
    for (const record of records) if (!values.has(record.key)) values.set(record.key, record.values);
    return await this.#ingest.write(table, records);
  }

  /** Values of the rows that the table holds. */
  rows(table: string): readonly RawRecord['values'][] {
    const keys = this.#rows.get(table) ?? new Set();
    return [...(this.#values.get(table) ?? [])].filter(([key]) => keys.has(key)).map(([, values]) => values);
  }

  async #append(table: TableSchema, rows: readonly IncomingRow[]) {
    const keys = this.#rows.get(table.name) ?? new Set<string>();
    this.#rows.set(table.name, keys);
    const duplicateKeys = rows.map(({ key }) => key).filter((key) => keys.has(key));
    this.repeated.push(...duplicateKeys);
    for (const { key } of rows) keys.add(key);
    return { appended: rows.length - duplicateKeys.length, duplicateKeys };
  }
}
