import type { Catalogue } from '@vedette/kql';
import { Rejection, type TableSchema, type WatchlistItem } from '@vedette/model';
import type { WatchlistStore } from '@vedette/state-store';
import { queryProblem } from './problems.ts';

const MENTIONS_WATCHLIST = /_GetWatchlist/i;

/** The compiler's catalogue. The same object as long as the watchlists' columns are the same: the compiler keeps what it made of one. */
export class WatchlistCatalogue {
  readonly #tables: readonly TableSchema[];
  readonly #store: Pick<WatchlistStore, 'listWatchlists'>;
  readonly #plain: Catalogue;
  #latest: { readonly signature: string; readonly catalogue: Catalogue };

  constructor(tables: readonly TableSchema[], store: Pick<WatchlistStore, 'listWatchlists'>) {
    this.#tables = tables;
    this.#store = store;
    this.#plain = { tables, watchlists: [] };
    this.#latest = { signature: '[]', catalogue: this.#plain };
  }

  /** Asks for the watchlists only where the query mentions one. */
  async load(kql: string): Promise<Catalogue> {
    if (!MENTIONS_WATCHLIST.test(kql)) return this.#plain;
    const watchlists = (await this.#store.listWatchlists()).map(({ alias, columns }) => ({ alias, columns }));
    const signature = JSON.stringify(watchlists);
    if (signature !== this.#latest.signature) {
      this.#latest = { signature, catalogue: { tables: this.#tables, watchlists } };
    }
    return this.#latest.catalogue;
  }
}

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
