/**
 * Answers recorded cases (`{id, query}` a line) and writes results in the format of `vedette kql run`.
 * usage: node tools/run-recorded.ts CASES.jsonl RESULTS.jsonl [ID]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { tableCatalogue } from '@vedette/model';
import { compileKql } from '../src/kql.ts';
import { decodeCell, openEngine, runCompiled } from './engine.ts';

interface Case {
  readonly id: string;
  readonly query: string;
}

const [casesFile = '', resultsFile = '', only] = process.argv.slice(2);
const cases = readFileSync(casesFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  .filter((each) => !only || each.id === only);
const engine = openEngine();
const catalogue = { tables: tableCatalogue, watchlists: [] };
const now = new Date();

function answer({ id, query }: Case): object {
  const empty = { id, columns: [], types: [], rows: [], warnings: [] };
  try {
    const started = performance.now();
    const compiled = compileKql(query, { catalogue, now });
    const compile = performance.now() - started;
    if (compiled.kind === 'rejected') return { ...empty, error: compiled.problems[0] };
    if (only) console.log(compiled.sql, compiled.parameters);
    const rows = runCompiled(engine, compiled).map((row) =>
      row.map((cell, index) => decodeCell(cell, compiled.columns[index] ?? { name: '', type: 'string' })),
    );
    const ms = { compile, execute: performance.now() - started - compile };
    return {
      id,
      columns: compiled.columns.map((each) => each.name),
      types: compiled.columns.map((each) => each.type),
      rows,
      warnings: compiled.warnings,
      error: null,
      ms,
    };
  } catch (thrown) {
    return {
      ...empty,
      error: { code: 'ENGINE', message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) },
    };
  }
}

const answers = cases.map(answer);
if (only) console.log(JSON.stringify(answers, null, 1));
writeFileSync(resultsFile, answers.map((each) => `${JSON.stringify(each)}\n`).join(''));
engine.cleanup();
