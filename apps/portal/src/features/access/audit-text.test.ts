import { expect, it } from 'vitest';
import { printAction, printChange } from './audit-text.ts';

const user = { displayName: 'Megan', roles: ['reader'], tables: ['A'] };

it.each([
  ['a new user', null, user, 'Reader, 1 table'],
  ['a new administrator', null, { ...user, roles: ['admin'], tables: null }, 'Administrator, all tables'],
  ['another name', user, { ...user, displayName: 'Megan B.' }, 'name: Megan \u2192 Megan B.'],
  [
    'other rights',
    user,
    { ...user, roles: ['responder'], tables: ['B'] },
    'role: Reader \u2192 Responder; + B, \u2212 A',
  ],
  ['nothing', user, user, ''],
  ['a password', null, null, ''],
  ['a whole token', null, { roles: null, tables: null }, ''],
  ['a function', { name: 'f' }, { name: 'f', body: '{}' }, ''],
  ['a refused sign-in', null, { reason: 'wrong password' }, 'wrong password'],
  ['what is none of ours', 'x', 7, ''],
])('%s', (_, before, after, expected) => expect(printChange({ before, after })).toBe(expected));

it('an action without words keeps its name', () => {
  expect(printAction('user.created')).toBe('Created the user');
  expect(printAction('thing.done')).toBe('thing.done');
});
