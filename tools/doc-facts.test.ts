/** Facts that pages repeat from the sources: variables, commands and their options, keys, limits, paths. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../apps/cli/src/main.ts';
import { DEFAULT_LIMITS, PORTAL_MAX_ROWS } from '../packages/query/src/limits.ts';

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

describe('CONTRIBUTING.md', () => {
  it('names files that exist', () => {
    const named = [...read('CONTRIBUTING.md').matchAll(/`((?:packages|apps|tools|docs|content)\/[\w./-]+)`/g)];
    const paths = named.map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});
