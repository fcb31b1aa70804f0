import { describe, expect, test } from 'vitest';
import { compileKql, type StoredFunction } from '../kql.ts';

const catalogue = { tables: [{ name: 'Events', columns: [{ name: 'n', type: 'long' as const }] }], watchlists: [] };
const compile = (text: string, functions: readonly StoredFunction[] = []) =>
  compileKql(text, { catalogue: { ...catalogue, functions }, now: new Date(0) });
const chain = (
  count: number,
  first: string,
  next: (before: string) => string,
  last: (name: string) => string,
): string =>
  [
    `let v0 = ${first};`,
    ...Array.from({ length: count }, (_, at) => `let v${at + 1} = ${next(`v${at}`)};`),
    last(`v${count}`),
  ].join('\n');

describe('a text that doubles itself', () => {
  test.each([
    [
      'tables',
      chain(
        60,
        'Events',
        (before) => `union ${before}, ${before}`,
        (name) => `${name} | count`,
      ),
    ],
    [
      'functions',
      chain(
        60,
        '(x: long) { x }',
        (before) => `(x: long) { ${before}(x) + ${before}(x) }`,
        (name) => `print ${name}(1)`,
      ),
    ],
  ])('is refused before the binder reads it: %s', (_kind, text) => {
    expect(compile(text)).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL2020' }] });
  });

  test('a long chain that does not is compiled', () => {
    const text = chain(
      60,
      'Events',
      (before) => `${before} | extend n = n + 1`,
      (name) => `${name} | count`,
    );
    expect(compile(text).kind).toBe('compiled');
  });
});

describe('stored functions that double themselves', () => {
  const stored = (
    first: string,
    next: (before: string) => string,
    rest: Omit<StoredFunction, 'name' | 'body'> = { parameters: '()' },
  ): StoredFunction[] =>
    Array.from({ length: 61 }, (_, at) => ({ ...rest, name: `f${at}`, body: at === 0 ? first : next(`f${at - 1}`) }));
  const refused = { kind: 'rejected', problems: [{ code: 'KQL2020' }] };
  const tables = stored('Events', (before) => `union ${before}(), ${before}`);

  test.each([
    ['tables', 'f60() | count', tables],
    ['names in brackets', "['f60'] | count", stored('Events', (before) => `union ['${before}'], ["${before}"]`)],
    ['scalars', 'print f60(1)', stored('x', (before) => `${before}(x) + ${before}(x)`, { parameters: '(x: long)' })],
    ['behind a few lets', 'let a = f60; let b = union a, a; b | count', tables],
    [
      'views of a wildcard',
      'union f6* | count',
      stored('Events', (b) => `union ${b}, ${b}`, { parameters: '()', isView: true }),
    ],
  ])('are refused before the binder reads them: %s', (_kind, text, functions) => {
    expect(compile(text, functions)).toMatchObject(refused);
  });

  test('do not hold up a query that reads none of them, fuzzy unions or not', () => {
    const fuzzy = stored('Events', (before) => `union isfuzzy = true ${before}, ${before}, Missing`);
    expect(compile('Events | count', fuzzy).kind).toBe('compiled');
    expect(compile('f3 | count', fuzzy).kind).toBe('compiled');
    expect(compile('f60 | count', fuzzy)).toMatchObject(refused);
  });

  test('are hidden by a let of the same name', () => {
    expect(compile('let f60 = Events; f60 | count', tables).kind).toBe('compiled');
  });

  test('a chain that calls itself keeps its own problem', () => {
    const circle = [
      { name: 'a', parameters: '()', body: 'union b, b' },
      { name: 'b', parameters: '()', body: 'union a, a' },
    ];
    expect(compile('a | count', circle)).toMatchObject({ kind: 'rejected', problems: [{ code: 'KQL1008' }] });
  });

  test('a long chain that does not is compiled', () => {
    const chained = stored('Events', (before) => `${before} | extend n = n + 1`);
    expect(compile('f20 | count', chained).kind).toBe('compiled');
  });
});
