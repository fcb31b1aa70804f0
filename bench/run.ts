/**
 * Measures Vedette against named opponents, in one run on one machine, and prints Markdown.
 * Usage: `npm run bench [-- kql|ingest|scan|rules ...] [--rows N] [--only PATTERN] [--rounds N] [--data DIRECTORY]`, the last
 * three for `kql`, see there. Nothing here asserts a time.
 *
 * Each area is a process of its own: the embedded engine binds one folder a process.
 */
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const AREAS = ['kql', 'ingest', 'scan', 'rules'] as const;
const isArea = (name: string): boolean => AREAS.some((area) => area === name);

/** Rows of the KQL benchmark where all areas run: by itself it takes the twenty million of `kql.ts`. */
const KQL_ROWS_AMONG_ALL = '1000000';

const { values, positionals } = parseArgs({
  options: {
    rows: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string' },
    data: { type: 'string' },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !isArea(name));
if (unknown.length > 0 || (values.rows !== undefined && !/^[1-9]\d*$/.test(values.rows))) {
  console.error(
    `Usage: npm run bench -- [${AREAS.join('|')} ...] [--rows N] [--only PATTERN] [--rounds N] [--data DIRECTORY]`,
  );
  process.exit(2);
}

console.log(
  `${new Date().toISOString()}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
function argumentsOf(area: (typeof AREAS)[number]): string[] {
  const isAmongAll = area === 'kql' && positionals.length === 0;
  const rows = values.rows ?? (isAmongAll ? KQL_ROWS_AMONG_ALL : undefined);
  const { only, rounds, data } = values;
  const given = { rows, ...(area === 'kql' ? { only, rounds, data } : {}) };
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
}

let failures = 0;
for (const area of AREAS.filter((name) => positionals.length === 0 || positionals.includes(name))) {
  const file = fileURLToPath(new URL(`./${area}.ts`, import.meta.url));
  const start = performance.now();
  const { status } = spawnSync(process.execPath, [file, ...argumentsOf(area)], { stdio: 'inherit' });
  if (status !== 0) failures += 1;
  console.log(`\n${area}: ${status === 0 ? 'done' : 'FAILED'} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
process.exitCode = failures === 0 ? 0 : 1;
