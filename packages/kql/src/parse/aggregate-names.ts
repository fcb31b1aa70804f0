import { type GlobalState, itemsOf, type KustoNode, type KustoSymbol, kusto } from './kusto.ts';

interface CallContext {
  readonly Arguments: Parameters<typeof itemsOf<KustoNode>>[0];
}
interface AggregateSymbol extends KustoSymbol {
  readonly Signatures: Parameters<
    typeof itemsOf<{ readonly Parameters: Parameters<typeof itemsOf<KustoSymbol>>[0] }>
  >[0];
}

/** Aggregates whose column is called after both of their values; the binder's own symbols name it after the first. */
const NAMED_AFTER_TWO = new Set(['covariance', 'covarianceif', 'covariancep', 'covariancepif']);

const { Symbols, Binding } = kusto;
const make = (Constructor: unknown, ...args: unknown[]): KustoSymbol =>
  new (Constructor as new (...rest: unknown[]) => KustoSymbol)(...args);

function namedAfterTwo(old: AggregateSymbol): KustoSymbol {
  const parameters = itemsOf(itemsOf(old.Signatures)[0]?.Parameters);
  const result = ({ Arguments }: CallContext): KustoSymbol => {
    const names = itemsOf(Arguments)
      .slice(0, 2)
      .map((each) => Binding.Binder.GetExpressionResultName(each, '') ?? '');
    const column = make(
      Symbols.ColumnSymbol,
      [old.Name, ...names].join('_'),
      Symbols.ScalarTypes.Real,
      null,
      null,
      null,
      null,
    );
    return make(Symbols.TupleSymbol.ctor, [column]);
  };
  return make(Symbols.FunctionSymbol.ctor, old.Name, result, Symbols.Tabularity.Scalar, parameters);
}

/**
 * The binder's state with the column names that Kusto gives.
 * Source: https://learn.microsoft.com/kusto/query/covariance-aggregation-function (`covariance_x_y`).
 */
export function withAggregateNames(globals: GlobalState): GlobalState {
  const all = itemsOf(globals.Aggregates) as AggregateSymbol[];
  return globals.WithAggregates(all.map((each) => (NAMED_AFTER_TWO.has(each.Name) ? namedAfterTwo(each) : each)));
}
