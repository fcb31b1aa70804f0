import { type Dirent, promises as fs } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem, RuleTemplate } from '@vedette/model';
import { detectionProblem } from '../problems.ts';
import { type HuntingQuery, parseHuntingQuery } from '../rules/hunting-query.ts';
import { parseRuleTemplate } from '../rules/parse-rule.ts';
import { parseRuleTest, type RuleTest } from './rule-test.ts';
import {
  type ContentProblem,
  type LoadedContent,
  type Solution,
  type SolutionManifest,
  solutionManifestSchema,
  type Workbook,
  workbookDocumentSchema,
} from './solution.ts';

/** Takes the usable value of one file and keeps the problems of all. */
type Report = (file: string, problems: readonly Problem[]) => void;

/**
 * Loads every solution under `directory` (one folder each). A file with an error is left out and named in `problems`;
 * the rest is there. Errors: DET1001 to DET1014.
 */
export async function loadSolutions(directory: string): Promise<LoadedContent> {
  const problems: ContentProblem[] = [];
  const report: Report = (file, found) => problems.push(...found.map((problem) => ({ file, problem })));
  const folders = (await listFolder(directory)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const solutions: Solution[] = [];
  for (const name of folders.sort()) {
    const solution = await loadSolution(join(directory, name), report);
    if (solution) solutions.push(solution);
  }
  reportTwins(solutions, report);
  return { solutions, problems };
}

async function loadSolution(folder: string, report: Report): Promise<Solution | undefined> {
  const manifest = await loadManifest(join(folder, 'solution.json'), report);
  if (!manifest) return undefined;
  const templates: RuleTemplate[] = [];
  const tests: RuleTest[] = [];
  const huntingQueries: HuntingQuery[] = [];
  for (const file of await listFiles(join(folder, 'rules'), '.yaml')) {
    const text = await fs.readFile(file, 'utf8');
    if (file.endsWith('.test.yaml')) {
      const { test, problems } = parseRuleTest(text);
      report(file, problems);
      if (test) tests.push(test);
    } else {
      const { template, problems } = parseRuleTemplate(text, manifest.name);
      report(file, problems);
      if (template) templates.push(template);
    }
  }
  for (const file of await listFiles(join(folder, 'hunting'), '.yaml')) {
    const { query, problems } = parseHuntingQuery(await fs.readFile(file, 'utf8'), manifest.name);
    report(file, problems);
    if (query) huntingQueries.push(query);
  }
  const workbooks = await loadWorkbooks(join(folder, 'workbooks'), manifest, report);
  return { manifest, folder, templates, huntingQueries, workbooks, tests };
}

async function loadManifest(file: string, report: Report): Promise<SolutionManifest | undefined> {
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  const parsed = solutionManifestSchema.safeParse(parseJson(text ?? ''));
  if (parsed.success) return parsed.data;
  const found =
    text === undefined
      ? 'there is none'
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  report(file, [detectionProblem('DET1011', `A solution expected a readable \`solution.json\`: ${found}.`)]);
  return undefined;
}

async function loadWorkbooks(folder: string, manifest: SolutionManifest, report: Report): Promise<Workbook[]> {
  const workbooks: Workbook[] = [];
  for (const file of await listFiles(folder, '.json')) {
    const parsed = workbookDocumentSchema.safeParse(parseJson(await fs.readFile(file, 'utf8')));
    const id = basename(file, '.json');
    const listed = manifest.workbooks.find((workbook) => workbook.id === id);
    if (parsed.success && listed) {
      workbooks.push({ summary: { ...listed, solution: manifest.name }, workbook: parsed.data });
      continue;
    }
    const issue = parsed.error?.issues[0];
    const found = issue ? `\`${issue.path.join('.')}\`: ${issue.message}` : 'solution.json does not list it';
    report(file, [
      detectionProblem('DET1012', `A workbook expected Notebook/1.0 JSON and an entry of its own: ${found}.`),
    ]);
  }
  return workbooks;
}

function reportTwins(solutions: readonly Solution[], report: Report): void {
  const seen = new Map<string, string>();
  for (const { templates, huntingQueries, folder } of solutions) {
    for (const { id, name } of [...templates, ...huntingQueries]) {
      const other = seen.get(id.toLowerCase());
      if (other !== undefined) {
        report(folder, [detectionProblem('DET1010', `\`${name}\` and \`${other}\` have the same id \`${id}\`.`)]);
      }
      seen.set(id.toLowerCase(), name);
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An absent folder is an empty one: a solution need not have every kind of content. */
async function listFolder(folder: string): Promise<Dirent[]> {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function listFiles(folder: string, suffix: string): Promise<string[]> {
  const entries = await listFolder(folder);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map(({ name }) => join(folder, name))
    .sort();
}
