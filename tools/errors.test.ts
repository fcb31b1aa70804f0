import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ADVICE } from './errors/advice.ts';
import { describeEntry, printErrorPage } from './errors/print.ts';
import { ERROR_TABLES } from './errors/tables.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const entries = ERROR_TABLES.flatMap((table) => table.entries);
const known = new Set(entries.map(({ code }) => code));

/** Codes that nothing reports. Each is a debt: take it out of the table, or report it. */
const UNUSED: readonly string[] = [];

interface Mention {
  readonly code: string;
  readonly file: string;
  /** In quotes, so that code and not a comment names it. */
  readonly isQuoted: boolean;
}

function findMentions(): Mention[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'packages', 'apps'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  return files
    .filter((file) => existsSync(path.join(ROOT, file)))
    .flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/(['"]?)(?<![\w-])([A-Z]{3}\d{4})(?![\w-])/g)].map(
        ([, quote, code]) => ({ code: code ?? '', file, isQuoted: quote !== '' }),
      ),
    );
}

const mentions = findMentions();

describe('docs/errors.md', () => {
  it('is what the tables say; `node tools/make-errors.ts` makes it anew', () => {
    expect(readFileSync(path.join(ROOT, 'docs/errors.md'), 'utf8')).toBe(printErrorPage());
  });

  it.each(entries.map((entry) => [entry.code, entry] as const))('%s says what it means and what to do', (_, entry) => {
    const { meaning, toDo } = describeEntry(entry);
    expect(meaning.replaceAll(/\{\w+\}/g, '')).toMatch(/[A-Za-z]{4}.*\.$/s);
    expect(toDo).toMatch(/\.$/);
  });
});

describe('codes', () => {
  it('are found in the sources', () => {
    expect(mentions.length).toBeGreaterThan(entries.length);
  });

  it('stand in one table each', () => {
    expect(known.size).toBe(entries.length);
  });

  it('of the sources are all in a table', () => {
    expect(mentions.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  it('of the tables are all reported somewhere', () => {
    const quoted = new Set(mentions.filter(({ isQuoted }) => isQuoted).map(({ code }) => code));
    expect([...known].filter((code) => !quoted.has(code))).toEqual(UNUSED);
  });

  it('with advice of their own are in a table', () => {
    expect(Object.keys(ADVICE).filter((code) => !known.has(code))).toEqual([]);
  });
});
