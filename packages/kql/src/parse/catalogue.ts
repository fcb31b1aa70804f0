import type { KustoType, TableSchema } from '@vedette/model';
import type { Catalogue } from '../kql.ts';
import { withAggregateNames } from './aggregate-names.ts';
import { type GlobalState, itemsOf, type KustoNode, type KustoSymbol, kusto } from './kusto.ts';

const SCALARS: Readonly<Record<KustoType, string>> = {
  bool: 'Bool',
  datetime: 'DateTime',
  decimal: 'Decimal',
  dynamic: 'Dynamic',
  guid: 'Guid',
  int: 'Int',
  long: 'Long',
  real: 'Real',
  string: 'String',
  timespan: 'TimeSpan',
};

const { Symbols } = kusto;
const make = (Constructor: unknown, ...args: unknown[]): KustoSymbol =>
  new (Constructor as new (...rest: unknown[]) => KustoSymbol)(...args);

const scalar = (type: KustoType): KustoSymbol => Symbols.ScalarTypes[SCALARS[type]] as KustoSymbol;
const columnSymbol = (name: string, type: KustoType): KustoSymbol =>
  make(Symbols.ColumnSymbol, name, scalar(type), null, null, null, null);

function tableSymbol(table: Pick<TableSchema, 'name' | 'columns'>): KustoSymbol {
  return make(
    Symbols.TableSymbol.$ctor4,
    table.name,
    table.columns.map((column) => columnSymbol(column.name, column.type)),
  );
}

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
  const database = make(Symbols.DatabaseSymbol.$ctor1, 'default', [...tables, watchlistFunction(catalogue)]);
  const globals = withAggregateNames(kusto.GlobalState.Default).WithDatabase(database);
  known.set(key, globals);
  return globals;
}
