/** Facts that pages repeat from the sources: variables, commands and their options, keys, limits, paths. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../apps/cli/src/main.ts';
import { BUILT_IN_TYPES } from '../packages/classify/src/index.ts';
import { DEFAULT_LIMITS, PORTAL_MAX_ROWS } from '../packages/query/src/limits.ts';
import { LAYERS } from './layers.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const operations = read('docs/operations.md');
const commandLine = read('docs/command-line.md');

/** Variables that product code names; those of tests and of the development server are not an operator's. */
function findVariables(): string[] {
  const files = execFileSync('git', ['ls-files', 'apps/*/src/*.ts', 'packages/*/src/*.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const texts = files
    .split('\n')
    .filter((file) => file !== '' && !file.endsWith('.test.ts') && existsSync(path.join(ROOT, file)))
    .map(read);
  return [...new Set(texts.flatMap((text) => text.match(/\bVEDETTE_[A-Z_]+\b/g) ?? []))].sort();
}

describe('docs/operations.md', () => {
  it('names every environment variable', () => {
    const variables = findVariables();
    expect(variables).toContain('VEDETTE_DATA');
    expect(variables.filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
  });

  it('says the limits of a query as they are', () => {
    const { maxRows, maxBytes, maxMemoryBytes, defaultSeconds, maxSeconds, maxRunning, maxWaiting } = DEFAULT_LIMITS;
    const print = (count: number) => count.toLocaleString('en-US');
    expect({ maxRunning, waitMinutes: DEFAULT_LIMITS.maxWaitSeconds / 60 }).toEqual({ maxRunning: 5, waitMinutes: 3 });
    expect(operations).toContain(
      `| a query | ${print(maxRows)} rows, ${maxBytes / 1024 ** 2} MB, ${maxMemoryBytes / 1024 ** 3} GB of memory, ${defaultSeconds / 60} minutes (${maxSeconds / 60} at most when asked for); ${print(PORTAL_MAX_ROWS)} rows in the portal |`,
    );
    expect(operations).toContain(`five queries at a time, ${maxWaiting} waiting, three minutes`);
  });
});

describe('docs/command-line.md', () => {
  it.each(COMMANDS.map((command) => [command.words.join(' '), command] as const))(
    'has `%s` and its options',
    (name, command) => {
      expect(commandLine).toContain(`\`${name}\``);
      const options = Object.keys(command.options).filter((option) => !(name === 'demo' && option === 'demo'));
      expect(options.filter((option) => !`${commandLine}${operations}`.includes(`--${option}`))).toEqual([]);
    },
  );
});

describe('docs/user-guide.md', () => {
  it('has the keys of every page', () => {
    const pages = [...read('apps/portal/src/frame/pages.ts').matchAll(/title: '([^']+)',\s*keys: '([^']+)'/g)];
    expect(pages.length).toBeGreaterThan(5);
    const guide = read('docs/user-guide.md');
    expect(pages.filter(([, title, keys]) => !guide.includes(`| \`${keys}\` | ${title} |`))).toEqual([]);
  });
});

/** Paths of this repository that a page names in code. What is marked as next has its place but no files yet. */
const namedPaths = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.includes('*(next)*'))
    .flatMap((line) => [...line.matchAll(/`((?:packages|apps|tools|docs|content|bench)\/[\w./-]+)`/g)])
    .map((match) => match[1] ?? '');

const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(ROOT, file)));

describe('every page', () => {
  it('names files that exist', () => {
    const named = pages.flatMap((page) => namedPaths(read(page)).map((file) => `${page}: ${file}`));
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((entry) => !existsSync(path.join(ROOT, entry.split(': ')[1] ?? '')))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map((match) => ({ page, target: match[1] ?? '' })),
    );
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter(({ page, target }) => !existsSync(path.join(ROOT, path.dirname(page), target)))).toEqual([]);
  });

  it('names scripts that `package.json` has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    // Scripts of a package come with its name; a sentence may go on with `run`.
    const commands = pages.flatMap((page) => read(page).match(/(?<=`|^|&& )npm run [^`\n]+/gm) ?? []);
    const names = commands.filter((each) => !each.includes(' -w ')).map((each) => each.split(/\s+/)[2] ?? '');
    expect(names).toContain('demo');
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const folders = ['packages', 'apps'].flatMap((root) =>
    readdirSync(path.join(ROOT, root), { withFileTypes: true })
      .filter((entry) => existsSync(path.join(ROOT, root, entry.name, 'package.json')))
      .map(({ name }) => `${root}/${name}`),
  );

  it('has every package and application among its stages', () => {
    expect(folders.length).toBeGreaterThan(10);
    const page = read('ARCHITECTURE.md');
    expect(folders.filter((folder) => !page.includes(`\`${folder}\``))).toEqual([]);
  });

  it('has the layers of the gate: no more, no fewer', () => {
    const names = folders.map((folder) => path.basename(folder));
    expect(Object.keys(LAYERS).filter((name) => !names.includes(name))).toEqual(['remediate']);
    expect(names.filter((name) => !(name in LAYERS))).toEqual([]);
  });
});

describe('README.md', () => {
  it('has the number of sensitive information types', () => {
    expect(read('README.md')).toContain(`${BUILT_IN_TYPES.length} sensitive information types`);
  });
});
