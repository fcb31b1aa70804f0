import type { Problem, TableSchema } from '@vedette/model';
import { queryProblem } from '../problems.ts';
import { KUSTO_DATA_TYPES } from './kusto.ts';

export interface ManagementTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: unknown[][];
}

/** What the commands speak of. */
export interface ManagementContext {
  readonly database: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly tables: readonly TableSchema[];
}

export type ManagementOutcome =
  | { readonly kind: 'answered'; readonly table: ManagementTable }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

interface Command {
  readonly pattern: RegExp;
  readonly run: (context: ManagementContext, names: readonly string[]) => ManagementTable | Problem;
}

const strings = (...names: readonly string[]) => names.map((name) => ({ name, type: 'string' }));
const name = String.raw`(?:\[["']([^"'\]]+)["']\]|([\w-]+))`;

function showDatabases({ database }: ManagementContext): ManagementTable {
  const columns = [
    ...strings('DatabaseName', 'PersistentStorage', 'Version'),
    { name: 'IsCurrent', type: 'bool' },
    ...strings('DatabaseAccessMode', 'PrettyName'),
  ];
  return { columns, rows: [[database, '', 'v1.0', true, 'ReadOnly', '']] };
}

function showTables({ database, tables }: ManagementContext): ManagementTable {
  const columns = strings('TableName', 'DatabaseName', 'Folder', 'DocString');
  return { columns, rows: tables.map((table) => [table.name, database, '', '']) };
}

const columnsOf = (table: TableSchema) =>
  table.columns.map((column) => ({
    Name: column.name,
    Type: `System.${KUSTO_DATA_TYPES[column.type]}`,
    CslType: column.type,
  }));

function findNamed(context: ManagementContext, wanted: string): TableSchema | Problem {
  const table = context.tables.find((each) => each.name === wanted);
  return table ?? queryProblem('QRY1005', wanted);
}

function showTableSchema(context: ManagementContext, [wanted = '']: readonly string[]): ManagementTable | Problem {
  const table = findNamed(context, wanted);
  if ('code' in table) return table;
  const schema = JSON.stringify({ Name: table.name, OrderedColumns: columnsOf(table) });
  const columns = strings('TableName', 'Schema', 'DatabaseName', 'Folder', 'DocString');
  return { columns, rows: [[table.name, schema, context.database, '', '']] };
}

function showTableCslSchema(context: ManagementContext, [wanted = '']: readonly string[]): ManagementTable | Problem {
  const table = findNamed(context, wanted);
  if ('code' in table) return table;
  const schema = table.columns.map((column) => `${column.name}:${column.type}`).join(', ');
  const columns = strings('TableName', 'Schema', 'DatabaseName', 'Folder', 'DocString');
  return { columns, rows: [[table.name, schema, context.database, '', '']] };
}

function showDatabaseSchema({ database, tables }: ManagementContext): ManagementTable {
  const named = tables.map((table) => [table.name, { Name: table.name, OrderedColumns: columnsOf(table) }]);
  const schema = {
    Name: database,
    Tables: Object.fromEntries(named),
    MajorVersion: 1,
    MinorVersion: 0,
    Functions: {},
    DatabaseAccessMode: 'ReadOnly',
  };
  return { columns: strings('DatabaseSchema'), rows: [[JSON.stringify({ Databases: { [database]: schema } })]] };
}

function showVersion({ version, startedAt }: ManagementContext): ManagementTable {
  const columns = [
    ...strings('BuildVersion'),
    { name: 'BuildTime', type: 'datetime' },
    ...strings('ServiceType', 'ProductVersion'),
  ];
  return { columns, rows: [[version, startedAt.toISOString(), 'Engine', `Vedette ${version}`]] };
}

function showFunctions(): ManagementTable {
  return { columns: strings('Name', 'Parameters', 'Body', 'Folder', 'DocString'), rows: [] };
}

/** The commands that clients send to learn what is here. Source: Kusto, "Management commands". */
const COMMANDS: readonly Command[] = [
  { pattern: /^\.show\s+databases$/i, run: showDatabases },
  { pattern: /^\.show\s+tables$/i, run: showTables },
  { pattern: /^\.show\s+functions$/i, run: showFunctions },
  { pattern: /^\.show\s+version$/i, run: showVersion },
  { pattern: new RegExp(String.raw`^\.show\s+table\s+${name}\s+schema\s+as\s+json$`, 'i'), run: showTableSchema },
  { pattern: new RegExp(String.raw`^\.show\s+table\s+${name}\s+cslschema$`, 'i'), run: showTableCslSchema },
  {
    pattern: new RegExp(String.raw`^\.show\s+(?:databases?|database\s+${name})\s+schema\s+as\s+json$`, 'i'),
    run: showDatabaseSchema,
  },
];

const KNOWN =
  '`.show databases`, `.show tables`, `.show table T cslschema`, `.show table T schema as json`, `.show database schema as json`, `.show functions` and `.show version`';

/**
 * Answers a management command.
 * Errors: `QRY1004` for a command that is none of ours, `QRY1005` for an unknown table.
 */
export function runManagementCommand(text: string, context: ManagementContext): ManagementOutcome {
  const command = text.trim().replace(/;$/, '').trim();
  for (const { pattern, run } of COMMANDS) {
    const match = pattern.exec(command);
    if (!match) continue;
    const names = match.slice(1).filter((part) => part !== undefined);
    const result = run(context, names);
    return 'code' in result ? { kind: 'rejected', problems: [result] } : { kind: 'answered', table: result };
  }
  return { kind: 'rejected', problems: [queryProblem('QRY1004', command.slice(0, 80), KNOWN)] };
}
