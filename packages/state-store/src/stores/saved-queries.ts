import type { SavedQuery } from '@vedette/model';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import { foldText } from '../sql/where.ts';
import type { SavedQueryStore } from '../state-store.ts';

const savedQueries = defineTable('saved_queries', {
  id: 'uuid',
  owner_id: 'text',
  visibility: 'text',
  name_key: 'text',
  document: 'json',
});

export function createSavedQueryStore(database: SqlDatabase): SavedQueryStore {
  return {
    async putSavedQuery(query) {
      const { id, ownerId, visibility, name } = query;
      const row = { id, owner_id: ownerId, visibility, name_key: foldText(name), document: query };
      await savedQueries.insert(
        database,
        [row],
        `on conflict (id) do update set ${savedQueries.replaceAllBut('id', 'owner_id')}`,
      );
    },
    async findSavedQuery(id) {
      const [row] = await database.query<{ document: SavedQuery }>(
        'select document from saved_queries where id = $1::uuid',
        [id],
      );
      return row?.document;
    },
    async listSavedQueries(ownerId) {
      const rows = await database.query<{ document: SavedQuery }>(
        `select document from saved_queries where owner_id = $1 or visibility = 'shared' order by name_key, id`,
        [ownerId],
      );
      return rows.map((row) => row.document);
    },
    async removeSavedQuery(id) {
      await database.query('delete from saved_queries where id = $1::uuid', [id]);
    },
  };
}
