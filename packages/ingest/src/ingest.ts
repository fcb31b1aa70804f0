import type { Problem, TableSchema } from '@vedette/model';

/** A record as it came, for one table. Values are plain JSON values; column names as in the table's schema. */
export interface RawRecord {
  /** The record's own id: two records of a table with one non-empty key are one record. */
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface IngestResult {
  readonly accepted: number;
  readonly duplicates: readonly string[];
  /** Records that could not become a row, each with its reason; they are also written to the `Operation` table. */
  readonly rejected: readonly { readonly key: string; readonly problem: Problem }[];
  /** Accepted records that were not taken word for word, such as one without a time of its own. Absent: none. */
  readonly notes?: readonly { readonly key: string; readonly problem: Problem }[];
}

/** The only way into a table. Resolves when every accepted record is durable. */
export interface Ingest {
  write(table: TableSchema | string, records: readonly RawRecord[]): Promise<IngestResult>;
}
