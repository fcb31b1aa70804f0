import type { TokenView, User } from '@vedette/model';
import { expect, it } from 'vitest';
import { findTokens, findUsers, tokenState } from './find-rows.ts';

const user = (username: string, rest: Partial<User> = {}): User => ({
  id: '01234567-89ab-4def-8123-456789abcdef',
  username,
  displayName: `${username} B.`,
  roles: ['reader'],
  tables: null,
  disabled: false,
  createdAt: '2026-03-01T00:00:00Z',
  ...rest,
});
const users = [
  user('ada', { roles: ['admin', 'content-viewer'] }),
  user('megan'),
  user('lee', { disabled: true, roles: ['responder'] }),
];
const none = { role: [], state: [] };

it.each([
  [none, ['ada', 'megan', 'lee']],
  [{ ...none, search: ' MEGAN b' }, ['megan']],
  [{ ...none, role: ['admin', 'responder'] }, ['ada', 'lee']],
  [{ ...none, state: ['disabled'] }, ['lee']],
  [{ role: ['admin'], state: ['disabled'] }, []],
])('%j lets %j through', (filter, expected) =>
  expect(findUsers(users, filter).map(({ username }) => username)).toEqual(expected),
);

it('knows whether a token is of use', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const token: TokenView = {
    id: '',
    name: 'ci',
    userId: '',
    username: 'megan',
    roles: null,
    tables: null,
    createdAt: '',
    createdBy: '',
    expiresAt: null,
    lastUsedAt: null,
  };
  expect(tokenState(token, users[1], now)).toBe('active');
  expect(tokenState(token, users[2], now)).toBe('disabled');
  expect(tokenState({ ...token, expiresAt: now.toISOString() }, users[1], now)).toBe('ended');
  expect(findTokens([token], 'MEG')).toHaveLength(1);
  expect(findTokens([token], 'lee')).toHaveLength(0);
});
