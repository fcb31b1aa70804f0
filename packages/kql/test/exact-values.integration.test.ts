import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createValueDecoder } from '../src/run/index.ts';
import { compileOn, runTable } from '../src/run/run-kql.ts';
import { openEngine } from '../tools/engine.ts';

/** Values against models in JavaScript: many rows a query, since a statement costs more than a row. */
const engine = openEngine();
afterAll(() => engine.cleanup());
const SEED = 20_260_102;
const RUNS = { numRuns: 6, seed: SEED };
const rowsOf = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { minLength: 40, maxLength: 60 });

async function answer(text: string): Promise<unknown[][]> {
  const compiled = await compileOn(text, { catalogue: { tables: [], watchlists: [] }, now: new Date(0) }, { engine });
  if (compiled.kind === 'rejected') throw new Error(compiled.problems.map((each) => each.message).join('\n'));
  const { rows } = await runTable(compiled, { engine });
  return rows.map(createValueDecoder(compiled.columns));
}

const LONG = 2n ** 63n;
const edges = [0n, 1n, -1n, 2n, -2n, 7n, -7n, 10n, LONG - 1n, -LONG, 2n ** 32n, -(2n ** 32n), 2n ** 53n + 1n];
const long = fc.oneof(fc.constantFrom(...edges), fc.bigInt({ min: -LONG, max: LONG - 1n }));
const longTable = (pairs: readonly (readonly [bigint, bigint])[]): string =>
  `datatable(n: long, a: long, b: long) [${pairs.flatMap(([a, b], index) => [index, `long(${a})`, `long(${b})`]).join(', ')}] | sort by n asc`;
const wrap = (of: bigint): bigint => BigInt.asIntN(64, of);

describe('whole numbers', () => {
  test('sums, differences and products wrap at 64 bits', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(fc.tuple(long, long)), async (pairs) => {
        const rows = await answer(`${longTable(pairs)} | project a + b, a - b, a * b, -a`);
        expect(rows).toEqual(pairs.map(([a, b]) => [wrap(a + b), wrap(a - b), wrap(a * b), wrap(-a)]));
      }),
      RUNS,
    );
  });

  test('division goes toward zero and is null by zero, a remainder is never negative', async () => {
    const model = (a: bigint, b: bigint): unknown[] => {
      if (b === 0n) return [null, null];
      const rest = a % b;
      return [a / b, rest < 0n ? rest + (b < 0n ? -b : b) : rest];
    };
    const small = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
    await fc.assert(
      fc.asyncProperty(rowsOf(fc.tuple(fc.oneof(long, small), small)), async (pairs) => {
        const known = pairs.filter(([a, b]) => !(a === -LONG && b === -1n));
        const rows = await answer(`${longTable(known)} | project a / b, a % b`);
        expect(rows).toEqual(known.map(([a, b]) => model(a, b)));
      }),
      RUNS,
    );
  });

  test('null equals nothing, is ordered before nothing, and comes last of what is sorted downward', async () => {
    const values = 'datatable(a: long) [1, long(null), 2]';
    expect(await answer(`${values} | sort by a asc | project a`)).toEqual([[null], [1n], [2n]]);
    expect(await answer(`${values} | sort by a desc | project a`)).toEqual([[2n], [1n], [null]]);
    expect(await answer(`${values} | where a == 1 or a != 1 or a < 5 | project a | sort by a asc nulls first`)).toEqual(
      [[null], [1n], [2n]],
    );
    expect(await answer(`${values} | where a < 2 or a >= 2 | count`)).toEqual([[2n]]);
  });
});

const FIRST = -621_355_968_000_000_000n;
const LAST = 2_534_023_007_999_999_999n;
const ticks = fc.oneof(fc.constantFrom(FIRST, LAST, 0n, -1n, 1n, FIRST + 1n), fc.bigInt({ min: FIRST, max: LAST }));
const floorTo = (of: bigint, size: bigint): bigint => of - (((of % size) + size) % size);
const DAY = 864_000_000_000n;
/** Ticks of a datetime as .NET counts them, which `make_datetime()` takes. */
const fromTicks = (name: string): string => `make_datetime(${name})`;
const dateOf = (of: bigint): Date => new Date(Number(floorTo(of, 10_000n) / 10_000n));

