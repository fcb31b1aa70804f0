/**
 * Reads files that a real tenant labelled and protected, and prints which label each carries.
 * Usage: node packages/documents/tools/run-label-corpus.ts FOLDER [--figures]
 * Shape: with `--figures`, rows for `bench/RESULTS.md`; the exit code is 1 when a label is not found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readDocument, resolveLabel } from '../src/index.ts';

const [folder = '.', ...flags] = process.argv.slice(2);
let found = 0;
let missed = 0;
for (const name of readdirSync(folder).sort()) {
  const outcome = await readDocument(readFileSync(path.join(folder, name)), name);
  const label = resolveLabel(outcome.kind === 'read' ? outcome.content.labels : outcome.labels);
  if (label === null) missed += 1;
  else found += 1;
  if (!flags.includes('--figures')) console.log(name, outcome.kind, label?.labelId ?? 'no label', label?.origin ?? '');
}
console.log(`| labels.found | ${found} |\n| labels.missed | ${missed} |`);
process.exitCode = missed === 0 && found > 0 ? 0 : 1;
