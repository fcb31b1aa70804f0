import type { AuditKind } from '@vedette/model';
import type { SqlDatabase, SqlExecutor } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import type { AuditEntry, AuditStore } from '../state-store.ts';

const entries = defineTable('audit_entries', { at: 'timestamptz', document: 'json' });

/** Writes an entry among other statements of a transaction. */
export async function writeAudit(
  sql: SqlExecutor,
  { at, before = null, after = null, ...rest }: AuditEntry,
): Promise<void> {
  await entries.insert(sql, [{ at: at.toISOString(), document: { ...rest, before, after } }]);
}

const CONDITIONS: Readonly<Record<AuditKind, string>> = {
  'sign-ins': `where document->>'action' like 'session.%'`,
  changes: `where document->>'action' not like 'session.%'`,
};

export function createAuditStore(sql: SqlDatabase): AuditStore {
  return {
    addAudit: (entry) => writeAudit(sql, entry),
    async listAudit({ limit, offset, kind }) {
      const where = kind === undefined ? '' : CONDITIONS[kind];
      const [count] = await sql.query<{ total: number }>(`select count(*)::int as total from audit_entries ${where}`);
      const rows = await sql.query<{ at: Date; document: Omit<AuditEntry, 'at'> }>(
        `select at, document from audit_entries ${where} order by at desc, ordinal desc limit $1::int offset $2::int`,
        [limit, offset],
      );
      return { items: rows.map((row) => ({ ...row.document, at: row.at })), total: count?.total ?? 0 };
    },
  };
}
