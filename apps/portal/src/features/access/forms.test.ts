import type { User } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import {
  emptyToken,
  emptyUser,
  newTokenBody,
  newUserBody,
  rolesUpTo,
  tokenProblemsOf,
  userChangeBody,
  userFormOf,
  userProblemsOf,
} from './forms.ts';
import { printRoles, printScope } from './role-text.ts';

const user: User = {
  id: '01234567-89ab-4def-8123-456789abcdef',
  username: 'megan',
  displayName: 'Megan',
  roles: ['contributor', 'content-viewer'],
  tables: ['A'],
  disabled: false,
  createdAt: '2026-03-01T00:00:00Z',
};

describe('the form of a user', () => {
  it('keeps what it does not edit', () => {
    expect(userChangeBody(userFormOf(user), user)).toEqual({
      displayName: 'Megan',
      roles: ['contributor', 'content-viewer'],
      tables: ['A'],
    });
  });
  it('gives an administrator all tables', () => {
    const form = { ...userFormOf(user), role: 'admin' as const };
    expect(userChangeBody(form, user)).toMatchObject({ roles: ['admin', 'content-viewer'], tables: null });
    expect(newUserBody({ ...emptyUser, username: 'x', role: 'admin', tables: ['A'] })).toMatchObject({ tables: null });
  });
  it.each([
    ['', 'Give a name'],
    [' x', 'No control signs'],
    ['a\u202eb', 'No control signs'],
  ])('refuses the name %j', (username, part) =>
    expect(userProblemsOf({ ...emptyUser, username }).username).toContain(part),
  );
  it('takes the others', () => {
    expect(userProblemsOf({ ...emptyUser, username: 'Éva <img>' })).toEqual({});
  });
});

describe('the form of a token', () => {
  it('offers no role above that of its user', () => {
    expect(rolesUpTo(user)).toEqual(['reader', 'responder', 'contributor']);
    expect(rolesUpTo(undefined)).toEqual([]);
  });
  it('ends after its days', () => {
    const now = new Date('2026-03-01T00:00:00Z');
    const form = { ...emptyToken(user.id), name: 'ci', role: 'reader' as const };
    expect(newTokenBody(form, now)).toEqual({
      userId: user.id,
      name: 'ci',
      roles: ['reader'],
      tables: null,
      expiresAt: '2026-05-30T00:00:00.000Z',
    });
    expect(newTokenBody({ ...form, days: null, role: null }, now)).toMatchObject({ roles: null, expiresAt: null });
  });
  it('wants a user and a name', () => {
    expect(Object.keys(tokenProblemsOf({ ...emptyToken(''), name: ' ' }))).toEqual(['userId', 'name']);
  });
});

it('says roles and tables in words', () => {
  expect(printRoles(user.roles)).toBe('Contributor, content viewer');
  expect(printRoles([])).toBe('No role');
  expect([printScope(null), printScope([]), printScope(['A']), printScope(['A'], ['admin'])]).toEqual([
    'All tables',
    'No tables',
    '1 table',
    'All tables',
  ]);
});
