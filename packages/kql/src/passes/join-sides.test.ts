import { describe, expect, test } from 'vitest';
import { compileKql } from '../index.ts';

const columns = [
  { name: 'Key', type: 'string' as const },
  { name: 'Number', type: 'long' as const },
  { name: 'Time', type: 'datetime' as const },
];
const catalogue = {
  tables: [
    { name: 'Written', columns },
    { name: 'Other', columns },
  ],
  watchlists: [],
};

/** The table in memory: the one that the statement names last. */
function inMemory(text: string): string {
  const compiled = compileKql(text, { catalogue, now: new Date('2026-07-01T00:00:00Z') });
  if (compiled.kind === 'rejected') throw new Error(compiled.problems[0]?.message);
  return (compiled.sql.match(/FROM `(\w+)`/g) ?? []).at(-1)?.slice(6, -1) ?? '';
}

describe('which side of a join is in memory', () => {
  test.each([
    ['the left one where nothing tells', 'Written | join kind=inner Other on Key', 'Written'],
    ['the left one that is filtered', 'Written | where Number > 1 | join kind=inner Other on Key', 'Written'],
    [
      'the left one where both are',
      'Written | where Number > 1 | join kind=inner (Other | where Number > 1) on Key',
      'Written',
    ],
    ['the right one that is filtered', 'Written | join kind=inner (Other | where Number > 1) on Key', 'Other'],
    ['the right one that is grouped', 'Written | join kind=inner (Other | summarize count() by Key) on Key', 'Other'],
    ['the right one that is taken', 'Written | where Number > 1 | join kind=inner (Other | take 5) on Key', 'Other'],
    [
      'two conditions in a row are one',
      'Written | where Number > 1 | where Number < 9 | join kind=inner (Other | where Number > 1 and Number < 9) on Key',
      'Written',
    ],
    ['rows of one key count as grouped', 'Written | join Other on Key', 'Written'],
    ['the right one of an outer join', 'Written | where Number > 1 | join kind=leftouter Other on Key', 'Other'],
    [
      'the left one of an outer join that is grouped',
      'Written | distinct Key | join kind=leftouter Other on Key',
      'Written',
    ],
    ['the right one of an anti join', 'Written | where Number > 1 | join kind=leftanti Other on Key', 'Other'],
    [
      'the left one of an anti join against a longer time',
      'Written | where Time > ago(1d) | join kind=leftanti (Other | where Time between (ago(30d) .. ago(1d))) on Key',
      'Written',
    ],
    [
      'the left one of an anti join against all before',
      'Written | where Time >= startofday(ago(1d)) | join kind=leftanti (Other | where Time < ago(1d)) on Key',
      'Written',
    ],
    [
      'the right one of an anti join against as long a time',
      'Written | where Time > ago(1d) | join kind=leftanti (Other | where Time between (ago(3d) .. ago(1d))) on Key',
      'Other',
    ],
    [
      'the right one of an inner join with a shorter time',
      'Written | where Time > ago(30d) | join kind=inner (Other | where Time > ago(1h)) on Key',
      'Other',
    ],
    [
      'a time that follows from rows is not known',
      'Written | where Time > toscalar(Other | summarize max(Time)) | join kind=leftanti (Other | where Number > 1) on Key',
      'Other',
    ],
    ['the left one of a semi join of few rows', 'Written | take 5 | join kind=leftsemi Other on Key', 'Written'],
  ])('%s', (_, text, expected) => {
    expect(inMemory(text)).toBe(expected);
  });
});
