import { parseDatetimeText } from '../parse/datetime-text.ts';
import { parseTimespanText } from '../parse/literals.ts';
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
} from '../physical-columns.ts';
import { escapeIdentifier } from '../sql/escape.ts';
import type { ColumnSchema, KustoType, TableSchema } from '../types.ts';

/** ClickHouse's type for a text, by the name of its column or the last step of its path. */
const textType = ({ dictionaryColumns = [] }: TableSchema, name: string): string =>
  dictionaryColumns.includes(name) ? 'LowCardinality(String)' : 'String';

/** ClickHouse's type for a column. A row always has its time. */
function physicalType(table: TableSchema, { name, type }: ColumnSchema): string {
  if (type === 'string') return textType(table, name);
  return name === 'TimeGenerated' ? 'Int64' : PHYSICAL_TYPES[type];
}

/** `CREATE TABLE` for a table of the catalogue, in the physical form that compiled statements read. */
export function createTableSql(table: TableSchema, engine = 'MergeTree ORDER BY tuple()'): string {
  const own = table.columns.map((each) => `${escapeIdentifier(each.name)} ${physicalType(table, each)}`);
  const paths = Object.entries(table.dynamicPaths ?? {}).flatMap(([column, all]) =>
    all.flatMap((path) => {
      const raw = escapeIdentifier(dynamicPathColumn(column, path));
      const text = escapeIdentifier(dynamicPathTextColumn(column, path));
      const number = escapeIdentifier(dynamicPathNumberColumn(column, path));
      return [
        `${raw} Nullable(String) MATERIALIZED ${dynamicPathSql(escapeIdentifier(column), path)}`,
        `${text} ${textType(table, path.at(-1) ?? '')} MATERIALIZED ${dynamicPathTextSql(raw)}`,
        `${number} Nullable(Float64) MATERIALIZED ${dynamicPathNumberSql(raw, text)}`,
      ];
    }),
  );
  const terms = (table.termColumns ?? []).map(
    (name) => `${escapeIdentifier(termsColumn(name))} String MATERIALIZED ${termsSql(escapeIdentifier(name))}`,
  );
  const arrival = `${escapeIdentifier(INGESTED_AT_COLUMN)} Int64 DEFAULT 0`;
  return `CREATE TABLE IF NOT EXISTS ${escapeIdentifier(table.name)} (${[...own, arrival, ...paths, ...terms].join(', ')}) ENGINE = ${engine}`;
}

type Encoder = (value: unknown) => unknown;
const text: Encoder = (value) => String(value);
const ticks =
  (parse: (text: string) => bigint | null): Encoder =>
  (value) => {
    if (value instanceof Date) return String(BigInt(value.getTime()) * 10_000n);
    if (typeof value === 'bigint') return String(value);
    const parsed = parse(String(value));
    if (parsed === null) throw new TypeError(`Expected a datetime or timespan, found \`${String(value)}\`.`);
    return String(parsed);
  };

const ENCODERS: Readonly<Record<KustoType, Encoder>> = {
  string: text,
  guid: text,
  decimal: text,
  long: text,
  int: Number,
  real: (value) => (Number.isFinite(value) ? value : String(value).replace('Infinity', 'inf')),
  bool: Boolean,
  datetime: ticks(parseDatetimeText),
  timespan: ticks(parseTimespanText),
  dynamic: (value) => JSON.stringify(value),
};

/**
 * `INSERT` of rows, as objects by column name. Shape: datetime as `Date`, text or ticks; timespan as text or ticks; dynamic as a value
 * of JSON; what a row does not have is null. Errors: a `TypeError` for a time that is none.
 */
export function insertRowsSql(table: TableSchema, rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = table.columns.map(({ name }) => escapeIdentifier(name)).join(', ');
  const lines = rows.map((row) =>
    JSON.stringify(
      table.columns.map(({ name, type }) => {
        const value = row[name];
        if (value === null || value === undefined) return type === 'string' ? '' : null;
        return ENCODERS[type](value);
      }),
    ),
  );
  return `INSERT INTO ${escapeIdentifier(table.name)} (${names}) FORMAT JSONCompactEachRow\n${lines.join('\n')}`;
}
