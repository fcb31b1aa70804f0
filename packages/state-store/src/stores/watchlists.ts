import type { Watchlist, WatchlistItem } from '@vedette/model';
import type { SqlDatabase } from '../sql/sql-database.ts';
import { defineTable } from '../sql/table.ts';
import { foldText } from '../sql/where.ts';
import type { WatchlistStore } from '../state-store.ts';

const watchlists = defineTable('watchlists', { alias_key: 'text', document: 'json' });
const watchlistItems = defineTable('watchlist_items', { alias_key: 'text', document: 'json' });

/** Rows of one statement: larger saves little and holds more memory, smaller costs round trips. */
const ITEMS_PER_STATEMENT = 2000;

export function createWatchlistStore(database: SqlDatabase): WatchlistStore {
  return {
    async putWatchlist(watchlist, items) {
      const key = foldText(watchlist.alias);
      await database.transaction(async (sql) => {
        await sql.query('delete from watchlists where alias_key = $1', [key]);
        await watchlists.insert(sql, [{ alias_key: key, document: { ...watchlist, itemCount: items.length } }]);
        for (let start = 0; start < items.length; start += ITEMS_PER_STATEMENT) {
          const part = items.slice(start, start + ITEMS_PER_STATEMENT);
          await watchlistItems.insert(
            sql,
            part.map((item) => ({ alias_key: key, document: item })),
          );
        }
      });
    },
    async listWatchlists() {
      const rows = await database.query<{ document: Watchlist }>('select document from watchlists order by alias_key');
      return rows.map((row) => row.document);
    },
    async loadWatchlist(alias) {
      return database.transaction(async (sql) => {
        const key = foldText(alias);
        const [found] = await sql.query<{ document: Watchlist }>(
          'select document from watchlists where alias_key = $1 for share',
          [key],
        );
        if (!found) return undefined;
        const rows = await sql.query<{ document: WatchlistItem }>(
          'select document from watchlist_items where alias_key = $1 order by ordinal',
          [key],
        );
        return { watchlist: found.document, items: rows.map((row) => row.document) };
      });
    },
    async removeWatchlist(alias) {
      await database.query('delete from watchlists where alias_key = $1', [foldText(alias)]);
    },
  };
}
