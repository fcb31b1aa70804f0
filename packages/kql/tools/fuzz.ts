/**
 * Makes queries, compiles and runs them, and says where the engine breaks its promises; see `docs/adr/0004-fuzzing-kql.md`.
 * usage: node packages/kql/tools/fuzz.ts [--minutes 15] [--seed 1] [--from 0] [--count N] [--out FILE]
 */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Finding, Session } from './fuzz/session.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '1000000000' },
    out: { type: 'string', default: join(tmpdir(), 'kql-fuzz.jsonl') },
    child: { type: 'boolean', default: false },
  },
});
const progressFile = `${values.out}.progress`;
/** A query that neither ends nor is stopped by its limits is a fault; a busy machine needs more than the limits say. */
const MAX_SILENCE_MS = 90_000;

interface Progress {
  readonly index: number;
  readonly text: string;
}
/** Written beside and renamed: the process may end at any moment. */
function writeProgress(progress: Progress): void {
  writeFileSync(`${progressFile}.next`, JSON.stringify(progress));
  renameSync(`${progressFile}.next`, progressFile);
}
const readProgress = (): Progress => JSON.parse(readFileSync(progressFile, 'utf8')) as Progress;
const report = (finding: Finding): void => {
  appendFileSync(values.out, `${JSON.stringify(finding)}\n`);
  if (finding.query !== '') console.log(`#${finding.index} ${finding.key}\n${finding.query}\n${finding.detail}\n`);
};

async function work(): Promise<void> {
  let index = Number(values.from);
  const session = new Session(Number(values.seed), (text) => writeProgress({ index, text }));
  const until = Date.now() + Number(values.minutes) * 60_000;
  const last = index + Number(values.count);
  const keys = new Map<string, number>();
  for (; Date.now() < until && index < last; index++) {
    const finding = await session.try(index, new Set(keys.keys()));
    if (!finding) continue;
    keys.set(finding.key, (keys.get(finding.key) ?? 0) + 1);
    report(finding);
  }
  session.close();
  const { counts, rejections, slowest } = session;
  writeFileSync(
    `${values.out}.summary`,
    JSON.stringify({ next: index, counts, rejections, slowest, keys: [...keys] }, null, 1),
  );
  console.log(
    JSON.stringify(
      {
        next: index,
        ran: counts.ran,
        rejected: counts.rejected,
        limited: counts.limited,
        compared: counts.compared,
        slowest,
        faults: [...keys],
      },
      null,
      1,
    ),
  );
}

/** Runs the work in a process of its own, and again behind a query that ends or stops it. */
async function supervise(): Promise<void> {
  const until = Date.now() + Number(values.minutes) * 60_000;
  writeFileSync(values.out, '');
  for (let from = Number(values.from); Date.now() < until; ) {
    const minutes = String((until - Date.now()) / 60_000);
    writeProgress({ index: from, text: '' });
    const args = [
      '--child',
      '--minutes',
      minutes,
      '--seed',
      values.seed,
      '--from',
      String(from),
      '--count',
      values.count,
      '--out',
      values.out,
    ];
    const why = await runChild([fileURLToPath(import.meta.url), ...args]);
    if (why === undefined) return;
    const { index, text } = readProgress();
    report({ key: why, detail: '', index, of: 'query', query: text, first: [text] });
    process.exitCode = 1;
    from = index + 1;
  }
}

function runChild(args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], { stdio: 'inherit' });
    let seen = '';
    let isStuck = false;
    const watch = setInterval(() => {
      const now = readFileSync(progressFile, 'utf8');
      if (now === seen) {
        isStuck = true;
        child.kill('SIGKILL');
      }
      seen = now;
    }, MAX_SILENCE_MS);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      resolve(isStuck ? 'hangs' : code === 0 ? undefined : `ends the process: ${signal ?? code}`);
    });
  });
}

await (values.child ? work() : supervise());
