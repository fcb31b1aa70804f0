import { itemsOf, kusto } from './kusto.ts';
import { pluginSymbols } from './plugin-symbols.ts';

const globals = kusto.GlobalState.Default;
const names = (symbols: Parameters<typeof itemsOf<{ readonly Name: string }>>[0]): readonly string[] =>
  Object.freeze(
    [...new Set(itemsOf(symbols).map((symbol) => symbol.Name))].filter((name) => !name.startsWith('__')).sort(),
  );

/** Scalar functions that the parser knows; those that begin with `__` are the vendor's internals. */
export const functionNames = names(globals.Functions);
/** Aggregates that the parser knows. */
export const aggregateNames = names(globals.Aggregates);
/** Plugins of `evaluate` that the parser knows, and those that its documentation has besides. */
export const pluginSymbolNames = names(pluginSymbols([]));
