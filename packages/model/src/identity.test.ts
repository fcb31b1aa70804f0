import { describe, expect, it } from 'vitest';
import { hasRole, ladderRole, principalOf, type Role, readableTables, type User, usernameSchema } from './identity.ts';

const user = (roles: Role[], tables: string[] | null = null): User => ({
  id: '01234567-89ab-4def-8123-456789abcdef',
  username: 'megan',
  displayName: 'Megan',
  roles,
  tables,
  disabled: false,
  createdAt: '2026-03-01T00:00:00Z',
});
const readable = (of: Parameters<typeof readableTables>[0]) => {
  const tables = readableTables(of);
  return tables ? [...tables] : 'all';
};

describe('roles', () => {
  it('contain those below them', () => {
    expect(hasRole({ roles: ['contributor'] }, 'reader')).toBe(true);
    expect(hasRole({ roles: ['contributor'] }, 'admin')).toBe(false);
    expect(hasRole({ roles: ['admin'] }, 'content-viewer')).toBe(false);
    expect(ladderRole(['content-viewer', 'reader', 'responder'])).toBe('responder');
    expect(ladderRole(['content-viewer'])).toBeUndefined();
  });
});

describe('the tables that somebody may read', () => {
  it.each<[string, User, string[] | 'all']>([
    ['all where nothing is said', user(['reader']), 'all'],
    ['those that are named', user(['contributor'], ['A']), ['A']],
    ['none where the list is empty', user(['reader'], []), []],
    ['all for an administrator', user(['admin'], ['A']), 'all'],
  ])('are %s', (_, of, expected) => {
    expect(readable(of)).toEqual(expected);
    expect(readable(principalOf(of))).toEqual(expected);
  });
});

describe('a token', () => {
  it.each<[string, User, { roles: Role[] | null; tables: string[] | null }, Role[], string[] | 'all']>([
    [
      'is its user',
      user(['admin', 'content-viewer']),
      { roles: null, tables: null },
      ['admin', 'content-viewer'],
      'all',
    ],
    ['has less where it says so', user(['admin']), { roles: ['reader'], tables: ['A'] }, ['reader'], ['A']],
    ['never has a higher role', user(['reader']), { roles: ['admin'], tables: null }, ['reader'], 'all'],
    ['never has more tables', user(['reader'], ['A', 'B']), { roles: null, tables: ['B', 'C'] }, ['reader'], ['B']],
    ['has the tables of its user', user(['responder'], ['A']), { roles: ['reader'], tables: null }, ['reader'], ['A']],
    ['with tables is no administrator', user(['admin']), { roles: null, tables: ['A'] }, ['contributor'], ['A']],
    [
      'has no content that its user has not',
      user(['reader']),
      { roles: ['reader', 'content-viewer'], tables: null },
      ['reader'],
      'all',
    ],
    ['has nothing where its user has nothing', user([]), { roles: ['reader'], tables: null }, [], 'all'],
    [
      'of a limited user who became an administrator stays limited',
      user(['admin'], null),
      { roles: null, tables: [] },
      ['contributor'],
      [],
    ],
  ])('%s', (_, of, token, roles, tables) => {
    const principal = principalOf(of, token);
    expect(principal.roles).toEqual(roles);
    expect(readable(principal)).toEqual(tables);
  });
});

it.each([
  ['megan.bowen@contoso.example', true],
  ['Éva Kovács', true],
  ['x', true],
  [' megan', false],
  ['megan\n', false],
  ['\u202enagem', false],
  ['', false],
])('the name %j is fit: %s', (name, isFit) => expect(usernameSchema.safeParse(name).success).toBe(isFit));
