import type { DataSource, ScanRun, SkippedItem } from '@vedette/model';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import { toUuid } from '../sql/uuid.ts';
import { Where } from '../sql/where.ts';
import type { ScanStore, SourceStore } from '../state-store.ts';

const sources = defineTable('data_sources', { id: 'uuid', created_at: 'timestamptz', document: 'json' });
const runs = defineTable('scan_runs', { id: 'uuid', source_id: 'uuid', queued_at: 'timestamptz', document: 'json' });
const skippedItems = defineTable('skipped_items', { run_id: 'uuid', document: 'json' });

export function createSourceStore(sql: SqlDatabase): SourceStore {
  return {
    async putSource(source) {
      await sources.insert(
        sql,
        [{ id: source.id, created_at: source.createdAt, document: source }],
        `on conflict (id) do update set ${sources.replaceAllBut('id')}`,
      );
    },
    async findSource(id) {
      const [row] = await sql.query<{ document: DataSource }>('select document from data_sources where id = $1::uuid', [
        toUuid(id),
      ]);
      return row?.document;
    },
    async listSources() {
      const rows = await sql.query<{ document: DataSource }>(
        'select document from data_sources order by created_at, id',
      );
      return rows.map((row) => row.document);
    },
    async removeSource(id) {
      await sql.query('delete from data_sources where id = $1::uuid', [toUuid(id)]);
    },
  };
}

export function createScanStore(sql: SqlDatabase): ScanStore {
  return {
    async putRun(run) {
      await runs.insert(
        sql,
        [{ id: run.id, source_id: run.sourceId, queued_at: run.queuedAt, document: run }],
        `on conflict (id) do update set ${runs.replaceAllBut('id')}`,
      );
    },
    async findRun(id) {
      const [row] = await sql.query<{ document: ScanRun }>('select document from scan_runs where id = $1::uuid', [
        toUuid(id),
      ]);
      return row?.document;
    },
    async listRuns({ sourceId, limit, offset }) {
      const where = new Where();
      if (sourceId !== undefined) where.add('source_id = ?::uuid', toUuid(sourceId));
      const [count] = await sql.query<{ total: number }>(
        `select count(*)::int as total from scan_runs ${where}`,
        where.values,
      );
      const rows = await sql.query<{ document: ScanRun }>(
        `select document from scan_runs ${where} order by queued_at desc, id
         limit ${where.bind(limit)}::int offset ${where.bind(offset)}::int`,
        where.values,
      );
      return { items: rows.map((row) => row.document), total: count?.total ?? 0 };
    },
    async addSkippedItems(runId, items) {
      await skippedItems.insert(
        sql,
        items.map((item) => ({ run_id: runId, document: item })),
      );
    },
    async listSkippedItems(runId) {
      const rows = await sql.query<{ document: SkippedItem }>(
        'select document from skipped_items where run_id = $1::uuid order by ordinal',
        [toUuid(runId)],
      );
      return rows.map((row) => row.document);
    },
  };
}
