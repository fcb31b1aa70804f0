import {
  type BoundStatement,
  bindParameters,
  escapeText,
  MAX_PARSER_BACKTRACKS,
  MAX_STATEMENT_BYTES,
} from './bind-parameters.ts';

/** Cells as `JSONCompactEachRow` has them: 64-bit numbers and decimals as text. */
export type CellRow = readonly unknown[];

/** What answers statements. Errors: those of the engine are thrown as they are. */
export interface Engine {
  readonly select: (statement: BoundStatement, signal?: AbortSignal) => Promise<readonly CellRow[]>;
}

type Settings = Readonly<Record<string, string | number>>;

/** Rows that a statement keeps while it runs. Servers before 26 do not know the setting, and need it for these statements alone. */
const KEEPS_ROWS = /\bAS MATERIALIZED \(/;

/**
 * What the compiler's statements take for granted, and the form of the cells. A union of every table is a long statement, not a
 * hostile one: the compiler wrote it.
 */
const FIXED_SETTINGS: Settings = Object.freeze({
  max_ast_elements: '5000000',
  max_expanded_ast_elements: '5000000',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
  output_format_json_quote_decimals: 1,
});

/** Settings by which a statement is read: they go with the request or the session, since a statement's own come too late. */
const READING_SETTINGS: Settings = Object.freeze({
  max_query_size: String(MAX_STATEMENT_BYTES),
  max_parser_backtracks: String(MAX_PARSER_BACKTRACKS),
});

/** Settings that a statement of the compiler runs with. */
const statementSettings = (sql: string): Settings =>
  KEEPS_ROWS.test(sql) ? { ...FIXED_SETTINGS, enable_materialized_cte: 1 } : FIXED_SETTINGS;

const settingsSql = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === 'string' ? escapeText(value) : value}`)
    .join(', ');

/** The part of a `Session` of the package `chdb` that is used. */
export interface ChdbSession {
  query(sql: string): unknown;
  queryAsync(sql: string): Promise<{ text(): string }>;
}

export interface EngineOptions {
  /** Settings of the engine for every statement, such as `max_execution_time`. */
  readonly settings?: Settings;
}

/** chDB in this process. Statements may read only. An abort ends the waiting, not the engine's work. */
export function chdbEngine(session: ChdbSession, { settings = {} }: EngineOptions = {}): Engine {
  session.query(`SET ${settingsSql(READING_SETTINGS)}`);
  return {
    select: async (statement, signal) => {
      signal?.throwIfAborted();
      const all = { ...statementSettings(statement.sql), readonly: 1, ...settings };
      const text = `${bindParameters(statement)}\nFORMAT JSONCompactEachRow SETTINGS ${settingsSql(all)}`;
      const answer = (await session.queryAsync(text)).text();
      signal?.throwIfAborted();
      return linesOf(answer);
    },
  };
}

const linesOf = (answer: string): CellRow[] =>
  answer
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CellRow);

/** The part of a client of `@clickhouse/client` that is used. */
export interface ClickHouseClient {
  query(request: {
    query: string;
    format: 'JSONCompactEachRow';
    clickhouse_settings: Record<string, string | number>;
    abort_signal?: AbortSignal;
  }): Promise<{ json(): Promise<unknown> }>;
}

/**
 * A ClickHouse server, by a client that its owner made. Give it an account that can only read the tables of the catalogue, or
 * `settings: { readonly: '1' }`.
 */
export function clickHouseEngine(client: ClickHouseClient, { settings = {} }: EngineOptions = {}): Engine {
  return {
    select: async (statement, signal) => {
      const result = await client.query({
        query: bindParameters(statement),
        format: 'JSONCompactEachRow',
        clickhouse_settings: {
          ...READING_SETTINGS,
          ...statementSettings(statement.sql),
          ...settings,
        },
        ...(signal && { abort_signal: signal }),
      });
      return (await result.json()) as CellRow[];
    },
  };
}
