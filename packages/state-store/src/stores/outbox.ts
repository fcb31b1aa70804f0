import type { Alert } from '@vedette/model';
import { printJson } from '../sql/json-text.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';
import type { OutboxItem, OutboxStore } from '../state-store.ts';

type OutboxRow = { id: string; key: string } & (
  | { kind: 'alert'; document: Alert }
  | { kind: 'incident'; document: NonNullable<OutboxItem['incident']> }
);

function readItem(row: OutboxRow): OutboxItem {
  const id = BigInt(row.id);
  return row.kind === 'alert'
    ? { id, kind: row.kind, key: row.key, alert: row.document }
    : { id, kind: row.kind, key: row.key, incident: row.document };
}

export function createOutboxStore(sql: SqlDatabase): OutboxStore {
  return {
    async listOutbox(limit) {
      const rows = await sql.query<OutboxRow>(
        'select id::text as id, kind, key, document from outbox order by outbox.id limit $1::int',
        [limit],
      );
      return rows.map(readItem);
    },
    async clearOutbox(ids) {
      await sql.query('delete from outbox where id = any(array(select json_array_elements_text($1::json)::bigint))', [
        printJson(ids.map(String)),
      ]);
    },
  };
}
