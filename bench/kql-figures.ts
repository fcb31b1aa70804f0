/**
 * Answers the recorded cases with `vedette kql run`, has them compared, and prints figures for `bench/RESULTS.md`.
 * Usage: `node bench/kql-figures.ts CASES.jsonl [--figures]`. Without `--figures` the comparison itself is printed as well.
 *
 * The comparison is not ours: `kql-compare.mjs` beside the corpus. Cases whose id begins with `k2s-` carry types that were
 * guessed from JSON values (1,111 columns `int`, none `long`, `decimal` or `guid`, where the engine says `long` for every
 * count), so a second pair of figures leaves their types out and compares names, values and nulls.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withScratch } from './arguments.ts';

interface Verdicts {
  readonly total: Readonly<Record<'equal' | 'warned' | 'refused' | 'wrong', number>>;
}

const COMMAND = fileURLToPath(new URL('../apps/cli/bin/vedette.js', import.meta.url));
const [casesFile = '', ...flags] = process.argv.slice(2);
const comparer = path.resolve(path.dirname(casesFile), '../../tools/kql-compare.mjs');

function run(...args: string[]): string {
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`\`${args.join(' ')}\` ended with ${status}`);
  return stdout;
}

function judge(cases: string, answers: string, verdicts: string): Verdicts['total'] {
  const text = run(comparer, cases, answers, '--json', verdicts, '--show', flags.includes('--figures') ? '0' : '50');
  if (!flags.includes('--figures')) console.log(text);
  return (JSON.parse(readFileSync(verdicts, 'utf8')) as Verdicts).total;
}

/** The cases without types that no engine has said. */
function withoutGuessedTypes(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const cases = lines.map((line) => JSON.parse(line) as { id: string; types: unknown });
  return cases
    .map((each) => `${JSON.stringify(each.id.startsWith('k2s-') ? { ...each, types: null } : each)}\n`)
    .join('');
}

await withScratch(async (directory) => {
  const answers = path.join(directory, 'answers.jsonl');
  run(COMMAND, 'kql', 'run', '--in', path.resolve(casesFile), '--out', answers);
  const untyped = path.join(directory, 'cases.jsonl');
  writeFileSync(untyped, withoutGuessedTypes(readFileSync(casesFile, 'utf8')));
  const asRecorded = judge(casesFile, answers, path.join(directory, 'recorded.json'));
  const values = judge(untyped, answers, path.join(directory, 'values.json'));
  console.log(`| kql.recorded.equal | ${asRecorded.equal} |`);
  console.log(`| kql.equal | ${values.equal} |`);
  console.log(`| kql.wrong | ${values.wrong} |`);
  console.log(`\n${values.warned} answers differ and say so, ${values.refused} are refused.`);
});
