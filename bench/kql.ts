/**
 * Time to compile against the vendor's own parser and binder, and compiled SQL against hand-written SQL for the same
 * answer on the same tables, beside ClickHouse's own KQL dialect. Usage: `node bench/kql.ts [--rows N]`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKql } from '@vedette/kql';
import type { LogStore, SqlStatement } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { findTable, invariant, tableCatalogue } from '@vedette/model';
import { resolveGlobals } from '../packages/kql/src/parse/catalogue.ts';
import { kusto } from '../packages/kql/src/parse/kusto.ts';
import { rowsArgument, withScratch } from './arguments.ts';
import { insertRowsSql, ticksSql } from './audit-rows.ts';
import type { DialectAnswer } from './clickhouse-dialect.ts';
import { openRawEngine } from './engine.ts';
import { formatNumber, formatTable, printSection } from './markdown.ts';
import { measure, measureInTurns, median, quantile } from './measure.ts';
import { QUERY_KINDS, type QueryKind, TYPICAL_QUERIES } from './query-kinds.ts';

const ROUNDS = 15;
const TURNS = 5;
const LIMITS = { maxExecutionSeconds: 120, maxMemoryBytes: 8e9 };
const options = { catalogue: { tables: tableCatalogue, watchlists: [] }, now: new Date('2026-06-07T00:00:00Z') };

/** Each query of Microsoft's pages in the product's tests. */
function readPublished(): { name: string; kql: string }[] {
  const folder = fileURLToPath(new URL('../apps/cli/test/published-queries/', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.kql'));
  return files.map((name) => ({ name, kql: readFileSync(path.join(folder, name), 'utf8') }));
}

function compile(kql: string): SqlStatement {
  const compiled = compileKql(kql, options);
  if (compiled.kind === 'rejected') throw new Error(`${compiled.problems[0]?.message} in ${kql}`);
  return compiled;
}

const analyse = (kql: string) => kusto.KustoCode.ParseAndAnalyze(kql, resolveGlobals(options.catalogue, undefined));

async function timeEach(queries: readonly string[], work: (kql: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const kql of queries) {
      const { cpuMs } = await measure(() => work(kql));
      if (round >= 0) times.push(cpuMs);
    }
  }
  return times;
}

async function measureCompiling(): Promise<void> {
  const published = readPublished();
  const [first = ''] = TYPICAL_QUERIES;
  const cold = await measure(() => compile(first));
  const groups = [
    { name: 'typical', queries: [...QUERY_KINDS.map(({ kql }) => kql), ...TYPICAL_QUERIES] },
    { name: 'published by Microsoft', queries: published.map(({ kql }) => kql) },
  ];
  const rows: (string | number)[][] = [];
  for (const { name, queries } of groups) {
    const ours = await timeEach(queries, compile);
    const theirs = await timeEach(queries, analyse);
    const share = median(ours) / median(theirs);
    rows.push([
      name,
      queries.length,
      median(ours),
      quantile(ours, 0.95),
      median(theirs),
      quantile(theirs, 0.95),
      share,
    ]);
  }
  const header = ['queries', 'number', 'compile, median', 'p95', 'vendor parses and binds, median', 'p95', 'ratio'];
  printSection(
    'Compiling KQL (CPU ms)',
    formatTable(header, rows),
    `The first query of a process takes ${formatNumber(cold.wallMs)} ms once the parser is loaded.`,
  );
}

async function readAll(store: LogStore, statement: SqlStatement): Promise<(readonly unknown[])[]> {
  const { batches } = await store.select(statement, { limits: LIMITS });
  const rows: (readonly unknown[])[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

/** Rows as one text, whatever their order. */
const fingerprint = (rows: readonly (readonly unknown[])[]): string =>
  rows
    .map((row) => JSON.stringify(row.map(String)))
    .sort()
    .join('\n');

async function compare(
  store: LogStore,
  kind: QueryKind,
  dialect: DialectAnswer | undefined,
): Promise<(string | number)[]> {
  const compiled = compile(kind.kql);
  const written = { sql: kind.sql, parameters: [] };
  const answer = await readAll(store, compiled);
  const isEqual = fingerprint(answer) === fingerprint(await readAll(store, written));
  const { ours, theirs } = await measureInTurns(
    TURNS,
    () => readAll(store, compiled),
    () => readAll(store, written),
  );
  const cells = [
    ours.cpuMs,
    theirs.cpuMs,
    ours.cpuMs / theirs.cpuMs,
    ours.wallMs,
    theirs.wallMs,
    ours.wallMs / theirs.wallMs,
  ];
  return [kind.name, isEqual ? 'yes' : '**no**', ...cells, describeDialect(dialect, answer)];
}

function describeDialect(dialect: DialectAnswer | undefined, answer: readonly (readonly unknown[])[]): string {
  if (!dialect) return 'did not answer';
  if ('error' in dialect) return dialect.error;
  const isEqual = fingerprint(dialect.rows) === fingerprint(answer);
  return `${formatNumber(dialect.cpuMs)} ms${isEqual ? '' : ', another answer'}`;
}

/** ClickHouse's dialect is a setting that sticks to the process: it answers in another. */
function askDialect(rows: number): readonly DialectAnswer[] {
  const file = fileURLToPath(new URL('./clickhouse-dialect.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [file, '--rows', String(rows)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const answers = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as DialectAnswer);
  if (answers.length < QUERY_KINDS.length) console.error(`The dialect's process ended early: ${stderr.slice(-300)}`);
  return answers;
}

async function measureExecution(directory: string, rows: number): Promise<void> {
  const table = findTable('CloudAppEvents');
  invariant(table, 'the catalogue has CloudAppEvents');
  const dialect = askDialect(rows);
  const store = await openEmbeddedLogStore({ directory });
  try {
    await store.ensureTables([table]);
    const engine = openRawEngine(path.join(directory, 'chdb'));
    const load = await measure(() => engine.query(insertRowsSql('vedette.CloudAppEvents', rows, ticksSql)));
    engine.query('OPTIMIZE TABLE vedette.CloudAppEvents FINAL');
    const results: (string | number)[][] = [];
    for (const kind of QUERY_KINDS) {
      results.push(
        await compare(
          store,
          kind,
          dialect.find(({ name }) => name === kind.name),
        ),
      );
    }
    const header = [
      'kind',
      'equal',
      'ours, CPU ms',
      'hand-written',
      'ratio',
      'ours, wall ms',
      'hand-written',
      'ratio',
      "ClickHouse's own KQL, CPU",
    ];
    const ratios = results.map((row) => Number(row[4]));
    printSection(
      `Answering, ${rows.toLocaleString('en-US')} audit rows`,
      formatTable(header, results),
      `Medians of ${TURNS} turns taken alternately. Median ratio by CPU ${formatNumber(median(ratios))}, worst ${formatNumber(Math.max(...ratios))}. Loaded in ${formatNumber(load.cpuMs / 1000)} CPU s.`,
    );
    if (results.some(([, equal]) => equal !== 'yes')) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

const rows = rowsArgument(300_000);
await measureCompiling();
await withScratch((directory) => measureExecution(directory, rows));
