import type { Catalogue } from '@vedette/kql';
import type { TableSchema } from '@vedette/model';
import type { FunctionStore, WatchlistStore } from '@vedette/state-store';

export interface CatalogueParts {
  /** Log tables that exist. */
  readonly tables: readonly TableSchema[];
  readonly watchlists: Pick<WatchlistStore, 'listWatchlists'>;
  /** Absent: there are no stored functions. */
  readonly functions?: Pick<FunctionStore, 'listFunctions'>;
  /** Names and ids of this workspace, for `workspace()` and its like. */
  readonly databases?: readonly string[];
}

const MENTIONS_WATCHLIST = /_GetWatchlist/i;
/** A function or a view may read a watchlist that the query itself does not mention. */
const readsWatchlist = (kql: string, bodies: readonly string[]): boolean =>
  [kql, ...bodies].some((text) => MENTIONS_WATCHLIST.test(text));

/**
 * What a query can name. The same object as long as functions and watchlists' columns are the same: the compiler keeps what
 * it made of one.
 */
export class QueryCatalogue {
  readonly #parts: CatalogueParts;
  #latest: { readonly signature: string; readonly catalogue: Catalogue } | undefined;

  constructor(parts: CatalogueParts) {
    this.#parts = parts;
  }

  async load(kql: string): Promise<Catalogue> {
    const { tables, watchlists, functions, databases } = this.#parts;
    const stored = (await functions?.listFunctions()) ?? [];
    const bodies = stored.map(({ body }) => body);
    const lists = readsWatchlist(kql, bodies) ? await watchlists.listWatchlists() : [];
    const named = lists.map(({ alias, columns }) => ({ alias, columns }));
    const meanings = stored.map(({ name, parameters, body, isView }) => [name, parameters, body, isView]);
    const signature = JSON.stringify([named, meanings]);
    if (signature === this.#latest?.signature) return this.#latest.catalogue;
    const catalogue = { tables, watchlists: named, functions: stored, ...(databases && { databases }) };
    this.#latest = { signature, catalogue };
    return catalogue;
  }
}
