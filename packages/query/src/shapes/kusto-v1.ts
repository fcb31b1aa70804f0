import type { KustoType, QueryTable } from '@vedette/model';
import type { NamedTable } from '../query.ts';
import {
  type Columns,
  KUSTO_DATA_TYPES,
  type KustoRequestInfo,
  printVisualization,
  QUERY_STATUS,
  type Rows,
  statusRows,
  TABLE_OF_CONTENTS,
} from './kusto-tables.ts';
import { encodeRows } from './wire-values.ts';

function v1Table(name: string, columns: Columns, rows: Rows): unknown {
  const typed = columns.map((column) => ({
    ColumnName: column.name,
    DataType: KUSTO_DATA_TYPES[column.type as KustoType],
    ColumnType: column.type,
  }));
  return { TableName: name, Columns: typed, Rows: rows };
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Body of `POST /v1/rest/query`: the results, their properties, their status, and a table of contents.
 * Source: Kusto REST API, "Query/management HTTP response".
 */
export function printKustoV1Query(results: readonly NamedTable[], info: KustoRequestInfo): unknown {
  const value = [{ name: 'Value', type: 'string' }];
  const facts = results.map(({ table }) => ({ ...table, rowCount: table.rows.length }));
  const bodies: readonly (readonly [kind: string, name: string, columns: Columns, rows: Rows])[] = [
    ...results.map(
      ({ name, table }) => ['QueryResult', name ?? 'PrimaryResult', table.columns, encodeRows(table, 'text')] as const,
    ),
    ['QueryProperties', '@ExtendedProperties', value, results.map(({ table }) => [propertiesOf(table)])],
    ['QueryStatus', 'QueryStatus', QUERY_STATUS, statusRows(facts, info)],
  ];
  const contents = bodies.map(([kind, name], at) => [
    at,
    kind,
    name,
    kind === 'QueryStatus' ? NO_ID : info.activityId,
    '',
  ]);
  const tables = bodies.map(([, , columns, rows], at) => v1Table(`Table_${at}`, columns, rows));
  return { Tables: [...tables, v1Table(`Table_${bodies.length}`, TABLE_OF_CONTENTS, contents)] };
}

const propertiesOf = ({ visualization }: QueryTable): string => printVisualization(visualization);

/** Body of `POST /v1/rest/mgmt`: one table. */
export function printKustoV1Management(table: { readonly columns: Columns; readonly rows: unknown[][] }): unknown {
  const columns = table.columns.map((column) => ({ ...column }));
  return { Tables: [v1Table('Table_0', columns, encodeRows({ columns, rows: table.rows }, 'text'))] };
}
