/**
 * ClickHouse's own KQL dialect over the expert's tables, whose times are `DateTime64`, as it expects. Prints one JSON line a
 * query. A process of its own, since the setting sticks. Usage: `node bench/clickhouse-dialect.ts DIRECTORY ROUNDS [ONLY]`.
 */
import { openRawEngine, type RawEngine } from './engine.ts';
import { BENCH_QUERIES } from './kql-queries.ts';
import { measure, medianCost } from './measure.ts';

export type DialectAnswer = { readonly name: string } & (
  | { readonly cpuMs: number; readonly wallMs: number; readonly rows: readonly (readonly unknown[])[] }
  | { readonly error: string }
);

async function ask(engine: RawEngine, name: string, kql: string, rounds: number): Promise<DialectAnswer> {
  try {
    const turns = [];
    for (let turn = 0; turn <= rounds; turn += 1)
      turns.push(await measure(() => engine.query(kql, 'JSONCompactEachRow')));
    const lines = turns[0]?.value.split('\n').filter((line) => line !== '') ?? [];
    return { name, ...medianCost(turns.slice(1)), rows: lines.map((line) => JSON.parse(line)) };
  } catch (error) {
    const text = (error as Error).message;
    return { name, error: /\(([A-Z_]+)\)/.exec(text)?.[1] ?? text.slice(0, 60) };
  }
}

const [directory = '', rounds = '3', only = ''] = process.argv.slice(2);
const engine = openRawEngine(directory);
engine.query('USE expert');
engine.query('SET allow_experimental_kusto_dialect = 1');
engine.query("SET dialect = 'kusto'");
for (const { name, kql, dialect } of BENCH_QUERIES)
  if (new RegExp(only).test(name)) console.log(JSON.stringify(await ask(engine, name, dialect ?? kql, Number(rounds))));
