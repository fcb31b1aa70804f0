/**
 * ClickHouse's own KQL dialect on the same rows, with a `DateTime64` for the time, as it expects. Prints one JSON line a
 * query. A process of its own, since the setting sticks. Usage: `node bench/clickhouse-dialect.ts --rows N`.
 */
import { rowsArgument, withScratch } from './arguments.ts';
import { COLUMNS_SQL, FIRST_TIME, insertRowsSql } from './audit-rows.ts';
import { openRawEngine, type RawEngine } from './engine.ts';
import { measure, medianCost } from './measure.ts';
import { QUERY_KINDS } from './query-kinds.ts';

export type DialectAnswer = { readonly name: string } & (
  | { readonly cpuMs: number; readonly wallMs: number; readonly rows: readonly (readonly unknown[])[] }
  | { readonly error: string }
);

const TURNS = 3;

function load(engine: RawEngine, rows: number): void {
  engine.query('CREATE DATABASE bench');
  engine.query('USE bench');
  const columns = Object.keys(COLUMNS_SQL).map((name) => `${name} String CODEC(ZSTD(1))`);
  engine.query(
    `CREATE TABLE CloudAppEvents (TimeGenerated DateTime64(7, 'UTC') CODEC(DoubleDelta, ZSTD(1)), ${columns.join(', ')}) ENGINE = MergeTree ORDER BY TimeGenerated`,
  );
  const time = `toDateTime64(${FIRST_TIME.getTime() / 1000} + number, 7, 'UTC')`;
  engine.query(insertRowsSql('bench.CloudAppEvents', rows, time));
  engine.query('OPTIMIZE TABLE bench.CloudAppEvents FINAL');
  engine.query('SET allow_experimental_kusto_dialect = 1');
  engine.query("SET dialect = 'kusto'");
}

async function ask(engine: RawEngine, name: string, kql: string): Promise<DialectAnswer> {
  try {
    const turns = [];
    for (let turn = 0; turn < TURNS; turn += 1)
      turns.push(await measure(() => engine.query(kql, 'JSONCompactEachRow')));
    const lines = turns[0]?.value.split('\n').filter((line) => line !== '') ?? [];
    return { name, ...medianCost(turns), rows: lines.map((line) => ticks(JSON.parse(line))) };
  } catch (error) {
    const text = (error as Error).message;
    return { name, error: /\(([A-Z_]+)\)/.exec(text)?.[1] ?? text.slice(0, 60) };
  }
}

/** Times as ticks, as the log store gives them. */
const ticks = (row: readonly unknown[]): readonly unknown[] =>
  row.map((cell) =>
    typeof cell === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(cell)
      ? `${Date.parse(`${cell.slice(0, 19).replace(' ', 'T')}Z`)}0000`
      : cell,
  );

await withScratch(async (directory) => {
  const engine = openRawEngine(directory);
  load(engine, rowsArgument(300_000));
  for (const { name, kql, kusto } of QUERY_KINDS) console.log(JSON.stringify(await ask(engine, name, kusto ?? kql)));
});
