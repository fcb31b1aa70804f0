import type { ConnectorState, SensitivityLabel } from '@vedette/model';
import type { SecretBox } from '../secret-box.ts';
import { printJson } from '../sql/json-text.ts';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import type { ConnectorStore, LabelStore } from '../state-store.ts';

const connectors = defineTable('connectors', { kind: 'text', encrypted_secret: 'text', document: 'json' });
const labels = defineTable('labels', { id: 'text', priority: 'integer', document: 'json' });

const purposeOf = (kind: string): string => `connector \`${kind}\``;

export function createConnectorStore(sql: SqlDatabase, box: SecretBox): ConnectorStore {
  return {
    async loadConnector(kind) {
      const [row] = await sql.query<{ encrypted_secret: string | null; document: ConnectorState }>(
        'select encrypted_secret, document from connectors where kind = $1',
        [kind],
      );
      if (!row) return undefined;
      const clientSecret = row.encrypted_secret === null ? null : box.open(row.encrypted_secret, purposeOf(kind));
      return { state: row.document, clientSecret };
    },
    async saveConnector(state, clientSecret) {
      const encrypted = clientSecret === null ? null : box.seal(clientSecret, purposeOf(state.kind));
      await connectors.insert(
        sql,
        [{ kind: state.kind, encrypted_secret: encrypted, document: state }],
        `on conflict (kind) do update set ${connectors.replaceAllBut('kind')}`,
      );
    },
    async loadCheckpoint(kind, stream) {
      const [row] = await sql.query<{ document: unknown }>(
        'select document from checkpoints where kind = $1 and stream = $2',
        [kind, stream],
      );
      return row?.document;
    },
    async saveCheckpoint(kind, stream, checkpoint) {
      await sql.query(
        `insert into checkpoints (kind, stream, document) values ($1, $2, $3::json)
         on conflict (kind, stream) do update set document = excluded.document`,
        [kind, stream, printJson(checkpoint)],
      );
    },
  };
}

export function createLabelStore(sql: SqlDatabase): LabelStore {
  return {
    async putLabels(items) {
      const rows = [...new Map(items.map((label) => [label.id, label])).values()].map((label) => ({
        id: label.id,
        priority: label.priority,
        document: label,
      }));
      await labels.insert(sql, rows, `on conflict (id) do update set ${labels.replaceAllBut('id')}`);
    },
    async listLabels() {
      const rows = await sql.query<{ document: SensitivityLabel }>('select document from labels order by priority, id');
      return rows.map((row) => row.document);
    },
  };
}
