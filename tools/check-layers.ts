/** The layer gate: `node tools/check-layers.ts`. Exits 1 and names each import that goes up or sideways. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findBannedFolder, findImports, findLayerProblem } from './layers.ts';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'packages', 'apps'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|js|mjs)$/.test(file) && existsSync(file));

const problems = files.flatMap((file) => [
  ...findImports(file, readFileSync(file, 'utf8')).map(findLayerProblem),
  findBannedFolder(file),
]);
const found = problems.filter((problem) => problem !== undefined);
for (const problem of found) console.error(problem);
console.error(`layers: ${files.length} files, ${found.length} problem(s)`);
process.exitCode = found.length === 0 ? 0 : 1;
