import type { BoundStatement } from '../compiled.ts';
import { escapeText } from './bind-parameters.ts';

/** Settings of ClickHouse by name. */
export type Settings = Readonly<Record<string, string | number>>;

/** Longest statement in bytes; ClickHouse's default of 256 KB is too short for the keys of a batch and for watchlists. */
const MAX_STATEMENT_BYTES = 64 * 1024 * 1024;
/**
 * How often the engine's parser may step back in one statement: a query over every table takes more than its default of a
 * million. The length above bounds the work of a statement that this product wrote.
 */
const MAX_PARSER_BACKTRACKS = 1_000_000_000;

/** Settings by which a statement is read: they go with the request or the session, since a statement's own come too late. */
export const READING_SETTINGS: Settings = Object.freeze({
  max_query_size: String(MAX_STATEMENT_BYTES),
  max_parser_backtracks: String(MAX_PARSER_BACKTRACKS),
});

/**
 * Ways of joining. Not `parallel_hash`: grouped by a text with a dictionary, what it joined has the same group twice, now and
 * then (ClickHouse 26.7; https://github.com/ClickHouse/ClickHouse/issues/114352, `npm run bench -- kql` compares the rows).
 */
const JOIN_ALGORITHMS = 'direct,hash';

/**
 * Compiled expressions answer otherwise than interpreted ones, from the fourth run of a statement on: `intDivOrNull(x, 0)` inside of
 * a modulo is zero in place of null (seen in 26.7; https://github.com/ClickHouse/ClickHouse/pull/81370 and
 * https://github.com/ClickHouse/ClickHouse/issues/97997 tell of others). They save nothing in filters, bins and groups (5 million rows,
 * processor time), and up to half in long sums of columns. Those of aggregates stay.
 */
const COMPILES_EXPRESSIONS = 0;

/**
 * Moving a factor out of `min`, `max` or `sum` answers otherwise where the products wrap around 64 bits, rounds sums of reals otherwise, and
 * fails where the factor is a null (ClickHouse 26.7).
 */
const MOVES_FACTORS = 0;

/**
 * Splitting a filter fails where it is null for every row by each of its branches, above rows that were unfolded: `mv-expand d |
 * where iff(k > 1, bool(null), bool(null))` (error 44 of ClickHouse 26.7).
 */
const SPLITS_FILTERS = 0;

/**
 * What the compiler's statements take for granted, and the form of the cells. A union of every table is a long statement, not a
 * hostile one: the compiler wrote it.
 */
const FIXED_SETTINGS: Settings = Object.freeze({
  join_algorithm: JOIN_ALGORITHMS,
  compile_expressions: COMPILES_EXPRESSIONS,
  optimize_arithmetic_operations_in_aggregate_functions: MOVES_FACTORS,
  query_plan_split_filter: SPLITS_FILTERS,
  max_ast_elements: '5000000',
  max_expanded_ast_elements: '5000000',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  output_format_json_quote_decimals: 1,
});

/** Looking whether the ends of a table's times and the number of its rows are an answer takes 0.7 ms of planning, where they never are. */
const READS_ROWS: Settings = Object.freeze({ optimize_use_implicit_projections: 0 });

/** Settings that a statement of the compiler runs with. Servers before 26 do not know the last one: it goes where it is needed. */
export const statementSettings = ({ keepsRows, readsTimesAlone }: BoundStatement): Settings => ({
  ...FIXED_SETTINGS,
  ...(readsTimesAlone ? {} : READS_ROWS),
  ...(keepsRows ? { enable_materialized_cte: 1 } : {}),
});

/** Settings as `SET` and `SETTINGS` take them; those that are undefined are left out. */
export const settingsSql = (settings: Readonly<Record<string, unknown>>): string =>
  Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} = ${typeof value === 'string' ? escapeText(value) : Number(value)}`)
    .join(', ');
