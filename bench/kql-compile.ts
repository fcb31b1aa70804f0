/** Time to compile against the vendor's own parser and binder, which every compilation calls first. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompiledQuery, Compiler, compileKql } from '@vedette/kql';
import { tableCatalogue } from '@vedette/model';
import { resolveGlobals } from '../packages/kql/src/parse/catalogue.ts';
import { kusto } from '../packages/kql/src/parse/kusto.ts';
import { BENCH_QUERIES, TYPICAL_QUERIES } from './kql-queries.ts';
import { formatNumber, formatTable, printSection } from './markdown.ts';
import { measure, median, quantile } from './measure.ts';

const ROUNDS = 15;
const options = { catalogue: { tables: tableCatalogue, watchlists: [] }, now: new Date('2026-07-01T00:00:00Z') };

export function compile(kql: string): CompiledQuery {
  const compiled = compileKql(kql, options);
  if (compiled.kind === 'rejected') throw new Error(`${compiled.problems[0]?.message} in ${kql}`);
  return compiled;
}

/** As the server compiles: with another `now` each time, and kept once a text has come three times. */
function compileKept(compiler: Compiler): (kql: string) => unknown {
  let later = options.now.getTime();
  return (kql) => {
    later += 1_000;
    return compiler.compile(kql, { ...options, now: new Date(later) });
  };
}

const analyse = (kql: string) => kusto.KustoCode.ParseAndAnalyze(kql, resolveGlobals(options.catalogue, undefined));

/** Each query of Microsoft's pages in the product's tests. */
function readPublished(): string[] {
  const folder = fileURLToPath(new URL('../apps/cli/test/published-queries/', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.kql'));
  return files.map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

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

export async function measureCompiling(): Promise<void> {
  const [first = ''] = TYPICAL_QUERIES;
  const cold = await measure(() => compile(first));
  const [ours, published] = [[...BENCH_QUERIES.map(({ kql }) => kql), ...TYPICAL_QUERIES], readPublished()];
  const groups = [
    { name: 'of this benchmark, and typical', queries: ours },
    { name: 'published by Microsoft', queries: published },
    { name: 'all', queries: [...ours, ...published] },
  ];
  const rows: (string | number)[][] = [];
  for (const { name, queries } of groups) {
    const fresh = await timeEach(queries, compile);
    const kept = await timeEach(queries, compileKept(new Compiler()));
    const theirs = await timeEach(queries, analyse);
    const columns = [fresh, kept, theirs].flatMap((times) => [median(times), quantile(times, 0.95)]);
    const numbers = [...columns, median(fresh) / median(theirs)];
    rows.push([name, queries.length, ...numbers]);
  }
  const header = [
    'queries',
    'number',
    'compile, median',
    'p95',
    'kept, median',
    'p95',
    'vendor parses and binds, median',
    'p95',
    'ratio',
  ];
  printSection(
    'Compiling KQL (CPU ms)',
    formatTable(header, rows),
    `The first query of a process takes ${formatNumber(cold.wallMs)} ms once the parser is loaded.`,
  );
}
