/** Executes the examples of `packages/kql/README.md`, each on its own, and compares what they print. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findExamples, findExpectedOutput, findUnmarked } from '../tools/doc-examples.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const examples = findExamples(readFileSync(path.join(ROOT, 'packages/kql/README.md'), 'utf8'));
const executed = examples.filter(({ kind }) => kind === 'run');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kql-readme-'));
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('says of every example what is done with it, and what it prints', () => {
  expect(findUnmarked(examples)).toEqual([]);
  expect(executed.length).toBeGreaterThan(4);
  for (const example of executed) expect(findExpectedOutput(examples, example), `line ${example.line}`).toBeDefined();
});

it.each(executed.map((example) => [example.line, example] as const))('line %i', async (line, example) => {
  const file = path.join(folder, `line-${line}.mjs`);
  await writeFile(file, example.text);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder });
  expect(stdout).toBe(findExpectedOutput(examples, example));
});
