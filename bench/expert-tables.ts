/**
 * The same rows as a person who knows the engine lays them out for the queries of this benchmark: times as times, no column
 * that may be null, dictionaries for values that repeat, an index of terms, and each path of a bag that is read often as a column.
 */
import { EVENT_TABLES, type EventTable } from './event-rows.ts';

/** Columns whose values repeat in most rows. */
const REPEATED = new Set([
  'AccountId',
  'AccountDisplayName',
  'UserPrincipalName',
  'UserDisplayName',
  'ActionType',
  'AccountType',
  'Application',
  'CountryCode',
  'City',
  'ObjectType',
  'UserAgent',
  'Type',
  'AppDisplayName',
  'Location',
  'ResultType',
  'ResultDescription',
  'RiskLevelDuringSignIn',
  'ConditionalAccessStatus',
  'AuthenticationRequirement',
  'ClientAppUsed',
  'AlertName',
  'DisplayName',
  'AlertSeverity',
  'Status',
  'ProviderName',
  'ProductName',
  'Tactics',
]);
const NUMBERS: Readonly<Record<string, string>> = {
  ApplicationId: 'Int32',
  IsAdminOperation: 'Bool',
  IsInteractive: 'Bool',
  DurationMs: 'Int64',
};

/** Bags, identifiers and descriptions. */
const SMALL: Readonly<Record<EventTable['name'], ReadonlySet<string>>> = {
  CloudAppEvents: new Set(['RawEventData', 'ReportId']),
  SigninLogs: new Set(['Status', 'LocationDetails', 'DeviceDetail', 'Id', 'CorrelationId']),
  SecurityAlert: new Set(['Entities', 'SystemAlertId', 'Description', 'ExtendedProperties', 'CompromisedEntity']),
};

/** Columns made of paths. */
const PATHS: Readonly<Record<EventTable['name'], Readonly<Record<string, string>>>> = {
  CloudAppEvents: {
    Workload: "JSONExtractString(RawEventData, 'Workload')",
    Operation: "JSONExtractString(RawEventData, 'Operation')",
  },
  SigninLogs: {
    ErrorCode: "JSONExtractRaw(Status, 'errorCode')",
    Country: "JSONExtractString(LocationDetails, 'countryOrRegion')",
    CityName: "JSONExtractString(LocationDetails, 'city')",
    OperatingSystem: "JSONExtractString(DeviceDetail, 'operatingSystem')",
  },
  SecurityAlert: {},
};

/** What the queries read is quick to unpack, the rest is small, as in the product's tables (docs/adr/0006-codecs.md). */
function columnType(table: EventTable, name: string): string {
  if (SMALL[table.name].has(name)) return 'String CODEC(ZSTD(1))';
  return `${NUMBERS[name] ?? (REPEATED.has(name) ? 'LowCardinality(String)' : 'String')} CODEC(LZ4)`;
}

function createSql(table: EventTable): string {
  const columns = Object.keys(table.columns).map((name) => `${name} ${columnType(table, name)}`);
  const paths = Object.keys(PATHS[table.name]).map((name) => `${name} LowCardinality(String) CODEC(LZ4)`);
  const index =
    table.name === 'CloudAppEvents' ? ", INDEX terms lower(ObjectName) TYPE text(tokenizer = 'splitByNonAlpha')" : '';
  return `CREATE TABLE expert.${table.name} (TimeGenerated DateTime64(3, 'UTC') CODEC(Delta(8), LZ4), ${[...columns, ...paths].join(', ')}${index})
    ENGINE = MergeTree PARTITION BY toYYYYMM(TimeGenerated) ORDER BY TimeGenerated`;
}

/** Rows are copied from the product's own table, where numbers and bags may be null. */
function copySql(table: EventTable): string {
  const names = Object.keys(table.columns);
  const values = names.map((name) => (NUMBERS[name] ? `assumeNotNull(${name})` : `ifNull(${name}, '')`));
  const paths = Object.entries(PATHS[table.name]);
  const targets = ['TimeGenerated', ...names, ...paths.map(([name]) => name)];
  const sources = [
    "fromUnixTimestamp64Milli(intDiv(TimeGenerated, 10000), 'UTC')",
    ...values,
    ...paths.map(([, sql]) => `ifNull(${sql}, '')`),
  ];
  return `INSERT INTO expert.${table.name} (${targets.join(', ')}) SELECT ${sources.join(', ')} FROM vedette.${table.name}
    SETTINGS min_insert_block_size_rows = 2000000, min_insert_block_size_bytes = 0`;
}

/** Statements that make the copy. */
export const expertTablesSql = (): string[] => [
  'CREATE DATABASE IF NOT EXISTS expert',
  ...EVENT_TABLES.flatMap((table) => [createSql(table), copySql(table)]),
];

export const parquetFile = (directory: string, table: EventTable): string => `${directory}/${table.name}.parquet`;

/** Statements of ClickHouse that write the files that DuckDB loads. */
export const parquetSql = (directory: string): string[] =>
  EVENT_TABLES.map(
    (table) =>
      `INSERT INTO FUNCTION file('${parquetFile(directory, table)}', 'Parquet') SELECT * REPLACE (toUnixTimestamp64Milli(TimeGenerated) AS TimeGenerated) FROM expert.${table.name} ORDER BY TimeGenerated
       SETTINGS output_format_parquet_string_as_string = 1, output_format_parquet_compression_method = 'lz4', engine_file_truncate_on_insert = 1`,
  );

/** Statements of DuckDB that load them. */
export const loadParquetSql = (directory: string): string[] =>
  EVENT_TABLES.map(
    (table) =>
      `CREATE TABLE ${table.name} AS SELECT * REPLACE (make_timestamp_ms(TimeGenerated) AS TimeGenerated) FROM read_parquet('${parquetFile(directory, table)}')`,
  );
