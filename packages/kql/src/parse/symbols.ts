import { itemsOf, kusto } from './kusto.ts';
import { pluginSymbols } from './plugin-symbols.ts';
import { NOTHING_ASKED } from './row-plugin-symbols.ts';

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
export const pluginSymbolNames = names(pluginSymbols(NOTHING_ASKED));

/** Parts of the vendor's own tables that only lists of what there is read. */
interface VendorLists {
  readonly Syntax: { readonly SyntaxKind: object };
  readonly KustoFacts: Readonly<Record<'JoinKinds' | 'ChartTypes', Parameters<typeof itemsOf<string>>[0]>>;
  readonly Operators: { readonly All: Parameters<typeof itemsOf<{ readonly Name: string }>>[0] };
}
const vendor = kusto as unknown as VendorLists;
const syntaxKinds = Object.keys(vendor.Syntax.SyntaxKind);

/** Kinds of nodes that are tabular operators. */
export const operatorKinds = syntaxKinds.filter((kind) => kind.endsWith('Operator') && kind !== 'BadQueryOperator');
/** Kinds of nodes that are statements. */
export const statementKinds = syntaxKinds.filter((kind) => kind.endsWith('Statement'));
export const joinKinds = itemsOf(vendor.KustoFacts.JoinKinds);
export const renderKinds = itemsOf(vendor.KustoFacts.ChartTypes);
/** Options that a `set` statement can name. */
export const optionNames = names((globals as unknown as { readonly Options: Parameters<typeof names>[0] }).Options);
/** Operators of expressions, as the parser calls them: `HasPrefixCs`. */
export const expressionOperators = itemsOf(vendor.Operators.All).map(({ Name }) => Name);
