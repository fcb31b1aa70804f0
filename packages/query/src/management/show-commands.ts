import { queryProblem } from '../problems.ts';
import {
  type CommandTable,
  FUNCTION_COLUMNS,
  findOtherDatabase,
  givenName,
  type Show,
  strings,
  toFunctionRow,
} from './command.ts';
import {
  showDatabaseSchema,
  showDatabaseSchemaAsJson,
  showSchema,
  showTableCslSchema,
  showTableSchemaAsJson,
  showTables,
} from './show-schema.ts';

const bool = (name: string) => ({ name, type: 'bool' });

const showDatabases: Show = (context) => {
  const columns = [
    ...strings('DatabaseName', 'PersistentStorage', 'Version'),
    bool('IsCurrent'),
    ...strings('DatabaseAccessMode', 'PrettyName'),
    bool('CurrentUserIsUnrestrictedViewer'),
    { name: 'DatabaseId', type: 'guid' },
    ...strings('InTransitionTo'),
  ];
  const row = [context.database, '', 'v1.0', true, 'ReadWrite', '', false, null, ''];
  return findOtherDatabase(context) ?? { columns, rows: [row] };
};

const showVersion: Show = ({ version, startedAt }) => ({
  columns: [
    ...strings('BuildVersion'),
    { name: 'BuildTime', type: 'datetime' },
    ...strings('ServiceType', 'ProductVersion'),
  ],
  rows: [[version, startedAt.toISOString(), 'Engine', `Vedette ${version}`]],
});

const showFunctions: Show = ({ functions }) => ({ columns: FUNCTION_COLUMNS, rows: functions.map(toFunctionRow) });

const showFunction: Show = ({ command, functions }) => {
  const wanted = givenName(command, 'FunctionName');
  const found = functions.find(({ name }) => name === wanted);
  return found ? { columns: FUNCTION_COLUMNS, rows: [toFunctionRow(found)] } : queryProblem('QRY1009', wanted);
};

/** Those of Kusto's columns that are known here. Source: Kusto, ".show queries command". */
const QUERY_COLUMNS: CommandTable['columns'] = [
  ...strings('ClientActivityId', 'Text', 'Database'),
  { name: 'StartedOn', type: 'datetime' },
  { name: 'Duration', type: 'timespan' },
  ...strings('State', 'User', 'Application'),
];
const MAX_TEXT_CHARACTERS = 64 * 1024;

const showRunningQueries: Show = ({ command, database, now, principal, queries }) => {
  const user = givenName(command, 'UserName');
  const wanted = queries.listRunning(principal).filter(({ principal: { username } }) => !user || username === user);
  const rows = wanted.map(({ clientRequestId, kql, startedAt, principal: { username }, source }) => [
    clientRequestId,
    kql.slice(0, MAX_TEXT_CHARACTERS),
    database,
    startedAt.toISOString(),
    printElapsed(now.getTime() - startedAt.getTime()),
    'InProgress',
    username,
    source,
  ]);
  return { columns: QUERY_COLUMNS, rows };
};

function printElapsed(milliseconds: number): string {
  const clock = new Date(milliseconds).toISOString().slice(11, 23);
  return `${clock}0000`;
}

const cancelQuery: Show = ({ command, principal, queries }) => {
  const id = givenName(command, 'ClientRequestId');
  const reason = command.properties.get('reason') ?? '';
  const count = queries.cancel(id, principal, reason);
  if (count === 0) return queryProblem('QRY1008', id);
  const columns = [...strings('ClientRequestId', 'ReasonPhrase'), { name: 'Count', type: 'long' }];
  return { columns, rows: [[id, reason, count]] };
};

/** Commands that change nothing that lasts, by the vendor's name. Source: Kusto, "Management commands". */
export const SHOW_COMMANDS: Readonly<Record<string, Show>> = {
  ShowClusterDatabases: showDatabases,
  ShowVersion: showVersion,
  ShowTables: showTables,
  ShowTableSchemaAsJson: showTableSchemaAsJson,
  ShowTableCslSchema: showTableCslSchema,
  ShowDatabaseSchema: showDatabaseSchema,
  ShowDatabasesSchema: showDatabaseSchema,
  ShowDatabaseSchemaAsJson: showDatabaseSchemaAsJson,
  ShowDatabasesSchemaAsJson: showDatabaseSchemaAsJson,
  ShowSchema: showSchema,
  ShowFunctions: showFunctions,
  ShowFunction: showFunction,
  ShowRunningQueries: showRunningQueries,
  CancelQuery: cancelQuery,
};
