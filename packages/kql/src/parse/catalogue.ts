import type { Catalogue } from '../kql.ts';
import type { KustoType } from '../types.ts';
import { withAggregateNames } from './aggregate-names.ts';
import { clusterHosts, databaseNames } from './database-names.ts';
import { makeDatabases } from './databases.ts';
import { type GlobalState, itemsOf, type KustoNode, type KustoSymbol, kusto } from './kusto.ts';
import { make, scalar, tableSymbol } from './make-symbols.ts';
import { pluginSymbols } from './plugin-symbols.ts';
import { NOTHING_ASKED } from './row-plugin-symbols.ts';
import { makeFunctions } from './stored-functions.ts';

const { Symbols } = kusto;

interface CallContext {
  readonly Arguments: Parameters<typeof itemsOf<KustoNode>>[0];
}

/** `_GetWatchlist('alias')`: a table whose columns are those of the named watchlist, and `SearchKey`. */
function watchlistFunction(catalogue: Catalogue): KustoSymbol {
  const returnType = (context: CallContext) => {
    const alias = String(itemsOf(context.Arguments)[0]?.LiteralValue ?? '').toLowerCase();
    const found = catalogue.watchlists.find((each) => each.alias.toLowerCase() === alias);
    return tableSymbol({ name: '', columns: watchlistColumns(found?.columns ?? []) });
  };
  const alias = make(Symbols.Parameter.$ctor2, 'watchlistAlias', scalar('string'));
  const signature = make(Symbols.Signature.ctor, returnType, Symbols.Tabularity.Tabular, [alias]);
  return make(Symbols.FunctionSymbol.$ctor4, '_GetWatchlist', [signature]);
}

export function watchlistColumns(columns: readonly string[]): { name: string; type: KustoType }[] {
  const names = columns.includes('SearchKey') ? columns : ['SearchKey', ...columns];
  return names.map((name) => ({ name, type: 'string' }));
}

const states = new WeakMap<Catalogue, Map<string, GlobalState>>();

/** The binder's view of a catalogue, limited to the tables that may be read. Kept as long as the catalogue lives. */
export function resolveGlobals(catalogue: Catalogue, readable: ReadonlySet<string> | undefined): GlobalState {
  const key = readable ? JSON.stringify([...readable].sort()) : '*';
  const known = states.get(catalogue) ?? new Map<string, GlobalState>();
  states.set(catalogue, known);
  const cached = known.get(key);
  if (cached) return cached;
  const tables = catalogue.tables.filter((table) => !readable || readable.has(table.name)).map(tableSymbol);
  const members = [...tables, watchlistFunction(catalogue)];
  const globals = makeFunctions(catalogue, (functions) => globalsOf(catalogue, [...members, ...functions]));
  known.set(key, globals);
  return globals;
}

function globalsOf(catalogue: Catalogue, members: readonly KustoSymbol[]): GlobalState {
  const { own, all } = makeDatabases(databaseNames(catalogue), members);
  const [first, ...others] = clusterHosts(catalogue).map((host) => make(Symbols.ClusterSymbol.$ctor1, host, all));
  const base = withAggregateNames(kusto.GlobalState.Default).WithPlugIns(pluginSymbols(NOTHING_ASKED));
  const start = first ? base.WithCluster(first) : base;
  return others.reduce((state, cluster) => state.AddOrReplaceCluster(cluster), start).WithDatabase(own);
}
