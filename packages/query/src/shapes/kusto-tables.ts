import type { KustoType, Problem, QueryTable } from '@vedette/model';
import { isCut } from '../problems.ts';
import { placeInWords } from './log-analytics.ts';

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

export type Columns = readonly { readonly name: string; readonly type: string }[];
export type Rows = readonly (readonly unknown[])[];

/** What is told of a result table besides its rows. */
export type TableFacts = Pick<QueryTable, 'partial' | 'problems' | 'statistics'> & { readonly rowCount: number };

export const QUERY_PROPERTIES: Columns = [
  { name: 'TableId', type: 'int' },
  { name: 'Key', type: 'string' },
  { name: 'Value', type: 'dynamic' },
];
export const COMPLETION_INFORMATION: Columns = [
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
export const QUERY_STATUS: Columns = [
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
export const TABLE_OF_CONTENTS: Columns = [
  { name: 'Ordinal', type: 'long' },
  { name: 'Kind', type: 'string' },
  { name: 'Name', type: 'string' },
  { name: 'Id', type: 'string' },
  { name: 'PrettyName', type: 'string' },
];

/** Kusto's members of the visualization, in its spelling: `visualization` as `Visualization`. */
export function printVisualization(visualization: QueryTable['visualization']): string {
  const renamed = Object.entries(visualization ?? {}).map(([name, value]) => [
    name.charAt(0).toUpperCase() + name.slice(1),
    value,
  ]);
  return JSON.stringify({ Visualization: null, ...Object.fromEntries(renamed) });
}

/** Levels of events. A client takes 2 and lower for errors and 3 for a warning. */
const LEVELS = { error: [2, 'Error'], warning: [3, 'Warning'], information: [4, 'Info'] } as const;

/** The limits that cut a table. */
export const cutBy = ({ partial, problems }: Pick<QueryTable, 'partial' | 'problems'>): readonly Problem[] =>
  partial ? problems.filter(isCut) : [];

const DONE = 'The query is done.';

/** Rows of `QueryCompletionInformation`: warnings, the end, and what it cost. */
export function completionRows(
  tables: readonly TableFacts[],
  { clientRequestId, activityId, at }: KustoRequestInfo,
): Rows {
  const head = [at.toISOString(), clientRequestId, activityId, activityId, activityId];
  const problems = tables.flatMap((table) => table.problems.filter((problem) => !cutBy(table).includes(problem)));
  const warnings = problems.map((problem) => {
    const [level, name] = LEVELS[problem.severity];
    const payload = JSON.stringify({ Count: 1, Text: placeInWords(problem) });
    return [...head, level, name, 0, 'S_OK (0)', 4, 'QueryInfo', payload];
  });
  const sum = (of: (statistics: QueryTable['statistics']) => number) =>
    tables.reduce((total, { statistics }) => total + of(statistics), 0);
  const rowsRead = sum((each) => each.rowsRead);
  const compileMs = tables[0]?.statistics.compileMs ?? 0;
  const consumption = JSON.stringify({
    ExecutionTime: (compileMs + sum((each) => each.executeMs)) / 1000,
    input_dataset_statistics: { rows: { total: rowsRead, scanned: rowsRead }, bytes: sum((each) => each.bytesRead) },
    dataset_statistics: tables.map(({ rowCount }) => ({ table_row_count: rowCount })),
  });
  const done = JSON.stringify({ Count: 1, Text: DONE });
  return [
    ...warnings,
    [...head, 4, 'Info', 0, 'S_OK (0)', 4, 'QueryInfo', done],
    [...head, 6, 'Stats', 0, 'S_OK (0)', 0, 'QueryResourceConsumption', consumption],
  ];
}

/** Rows of `QueryStatus`, the v1 form of the same. */
export function statusRows(tables: readonly TableFacts[], { clientRequestId, activityId, at }: KustoRequestInfo): Rows {
  const ids = [activityId, activityId, activityId, clientRequestId];
  const row = (severity: number, name: string, text: string) => [at.toISOString(), severity, name, 0, text, 1, ...ids];
  const events = tables.flatMap((table) => {
    const cut = cutBy(table);
    return table.problems.map((problem) => {
      const [level, name] = LEVELS[cut.includes(problem) ? 'error' : problem.severity];
      return row(level, name, placeInWords(problem));
    });
  });
  return [...events, row(4, 'Info', DONE)];
}
