import { describe, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { endOption, printScope, rolesOption, tablesOption } from './access-options.ts';

describe('options of rights', () => {
  it.each([
    [undefined, undefined],
    ['reader', ['reader']],
    ['contributor, content-viewer', ['contributor', 'content-viewer']],
  ])('--role %s', (role, expected) => expect(rolesOption({ role })).toEqual(expected));
  it.each(['', ',', 'king', 'reader,king'])('--role %j is refused', (role) =>
    expect(() => rolesOption({ role })).toThrow(UsageError),
  );

  it.each([
    [undefined, undefined],
    ['all', null],
    ['none', []],
    ['A, B,', ['A', 'B']],
  ])('--tables %s', (tables, expected) => expect(tablesOption({ tables })).toEqual(expected));
  it('without a name is refused', () => expect(() => tablesOption({ tables: ' ,' })).toThrow(UsageError));

  it('--days is counted from now', () => {
    const now = new Date('2026-03-01T00:00:00Z');
    expect(endOption({}, now)).toBeNull();
    expect(endOption({ days: '1.5' }, now)).toBe('2026-03-02T12:00:00.000Z');
    for (const days of ['0', '-1', '', 'x', '1e9']) expect(() => endOption({ days }, now)).toThrow(UsageError);
  });
});

it.each([
  [null, ['reader'], 'all'],
  [['A', 'B'], ['reader'], 'A, B'],
  [[], ['reader'], 'none'],
  [[], ['admin'], 'all'],
] as const)('the scope %j of %j is said as %s', (tables, roles, expected) =>
  expect(printScope(tables, roles)).toBe(expected),
);
