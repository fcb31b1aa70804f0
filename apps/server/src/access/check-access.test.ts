import { type NewToken, Rejection, type Role, type User } from '@vedette/model';
import { describe, expect, it } from 'vitest';
import { assertPassword, assertRoles, assertTokenFits, checkScope } from './check-access.ts';

const KNOWN = ['OfficeActivity', 'SecurityAlert', 'SecurityIncident'];
const NOW = new Date('2026-03-01T00:00:00Z');
const user = (roles: Role[], tables: string[] | null = null): User => ({
  id: '01234567-89ab-4def-8123-456789abcdef',
  username: 'megan',
  displayName: 'Megan',
  roles,
  tables,
  disabled: false,
  createdAt: NOW.toISOString(),
});

function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) return error.problems.map(({ code, message }) => `${code}: ${message}`).join('\n');
    throw error;
  }
  return '';
}

describe('a table scope', () => {
  it('holds each table once, by name', () => {
    expect(checkScope(['SecurityAlert', 'OfficeActivity', 'SecurityAlert'], ['reader'], KNOWN)).toEqual([
      'OfficeActivity',
      'SecurityAlert',
    ]);
    expect(checkScope([], ['reader'], KNOWN)).toEqual([]);
    expect(checkScope(null, ['admin'], KNOWN)).toBeNull();
  });

  it.each([
    ['SecurtyAlert', 'API4001: No table `SecurtyAlert` exists. Did you mean `SecurityAlert`?'],
    ['securityalert', 'API4001: No table `securityalert` exists. Did you mean `SecurityAlert`?'],
    ['Nonsense', 'API4001: No table `Nonsense` exists. `.show tables` lists those that do.'],
    ['', 'API4001: No table `` exists. `.show tables` lists those that do.'],
  ])('refuses %j with a near name', (name, expected) =>
    expect(refusalOf(() => checkScope(['SecurityAlert', name], ['reader'], KNOWN))).toBe(expected),
  );

  it('says every name that is wrong', () => {
    expect(refusalOf(() => checkScope(['a', 'b'], ['reader'], KNOWN)).split('\n')).toHaveLength(2);
  });

  it('does not limit an administrator', () => {
    expect(refusalOf(() => checkScope([], ['reader', 'admin'], KNOWN))).toMatch(/^API4004: .*reads all tables/);
  });
});

it.each<[Role[], boolean]>([
  [['reader'], true],
  [['content-viewer', 'responder'], true],
  [['content-viewer'], false],
  [[], false],
])('the roles %j are enough: %s', (roles, isEnough) =>
  expect(refusalOf(() => assertRoles(roles))).toMatch(isEnough ? /^$/ : /^API4003: Expected one of/),
);

it.each<[string, boolean]>([
  ['correct horse', true],
  ['🦊'.repeat(12), true],
  ['short', false],
  ['🦊'.repeat(6), false],
  ['x'.repeat(1001), false],
])('the password %j is taken: %s', (password, isTaken) =>
  expect(refusalOf(() => assertPassword(password))).toMatch(isTaken ? /^$/ : /^API4002: Expected a password of 12 to/),
);

describe('a token', () => {
  const token = (rest: Partial<NewToken>): NewToken => ({
    userId: user([]).id,
    name: 'ci',
    roles: null,
    tables: null,
    expiresAt: null,
    ...rest,
  });
  it.each<[string, User, Partial<NewToken>, RegExp]>([
    ['whole', user(['reader'], ['SecurityAlert']), {}, /^$/],
    ['narrower', user(['admin']), { roles: ['reader'], tables: ['SecurityAlert'] }, /^$/],
    ['with a role that its user lacks', user(['reader']), { roles: ['responder'] }, /^API4005: .*the role `responder`/],
    ['with content that its user lacks', user(['admin']), { roles: ['admin', 'content-viewer'] }, /^API4005/],
    ['without a role', user(['admin']), { roles: ['content-viewer'] }, /^API4003/],
    ['with a table that its user lacks', user(['reader'], []), { tables: ['SecurityAlert'] }, /^API4005: .*the table/],
    ['that has ended', user(['reader']), { expiresAt: NOW.toISOString() }, /^API4007/],
    ['that ends later', user(['reader']), { expiresAt: '2026-03-01T00:00:01Z' }, /^$/],
  ])('%s', (_, of, rest, expected) => expect(refusalOf(() => assertTokenFits(token(rest), of, NOW))).toMatch(expected));
});
