/**
 * Measures Vedette against named opponents, in one run on one machine, and prints Markdown.
 * Usage: `npm run bench [-- kql|ingest|scan|rules ...] [--rows N]`. Nothing here asserts a time.
 *
 * Each area is a process of its own: the embedded engine binds one folder a process.
 */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const AREAS = ['kql', 'ingest', 'scan', 'rules'] as const;
const isArea = (name: string): boolean => AREAS.some((area) => area === name);

const { values, positionals } = parseArgs({ options: { rows: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !isArea(name));
if (unknown.length > 0 || (values.rows !== undefined && !/^[1-9]\d*$/.test(values.rows))) {
  console.error(`Usage: npm run bench -- [${AREAS.join('|')} ...] [--rows N]`);
  process.exit(2);
}

console.log(
  `${new Date().toISOString()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
let failures = 0;
for (const area of AREAS.filter((name) => positionals.length === 0 || positionals.includes(name))) {
  const file = fileURLToPath(new URL(`./${area}.ts`, import.meta.url));
  const start = performance.now();
  const { status } = spawnSync(process.execPath, [file, ...(values.rows ? ['--rows', values.rows] : [])], {
    stdio: 'inherit',
  });
  if (status !== 0) failures += 1;
  console.log(`\n${area}: ${status === 0 ? 'done' : 'FAILED'} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
process.exitCode = failures === 0 ? 0 : 1;