describe('datetimes of the years 1 to 9999', () => {
  const table = (of: readonly bigint[]): string =>
    `datatable(n: long, x: long) [${of.flatMap((each, index) => [index, `long(${each - FIRST})`]).join(', ')}] | sort by n asc | extend t = ${fromTicks('x')}`;

  test('are read back from their text', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(ticks), async (of) => {
        const rows = await answer(`${table(of)} | project tolong(todatetime(tostring(t))) == x, tolong(t)`);
        expect(rows).toEqual(of.map((each) => [true, each - FIRST]));
      }),
      RUNS,
    );
  });

  test('have the parts of the calendar', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(ticks), async (of) => {
        const rows = await answer(
          `${table(of)} | project tolong(getyear(t)), tolong(monthofyear(t)), tolong(dayofmonth(t)), tolong(hourofday(t)), tolong(startofday(t)), tolong(startofmonth(t)), tolong(startofyear(t)), tolong(dayofweek(t))`,
        );
        expect(rows).toEqual(of.map(partsOf));
      }),
      RUNS,
    );
  });

  test('plus a timespan are a datetime, or null past the ends', async () => {
    const span = fc.oneof(
      fc.bigInt({ min: -DAY * 400n, max: DAY * 400n }),
      fc.bigInt({ min: -(LAST - FIRST), max: LAST - FIRST }),
    );
    await fc.assert(
      fc.asyncProperty(rowsOf(fc.tuple(ticks, span)), async (pairs) => {
        const text = `datatable(n: long, x: long, y: long) [${pairs.flatMap(([a, b], index) => [index, `long(${a - FIRST})`, `long(${b})`]).join(', ')}] | sort by n asc`;
        const rows = await answer(`${text} | extend t = ${fromTicks('x')} + totimespan(y) | project tolong(t)`);
        expect(rows).toEqual(pairs.map(([a, b]) => [a + b < FIRST || a + b > LAST ? null : a + b - FIRST]));
      }),
      RUNS,
    );
  });

  function partsOf(of: bigint): bigint[] {
    const date = dateOf(of);
    const startOf = (month: number, day: number): bigint => {
      const start = new Date(0);
      start.setUTCFullYear(date.getUTCFullYear(), month, day);
      return BigInt(start.getTime()) * 10_000n - FIRST;
    };
    return [
      BigInt(date.getUTCFullYear()),
      BigInt(date.getUTCMonth() + 1),
      BigInt(date.getUTCDate()),
      BigInt(date.getUTCHours()),
      floorTo(of, DAY) - FIRST,
      startOf(date.getUTCMonth(), 1),
      startOf(0, 1),
      BigInt(date.getUTCDay()) * DAY,
    ];
  }
});

describe('values and their texts', () => {
  test('a timespan is read back from its text', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(long), async (of) => {
        const text = `datatable(n: long, x: long) [${of.flatMap((each, index) => [index, `long(${each})`]).join(', ')}] | sort by n asc`;
        const rows = await answer(`${text} | extend t = totimespan(x) | project tolong(totimespan(tostring(t)))`);
        expect(rows).toEqual(of.map((each) => [each]));
      }),
      RUNS,
    );
  });

  test('a real is read back from its text', async () => {
    const real = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((each) => !Object.is(each, -0));
    await fc.assert(
      fc.asyncProperty(rowsOf(real), async (of) => {
        const text = `datatable(n: long, x: string) [${of.flatMap((each, index) => [index, `"${each}"`]).join(', ')}] | sort by n asc`;
        const rows = await answer(`${text} | extend r = toreal(x) | project r, toreal(tostring(r))`);
        expect(rows).toEqual(of.map((each) => [each, each]));
      }),
      RUNS,
    );
  });

  test('a long is read back from its text and from JSON', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(long), async (of) => {
        const text = `datatable(n: long, x: long) [${of.flatMap((each, index) => [index, `long(${each})`]).join(', ')}] | sort by n asc`;
        const rows = await answer(
          `${text} | project tolong(tostring(x)), tolong(parse_json(strcat('{"a":', x, '}')).a), tolong(pack_array(x)[0])`,
        );
        expect(rows).toEqual(of.map((each) => [each, each, each]));
      }),
      RUNS,
    );
  });
});

const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'B', '1', '_', '-', ' ', '.', '/', '"', "'", '\\'),
  maxLength: 8,
});
const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

describe('texts', () => {
  test('`has` finds whole terms: runs of letters and digits', async () => {
    const term = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 });
    const has = (text: string, of: string): boolean =>
      text
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .includes(of.toLowerCase());
    await fc.assert(
      fc.asyncProperty(rowsOf(word), term, async (texts, of) => {
        const text = `datatable(n: long, s: string) [${texts.flatMap((each, index) => [index, quoted(each)]).join(', ')}] | sort by n asc`;
        const rows = await answer(`${text} | project s has "${of}", s !has "${of}", s contains "${of}"`);
        expect(rows).toEqual(
          texts.map((each) => [has(each, of), !has(each, of), each.toLowerCase().includes(of.toLowerCase())]),
        );
      }),
      RUNS,
    );
  });

  test('are ordered by code point', async () => {
    const any = fc.string({ unit: fc.constantFrom('a', 'B', 'ä', 'ß', '\uffee', '😀', '中', ' ', '1'), maxLength: 4 });
    const points = (text: string): string =>
      [...text].map((each) => (each.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join(' ');
    await fc.assert(
      fc.asyncProperty(rowsOf(any), async (texts) => {
        const rows = await answer(`datatable(s: string) [${texts.map(quoted).join(', ')}] | sort by s asc`);
        expect(rows.map(([each]) => points(String(each)))).toEqual(texts.map(points).sort());
      }),
      RUNS,
    );
  });
});
