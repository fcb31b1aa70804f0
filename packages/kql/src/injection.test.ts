/**
 * Trust model. The KQL text, the names of its columns and the catalogue's watchlists come from anyone who may query; the
 * functions' templates come from this package. A user's text may reach the statement in three ways only: as a parameter
 * (its bytes never stand in the SQL), as an identifier between backticks through `escapeIdentifier`, or as a whole number
 * of `sql/build.ts`. So no text of a query can name a ClickHouse function, table, setting, file or URL.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileKql } from './kql.ts';

const catalogue = {
  tables: [
    {
      name: 'T',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' as const },
        { name: 's', type: 'string' as const },
        { name: 'd', type: 'dynamic' as const },
      ],
    },
    { name: 'Secret', columns: [{ name: 'TimeGenerated', type: 'datetime' as const }] },
  ],
  watchlists: [{ alias: 'w', columns: ['Name'] }],
};
const now = new Date('2026-01-01T00:00:00Z');
const compile = (text: string, readable?: readonly string[]) =>
  compileKql(text, { catalogue, now, ...(readable ? { readableTables: new Set(readable) } : {}) });

/** The statement without its quoted identifiers and parameters: what is left must be ours. */
const skeleton = (sql: string): string => sql.replace(/`(?:[^`\\]|\\.)*`/gs, '`').replace(/\{\w+:[^}]*\}/g, '?');

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));

describe('a text of the query', () => {
  const places: readonly (readonly [string, (literal: string) => string])[] = [
    ['a comparison', (literal) => `T | where s == ${literal}`],
    ['a term', (literal) => `T | where s has ${literal} or s contains ${literal} or s startswith ${literal}`],
    ['a list', (literal) => `T | where s in (${literal}, "x") or s has_any (${literal})`],
    ['a path', (literal) => `T | extend p = tostring(d[${literal}])`],
    ['a bag', (literal) => `T | extend p = bag_pack(${literal}, s)`],
    ['a format', (literal) => `T | extend p = format_datetime(TimeGenerated, ${literal})`],
    [
      'a regular expression',
      (literal) => `T | extend p = replace_string(s, ${literal}, ${literal}), q = s matches regex ${literal}`,
    ],
    ['a datatable', (literal) => `datatable(x: string) [${literal}]`],
    ['a pattern of parse', (literal) => `T | parse s with * ${literal} rest`],
  ];
  test.each(places)('as %s changes no more than parameters', (_name, query) => {
    const plain = compile(query(quoted('zq')));
    const usual = plain.kind === 'compiled' ? new Set(skeletonsOf(plain.sql)) : new Set<string>();
    fc.assert(
      fc.property(anyText, (text) => {
        const compiled = compile(query(quoted(text)));
        if (compiled.kind === 'rejected') return;
        expect(compiled.sql).not.toContain('DROP');
        if (text.length > 3 && /[^a-z0-9_ ]/i.test(text)) expect(compiled.sql.includes(text)).toBe(false);
        for (const word of skeletonsOf(compiled.sql)) expect(usual.has(word) || OURS.test(word)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

/** Names of functions and keywords in what is left of a statement. */
const skeletonsOf = (sql: string): string[] => skeleton(sql).match(/[A-Za-z_]\w*/g) ?? [];
/** Words that another branch of the same template may bring. */
const OURS =
  /^(_[a-z]+\d*|match|extractGroups|arrayElement|notEmpty|parsed|materialize|hasToken|hasAnyTokens|LIKE|length|lengthUTF8|lower|lowerUTF8|position|positionCaseInsensitive|startsWith|toString|leftPad|substring|replaceRegexpOne|concat|if|multiIf|ifNull|nullIf|OR|AND|IN|NOT|WITH|AS|intDiv|positiveModulo|toInt64|toInt32|toDate32|toYear|toMonth|toDayOfMonth|floor|empty|AM|PM|String|Array|Int64|p\d+|y|d)$/;

describe('a name of the query', () => {
  test('stands between backticks whatever it is', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text.trim() !== '' && !/["'\\\]]/.test(text)),
        (name) => {
          const compiled = compile(`T | extend [${quoted(name)}] = 1 | where [${quoted(name)}] > 0`);
          if (compiled.kind === 'compiled')
            expect(skeleton(compiled.sql)).not.toMatch(/;|--|\/\*|system|url\(|file\(/i);
        },
      ),
      { numRuns: 100 },
    );
  });

  test.each(['system.tables', 'file', 'url', 'numbers', 'remote', 's3', 'executable', 'clusterAllReplicas'])(
    '%s is no table',
    (name) => {
      expect(compile(`['${name}'] | take 1`).kind).toBe('rejected');
      expect(compile(`table('${name}') | take 1`).kind).toBe('rejected');
      expect(compile(`${name.replace('.', '_')}('x')`).kind).toBe('rejected');
    },
  );

  test.each(['sleep(1)', 'getSetting("x")', 'file("/etc/passwd")', 'dictGet("a", "b", 1)', 'currentUser()'])(
    '%s is no function',
    (call) => {
      expect(compile(`print x = ${call}`).kind).toBe('rejected');
    },
  );
});

describe('a short text that means a huge plan', () => {
  const doubled = (
    count: number,
    first: string,
    twice: (name: string) => string,
    last: (name: string) => string,
  ): string =>
    Array.from({ length: count }, (_, at) => `let v${at} = ${at === 0 ? first : twice(`v${at - 1}`)};`).join('\n') +
    last(`v${count - 1}`);

  test.each([
    [
      'tables',
      doubled(
        15,
        'T',
        (name) => `union ${name}, ${name}`,
        (name) => name,
      ),
    ],
    [
      'functions',
      doubled(
        13,
        '() { T }',
        (name) => `() { union ${name}(), ${name}() }`,
        (name) => `${name}()`,
      ),
    ],
    [
      'scalar functions',
      doubled(
        13,
        '() { now() }',
        (name) => `() { max_of(${name}(), ${name}()) }`,
        (name) => `print ${name}()`,
      ),
    ],
    [
      'values',
      doubled(
        20,
        'rand()',
        (name) => `${name} + ${name}`,
        (name) => `print ${name}`,
      ),
    ],
  ])(
    'of %s is refused before it is made',
    (_, text) => {
      expect(compile(text)).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL2020' }] });
    },
    60_000,
  );
});

describe('a table that the principal may not read', () => {
  test.each([
    'Secret',
    'union Secret, T',
    'union *',
    'T | join (Secret) on TimeGenerated',
    'table("Secret")',
    'T | where s in (Secret)',
    'print toscalar(Secret | count)',
    'let x = Secret; x',
    'union isfuzzy=true T, Secret',
  ])('%s', (text) => {
    const compiled = compile(text, ['T']);
    if (compiled.kind === 'compiled') {
      expect(compiled.tables).not.toContain('Secret');
      expect(compiled.sql).not.toContain('Secret');
    } else {
      expect(compiled.problems[0]?.code).toMatch(/^KQL1/);
      expect(compiled.problems.flatMap(({ hints }) => hints).join()).not.toContain('Secret');
    }
  });
});
