import { type Catalogue, compileKql } from '@vedette/kql';
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

/** Table that watchlists are rows of in Log Analytics: who may not read it has no watchlists. */
export const WATCHLIST_TABLE = 'Watchlist';

const MENTIONS_WATCHLIST = /_GetWatchlist/i;
/** A function or a view may read a watchlist that the query itself does not mention. */
const readsWatchlist = (kql: string, bodies: readonly string[]): boolean =>
  [kql, ...bodies].some((text) => MENTIONS_WATCHLIST.test(text));

/** Catalogues that are kept: one for everybody who may read all, one for each limited scope that asked lately. */
const MAX_KEPT = 64;

interface Kept {
  readonly signature: string;
  readonly catalogue: Catalogue;
}

/**
 * What a query can name. The same object for a scope as long as functions and watchlists' columns are the same: the compiler keeps
 * what it made of one.
 */
export class QueryCatalogue {
  readonly #parts: CatalogueParts;
  readonly #kept = new Map<string, Kept>();

  constructor(parts: CatalogueParts) {
    this.#parts = parts;
  }

  /** `readable`: the tables that the asker may read; undefined: all. */
  async load(kql: string, readable?: ReadonlySet<string>): Promise<Catalogue> {
    const { tables, watchlists, functions, databases } = this.#parts;
    const stored = (await functions?.listFunctions()) ?? [];
    const bodies = stored.map(({ body }) => body);
    const mayReadLists = readable?.has(WATCHLIST_TABLE) ?? true;
    const lists = mayReadLists && readsWatchlist(kql, bodies) ? await watchlists.listWatchlists() : [];
    const named = lists.map(({ alias, columns }) => ({ alias, columns }));
    const meanings = stored.map(({ name, parameters, body, isView }) => [name, parameters, body, isView]);
    const signature = JSON.stringify([named, meanings]);
    const scope = readable ? JSON.stringify([...readable].sort()) : '';
    const known = this.#kept.get(scope);
    if (signature === known?.signature) return known.catalogue;
    const all = { tables, watchlists: named, functions: stored, ...(databases && { databases }) };
    const catalogue = readable ? withoutClosedViews(all, readable) : all;
    this.#keep(scope, { signature, catalogue });
    return catalogue;
  }

  #keep(scope: string, kept: Kept): void {
    this.#kept.delete(scope);
    this.#kept.set(scope, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** Whether a view can be read does not depend on when. */
const ANY_TIME = new Date(0);

/**
 * A view over a table out of scope takes no part in `union *`, `search` and `find`, as that table does not; called by name, it says
 * what it lacks.
 */
function withoutClosedViews(catalogue: Catalogue, readable: ReadonlySet<string>): Catalogue {
  const isOpen = (name: string): boolean => {
    const call = `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']()`;
    return compileKql(call, { catalogue, now: ANY_TIME, readableTables: readable }).kind === 'compiled';
  };
  const functions = (catalogue.functions ?? []).map((each) =>
    each.isView && !isOpen(each.name) ? { ...each, isView: false } : each,
  );
  return { ...catalogue, functions };
}
