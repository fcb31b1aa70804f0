import type { KustoType, Problem, QueryTable } from '@vedette/model';
import { httpStatusOf } from '../problems.ts';
import { placeInWords } from './log-analytics.ts';
import { encodeRows } from './wire-values.ts';

/** Names of one request on the wire. */
export interface KustoRequestInfo {
  /** The client's `x-ms-client-request-id`, or one of our own. */
  readonly clientRequestId: string;
  readonly activityId: string;
  readonly at: Date;
}

/** .NET type names of the v1 format. Source: Kusto REST API, "Query/management HTTP response". */
export const KUSTO_DATA_TYPES: Readonly<Record<KustoType, string>> = {
  string: 'String',
  long: 'Int64',
  int: 'Int32',
  real: 'Double',
  bool: 'SByte',
  datetime: 'DateTime',
  timespan: 'TimeSpan',
  guid: 'Guid',
  decimal: 'SqlDecimal',
  dynamic: 'Object',
};

type Columns = readonly { readonly name: string; readonly type: string }[];
type Rows = readonly (readonly unknown[])[];

const QUERY_PROPERTIES: Columns = [
  { name: 'TableId', type: 'int' },
  { name: 'Key', type: 'string' },
  { name: 'Value', type: 'dynamic' },
];
const COMPLETION_INFORMATION: Columns = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'ClientRequestId', type: 'string' },
  { name: 'ActivityId', type: 'guid' },
  { name: 'SubActivityId', type: 'guid' },
  { name: 'ParentActivityId', type: 'guid' },
  { name: 'Level', type: 'int' },
  { name: 'LevelName', type: 'string' },
  { name: 'StatusCode', type: 'int' },
  { name: 'StatusCodeName', type: 'string' },
  { name: 'EventType', type: 'int' },
  { name: 'EventTypeName', type: 'string' },
  { name: 'Payload', type: 'string' },
];
const QUERY_STATUS: Columns = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'Severity', type: 'int' },
  { name: 'SeverityName', type: 'string' },
  { name: 'StatusCode', type: 'int' },
  { name: 'StatusDescription', type: 'string' },
  { name: 'Count', type: 'int' },
  { name: 'RequestId', type: 'guid' },
  { name: 'ActivityId', type: 'guid' },
  { name: 'SubActivityId', type: 'guid' },
  { name: 'ClientActivityId', type: 'string' },
];
const TABLE_OF_CONTENTS: Columns = [
  { name: 'Ordinal', type: 'long' },
  { name: 'Kind', type: 'string' },
  { name: 'Name', type: 'string' },
  { name: 'Id', type: 'string' },
  { name: 'PrettyName', type: 'string' },
];

/** Kusto's members of the visualization, in its spelling: `visualization` as `Visualization`. */
function printVisualization(visualization: QueryTable['visualization']): string {
  const renamed = Object.entries(visualization ?? {}).map(([name, value]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    value,
  ]);
  return JSON.stringify({ Visualization: null, ...Object.fromEntries(renamed) });
}

/** Levels of events. A client takes 2 and lower for errors and 3 for a warning. */
const LEVELS = { error: [2, 'Error'], warning: [3, 'Warning'], information: [4, 'Info'] } as const;

const cutBy = (table: QueryTable): readonly Problem[] =>
  table.partial ? table.problems.filter(({ code }) => code.startsWith('QRY')) : [];

function completionRows(table: QueryTable, { clientRequestId, activityId, at }: KustoRequestInfo): Rows {
  const head = [at.toISOString(), clientRequestId, activityId, activityId, activityId];
  const cut = cutBy(table);
  const warnings = table.problems
    .filter((problem) => !cut.includes(problem))
    .map((problem) => {
      const [level, name] = LEVELS[problem.severity];
      const payload = JSON.stringify({ Count: 1, Text: placeInWords(problem) });
      return [...head, level, name, 0, 'S_OK (0)', 4, 'QueryInfo', payload];
    });
  const { statistics, rows } = table;
  const consumption = JSON.stringify({
    ExecutionTime: (statistics.compileMs + statistics.executeMs) / 1000,
    input_dataset_statistics: { rows: { total: statistics.rowsRead, scanned: statistics.rowsRead } },
    dataset_statistics: [{ table_row_count: rows.length, table_size: statistics.bytesRead }],
  });
  const done = JSON.stringify({ Count: 1, Text: 'The query is done.' });
  return [
    ...warnings,
    [...head, 4, 'Info', 0, 'S_OK (0)', 4, 'QueryInfo', done],
    [...head, 6, 'Stats', 0, 'S_OK (0)', 0, 'QueryResourceConsumption', consumption],
  ];
}

function dataTable(id: number, kind: string, name: string, columns: Columns, rows: Rows): unknown {
  const named = columns.map((column) => ({ ColumnName: column.name, ColumnType: column.type }));
  return { FrameType: 'DataTable', TableId: id, TableKind: kind, TableName: name, Columns: named, Rows: rows };
}

/**
 * Body of `POST /v2/rest/query`: the frames of one answer. Hand it to `JSON.stringify`.
 * A cut answer carries its rows and an error at the end, as Kusto's does.
 * Source: Kusto REST API, "Query V2 HTTP response"; `azure-kusto-data` 7.0, `KustoResponseDataSetV2`.
 */
