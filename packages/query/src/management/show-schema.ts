import { type StoredFunction, TABLE_NOTES, type TableSchema } from '@vedette/model';
import { queryProblem } from '../problems.ts';
import { KUSTO_DATA_TYPES } from '../shapes/kusto-tables.ts';
import { type CommandContext, type CommandTable, findOtherDatabase, givenName, type Show, strings } from './command.ts';

/** Kusto counts the changes of a schema; a client that asks for what is later than its own gets it whole. */
const SCHEMA_VERSION = { MajorVersion: 1, MinorVersion: 0 };

const columnOf = ({ name, type }: TableSchema['columns'][number]) => ({
  Name: name,
  Type: `System.${KUSTO_DATA_TYPES[type]}`,
  CslType: type,
});

const noteOf = (name: string) => ({
  folder: TABLE_NOTES[name]?.category ?? '',
  docString: TABLE_NOTES[name]?.description ?? '',
});

function describeTable({ name, columns }: TableSchema) {
  const { folder, docString } = noteOf(name);
  return { Name: name, Folder: folder, DocString: docString, OrderedColumns: columns.map(columnOf) };
}

/** Shape: as Kusto's; a table's columns stand in place of a type. `OutputColumns` is empty where nobody has computed it, as Kusto's is. */
function describeFunction({ name, body, folder, docString, inputParameters }: StoredFunction) {
  const parameters = inputParameters.map((parameter) => ({
    Name: parameter.name,
    ...(parameter.type && { Type: `System.${KUSTO_DATA_TYPES[parameter.type]}`, CslType: parameter.type }),
    ...(parameter.defaultValue !== undefined && { CslDefaultValue: parameter.defaultValue }),
    ...(parameter.columns && { Columns: parameter.columns.map(columnOf) }),
  }));
  const about = { Folder: folder, DocString: docString, FunctionKind: 'Unknown', OutputColumns: [] };
  return { Name: name, InputParameters: parameters, Body: body, ...about };
}

/** The kinds that a `with (Tables=true, ...)` asks for; all where it names none. */
function wantedKinds({ command }: CommandContext): (kind: string) => boolean {
  const named = [...command.properties].filter(([, value]) => value.toLowerCase() === 'true').map(([name]) => name);
  return (kind) => named.length === 0 || named.includes(kind.toLowerCase());
}

const byName = <T extends { readonly Name: string }>(items: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(items.map((item) => [item.Name, item]));

export const showDatabaseSchemaAsJson: Show = (context) => {
  const other = findOtherDatabase(context);
  if (other) return other;
  const { database, tables, functions } = context;
  const isWanted = wantedKinds(context);
  const schema = {
    Name: database,
    Tables: isWanted('Tables') ? byName(tables.map(describeTable)) : {},
    ExternalTables: {},
    MaterializedViews: {},
    EntityGroups: {},
    Functions: isWanted('Functions') ? byName(functions.map(describeFunction)) : {},
    ...SCHEMA_VERSION,
    DatabaseAccessMode: 'ReadWrite',
    PrettyName: '',
  };
  return { columns: strings('DatabaseSchema'), rows: [[JSON.stringify({ Databases: { [database]: schema } })]] };
};

const FLAT_COLUMNS: CommandTable['columns'] = [
  ...strings('DatabaseName', 'TableName', 'ColumnName', 'ColumnType'),
  { name: 'IsDefaultTable', type: 'bool' },
  { name: 'IsDefaultColumn', type: 'bool' },
  ...strings('PrettyName', 'Version'),
];

export const showDatabaseSchema: Show = (context) => {
  const other = findOtherDatabase(context);
  if (other) return other;
  const { database, tables } = context;
  const { MajorVersion, MinorVersion } = SCHEMA_VERSION;
  const head = [database, '', '', '', false, false, '', `v${MajorVersion}.${MinorVersion}`];
  const rows = tables.flatMap(({ name, columns }) => [
    [database, name, '', '', false, false, '', ''],
    ...columns.map((column) => [
      database,
      name,
      column.name,
      `System.${KUSTO_DATA_TYPES[column.type]}`,
      false,
      false,
      '',
      '',
    ]),
  ]);
  return { columns: FLAT_COLUMNS, rows: [head, ...rows] };
};

/** `.show schema`, with or without `as json`. */
export const showSchema: Show = (context) =>
  context.command.words.has('json') ? showDatabaseSchemaAsJson(context) : showDatabaseSchema(context);

export const showTables: Show = ({ command, database, tables }) => {
  const named = command.given.get('TableName');
  const wanted = tables.filter(({ name }) => named?.includes(name) ?? true);
  const rows = wanted.map(({ name }) => [name, database, noteOf(name).folder, noteOf(name).docString]);
  return { columns: strings('TableName', 'DatabaseName', 'Folder', 'DocString'), rows };
};

const showTableAs =
  (print: (table: TableSchema) => string): Show =>
  ({ command, database, tables }) => {
    const wanted = givenName(command, 'TableName');
    const table = tables.find(({ name }) => name === wanted);
    if (!table) return queryProblem('QRY1005', wanted);
    const { folder, docString } = noteOf(table.name);
    const columns = strings('TableName', 'Schema', 'DatabaseName', 'Folder', 'DocString');
    return { columns, rows: [[table.name, print(table), database, folder, docString]] };
  };

export const showTableSchemaAsJson = showTableAs((table) => JSON.stringify(describeTable(table)));

const isPlainName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);
export const printEntityName = (name: string): string =>
  isPlainName(name) ? name : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;

export const showTableCslSchema = showTableAs(({ columns }) =>
  columns.map(({ name, type }) => `${printEntityName(name)}:${type}`).join(', '),
);
