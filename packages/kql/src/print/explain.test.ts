import { expect, it } from 'vitest';
import { compileKql } from '../kql.ts';

const catalogue = {
  tables: [
    {
      name: 'T',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' as const },
        { name: 'User', type: 'string' as const },
        { name: 'Size', type: 'long' as const },
      ],
    },
    {
      name: 'U',
      columns: [
        { name: 'TimeGenerated', type: 'datetime' as const },
        { name: 'User', type: 'string' as const },
      ],
    },
  ],
  watchlists: [],
};

function planOf(kql: string): string[] {
  const compiled = compileKql(kql, { catalogue, now: new Date(0), explain: true });
  if (compiled.kind === 'rejected') throw new Error(compiled.problems[0]?.message);
  return (compiled.plan ?? '').split('\n');
}

it('says the steps, the last first, with the values of the query in place', () => {
  const lines = planOf('T | where User == "a\\nb" | summarize Sum = sum(Size) by User | top 3 by Sum');
  expect(lines.map((line) => /^\W*(\w+)/.exec(line)?.[1])).toEqual(
    expect.arrayContaining(['take', 'sort', 'aggregate', 'filter', 'read']),
  );
  expect(lines.at(-1)).toMatch(/└─ read T \(.*Size.*\)/);
  expect(lines.join('\n')).toContain('"a\\nb"');
});

it('draws both sides of a join under it', () => {
  const lines = planOf('T | join kind=leftouter U on User | count');
  const at = lines.findIndex((line) => line.includes('join on'));
  const below = lines.slice(at + 1).join('\n');
  expect(below).toMatch(/├─ .*read T.*└─ .*read U/s);
});

it('is left out where nobody asks for it', () => {
  const compiled = compileKql('T', { catalogue, now: new Date(0) });
  expect(compiled).not.toHaveProperty('plan');
});
