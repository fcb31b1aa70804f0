/** Operators that are refused on purpose, by the kind of their node. */
export const refusedOperators: Readonly<Record<string, string>> = Object.freeze({
  ExternalDataExpression:
    'a query reads no files and no addresses; load the data as a watchlist and read it with `_GetWatchlist`.',
  FacetOperator: 'it gives several tables and can only stand last, outside `let` and parentheses that are read on.',
  ForkOperator: 'it gives several tables and can only stand last, outside `let` and parentheses that are read on.',
});
