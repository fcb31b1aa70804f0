import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { createClient } from '@clickhouse/client';
import { ChdbStatements, escapeText, READING_SETTINGS, settingsSql } from '@vedette/kql/bind';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';

type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;
type QueryParams = Parameters<Connection['query']>[0];
type ExecParams = Parameters<Connection['exec']>[0];

/** Statements that run at the same time. Each holds a thread of Node's pool of four; the file system needs one as well. */
const READERS = 2;
/** An answer is whole in memory before it is read; a larger one ends with `LOG2014`. */
const MAX_RESULT_BYTES = 512 * 1024 * 1024;
const RESULT_LIMIT = { max_result_bytes: String(MAX_RESULT_BYTES), result_overflow_mode: 'throw' as const };
const KILL_INTERVAL_MS = 50;

/** Engine sessions that run one statement at a time each, and those who wait for one. */
class Lane {
  readonly #free: ChdbStatements[];
  readonly #waiting: ((session: ChdbStatements) => void)[] = [];
  constructor(connections: readonly ChdbConnection[]) {
    this.#free = connections.map(({ chdb }) => ChdbStatements.of(chdb));
  }

  async run<T>(work: (session: ChdbStatements) => Promise<T>): Promise<T> {
    const session = this.#free.pop() ?? (await new Promise<ChdbStatements>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(session);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(session);
      else this.#free.push(session);
    }
  }
}

const done = (queryId: string) => ({ query_id: queryId, response_headers: {}, http_status_code: 200 });
const NO_SUMMARY = {
  read_rows: '0',
  read_bytes: '0',
  written_rows: '0',
  written_bytes: '0',
  result_rows: '0',
  result_bytes: '0',
  total_rows_to_read: '0',
  elapsed_ns: '0',
};

/**
 * chDB as a connection of `@clickhouse/client`. What its own connection lacks: one session runs one statement after the
 * other, so readers, the store's own statements and the control of both have sessions apart; settings stay with their
 * statement; rows of a statement that failed stay out of the next one's answer; an abort stops the engine's work (`KILL QUERY`, seen on chDB 26.7 to end it within 50 ms).
 *
 * An answer is complete in memory before its first row is given. chDB's streaming is not used: it plans the statement on
 * the caller's thread, and a scalar subquery stood still the event loop for 14 s (chDB 26.7, 3e8 rows).
 */
export class ChdbLanes implements Connection {
  readonly #connections: readonly ChdbConnection[];
  readonly #readers: Lane;
  readonly #store: Lane;
  readonly #control: Lane;

  private constructor(connections: readonly ChdbConnection[]) {
    this.#connections = connections;
    this.#control = new Lane(connections.slice(0, 1));
    this.#store = new Lane(connections.slice(1, 2));
    this.#readers = new Lane(connections.slice(2));
  }

  /** Binds the process to `path`. `database` is made and becomes the one that names without a database mean. */
  static async open(path: string, databaseSql: string): Promise<ChdbLanes> {
    const connections = Array.from({ length: 2 + READERS }, () => createChdbConnection({ path }));
    try {
      for (const { chdb } of connections) {
        await chdb.queryAsync(`SET ${settingsSql(READING_SETTINGS)}`);
        await chdb.queryAsync(`CREATE DATABASE IF NOT EXISTS ${databaseSql}`);
        await chdb.queryAsync(`USE ${databaseSql}`);
      }
      return new ChdbLanes(connections);
    } catch (error) {
      await Promise.all(connections.map((connection) => connection.close()));
      throw error;
    }
  }

  async query(params: QueryParams) {
    const id = params.query_id ?? randomUUID();
    return { ...done(id), stream: Readable.from([await this.#run(this.#store, params.query)]) };
  }

  /** With values: an insert. With a query id: a reader's statement, which can be aborted. */
  async exec(params: ExecParams) {
    const id = params.query_id ?? randomUUID();
    const bytes = params.values
      ? await this.#run(this.#store, `${params.query}\n${await textOf(params.values)}`)
      : await this.#read(id, params);
    return { ...done(id), summary: NO_SUMMARY, stream: Readable.from(slices(bytes), { objectMode: false }) };
  }

  async command(params: QueryParams) {
    await this.#run(this.#store, params.query);
    return { ...done(params.query_id ?? randomUUID()), summary: NO_SUMMARY };
  }

  async insert({ query, values, query_id }: Parameters<Connection['insert']>[0]) {
    await this.#run(this.#store, `${query}\n${typeof values === 'string' ? values : await textOf(values)}`);
    return { ...done(query_id ?? randomUUID()), summary: NO_SUMMARY };
  }

  async ping() {
    const [first] = this.#connections;
    return first ? first.ping({ select: true }) : { success: false as const, error: new Error('closed') };
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }

  #run(lane: Lane, sql: string): Promise<Uint8Array> {
    return lane.run(async (session) => (await session.run(sql)).bytes());
  }

  async #read(id: string, { query, clickhouse_settings, abort_signal }: ExecParams): Promise<Uint8Array> {
    const sql = `${query} SETTINGS ${settingsSql({ ...clickhouse_settings, ...RESULT_LIMIT, log_comment: id })}`;
    return this.#readers.run(async (session) => {
      abort_signal?.throwIfAborted();
      const stopKilling = abort_signal && this.#killOnAbort(id, abort_signal);
      try {
        return (await session.run(sql)).bytes();
      } finally {
        stopKilling?.();
      }
    });
  }

  /** Repeats until the statement has ended: it may not have begun when the signal comes. */
  #killOnAbort(id: string, signal: AbortSignal): () => void {
    let timer: NodeJS.Timeout | undefined;
    const kill = async () => {
      timer = undefined;
      const sql = `KILL QUERY WHERE Settings['log_comment'] = ${escapeText(id)} ASYNC`;
      await this.#run(this.#control, sql).catch(() => {});
      if (!ended) timer = setTimeout(kill, KILL_INTERVAL_MS);
    };
    let ended = false;
    signal.addEventListener('abort', kill, { once: true });
    return () => {
      ended = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', kill);
    };
  }
}

const SLICE_BYTES = 256 * 1024;

/** Parts of an answer, so that its reader decodes it piece by piece. */
function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) yield bytes.subarray(from, from + SLICE_BYTES);
}

async function textOf(values: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of values) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
