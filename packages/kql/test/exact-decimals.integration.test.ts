import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compileOn, runTable } from '../src/run/run-kql.ts';
import { openEngine } from '../tools/engine.ts';

/** Decimals against whole numbers of 10^-38: a sum, a difference and a remainder are exact, a product and a quotient to the 38th digit. */
const engine = openEngine();
afterAll(() => engine.cleanup());
const RUNS = { numRuns: 5, seed: 20_260_102 };
const DIGITS = 38;
const ONE = 10n ** BigInt(DIGITS);
/** Digits that the properties leave before the point, so that no result is beyond the range of decimals. */
const whole = (digits: number): bigint => 10n ** BigInt(DIGITS + digits);

async function answer(text: string): Promise<(string | null)[][]> {
  const compiled = await compileOn(text, { catalogue: { tables: [], watchlists: [] }, now: new Date(0) }, { engine });
  if (compiled.kind === 'rejected') throw new Error(compiled.problems.map((each) => each.message).join('\n'));
  const { rows } = await runTable(compiled, { engine });
  return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
}

const sizeOf = (of: bigint): bigint => (of < 0n ? -of : of);
/** `-12.05` for whole numbers of 10^-38. */
function print(of: bigint): string {
  const [whole, rest] = [sizeOf(of) / ONE, sizeOf(of) % ONE];
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(DIGITS, '0').replace(/0+$/, '')}`;
  return `${of < 0n ? '-' : ''}${whole}${fraction}`;
}
const floorTo = (of: bigint, size: bigint): bigint => of - (((of % size) + size) % size);
const edges = [0n, 1n, -1n, ONE, -ONE, ONE / 2n, -ONE / 2n, 3n * ONE, whole(37) - 1n, -whole(37) + 1n];
/** `most` units at most, in steps of `step` units. */
const decimals = (most: bigint, step = 1n): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.constantFrom(...edges.filter((each) => sizeOf(each) <= most).map((each) => each - (each % step))),
    fc.bigInt({ min: -most / step, max: most / step }).map((each) => each * step),
    fc.bigInt({ min: -1_000n, max: 1_000n }).map((each) => each * step),
  );
const pairsOf = (one: fc.Arbitrary<bigint>, other: fc.Arbitrary<bigint>): fc.Arbitrary<[bigint, bigint][]> =>
  fc.array(fc.tuple(one, other), { minLength: 40, maxLength: 60 });
const table = (pairs: readonly (readonly [bigint, bigint])[]): string =>
  `datatable(n: long, a: decimal, b: decimal) [${pairs.flatMap(([a, b], index) => [index, `decimal(${print(a)})`, `decimal(${print(b)})`]).join(', ')}] | sort by n asc`;

describe('decimals', () => {
  test('sums and differences are exact', async () => {
    await fc.assert(
      fc.asyncProperty(pairsOf(decimals(whole(37)), decimals(whole(37))), async (pairs) => {
        const rows = await answer(`${table(pairs)} | project a + b, a - b, -a, tostring(a)`);
        expect(rows).toEqual(pairs.map(([a, b]) => [print(a + b), print(a - b), print(-a), print(a)]));
      }),
      RUNS,
    );
  });

  test('products are exact where 38 digits hold them', async () => {
    const half = 10n ** BigInt(DIGITS / 2);
    const few = decimals(whole(18), half);
    await fc.assert(
      fc.asyncProperty(pairsOf(few, few), async (pairs) => {
        const rows = await answer(`${table(pairs)} | project a * b`);
        expect(rows).toEqual(pairs.map(([a, b]) => [print((a * b) / ONE)]));
      }),
      RUNS,
    );
  });

  test('quotients are exact to the 38th digit, null by zero; remainders are never negative', async () => {
    await fc.assert(
      fc.asyncProperty(pairsOf(decimals(whole(17)), decimals(whole(17), 10n ** 20n)), async (pairs) => {
        const rows = await answer(`${table(pairs)} | project a / b, a % b`);
        const expected = pairs.map(([a, b]) => {
          if (b === 0n) return [null, null];
          return [print((a * ONE) / b), print(a - floorTo(a, sizeOf(b)))];
        });
        expect(rows).toEqual(expected);
      }),
      RUNS,
    );
  });

  test('bins begin at a multiple of the step at or below the value', async () => {
    const step = decimals(whole(6)).filter((each) => each > 0n);
    await fc.assert(
      fc.asyncProperty(pairsOf(decimals(whole(30)), step), async (pairs) => {
        const rows = await answer(`${table(pairs)} | project bin(a, b), round(a), round(a, 3)`);
        expect(rows).toEqual(
          pairs.map(([a, b]) => [print(floorTo(a, b)), print(round(a, ONE)), print(round(a, ONE / 1_000n))]),
        );
      }),
      RUNS,
    );
  });

  test('are compared exactly, and added up exactly', async () => {
    await fc.assert(
      fc.asyncProperty(pairsOf(decimals(whole(35)), decimals(whole(35))), async (pairs) => {
        const rows = await answer(`${table(pairs)} | project tostring(a == b), tostring(a < b), tostring(a >= b)`);
        const said = (is: boolean): string => (is ? 'True' : 'False');
        expect(rows).toEqual(pairs.map(([a, b]) => [said(a === b), said(a < b), said(a >= b)]));
        const all = pairs.map(([a]) => a);
        const [sum] = await answer(`${table(pairs)} | summarize sum(a), min(a), max(a)`);
        const sorted = all.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
        expect(sum).toEqual([all.reduce((one, other) => one + other), sorted[0] ?? 0n, sorted.at(-1) ?? 0n].map(print));
      }),
      RUNS,
    );
  });
});

/** Half away from zero. */
function round(of: bigint, unit: bigint): bigint {
  const size = ((sizeOf(of) + unit / 2n) / unit) * unit;
  return of < 0n ? -size : size;
}
