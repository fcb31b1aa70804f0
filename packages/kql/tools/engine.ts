import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGeolocation } from '../src/host/geolocation.ts';
import {
  type CompiledTable,
  type CompileOptions,
  type CompileResult,
  compileAsking,
  readTable,
  runHostTask,
  runStages,
} from '../src/index.ts';
import { dynamicPathColumn, dynamicPathSql, INGESTED_AT_COLUMN } from '../src/physical-columns.ts';
import { escapeIdentifier } from '../src/sql/escape.ts';
import { PHYSICAL_TYPES } from '../src/sql/node.ts';
import type { ColumnSchema, TableSchema } from '../src/types.ts';

interface Session {
  query(sql: string, format?: string): string;
  queryBind(sql: string, parameters: object, format?: string): string;
  cleanup(): void;
}
const { Session: ChdbSession } = createRequire(import.meta.url)('chdb') as { Session: new (path: string) => Session };

/** An engine in this process with a folder of its own, for tests and tools of this package. */
export function openEngine(): Session {
  const engine = new ChdbSession(mkdtempSync(join(tmpdir(), 'kql-')));
  engine.query('SET output_format_json_quote_denormals = 1, enable_materialized_cte = 1');
  // As the log store sets them: a query over every table is longer than the engine's defaults allow.
  engine.query('SET max_query_size = 67108864, max_parser_backtracks = 1000000000');
  engine.query('SET max_ast_elements = 5000000, max_expanded_ast_elements = 5000000');
  return engine;
}

const geolocate = openGeolocation();

/** A table with its rows. */
export interface RowsTable extends TableSchema {
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** The table in the engine, in the physical form of the log store. */
export function makeTable(engine: Session, table: RowsTable): void {
  const name = escapeIdentifier(table.name);
  const columns = table.columns.map(
    ({ name: of, type }) => `${escapeIdentifier(of)} ${of === 'TimeGenerated' ? 'Int64' : PHYSICAL_TYPES[type]}`,
  );
  const kept = Object.entries(table.dynamicPaths ?? {}).flatMap(([of, paths]) =>
    paths.map(
      (path) =>
        `${escapeIdentifier(dynamicPathColumn(of, path))} Nullable(String) MATERIALIZED ${dynamicPathSql(escapeIdentifier(of), path)}`,
    ),
  );
  engine.query(
    `CREATE OR REPLACE TABLE ${name} (${[...columns, `${INGESTED_AT_COLUMN} Int64 DEFAULT 0`, ...kept].join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  );
  if (table.rows.length === 0) return;
  const values = table.rows.map((row) =>
    Object.fromEntries(table.columns.map((each, index) => [each.name, row[index] ?? null])),
  );
  const json = values.map((row) => JSON.stringify(row)).join('\n');
  engine.query(`INSERT INTO ${name} FORMAT JSONEachRow\n${json}`);
}

type Bound = Pick<CompiledTable, 'sql' | 'parameters'>;

function select(engine: Session, { sql, parameters }: Bound): unknown[][] {
  const bound = Object.fromEntries(
    parameters.map((each) => [each.name, typeof each.value === 'bigint' ? each.value.toString() : each.value]),
  );
  const text = engine.queryBind(sql, bound, 'JSONCompactEachRow');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(quoteLong(line)) as unknown[]);
}

/** Runs a compiled query, its host stages in this thread; gives its rows as ClickHouse prints them, and bounds that were hit. */
export async function runCompiled(
  engine: Session,
  compiled: CompiledTable,
): Promise<{ readonly rows: unknown[][]; readonly notices: readonly string[] }> {
  const statement = await runStages(compiled, {
    select: async (inner) => select(engine, inner),
    runTask: async (task) => runHostTask(task, { geolocate }),
  });
  return { rows: select(engine, statement), notices: statement.notices };
}

/** Compiles; questions are answered by the engine. `prepare` is told of the tables that a question reads. */
export function compileOn(
  engine: Session,
  text: string,
  options: CompileOptions,
  prepare: (tables: readonly string[]) => void = () => {},
): Promise<CompileResult> {
  return compileAsking(text, options, async (question) => {
    prepare(question.tables);
    return readTable({ columns: question.columns, rows: (await runCompiled(engine, question)).rows });
  });
}

/** Whole numbers beyond 2^53 become texts before JavaScript reads them. */
const quoteLong = (line: string): string =>
  line.replace(
    /("(?:[^"\\]|\\.)*")|(?<![\d.eE+-])(-?\d{16,})(?![\d.eE])/g,
    (_all, text: string | undefined, number: string) => text ?? `"${number}"`,
  );

const pad = (value: bigint, width: number): string => value.toString().padStart(width, '0');

/** A cell as Kusto shows it, for comparing with recorded answers. */
export function decodeCell(cell: unknown, { type }: ColumnSchema): unknown {
  if (cell === null) return null;
  if (type === 'datetime') return datetimeText(BigInt(cell as string));
  if (type === 'timespan') return timespanText(BigInt(cell as string));
  if (type === 'dynamic') return JSON.parse(quoteLong(String(cell))) as unknown;
  if (type === 'decimal') return Number(cell);
  if (type === 'real' && typeof cell === 'string' && /^-?(inf|nan)$/.test(cell))
    return ({ inf: 'Infinity', '-inf': '-Infinity' } as Record<string, string>)[cell] ?? 'NaN';
  return cell;
}

function datetimeText(ticks: bigint): string {
  const rest = ((ticks % 10_000n) + 10_000n) % 10_000n;
  const at = new Date(Number((ticks - rest) / 10_000n));
  const fraction = `${pad(BigInt(at.getUTCMilliseconds()), 3)}${pad(rest, 4)}`.replace(/0+$/, '');
  const iso = `${pad(BigInt(at.getUTCFullYear()), 4)}-${pad(BigInt(at.getUTCMonth() + 1), 2)}-${pad(BigInt(at.getUTCDate()), 2)}`;
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
    .map((part) => pad(BigInt(part), 2))
    .join(':');
  return `${iso}T${clock}${fraction ? `.${fraction}` : ''}Z`;
}

function timespanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = size / 10_000_000n;
  const clock = [(seconds / 3600n) % 24n, (seconds / 60n) % 60n, seconds % 60n].map((part) => pad(part, 2)).join(':');
  const days = seconds / 86_400n;
  const fraction = size % 10_000_000n;
  return `${ticks < 0n ? '-' : ''}${days > 0n ? `${days}.` : ''}${clock}${fraction > 0n ? `.${pad(fraction, 7)}` : ''}`;
}