export function printKustoV2Frames(table: QueryTable, info: KustoRequestInfo): readonly unknown[] {
  const properties = [[1, 'Visualization', printVisualization(table.visualization)]];
  const cut = cutBy(table);
  return [
    { FrameType: 'DataSetHeader', IsProgressive: false, Version: 'v2.0' },
    dataTable(0, 'QueryProperties', '@ExtendedProperties', QUERY_PROPERTIES, properties),
    dataTable(1, 'PrimaryResult', 'PrimaryResult', table.columns, encodeRows(table, 'value')),
    dataTable(
      2,
      'QueryCompletionInformation',
      'QueryCompletionInformation',
      COMPLETION_INFORMATION,
      completionRows(table, info),
    ),
    {
      FrameType: 'DataSetCompletion',
      HasErrors: cut.length > 0,
      Cancelled: false,
      ...(cut.length > 0 && { OneApiErrors: cut.map((problem) => ({ error: oneApiError(problem, info) })) }),
    },
  ];
}

function v1Table(name: string, columns: Columns, rows: Rows): unknown {
  const typed = columns.map((column) => ({
    ColumnName: column.name,
    DataType: KUSTO_DATA_TYPES[column.type as KustoType],
    ColumnType: column.type,
  }));
  return { TableName: name, Columns: typed, Rows: rows };
}

function statusRows(table: QueryTable, { clientRequestId, activityId, at }: KustoRequestInfo): Rows {
  const row = (severity: number, name: string, text: string) => [
    at.toISOString(),
    severity,
    name,
    0,
    text,
    1,
    activityId,
    activityId,
    activityId,
    clientRequestId,
  ];
  const cut = cutBy(table);
  const events = table.problems.map((problem) => {
    const [level, name] = LEVELS[cut.includes(problem) ? 'error' : problem.severity];
    return row(level, name, placeInWords(problem));
  });
  return [...events, row(4, 'Info', 'The query is done.')];
}

/** Body of `POST /v1/rest/query`: the result, its properties, its status, and a table of contents. */
export function printKustoV1Query(table: QueryTable, info: KustoRequestInfo): unknown {
  const id = info.activityId;
  const contents = [
    [0, 'QueryResult', 'PrimaryResult', id, ''],
    [1, 'QueryProperties', '@ExtendedProperties', id, ''],
    [2, 'QueryStatus', 'QueryStatus', '00000000-0000-0000-0000-000000000000', ''],
  ];
  const value = [{ name: 'Value', type: 'string' }];
  return {
    Tables: [
      v1Table('Table_0', table.columns, encodeRows(table, 'text')),
      v1Table('Table_1', value, [[printVisualization(table.visualization)]]),
      v1Table('Table_2', QUERY_STATUS, statusRows(table, info)),
      v1Table('Table_3', TABLE_OF_CONTENTS, contents),
    ],
  };
}

/** Body of `POST /v1/rest/mgmt`: one table. */
export function printKustoV1Management(table: { readonly columns: Columns; readonly rows: unknown[][] }): unknown {
  const columns = table.columns.map((column) => ({ ...column }));
  return { Tables: [v1Table('Table_0', columns, encodeRows({ columns, rows: table.rows }, 'text'))] };
}

const ONE_API_CODES: Readonly<Record<number, string>> = {
  400: 'General_BadRequest',
  413: 'LimitsExceeded',
  429: 'RequestDeniedByWorkloadGroup',
  504: 'Request_TimedOut',
};

function oneApiError(problem: Problem, { clientRequestId, activityId, at }: KustoRequestInfo): unknown {
  const isOurs = problem.code.startsWith('QRY');
  const message = placeInWords(problem);
  return {
    code: ONE_API_CODES[httpStatusOf([problem])] ?? 'General_BadRequest',
    message,
    '@type': isOurs
      ? 'Kusto.Data.Exceptions.KustoServicePartialQueryFailureException'
      : 'Kusto.Data.Exceptions.KustoBadRequestException',
    '@message': message,
    '@context': { timestamp: at.toISOString(), clientRequestId, activityId },
    '@permanent': httpStatusOf([problem]) === 400,
    innererror: {
      code: problem.code,
      message: problem.message,
      ...(problem.span && { line: problem.span.line, pos: problem.span.column }),
    },
  };
}

/** Status and body of a request that gave no rows. Source: Kusto REST API, "Query V2 HTTP response", on failure. */
export function printKustoError(
  problems: readonly Problem[],
  info: KustoRequestInfo,
): { readonly status: number; readonly body: unknown } {
  const [first] = problems;
  const error = first
    ? oneApiError(first, info)
    : { code: 'General_BadRequest', message: 'The request was refused.', '@permanent': true };
  return { status: httpStatusOf(problems), body: { error } };
}

const TIMESPAN = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?$/;

/** Options of a request's `properties` that have a meaning here. Source: Kusto, "Request properties". */
export interface KustoRequestOptions {
  readonly timeoutSeconds?: number;
  readonly maxRows?: number;
  /** Names in `Parameters`, for `declare query_parameters`. */
  readonly parameterNames: readonly string[];
}

export function parseKustoProperties(properties: unknown): KustoRequestOptions {
  const { Options, Parameters } = asRecord(properties);
  const options = asRecord(Options);
  const time = TIMESPAN.exec(String(options.servertimeout ?? ''));
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = time ?? [];
  const timeoutSeconds = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const maxRows = Number(options.query_take_max_records ?? options.truncationmaxrecords);
  return {
    ...(timeoutSeconds > 0 && { timeoutSeconds }),
    ...(Number.isInteger(maxRows) && maxRows > 0 && { maxRows }),
    parameterNames: Object.keys(asRecord(Parameters)),
  };
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
