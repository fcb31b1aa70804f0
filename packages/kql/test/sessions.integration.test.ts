import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createValueDecoder } from '../src/run/index.ts';
import { compileOn, runTable } from '../src/run/run-kql.ts';
import { openEngine } from '../tools/engine.ts';

/** `row_window_session()` against its definition, row by row. */
const engine = openEngine();
afterAll(() => engine.cleanup());

async function answer(text: string): Promise<unknown[][]> {
  const compiled = await compileOn(text, { catalogue: { tables: [], watchlists: [] }, now: new Date(0) }, { engine });
  if (compiled.kind === 'rejected') throw new Error(compiled.problems.map((each) => each.message).join('\n'));
  const { rows } = await runTable(compiled, { engine });
  return rows.map(createValueDecoder(compiled.columns));
}

interface Row {
  readonly user: string;
  readonly minute: number | null;
}

/** Source: https://learn.microsoft.com/kusto/query/row-window-session-function */
function sessions(rows: readonly Row[], fromFirst: number, between: number): (number | null)[] {
  let [start, before, user]: [number | null, number | null, string] = [null, null, ''];
  return rows.map((row) => {
    const { minute } = row;
    const isNear = (from: number | null, distance: number) =>
      minute !== null && from !== null && minute < from + distance;
    if (row.user !== user || !isNear(before, between) || !isNear(start, fromFirst)) start = minute;
    [before, user] = [minute, row.user];
    return start;
  });
}

const DAY = Date.UTC(2026, 0, 1);
const minuteOf = (of: unknown): number | null => (of instanceof Date ? (of.getTime() - DAY) / 60_000 : null);
const tableOf = (rows: readonly Row[]): string =>
  `datatable(n: long, user: string, at: datetime) [${rows.flatMap(({ user, minute }, n) => [n, `'${user}'`, minute === null ? 'datetime(null)' : `datetime(${new Date(DAY + minute * 60_000).toISOString()})`]).join(', ')}] | sort by n asc`;

const step = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -3, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const history = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), step), { minLength: 60, maxLength: 120 })
  .map((steps): Row[] => {
    let [user, minute] = [0, 0];
    return steps.map(([change, by]) => {
      if (change === 0) user += 1;
      minute += by ?? 0;
      return { user: `user${user}`, minute: by === null ? null : minute };
    });
  });

test('sessions begin where the definition says, whatever the order of the values', async () => {
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.constantFrom(1, 4, 10, 25, 1_000),
      fc.constantFrom(2, 6, 8, 1_000),
      async (rows, fromFirst, between) => {
        const call = `row_window_session(at, ${fromFirst}m, ${between}m, user != prev(user))`;
        const found = await answer(`${tableOf(rows)} | extend begins = ${call} | project n, user, begins`);
        expect(found.map(([n, user, begins]) => [Number(n), user, minuteOf(begins)])).toEqual(
          sessions(rows, fromFirst, between).map((begins, n) => [n, rows[n]?.user, begins]),
        );
      },
    ),
    { numRuns: 25, seed: 20_260_103 },
  );
});
