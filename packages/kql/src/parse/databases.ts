import { itemsOf, type KustoList, type KustoNode, type KustoSymbol, kusto } from './kusto.ts';
import { make, scalar } from './make-symbols.ts';

const { Symbols } = kusto;

/** Functions of Log Analytics that name another workspace or application. Source: Azure Monitor, "Query across resources". */
export const WORKSPACE_FUNCTIONS: readonly string[] = ['workspace', 'app', 'resource', 'adx', 'arg'];

/** Databases that we made: every other one that a query names is unknown, whatever the binder says of it. */
const ours = new WeakSet<KustoSymbol>();

export const isOurDatabase = (symbol: KustoSymbol | null): boolean => symbol !== null && ours.has(symbol);

interface CallContext {
  readonly Arguments: KustoList<KustoNode>;
}

/** The symbols of one database under each of its names, with the functions that lead to them. */
export function makeDatabases(
  names: readonly string[],
  members: readonly KustoSymbol[],
): { readonly own: KustoSymbol; readonly all: readonly KustoSymbol[] } {
  const database = (name: string, all: readonly KustoSymbol[]): KustoSymbol => {
    const made = make(Symbols.DatabaseSymbol.$ctor1, name, all);
    ours.add(made);
    return made;
  };
  const byName = new Map<string, KustoSymbol>();
  const find = (context: CallContext): KustoSymbol => {
    const name = String(itemsOf(context.Arguments)[0]?.LiteralValue ?? '');
    return byName.get(name.toLowerCase()) ?? make(Symbols.DatabaseSymbol.$ctor1, name, [], true);
  };
  const functions = WORKSPACE_FUNCTIONS.map((name) =>
    make(Symbols.FunctionSymbol.ctor, name, find, Symbols.Tabularity.Other, [
      make(Symbols.Parameter.$ctor2, 'identifier', scalar('string')),
    ]),
  );
  const made = names.map((name) => database(name, [...members, ...functions]));
  for (const [index, name] of names.entries()) byName.set(name.toLowerCase(), made[index] as KustoSymbol);
  return { own: made[0] as KustoSymbol, all: made };
}
