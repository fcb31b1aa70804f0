import { afterAll, expect, test } from 'vitest';
import { compileOn, runTable } from '../src/run/run-kql.ts';
import { openEngine } from '../tools/engine.ts';

/** The engine compiles expressions of statements that it has run three times; see `run/statement-settings.ts`. */
const engine = openEngine();
afterAll(() => engine.cleanup());

test.each([
  [
    'a remainder of null',
    'range n from 1 to 2 step 1 | where n == 1 | extend span = iff(n == 1, 1.5h, 1.5h) | project isnull(bin_at(span, 15m, span / 0))',
    true,
  ],
  ['signs', 'range n from 200 to 200 step 1 | project sign(n) * 1.5', 1.5],
])('a statement that runs for the sixth time gives the same: %s', async (_name, text, expected) => {
  const compiled = await compileOn(text, { catalogue: { tables: [], watchlists: [] }, now: new Date(0) }, { engine });
  if (compiled.kind === 'rejected') throw new Error(compiled.problems.map((each) => each.message).join('\n'));
  for (let run = 1; run <= 6; run++) expect((await runTable(compiled, { engine })).rows).toEqual([[expected]]);
});
