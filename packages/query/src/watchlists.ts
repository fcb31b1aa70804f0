import { Rejection, type WatchlistItem } from '@vedette/model';
import type { WatchlistStore } from '@vedette/state-store';
import { queryProblem } from './problems.ts';

/** The rows of a watchlist as the compiler's parameter takes them. Errors: `Rejection` where it is gone. */
export async function printWatchlist(alias: string, store: Pick<WatchlistStore, 'loadWatchlist'>): Promise<string> {
  const loaded = await store.loadWatchlist(alias);
  if (!loaded) throw new Rejection([queryProblem('QRY1003', alias)]);
  return printItems(loaded.items, loaded.watchlist.searchKey);
}

/** `SearchKey` repeats the column that the watchlist is searched by. Source: Sentinel, "Build queries with watchlists". */
function printItems(items: readonly WatchlistItem[], searchKey: string): string {
  return JSON.stringify(items.map((item) => ({ SearchKey: item[searchKey] ?? '', ...item })));
}
