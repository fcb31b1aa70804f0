import { describe, expect, test } from 'vitest';
import { HostProblem, type HostTable, type HostValue } from '../host.ts';
import { autocluster, basket, diffpatterns } from './mining.ts';
import { encode, findPatterns } from './patterns.ts';
import { reduce } from './reduce.ts';
import { diffpatternsText } from './text-patterns.ts';

const table = (names: readonly string[], rows: HostTable['rows']): HostTable => ({
  columns: names.map((name) => ({ name, type: 'string' })),
  rows,
});
const ignore = (): void => undefined;
const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

/** Every set of values that enough rows share, by trying all subsets of all rows' values: slow and plain. */
function closedByBruteForce(rows: readonly (readonly HostValue[])[], width: number, least: number): Set<string> {
  const found = new Set<string>();
  for (const row of rows) {
    for (let mask = 1; mask < 2 ** width; mask++) {
      const has = (other: readonly HostValue[]): boolean =>
        Array.from({ length: width }, (_, at) => at).every((at) => !((mask >> at) & 1) || other[at] === row[at]);
      const members = rows.filter(has);
      const count = members.reduce((sum, each) => sum + Number(each[width + 1]), 0);
      if (count < least) continue;
      const shared = Array.from({ length: width }, (_, at) =>
        members.every((each) => each[at] === row[at]) ? String(row[at]) : '*',
      );
      found.add(`${shared.join()} ${count}`);
    }
  }
  return found;
}

describe('closed frequent patterns', () => {
  test.each([1, 2, 3, 4, 5])('are those that trying everything finds, seed %i', (seed) => {
    const next = random(seed);
    const rows = Array.from({ length: 40 }, () => [
      ...Array.from({ length: 4 }, (_, at) => `${at}${Math.floor(next() * (at + 2))}`),
      '1111',
      BigInt(1 + Math.floor(next() * 5)),
    ]);
    const coded = encode(table(['a', 'b', 'c', 'd', 'mask', 'w'], rows), 1);
    const least = 0.1 * (coded.totals[0] ?? 0);
    const found = findPatterns(coded, { isFrequent: ([count = 0]) => count >= least, maxDimensions: 4 });
    const shown = found.map(({ codes, counts }) => {
      const cells = codes.map((code, at) => (code < 0 ? '*' : String(coded.columns[at]?.values[code])));
      return `${cells.join()} ${counts[0]}`;
    });
    expect(new Set(shown)).toEqual(closedByBruteForce(rows, 4, least));
    expect(shown.length).toBe(new Set(shown).size);
  });

  test('too many end with a problem that says what to do', () => {
    const next = random(7);
    const names = Array.from({ length: 20 }, (_, at) => `c${at}`);
    const rows = Array.from({ length: 60 }, () => [
      ...names.map(() => String(Math.floor(next() * 2))),
      '1'.repeat(20),
      1n,
    ]);
    expect(() =>
      basket.run([table([...names, 'mask', 'w'], rows)], { threshold: 0.015, maxDimensions: 20 }, ignore),
    ).toThrow(HostProblem);
  });

  test('a value that was too rare to be sent is in none', () => {
    const rows = [
      ['x', '', '10', 5n],
      ['x', '', '11', 3n],
    ] as const;
    const found = basket.run([table(['a', 'b', 'mask', 'w'], rows)], { threshold: 0.2, maxDimensions: 5 }, ignore);
    expect(found).toEqual([
      [0n, 8n, 100, '10', 'x', null],
      [1n, 3n, 37.5, '11', 'x', ''],
    ]);
  });

  test('an empty table has none', () => {
    expect(basket.run([table(['a', 'mask', 'w'], [])], {}, ignore)).toEqual([]);
    expect(autocluster.run([table(['a', 'mask', 'w'], [])], {}, ignore)).toEqual([]);
  });
});

describe('autocluster', () => {
  test('what a light row widens to gives way to the better pattern that it is part of', () => {
    const rows = [
      ['TX', 'hail', '11', 80n],
      ['TX', 'wind', '11', 1n],
      ['AZ', 'snow', '11', 19n],
    ] as const;
    const found = autocluster.run(
      [table(['state', 'kind', 'mask', 'w'], rows)],
      { sizeWeight: 0.5, seeds: 25 },
      ignore,
    );
    expect(found.map((row) => row.slice(1))).toEqual([
      [80n, 80, '11', 'TX', 'hail'],
      [19n, 19, '11', 'AZ', 'snow'],
    ]);
  });
});

describe('diffpatterns', () => {
  test('shares are of each set, and a longer pattern with a smaller difference is left out', () => {
    const rows = [
      ['hail', 'x', '11', 90n, 1n],
      ['hail', 'y', '11', 5n, 1n],
      ['wind', 'x', '11', 5n, 8n],
    ] as const;
    const found = diffpatterns.run(
      [table(['kind', 'source', 'mask', 'a', 'b'], rows)],
      { threshold: 0.2, maxDimensions: 5 },
      ignore,
    );
    expect(found).toEqual([
      [0n, 90n, 1n, 90, 10, 80, '11', 'hail', 'x'],
      [1n, 5n, 8n, 5, 80, 75, '11', 'wind', 'x'],
    ]);
  });

  test('phrases that only one set has', () => {
    const rows = [
      ['error in disk one', 4n, 0n],
      ['error in disk two', 4n, 0n],
      ['all is well', 0n, 5n],
    ] as const;
    const options = { minTokens: 1, maxTokens: 20, threshold: 0.6 };
    expect(diffpatternsText.run([table(['t', 'yes', 'no'], rows)], options, ignore)).toEqual([
      [8n, 0n, 100, 0, 'error in disk'],
      [0n, 5n, 0, 100, 'all is well'],
    ]);
  });
});

describe('reduce', () => {
  const run = (texts: readonly string[], separators: string | null, threshold = 0.1) =>
    reduce.run(
      [
        table(
          ['t', 'n'],
          texts.map((each) => [each, 1n]),
        ),
      ],
      { threshold, separators },
      ignore,
    );

  test.each([
    ['separators of the query end with the wildcard', ['aZ1', 'aZ2', 'aZ3'], 'Z', 'a*'],
    ['other separators stay', ['San Bernard', 'San Diego', 'San Jose'], null, 'San *'],
    ['wildcards side by side are one', ['x 1 2 y', 'x 3 4 y', 'x 5 6 y'], null, 'x * y'],
    ['separators at the ends stay', ['(ab)', '(ab)', '(ab)'], null, '(ab)'],
  ])('%s', (_, texts, separators, pattern) => {
    expect(run(texts, separators, 0.5).map((row) => row[1])).toEqual(texts.map(() => pattern));
  });

  test('rare texts are together, without a representative', () => {
    expect(run(['foo1', 'foo2', 'foo3'], null, 0.4).map((row) => row.slice(1))).toEqual(
      Array.from({ length: 3 }, () => ['others', 3n, '']),
    );
  });
});
