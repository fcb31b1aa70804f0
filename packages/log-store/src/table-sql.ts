import { escapeIdentifier } from '@vedette/kql/bind';
import {
  dynamicPathColumn,
  dynamicPathNumberColumn,
  dynamicPathNumberSql,
  dynamicPathSql,
  dynamicPathTextColumn,
  dynamicPathTextSql,
  INGESTED_AT_COLUMN,
  PHYSICAL_TYPES,
  termsColumn,
  termsSql,
} from '@vedette/kql/physical-columns';
import {
  type ColumnSchema,
  INGEST_KEY_COLUMN,
  isReadOften,
  type KustoType,
  repeatsValues,
  type TableSchema,
} from '@vedette/model';

export const DATABASE = 'vedette';

/** What queries read most is quick to unpack; bags, identifiers and long texts, most of the disk, are small. See docs/adr/0006-codecs.md. */
const TIME_CODEC = 'CODEC(Delta(8), LZ4)';
const QUICK_CODEC = 'CODEC(LZ4)';
const SMALL_CODEC = 'CODEC(ZSTD(1))';

export const tableSql = (name: string): string => `${escapeIdentifier(DATABASE)}.${escapeIdentifier(name)}`;

const isTimeGenerated = (column: ColumnSchema): boolean => column.name === 'TimeGenerated';

/** A dictionary for values that repeat: tests and groups look at each once. See docs/adr/0003-text-columns.md. */
const withDictionary = (name: string, type: string): string => (repeatsValues(name) ? `LowCardinality(${type})` : type);
const textType = (name: string): string => withDictionary(name, 'String');

/** The engine advises against dictionaries of numbers; those of kept paths repeat like their texts. */
const DICTIONARIES_OF_NUMBERS = 'allow_suspicious_low_cardinality_types = 1';

const textCodec = (name: string): string => (isReadOften(name) ? QUICK_CODEC : SMALL_CODEC);

function codecOf(type: KustoType): string {
  if (type === 'dynamic') return SMALL_CODEC;
  return type === 'datetime' ? TIME_CODEC : QUICK_CODEC;
}

function columnSql(column: ColumnSchema): string {
  const name = escapeIdentifier(column.name);
  if (isTimeGenerated(column)) return `${name} Int64 ${TIME_CODEC}`;
  if (column.type === 'string') return `${name} ${textType(column.name)} ${textCodec(column.name)}`;
  return `${name} ${PHYSICAL_TYPES[column.type]} ${codecOf(column.type)}`;
}

/**
 * One path of a dynamic column, kept apart three times: as the very raw text that the expression on the whole value would give,
 * and as the text and the number that most queries read of that.
 */
export function pathColumnsSql(column: string, path: readonly string[]): string[] {
  const raw = escapeIdentifier(dynamicPathColumn(column, path));
  const text = escapeIdentifier(dynamicPathTextColumn(column, path));
  const number = escapeIdentifier(dynamicPathNumberColumn(column, path));
  const last = path.at(-1) ?? '';
  return [
    `${raw} Nullable(String) MATERIALIZED ${dynamicPathSql(escapeIdentifier(column), path)} ${SMALL_CODEC}`,
    `${text} ${textType(last)} MATERIALIZED ${dynamicPathTextSql(raw)} ${textCodec(last)}`,
    `${number} ${withDictionary(last, 'Nullable(Float64)')} MATERIALIZED ${dynamicPathNumberSql(raw, text)} ${QUICK_CODEC}`,
  ];
}

function pathColumns({ dynamicPaths = {} }: TableSchema): string[] {
  return Object.entries(dynamicPaths).flatMap(([column, paths]) =>
    paths.flatMap((path) => pathColumnsSql(column, path)),
  );
}

function hiddenColumns(): string[] {
  return [
    `${escapeIdentifier(INGESTED_AT_COLUMN)} Int64 ${TIME_CODEC}`,
    `${escapeIdentifier(INGEST_KEY_COLUMN)} String ${QUICK_CODEC}`,
  ];
}

/** Of texts beyond ASCII their terms, which the engine's tokenizer cannot cut as Kusto does. `append` gives them with the rows. */
const termColumns = ({ termColumns: names = [] }: TableSchema): string[] =>
  names.map(
    (name) =>
      `${escapeIdentifier(termsColumn(name))} String DEFAULT ${termsSql(escapeIdentifier(name))} ${SMALL_CODEC}`,
  );

/** Every physical column of a table, as `CREATE TABLE` and `ADD COLUMN` write it. */
export function allColumnsSql(table: TableSchema): string[] {
  return [...table.columns.map(columnSql), ...hiddenColumns(), ...pathColumns(table), ...termColumns(table)];
}

/** An index of a table, as `CREATE TABLE` and `ADD INDEX` write it behind its name. */
export interface TableIndex {
  readonly name: string;
  readonly sql: string;
}

const TERMS = "TYPE text(tokenizer = 'splitByNonAlpha')";

/**
 * Indexes for `has`, over the expressions that the compiler prints: the terms of each text, small, and those of texts beyond
 * ASCII. Each answers alone, without the text; see docs/adr/0003-text-columns.md.
 */
export const termIndexes = ({ termColumns: names = [] }: TableSchema): TableIndex[] =>
  names.flatMap((name) => [
    { name: `terms_${name}`, sql: `lower(${escapeIdentifier(name)}) ${TERMS}` },
    { name: `beyond_${name}`, sql: `${escapeIdentifier(termsColumn(name))} ${TERMS}` },
  ]);

/** Indexes that tables have had: of which blocks hold characters beyond ASCII. */
export const pastIndexes = ({ termColumns: names = [] }: TableSchema): string[] => names.map((name) => `wide_${name}`);

/** First and last second of the years that ClickHouse's calendar knows; earlier and later times share the outer months. */
const CALENDAR_SECONDS = [-2_208_988_800, 10_413_791_999] as const;

/** The month of ticks as a number such as 202611: the partition. */
export function monthSql(ticksSql: string): string {
  const [first, last] = CALENDAR_SECONDS;
  const seconds = `least(greatest(intDiv(${ticksSql}, 10000000), ${first}), ${last})`;
  return `toYYYYMM(toDateTime64(${seconds}, 0, 'UTC'))`;
}

/**
 * A table of one month a partition, ordered by time. `fsync_*`: an acknowledged row is on the disk. The key's index serves
 * the look-up of a repeated record; it stands beside the time range, which does most of the pruning.
 */
export function createTableSql(table: TableSchema): string {
  const key = escapeIdentifier(INGEST_KEY_COLUMN);
  return [
    `CREATE TABLE IF NOT EXISTS ${tableSql(table.name)} (`,
    [
      ...allColumnsSql(table),
      `INDEX ingest_key ${key} TYPE bloom_filter(0.01) GRANULARITY 1`,
      ...termIndexes(table).map(({ name, sql }) => `INDEX ${escapeIdentifier(name)} ${sql}`),
    ].join(',\n'),
    `) ENGINE = MergeTree PARTITION BY ${monthSql('TimeGenerated')} ORDER BY TimeGenerated`,
    `SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity = 8192, ${DICTIONARIES_OF_NUMBERS}`,
  ].join('\n');
}

/** Adds columns to a table that exists: rows that are there get them as they are merged. */
export function addColumnsSql(table: TableSchema, columns: readonly string[]): string {
  const additions = columns.map((sql) => `ADD COLUMN IF NOT EXISTS ${sql}`).join(', ');
  return `ALTER TABLE ${tableSql(table.name)} ${additions} SETTINGS ${DICTIONARIES_OF_NUMBERS}`;
}
