import type { Ingest, RawRecord } from '@vedette/ingest';

/** Rows as the tables would hold them: one for each key of a table. */
export class RecordingIngest implements Ingest {
  readonly tables = new Map<string, Map<string, RawRecord['values']>>();
  /** Keys that came more than once. */
  readonly repeated: string[] = [];

  async write(table: Parameters<Ingest['write']>[0], records: readonly RawRecord[]) {
    const name = typeof table === 'string' ? table : table.name;
    const rows = this.tables.get(name) ?? new Map<string, RawRecord['values']>();
    this.tables.set(name, rows);
    const duplicates = records.filter(({ key }) => rows.has(key)).map(({ key }) => key);
    this.repeated.push(...duplicates);
    for (const { key, values } of records) if (!rows.has(key)) rows.set(key, values);
    return { accepted: records.length - duplicates.length, duplicates, rejected: [] };
  }

  rows(table: string): readonly RawRecord['values'][] {
    return [...(this.tables.get(table)?.values() ?? [])];
  }
}
