import { describe, expect, test } from 'vitest';
import { type CompileOptions, compileKql } from '../kql.ts';

const options: CompileOptions = {
  catalogue: { tables: [], watchlists: [], databases: ['main', 'other-name'], clusters: ['https://logs.example.org/'] },
  now: new Date(0),
  currentUser: 'Alice@example.org',
};
const printed = (expression: string, rest: Partial<CompileOptions> = {}): unknown => {
  const result = compileKql(`print x = ${expression}`, { ...options, ...rest });
  return result.kind === 'rejected'
    ? `${result.problems[0]?.code} ${result.problems[0]?.message}`
    : result.parameters[0]?.value;
};

describe('what a query knows of its server', () => {
  test.each([
    ['current_database()', 'main'],
    ['current_cluster_endpoint()', 'logs.example.org'],
    ['current_principal()', 'Alice@example.org'],
    [
      'current_principal_details().UserPrincipalName',
      expect.stringContaining('"UserPrincipalName":"Alice@example.org"'),
    ],
  ])('%s', (expression, expected) => expect(printed(expression)).toEqual(expected));

  test.each([
    ['current_principal_is_member_of("aaduser=alice@example.org")', true],
    ['current_principal_is_member_of("aadgroup=x", "aaduser=ALICE@example.org;tenant")', true],
    ['current_principal_is_member_of(dynamic(["aaduser=bob@example.org", "alice@example.org"]))', true],
    ['current_principal_is_member_of("aadgroup=alice@example.org")', false],
    ['current_principal_is_member_of("aaduser=bob@example.org")', false],
  ])('%s is %s', (expression, expected) => {
    const [given, wanted] = [expression, String(expected)].map((each) => compileKql(`print x = ${each}`, options));
    expect(given).toMatchObject({
      kind: 'compiled',
      sql: wanted?.kind === 'compiled' ? wanted.sql : '',
      parameters: wanted?.kind === 'compiled' ? wanted.parameters : [],
    });
  });

  test('groups have to be written out', () => {
    expect(printed('current_principal_is_member_of(strcat("a", tostring(now())))')).toMatch(/^KQL/);
  });
  test('a server without a name says so', () => {
    expect(printed('current_cluster_endpoint()', { catalogue: { tables: [], watchlists: [] } })).toMatch(/^KQL2006/);
  });
});
