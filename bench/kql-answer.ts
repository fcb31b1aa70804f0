/** One query of the KQL benchmark against its opponents: first whether the answers are equal, then what each costs. */
import type { CompiledQuery } from '@vedette/kql';
import type { LogStore, SqlStatement } from '@vedette/log-store';
import type { KustoType } from '@vedette/model';
import type { RawEngine } from './engine.ts';
import { compile } from './kql-compile.ts';
import type { BenchQuery } from './kql-queries.ts';
import type { Contenders } from './load-events.ts';
import { type Cost, measureInTurns } from './measure.ts';

type Rows = readonly (readonly unknown[])[];

const LIMITS = { maxExecutionSeconds: 600, maxMemoryBytes: 8e9 };

export interface Answered {
  readonly query: BenchQuery;
  readonly types: readonly KustoType[];
  readonly answer: string;
  readonly isEqualToClickHouse: boolean;
  readonly isEqualToDuckDb: boolean;
  readonly ours: Cost;
  readonly clickhouse: Cost;
  readonly duckdb: Cost;
  /** What one run of ours read. */
  readonly bytesRead: number;
}

const TABLE = /\b(FROM|JOIN) (CloudAppEvents|SigninLogs|SecurityAlert)\b/g;
/**
 * ClickHouse as it comes, but for the form of the cells, and joins by one hash table: by its parallel one the same group comes twice now and
 * then (ADR 0003), and a wrong answer is no opponent.
 */
const EXPERT_SETTINGS = "join_algorithm = 'direct,hash', output_format_json_quote_64bit_integers = 1";

/** A hand-written statement, asked of the engine itself. */
async function readByExpert({ clickhouse }: BenchQuery, engine: RawEngine): Promise<Rows> {
  const sql = clickhouse.replace(TABLE, '$1 expert.$2');
  const answer = await engine.queryAsync(`${sql} SETTINGS ${EXPERT_SETTINGS}`, { format: 'JSONCompactEachRow' });
  const lines = Buffer.from(answer.bytes()).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown[]);
}

async function readAll(store: LogStore, statement: SqlStatement): Promise<{ rows: Rows; bytesRead: number }> {
  const { batches, statistics } = await store.select(statement, { limits: LIMITS });
  const rows: (readonly unknown[])[] = [];
  for await (const batch of batches) rows.push(...batch);
  return { rows, bytesRead: statistics().bytesRead };
}

/** Rows as one text, whatever their order and however a contender writes a time, a number or an array. */
export const fingerprint = (rows: Rows, types: readonly KustoType[]): string =>
  rows
    .map((row) => JSON.stringify(row.map((cell, at) => normalise(cell, types[at] ?? 'string'))))
    .sort()
    .join('\n');

/** Three times the error of `dcount` (docs/adr/0005-dcount.md), which 0.3 % of estimates exceed. */
const ALLOWED = 0.01;

/** Whether two answers are equal but for estimates, whose rows the other columns tell apart. */
function isClose(one: Rows, other: Rows, types: readonly KustoType[], estimates: readonly number[]): boolean {
  const keyOf = (row: readonly unknown[]): string =>
    fingerprint([row.map((cell, at) => (estimates.includes(at) ? null : cell))], types);
  const [ours, theirs] = [one, other].map((rows) => new Map(rows.map((row) => [keyOf(row), row])));
  if (ours?.size !== theirs?.size || one.length !== other.length) return false;
  return [...(ours ?? [])].every(([key, row]) => {
    const exact = theirs?.get(key);
    return exact && estimates.every((at) => Math.abs(Number(row[at]) / Number(exact[at]) - 1) <= ALLOWED);
  });
}

const TICKS_A_MS = 10_000;

function normalise(cell: unknown, type: KustoType): unknown {
  if (cell === null || cell === undefined) return null;
  if (type === 'datetime') return readTime(String(cell));
  if (type === 'dynamic')
    return JSON.stringify(typeof cell === 'string' ? JSON.parse(cell) : cell).replaceAll(/"(\d+)"/g, '$1');
  if (type === 'string' || type === 'guid') return String(cell);
  return Number(cell).toPrecision(10);
}

/** Milliseconds: ours are ticks, a hand-written answer has a calendar's text. */
const readTime = (text: string): number =>
  /^-?\d+$/.test(text) ? Number(text) / TICKS_A_MS : Date.parse(`${text.replace(' ', 'T').padEnd(19, ':00')}Z`);

/** ClickHouse remembers which granules met a filter; a hunt is asked once, so nothing is remembered between turns. */
const forgetConditions = (engine: RawEngine): string => engine.query('SYSTEM CLEAR QUERY CONDITION CACHE');

export async function answer(
  query: BenchQuery,
  { store, duck, engine }: Contenders,
  rounds: number,
): Promise<Answered> {
  const compiled: CompiledQuery = compile(query.kql);
  const types = compiled.columns.map((each) => each.type);
  const ours = await readAll(store, compiled);
  const expected = fingerprint(ours.rows, types);
  const clickhouse = await readByExpert(query, engine);
  const duckdb = await duck.rows(query.duckdb);
  const contenders = [() => readAll(store, compiled), () => readByExpert(query, engine), () => duck.rows(query.duckdb)];
  const [first, second, third] = await measureInTurns(rounds, contenders, () => forgetConditions(engine));
  if (!first || !second || !third) throw new Error('Three contenders have three costs.');
  return {
    query,
    types,
    answer: expected,
    isEqualToClickHouse: fingerprint(clickhouse, types) === expected,
    isEqualToDuckDb: query.estimates
      ? isClose(ours.rows, duckdb, types, query.estimates)
      : fingerprint(duckdb, types) === expected,
    ours: first,
    clickhouse: second,
    duckdb: third,
    bytesRead: ours.bytesRead,
  };
}
