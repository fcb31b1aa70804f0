/** Values in their places of a statement, for whoever sends one: loads nothing of the compiler. */
export { bindParameters, escapeText, MAX_PARSER_BACKTRACKS, MAX_STATEMENT_BYTES } from './bind-parameters.ts';
export { tokenizeSql } from './sql-tokens.ts';
