import type { Catalogue, CompiledTable } from '@vedette/kql';
import type { SqlParameter, SqlStatement } from '@vedette/log-store';
import type { Problem, TableSchema, WatchlistItem } from '@vedette/model';
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

export type BoundStatement =
  | { readonly kind: 'bound'; readonly statement: SqlStatement }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** Puts the rows of the watchlists that a query reads in the places that the compiler left for them. */
export async function bindWatchlists(
  compiled: CompiledTable,
  store: Pick<WatchlistStore, 'loadWatchlist'>,
): Promise<BoundStatement> {
  const parameters: SqlParameter[] = [...compiled.parameters];
  for (const { alias, parameter } of compiled.watchlistParameters) {
    const loaded = await store.loadWatchlist(alias);
    if (!loaded) return { kind: 'rejected', problems: [queryProblem('QRY1003', alias)] };
    const value = printItems(loaded.items, loaded.watchlist.searchKey);
    parameters.push({ name: parameter, type: 'String', value });
  }
  return { kind: 'bound', statement: { sql: compiled.sql, parameters } };
}

/** `SearchKey` repeats the column that the watchlist is searched by. Source: Sentinel, "Build queries with watchlists". */
function printItems(items: readonly WatchlistItem[], searchKey: string): string {
  return JSON.stringify(items.map((item) => ({ SearchKey: item[searchKey] ?? '', ...item })));
}
