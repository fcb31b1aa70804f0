import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeIdentifier } from './escape.ts';

/** Reads a quoted identifier back, as ClickHouse does. */
const SIGNS: Readonly<Record<string, string>> = { 0: '\0', n: '\n' };

function readBack(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, (_all, char: string) => SIGNS[char] ?? char);
}

describe('escapeIdentifier', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '`a\\`b`'],
    ['a\\', '`a\\\\`'],
    ['a\nb', '`a\\nb`'],
    ['a\\`; DROP TABLE t; --', '`a\\\\\\`; DROP TABLE t; --`'],
  ])('%s', (name, expected) => expect(escapeIdentifier(name)).toBe(expected));

  test('no name ends its own quotes, and every name is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const quoted = escapeIdentifier(name);
        expect(quoted.slice(1, -1).replace(/\\./gs, '')).not.toContain('`');
        expect(readBack(quoted)).toBe(name);
      }),
    );
  });
});
