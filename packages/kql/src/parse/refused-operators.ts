const INTERNAL = 'it is internal to the vendor, and not documented.';
const GRAPH_FILTER =
  'it is not documented; filter nodes and edges before `make-graph`, or with the `where` of `graph-match`.';

/** Operators that are refused on purpose, by the kind of their node. */
export const refusedOperators: Readonly<Record<string, string>> = Object.freeze({
  FacetOperator: 'it gives several tables and can only stand last, outside `let` and parentheses that are read on.',
  ForkOperator: 'it gives several tables and can only stand last, outside `let` and parentheses that are read on.',
  MacroExpandOperator: 'there are no stored groups of databases to repeat a query for; name each one in a `union`.',
  GraphWhereNodesOperator: GRAPH_FILTER,
  GraphWhereEdgesOperator: GRAPH_FILTER,
  ExecuteAndCacheOperator: INTERNAL,
  PartitionByOperator: INTERNAL,
});
