/**
 * Answers recorded cases (`{id, query}` a line) and writes results in the format of `vedette kql run`.
 * usage: node tools/run-recorded.ts CASES.jsonl RESULTS.jsonl [ID]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { compileOn, runCompiled } from '../src/run/index.ts';
import { openEngine } from './engine.ts';

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
const catalogue = { tables: [], watchlists: [] };
const now = new Date();

async function answer({ id, query }: Case): Promise<object> {
  const empty = { id, columns: [], types: [], rows: [], warnings: [] };
  try {
    const started = performance.now();
    const compiled = await compileOn(query, { catalogue, now }, { engine });
    const compile = performance.now() - started;
    if (compiled.kind === 'rejected') return { ...empty, error: compiled.problems[0] };
    if (only) console.log(compiled.sql, compiled.parameters);
    const { tables, warnings } = await runCompiled({ ...compiled, furtherTables: [] }, { engine });
    const ms = { compile, execute: performance.now() - started - compile };
    return {
      id,
      columns: compiled.columns.map((each) => each.name),
      types: compiled.columns.map((each) => each.type),
      rows: tables[0]?.rows ?? [],
      warnings,
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

const answers: object[] = [];
for (const each of cases) answers.push(await answer(each));
if (only) console.log(JSON.stringify(answers, null, 1));
writeFileSync(resultsFile, answers.map((each) => `${JSON.stringify(each)}\n`).join(''));
engine.cleanup();
