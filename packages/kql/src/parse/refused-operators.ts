/** Operators that are refused on purpose, by the kind of their node. */
export const refusedOperators: Readonly<Record<string, string>> = Object.freeze({
  FacetOperator: 'it gives several tables and can only stand last, outside `let` and parentheses that are read on.',
  ForkOperator: 'it gives several tables and can only stand last, outside `let` and parentheses that are read on.',
});
