import { type Problem, Rejection } from '@vedette/model';
import { regroup } from '../export/regroup.ts';
import type { AnswerStream, NamedTable, ResultStream } from '../query.ts';
import { oneApiError } from './kusto-errors.ts';
import {
  COMPLETION_INFORMATION,
  type Columns,
  completionRows,
  cutBy,
  type KustoRequestInfo,
  printVisualization,
  QUERY_PROPERTIES,
  type Rows,
  type TableFacts,
} from './kusto-tables.ts';
import { encodeRows } from './wire-values.ts';

const nameColumns = (columns: Columns) => columns.map(({ name, type }) => ({ ColumnName: name, ColumnType: type }));

function dataTable(id: number, kind: string, name: string, columns: Columns, rows: Rows): unknown {
  return {
    FrameType: 'DataTable',
    TableId: id,
    TableKind: kind,
    TableName: name,
    Columns: nameColumns(columns),
    Rows: rows,
  };
}

/** Ids: 0 the properties, then the results in their order, then the completion. */
const propertiesFrame = (results: readonly Pick<ResultStream, 'visualization'>[]): unknown => {
  const rows = results.map(({ visualization }, at) => [at + 1, 'Visualization', printVisualization(visualization)]);
  return dataTable(0, 'QueryProperties', '@ExtendedProperties', QUERY_PROPERTIES, rows);
};

const completionFrame = (id: number, tables: readonly TableFacts[], info: KustoRequestInfo): unknown =>
  dataTable(
    id,
    'QueryCompletionInformation',
    'QueryCompletionInformation',
    COMPLETION_INFORMATION,
    completionRows(tables, info),
  );

function lastFrame(problems: readonly Problem[], info: KustoRequestInfo): unknown {
  return {
    FrameType: 'DataSetCompletion',
    HasErrors: problems.length > 0,
    Cancelled: problems.some(({ code }) => code === 'QRY1007'),
    ...(problems.length > 0 && { OneApiErrors: problems.map((problem) => ({ error: oneApiError(problem, info) })) }),
  };
}

export interface KustoV2Options {
  /** `deferpartialqueryfailures`: a cut answer is not told as an error. */
  readonly hidesPartial?: boolean;
}

/**
 * Body of `POST /v2/rest/query`: the frames of one answer. Hand it to `JSON.stringify`.
 * A cut answer carries its rows and an error at the end, as Kusto's does.
 * Source: Kusto REST API, "Query V2 HTTP response"; `azure-kusto-data` 7.0, `KustoResponseDataSetV2`.
 */
export function printKustoV2Frames(
  results: readonly NamedTable[],
  info: KustoRequestInfo,
  { hidesPartial = false }: KustoV2Options = {},
): readonly unknown[] {
  const facts = results.map(({ table }) => ({ ...table, rowCount: table.rows.length }));
  return [
    { FrameType: 'DataSetHeader', IsProgressive: false, Version: 'v2.0' },
    propertiesFrame(results.map(({ table }) => table)),
    ...results.map(({ name, table }, at) =>
      dataTable(at + 1, 'PrimaryResult', name ?? 'PrimaryResult', table.columns, encodeRows(table, 'value')),
    ),
    completionFrame(results.length + 1, facts, info),
    lastFrame(hidesPartial ? [] : facts.flatMap(cutBy), info),
  ];
}

export interface KustoFragmentOptions extends KustoV2Options {
  /** Progress is told between the fragments. */
  readonly isProgressive: boolean;
  /** Rows of a fragment; absent: as they come. */
  readonly rowCount?: number;
}

/**
 * The same as frames that go out while rows come in: `TableHeader`, `TableFragment`s, `TableCompletion`. How many rows there
 * will be is not known before the end, so progress is 0 until it is 100.
 * Source: Kusto REST API, "Query V2 HTTP response"; request properties `results_progressive_enabled` and
 * `results_v2_fragment_primary_tables`.
 */
export async function* streamKustoV2Frames(
  answer: AnswerStream,
  info: KustoRequestInfo,
  options: KustoFragmentOptions,
): AsyncGenerator<unknown> {
  const { isProgressive, hidesPartial = false } = options;
  const facts: TableFacts[] = [];
  const failed: Problem[] = [];
  yield { FrameType: 'DataSetHeader', IsProgressive: isProgressive, IsFragmented: true, Version: 'v2.0' };
  yield propertiesFrame(answer.results);
  try {
    for (const [at, result] of answer.results.entries()) facts.push(yield* streamTable(result, at + 1, options));
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    failed.push(...error.problems);
  }
  yield completionFrame(answer.results.length + 1, facts, info);
  yield lastFrame([...failed, ...(hidesPartial ? [] : facts.flatMap(cutBy))], info);
}

async function* streamTable(
  { name, columns, batches, end }: ResultStream,
  id: number,
  { isProgressive, rowCount }: KustoFragmentOptions,
): AsyncGenerator<unknown, TableFacts> {
  const progress = (percent: number) => ({ FrameType: 'TableProgress', TableId: id, TableProgress: percent });
  yield {
    FrameType: 'TableHeader',
    TableId: id,
    TableKind: 'PrimaryResult',
    TableName: name ?? 'PrimaryResult',
    Columns: nameColumns(columns),
  };
  let count = 0;
  for await (const rows of rowCount === undefined ? batches : regroup(batches, rowCount)) {
    count += rows.length;
    const encoded = encodeRows({ columns: [...columns], rows }, 'value');
    yield {
      FrameType: 'TableFragment',
      TableId: id,
      FieldCount: columns.length,
      TableFragmentType: 'DataAppend',
      Rows: encoded,
    };
    if (isProgressive) yield progress(0);
  }
  if (isProgressive) yield progress(100);
  yield { FrameType: 'TableCompletion', TableId: id, RowCount: count };
  return { ...end(), rowCount: count };
}
