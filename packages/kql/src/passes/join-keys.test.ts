import { describe, expect, test } from 'vitest';
import { compileKql } from '../index.ts';

const columns = [
  { name: 'User', type: 'string' as const },
  { name: 'Address', type: 'string' as const },
  { name: 'Number', type: 'long' as const },
  { name: 'Time', type: 'datetime' as const },
];
const catalogue = {
  tables: [
    { name: 'Few', columns },
    { name: 'Many', columns },
  ],
  watchlists: [],
};

function compiled(text: string): string {
  const result = compileKql(text, { catalogue, now: new Date('2026-07-01T00:00:00Z') });
  if (result.kind === 'rejected') throw new Error(result.problems[0]?.message);
  return result.sql;
}

const conditionsOf = (text: string): number =>
  compiled(text)
    .match(/ ON (.*)/)?.[1]
    ?.split(' AND ').length ?? 0;

describe('keys of a join', () => {
  test.each([
    ['texts are one', 'Few | join kind=leftanti Many on User, Address', 1],
    ['texts of several names are one', 'Few | join kind=leftouter Many on User, $left.Address == $right.User', 1],
    ['a number stands for itself', 'Few | join kind=leftsemi Many on User, Number, Address', 2],
    ['one text stays as it is', 'Few | join kind=leftsemi Many on User, Number', 2],
    ['those of an inner join stay, for their filters', 'Few | join kind=inner Many on User, Address', 2],
  ])('%s', (_, text, expected) => {
    expect(conditionsOf(text)).toBe(expected);
  });
});

describe('groups of rows that are read along the others', () => {
  const few = 'Few | where Time > ago(1h) | distinct User, Address';
  const groups = (text: string): number => compiled(text).match(/GROUP BY/g)?.length ?? 0;
  test.each([
    ['several keys are not grouped', `${few} | join kind=leftanti (Many | distinct User, Address) on User, Address`, 1],
    [
      'nor where the groups count',
      `${few} | join kind=leftanti (Many | summarize count() by User, Address) on User`,
      1,
    ],
    ['one key is, which takes less', `${few} | join kind=leftanti (Many | distinct User) on User`, 2],
    [
      'those that a condition needs are',
      `${few} | join kind=leftanti (Many | summarize n = count() by User, Address | where n > 3) on User`,
      2,
    ],
    ['rows in memory are', 'Few | join kind=leftanti (Many | distinct User, Address) on User, Address', 1],
  ])('%s', (_, text, expected) => {
    expect(groups(text)).toBe(expected);
  });
});
