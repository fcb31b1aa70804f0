/** The physical form of a table: what each type is kept as, and the columns beside those of its schema, which a query cannot name. */
import { DECIMAL_SQL } from './decimals.ts';
import type { KustoType } from './types.ts';

/** ClickHouse's type for a value of a Kusto type. Kusto's string is never null; ticks are exact over the whole range of datetime. */
export const PHYSICAL_TYPES = Object.freeze({
  string: 'String',
  long: 'Nullable(Int64)',
  int: 'Nullable(Int32)',
  real: 'Nullable(Float64)',
  bool: 'Nullable(Bool)',
  datetime: 'Nullable(Int64)',
  timespan: 'Nullable(Int64)',
  guid: 'Nullable(UUID)',
  decimal: `Nullable(${DECIMAL_SQL})`,
  dynamic: 'Nullable(String)',
} satisfies Record<KustoType, string>);

/** When the row arrived, in ticks of 100 ns since 1970-01-01 UTC: what `ingestion_time()` reads. */
export const INGESTED_AT_COLUMN = '_IngestedAt';

/**
 * The column that keeps one path of a dynamic column. Shape: `_Path:<column>:<step>:<step>...`, with the steps percent-encoded,
 * so that no two paths share a name and no step can hold a separator.
 */
export function dynamicPathColumn(column: string, path: readonly string[]): string {
  return ['_Path', column, ...path].map(encodeURIComponent).join(':');
}

/**
 * What the column of a path holds: the raw JSON text at the path, `NULL` where there is nothing or a JSON null.
 * Shape: `columnSql` is an escaped identifier or expression of type `Nullable(String)`.
 */
export function dynamicPathSql(columnSql: string, path: readonly string[]): string {
  const steps = path.map((step) => `'${step.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ');
  return `nullIf(nullIf(JSONExtractRaw(${columnSql}, ${steps}), ''), 'null')`;
}

/** The column that keeps the text of such a path, as `tostring()` gives it. Shape: as `dynamicPathColumn`. */
export function dynamicPathTextColumn(column: string, path: readonly string[]): string {
  return ['_Text', column, ...path].map(encodeURIComponent).join(':');
}

/** What that column holds: the text of the raw JSON text, empty where there is nothing. */
export const dynamicPathTextSql = (rawSql: string): string => `ifNull(JSONExtractString(${rawSql}), '')`;

/**
 * The column that keeps the number of such a path, as `toreal()` gives it: comparisons with numbers read it,
 * since the text alone does not tell a truth value from the text "true". Shape: as `dynamicPathColumn`.
 */
export function dynamicPathNumberColumn(column: string, path: readonly string[]): string {
  return ['_Number', column, ...path].map(encodeURIComponent).join(':');
}

/** What that column holds, made of the columns of the raw JSON text and of the text: `NULL` where there is no number. */
export const dynamicPathNumberSql = (rawSql: string, textSql: string): string =>
  `multiIf(${rawSql} = 'true', 1., ${rawSql} = 'false', 0., toFloat64OrNull(trim(BOTH ' \\t\\r\\n' FROM ${textSql})))`;

/** The column that keeps the terms of a text beyond ASCII. Shape: `_Terms:<column>`, percent-encoded. */
export const termsColumn = (column: string): string => ['_Terms', column].map(encodeURIComponent).join(':');

/**
 * What that column holds: nothing for a text of ASCII alone, else the text's letters and digits, small, with spaces for all
 * that stands between them. ClickHouse's tokenizer takes every byte beyond ASCII for a part of a term; in Kusto a dash or a
 * space of Unicode ends one. Shape: `columnSql` is an escaped identifier or expression of type `String`.
 */
export function termsSql(columnSql: string): string {
  const wide = `if(length(${columnSql}) = lengthUTF8(${columnSql}), '', ${columnSql})`;
  const parts = `replaceRegexpAll(${wide}, '[^\\\\p{L}\\\\p{N}]+', ' ')`;
  return `lowerUTF8(translateUTF8(${parts}, '${RESPELLED}', '${SPELLED}'))`;
}

/** Sigma has one small form for all places in a word; the sign of Kelvin stays beyond ASCII, where its small form is not. */
const [RESPELLED, SPELLED] = ['\u03a3\u03c2\u212a', '\u03c3\u03c3\u0138'];

/** A term as the columns of {@link termsColumn} have it. */
export const foldTerm = (term: string): string =>
  [...term]
    .map((letter) => SPELLED[RESPELLED.indexOf(letter)] ?? letter)
    .join('')
    .toLowerCase();

/** What {@link termsSql} gives for a text in hand: its writer knows it without asking the engine, which takes milliseconds a page. */
export function termsOf(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return '';
  const parts = text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return parts
    .replaceAll(/[\u03a3\u03c2\u212a]/g, (letter) => SPELLED[RESPELLED.indexOf(letter)] ?? letter)
    .toLowerCase();
}
