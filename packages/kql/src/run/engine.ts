import type { BoundStatement } from '../compiled.ts';
import { bindParameters } from './bind-parameters.ts';
import { type ChdbSession, ChdbStatements } from './chdb-statements.ts';
import { READING_SETTINGS, type Settings, settingsSql, statementSettings } from './statement-settings.ts';

/** Cells as `JSONCompactEachRow` has them: 64-bit numbers and decimals as text. */
export type CellRow = readonly unknown[];

/** What answers statements. Errors: those of the engine are thrown as they are. */
export interface Engine {
  /** `maxRows`: no more are looked at, so the engine may end there; absent: all of them. */
  readonly select: (statement: BoundStatement, signal?: AbortSignal, maxRows?: number) => Promise<readonly CellRow[]>;
}

export interface EngineOptions {
  /** Settings of the engine for every statement, such as `max_execution_time`. */
  readonly settings?: Settings;
}

/** chDB in this process, one statement at a time. Statements may read only. An abort ends the waiting, not the engine's work. */
export function chdbEngine(session: ChdbSession, { settings = {} }: EngineOptions = {}): Engine {
  const statements = ChdbStatements.of(session);
  const set = statements.run(`SET ${settingsSql(READING_SETTINGS)}`);
  set.catch(() => {});
  return {
    select: async (statement, signal) => {
      signal?.throwIfAborted();
      await set;
      const all = { ...statementSettings(statement), readonly: 1, ...settings };
      const text = `${bindParameters(statement)}\nFORMAT JSONCompactEachRow SETTINGS ${settingsSql(all)}`;
      const answer = (await statements.run(text)).text();
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
        clickhouse_settings: { ...READING_SETTINGS, ...statementSettings(statement), ...settings },
        ...(signal && { abort_signal: signal }),
      });
      return (await result.json()) as CellRow[];
    },
  };
}
