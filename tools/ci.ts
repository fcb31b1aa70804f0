/**
 * What `.ci/run` runs after the installation: every step even when one before it failed, then the sum as one line.
 * `node tools/ci.ts [step ...]` runs the named steps alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Figures, findFallen, parseFigures } from './figures.ts';

interface Count {
  passed: number;
  failed: number;
}
interface Step {
  readonly name: string;
  readonly run: () => Count;
}

const scratch = mkdtempSync(path.join(tmpdir(), 'vedette-ci-'));
const shared = path.resolve('..', 'shared');
const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1);

function run(command: string, args: readonly string[], capture = false): { ok: boolean; stdout: string } {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (capture) process.stdout.write(result.stdout);
  return { ok: result.status === 0, stdout: result.stdout ?? '' };
}

/** A command that is one test by itself. */
const gate = (name: string, command: string, ...args: string[]): Step => ({
  name,
  run: () => (run(command, args).ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/** A vitest run, counted from its JSON report. A run that ends without a report has failed. */
const tests = (name: string, command: string, ...args: string[]): Step => ({
  name,
  run: () => {
    const report = path.join(scratch, `${name}.json`);
    const { ok } = run(command, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const json = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
    };
    const failed = Math.max(json.numFailedTests, !ok || json.numFailedTestSuites > 0 ? 1 : 0);
    return { passed: json.numPassedTests, failed };
  },
});

/** A measurement against the recorded answers: each figure must be no worse than the one in bench/RESULTS.md. */
const corpus = (name: string, ...args: string[]): Step => ({
  name,
  run: () => {
    if (!existsSync(path.join(shared, 'corpus'))) {
      console.log(`${name}: no corpora beside the project, nothing to compare`);
      return { passed: 0, failed: 0 };
    }
    const { ok, stdout } = run('node', args, true);
    const found: Figures = parseFigures(stdout);
    const fallen = findFallen(parseFigures(readFileSync('bench/RESULTS.md', 'utf8')), found, name);
    for (const line of fallen) console.error(line);
    const count = [...found.keys()].length;
    return { passed: Math.max(0, count - fallen.length), failed: fallen.length + (ok && count > 0 ? 0 : 1) };
  },
});

const STEPS: readonly Step[] = [
  tests('test', 'npm', 'test', '--'),
  gate('lint', 'npm', 'run', '--silent', 'lint'),
  gate('types', 'npm', 'run', '--silent', 'types'),
  gate('unused', 'npm', 'run', '--silent', 'unused'),
  corpus('kql', 'bench/kql-figures.ts', path.join(shared, 'corpus/kql/recorded.jsonl'), '--figures'),
  corpus(
    'classify',
    'packages/classify/tools/run-classify-corpus.ts',
    path.join(shared, 'corpus/classify'),
    '--figures',
  ),
  corpus('labels', 'packages/documents/tools/run-label-corpus.ts', path.join(shared, 'corpus/labels'), '--figures'),
  tests('e2e', 'npm', 'run', 'test:e2e', '--'),
];

const wanted = process.argv.slice(2);
const total: Count = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const from = performance.now();
  console.log(`\n== ${step.name}`);
  const { passed, failed } = step.run();
  total.passed += passed;
  total.failed += failed;
  lines.push(
    `${step.name.padEnd(10)} ${String(passed).padStart(6)} ok ${String(failed).padStart(4)} bad  ${seconds(from)} s`,
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
