import type { StoredFunction } from '@vedette/model';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import type { FunctionStore } from '../state-store.ts';

const functions = defineTable('functions', { name: 'text', document: 'json' });

const toRow = (each: StoredFunction) => ({ name: each.name, document: each });

export function createFunctionStore(database: SqlDatabase): FunctionStore {
  return {
    async addFunction(added) {
      const rows = await functions.insert(database, [toRow(added)], 'on conflict (name) do nothing returning name');
      return rows.length > 0;
    },
    async putFunction(changed) {
      const suffix = `on conflict (name) do update set ${functions.replaceAllBut('name')}`;
      await functions.insert(database, [toRow(changed)], suffix);
    },
    async listFunctions() {
      const rows = await database.query<{ document: StoredFunction }>(
        'select document from functions order by name collate "C"',
      );
      return rows.map((row) => row.document);
    },
    async findFunction(name) {
      const [row] = await database.query<{ document: StoredFunction }>(
        'select document from functions where name = $1',
        [name],
      );
      return row?.document;
    },
    async removeFunctions(names) {
      const rows = await database.query<{ name: string }>(
        'delete from functions where name in (select value from json_array_elements_text($1::json) as given (value)) returning name',
        [JSON.stringify(names)],
      );
      return rows.map((row) => row.name);
    },
  };
}
