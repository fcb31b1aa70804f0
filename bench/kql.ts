/**
 * Time to compile, and compiled KQL against SQL that an expert writes for ClickHouse and for DuckDB, beside ClickHouse's own
 * KQL dialect. Usage: `node bench/kql.ts [--rows N] [--only PATTERN] [--rounds N] [--data DIRECTORY]`.
 * `--rows`: rows of all tables together, 20 million without it. `--data` keeps the rows there for the next run.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withScratch } from './arguments.ts';
import type { DialectAnswer } from './clickhouse-dialect.ts';
import { type Answered, answer, fingerprint } from './kql-answer.ts';
import { measureCompiling } from './kql-compile.ts';
import { BENCH_QUERIES } from './kql-queries.ts';
import { openContenders } from './load-events.ts';
import { formatNumber, formatTable, printSection } from './markdown.ts';
import { median } from './measure.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '20000000' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    data: { type: 'string' },
  },
});
const [rows, rounds] = [Number(values.rows), Number(values.rounds)];

async function answerAll(directory: string): Promise<Answered[]> {
  const contenders = await openContenders(directory, rows);
  try {
    const found: Answered[] = [];
    for (const query of BENCH_QUERIES)
      if (new RegExp(values.only).test(query.name)) found.push(await answer(query, contenders, rounds));
    return found;
  } finally {
    await contenders.close();
  }
}

function askDialect(directory: string): ReadonlyMap<string, DialectAnswer> {
  const file = fileURLToPath(new URL('./clickhouse-dialect.ts', import.meta.url));
  const given = [file, path.join(directory, 'chdb'), String(Math.min(3, rounds)), values.only];
  const { stdout, stderr, status } = spawnSync(process.execPath, given, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) console.error(`The dialect's process ended early: ${stderr.slice(-300)}`);
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return new Map(lines.map((line) => JSON.parse(line) as DialectAnswer).map((each) => [each.name, each]));
}

function describeDialect(dialect: DialectAnswer | undefined, { answer, types }: Answered): string {
  if (!dialect) return 'did not answer';
  if ('error' in dialect) return dialect.error;
  return `${formatNumber(dialect.cpuMs)}${isSame(dialect, answer, types) ? '' : ', another answer'}`;
}

function isSame(
  dialect: { readonly rows: readonly (readonly unknown[])[] },
  answer: string,
  types: Answered['types'],
): boolean {
  try {
    return fingerprint(dialect.rows, types) === answer;
  } catch {
    return false;
  }
}

const HEADER = [
  'query',
  'ours, CPU ms',
  'ClickHouse SQL',
  'ratio',
  'DuckDB SQL',
  'ratio',
  'ours, wall ms',
  'ClickHouse SQL',
  'ratio',
  'DuckDB SQL',
  'ratio',
  "ClickHouse's own KQL, CPU ms",
  'GB/s read',
];

function printRow(found: Answered, dialect: DialectAnswer | undefined): (string | number)[] {
  const { query, ours, clickhouse, duckdb, isEqualToClickHouse, isEqualToDuckDb, bytesRead } = found;
  const mark = isEqualToClickHouse && isEqualToDuckDb ? '' : ' **(answers differ)**';
  const versus = (kind: 'cpuMs' | 'wallMs') => [
    ours[kind],
    clickhouse[kind],
    ours[kind] / clickhouse[kind],
    duckdb[kind],
    ours[kind] / duckdb[kind],
  ];
  const speed = bytesRead / ours.wallMs / 1e6;
  return [`${query.name}${mark}`, ...versus('cpuMs'), ...versus('wallMs'), describeDialect(dialect, found), speed];
}

/** Median and largest of a ratio. */
function summary(name: string, ratios: readonly number[]): string {
  return `${name}: median ${formatNumber(median(ratios))}, worst ${formatNumber(Math.max(...ratios))}, best ${formatNumber(Math.min(...ratios))}`;
}

async function measureAnswering(directory: string): Promise<void> {
  const found = await answerAll(directory);
  const dialect = askDialect(directory);
  const ratios = (of: 'clickhouse' | 'duckdb', kind: 'cpuMs' | 'wallMs') =>
    found.map((each) => each.ours[kind] / each[of][kind]);
  printSection(
    `Answering, ${rows.toLocaleString('en-US')} rows of events`,
    formatTable(
      HEADER,
      found.map((each) => printRow(each, dialect.get(each.query.name))),
    ),
    [
      `${found.length} queries, medians of ${rounds} turns taken alternately.`,
      summary('CPU to ClickHouse SQL', ratios('clickhouse', 'cpuMs')),
      summary('CPU to DuckDB SQL', ratios('duckdb', 'cpuMs')),
      summary('wall to ClickHouse SQL', ratios('clickhouse', 'wallMs')),
      summary('wall to DuckDB SQL', ratios('duckdb', 'wallMs')),
    ].join('\n- '),
  );
  if (found.some((each) => !each.isEqualToClickHouse || !each.isEqualToDuckDb)) process.exitCode = 1;
}

await measureCompiling();
await (values.data ? measureAnswering(values.data) : withScratch(measureAnswering));
