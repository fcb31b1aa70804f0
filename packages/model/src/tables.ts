import { isSearchedByTerm } from './column-contents.ts';
import catalogue from './tables/catalogue.json' with { type: 'json' };

/** Kusto's scalar types, by their canonical names. Source: https://learn.microsoft.com/kusto/query/scalar-data-types/ */
export const KUSTO_TYPES = [
  'bool',
  'datetime',
  'decimal',
  'dynamic',
  'guid',
  'int',
  'long',
  'real',
  'string',
  'timespan',
] as const;
export type KustoType = (typeof KUSTO_TYPES)[number];

export interface ColumnSchema {
  readonly name: string;
  readonly type: KustoType;
}

/**
 * A log table. Shape: every table has `TimeGenerated`, a datetime that is never null: when the event happened.
 * `dynamicPaths` lists the paths of dynamic columns that queries read often, e.g. `{ RawEventData: [['Workload']] }`;
 * `termColumns` the text columns of which a log store keeps an index of terms.
 */
export interface TableSchema {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
  readonly dynamicPaths?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly termColumns?: readonly string[];
}

/** 100 ns ticks in a second, the unit of Kusto's datetime and timespan. */
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MILLISECOND = 10_000n;
/** `datetime(0001-01-01)` in ticks since 1970-01-01 UTC. */
export const MIN_DATETIME_TICKS = -621_355_968_000_000_000n;
/** `datetime(9999-12-31 23:59:59.9999999)` in ticks since 1970-01-01 UTC. */
export const MAX_DATETIME_TICKS = 2_534_023_007_999_999_999n;

/** Physical column: when the row became durable, in ticks since 1970-01-01 UTC. KQL reads it as `ingestion_time()`. */
export const INGESTED_AT_COLUMN = '_IngestedAt';
/** Physical column: the record's own id. Two rows of one table with the same non-empty key are the same record. */
export const INGEST_KEY_COLUMN = '_IngestKey';

/** Every table that exists from the first start. Names, columns and types are those of Log Analytics. */
export const tableCatalogue: readonly TableSchema[] = (catalogue as readonly TableSchema[]).map(withTermColumns);

function withTermColumns(table: TableSchema): TableSchema {
  const termColumns = table.columns
    .filter(({ name, type }) => type === 'string' && isSearchedByTerm(name))
    .map(({ name }) => name);
  return termColumns.length === 0 ? table : { ...table, termColumns };
}

export function findTable(name: string): TableSchema | undefined {
  return tableCatalogue.find((table) => table.name === name);
}

/**
 * Physical column in which a log store keeps one path of a dynamic column. Shape: `_Path:<column>:<step>:<step>...`, with
 * the steps percent-encoded, so that no two paths share a name and no step can hold a separator.
 */
export function dynamicPathColumn(column: string, path: readonly string[]): string {
  return ['_Path', column, ...path].map(encodeURIComponent).join(':');
}

/**
 * ClickHouse expression for the raw JSON text at `path` of a dynamic column: `NULL` where there is nothing, or a JSON null.
 * The log store materialises this text and the query compiler computes it, so both are the same value by construction.
 * Shape: `columnSql` is an escaped identifier or expression of type `Nullable(String)`.
 */
export function dynamicPathSql(columnSql: string, path: readonly string[]): string {
  const steps = path.map((step) => `'${step.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`).join(', ');
  return `nullIf(nullIf(JSONExtractRaw(${columnSql}, ${steps}), ''), 'null')`;
}

/**
 * Physical column in which a log store keeps the text of such a path, as `tostring()` gives it: most queries compare or group
 * by that, and it costs nothing to read. Shape: as `dynamicPathColumn`.
 */
export function dynamicPathTextColumn(column: string, path: readonly string[]): string {
  return ['_Text', column, ...path].map(encodeURIComponent).join(':');
}

/** ClickHouse expression for the text of a raw JSON text: empty where there is nothing. */
export const dynamicPathTextSql = (rawSql: string): string => `ifNull(JSONExtractString(${rawSql}), '')`;

/**
 * Physical column in which a log store keeps the number of such a path, as `toreal()` gives it: comparisons with numbers read it,
 * since the text alone does not tell a truth value from the text "true". Shape: as `dynamicPathColumn`.
 */
export function dynamicPathNumberColumn(column: string, path: readonly string[]): string {
  return ['_Number', column, ...path].map(encodeURIComponent).join(':');
}

/** ClickHouse expression for that number, made of the columns of the raw JSON text and of the text: `NULL` where there is no number. */
export const dynamicPathNumberSql = (rawSql: string, textSql: string): string =>
  `multiIf(${rawSql} = 'true', 1., ${rawSql} = 'false', 0., toFloat64OrNull(trim(BOTH ' \\t\\r\\n' FROM ${textSql})))`;

/** Physical column in which a log store keeps the terms of a text beyond ASCII. Shape: `_Terms:<column>`, percent-encoded. */
export const termsColumn = (column: string): string => ['_Terms', column].map(encodeURIComponent).join(':');

/**
 * ClickHouse expression for that column: nothing for a text of ASCII alone, else the text's letters and digits, small, with
 * spaces for all that stands between them. ClickHouse's tokenizer takes every byte beyond ASCII for a part of a term; in Kusto
 * a dash or a space of Unicode ends one. Shape: `columnSql` is an escaped identifier or expression of type `String`.
 */
export function termsSql(columnSql: string): string {
  const wide = `if(length(${columnSql}) = lengthUTF8(${columnSql}), '', ${columnSql})`;
  const parts = `replaceRegexpAll(${wide}, '[^\\\\p{L}\\\\p{N}]+', ' ')`;
  return `lowerUTF8(translateUTF8(${parts}, '${RESPELLED}', '${SPELLED}'))`;
}

/** Sigma has one small form for all places in a word; the sign of Kelvin stays beyond ASCII, where its small form is not. */
const [RESPELLED, SPELLED] = ['\u03a3\u03c2\u212a', '\u03c3\u03c3\u0138'];

/** The same of a text in hand: its writer knows it without asking the engine, which takes milliseconds a page. */
export function termsOf(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return '';
  const parts = text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return parts
    .replaceAll(/[\u03a3\u03c2\u212a]/g, (letter) => SPELLED[RESPELLED.indexOf(letter)] ?? letter)
    .toLowerCase();
}
