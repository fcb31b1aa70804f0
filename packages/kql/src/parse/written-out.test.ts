import { describe, expect, test } from 'vitest';
import { compileKql } from '../kql.ts';

const catalogue = { tables: [{ name: 'Events', columns: [{ name: 'n', type: 'long' as const }] }], watchlists: [] };
const compile = (text: string) => compileKql(text, { catalogue, now: new Date(0) });
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
