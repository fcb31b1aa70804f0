import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileKql } from '../src/index.ts';
import { createTableSql, runKql } from '../src/run/index.ts';
import { openEngine } from '../tools/engine.ts';

/** Quick ways to read members of JSON against the one that reads every value by itself. */
const engine = openEngine();
afterAll(() => engine.cleanup());

const table = {
  name: 'Bags',
  columns: [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'Id', type: 'long' },
    { name: 'Text', type: 'string' },
    { name: 'Bag', type: 'dynamic' },
  ],
} as const;
const options = { catalogue: { tables: [table], watchlists: [] }, now: new Date(0) };
beforeAll(() => {
  engine.query(createTableSql(table));
});

function fill(texts: readonly string[]): void {
  engine.query('TRUNCATE TABLE Bags');
  const rows = texts.map((Text, Id) => JSON.stringify({ TimeGenerated: 0, Id, Text, Bag: Text }));
  engine.query(`INSERT INTO Bags FORMAT JSONEachRow\n${rows.join('\n')}`);
}

async function answer(query: string): Promise<readonly (readonly unknown[])[]> {
  const result = await runKql(query, { ...options, engine });
  if (!('tables' in result)) throw new Error(`${result.problems.map(({ message }) => message).join()} in ${query}`);
  return result.tables[0]?.rows ?? [];
}

/** The statement with its values. */
const statementOf = (query: string): string => {
  const compiled = compileKql(query, options);
  return compiled.kind === 'compiled' ? compiled.sql + compiled.parameters.map(({ value }) => value).join() : '';
};

const WORDS = ['user', 'a"b', 'é', 'back\\slash', 'C:/x', '', 'true', '7', '1.5', '{"k":"user"}', '[1]', 'tab\t'];
const scalar = fc.oneof(
  fc.constantFrom(...WORDS).map((word) => JSON.stringify(word)),
  fc.constantFrom(
    '"us\\u0065r"',
    '"C:\\/x"',
    '"\\ud83d\\ude00"',
    '7',
    '-1',
    '1.5',
    '1e3',
    '1e-7',
    'true',
    'false',
    'null',
  ),
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }).map((all) => `[${all.join(', ')}]`) },
  { weight: 1, arbitrary: scalar.map((each) => `{"k": ${each}}`) },
);
const bag = fc
  .array(fc.tuple(fc.constantFrom('k', 'n', 'K', 'o p'), value), { maxLength: 4 })
  .map((entries) => `{${entries.map(([key, each]) => `"${key}": ${each}`).join(', ')}}`);
const element = fc.oneof({ weight: 6, arbitrary: bag }, { weight: 2, arbitrary: value });
const json = fc.oneof(
  { weight: 8, arbitrary: fc.array(element, { maxLength: 4 }).map((all) => `[${all.join(',')}]`) },
  { weight: 2, arbitrary: element },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'no JSON',
      '[{"k":"user"}',
      '[{"k":"user"}] more',
      'null',
      '[[]]',
      '[{}]',
      '[["user", "7"]]',
    ),
  },
);
const RUNS = { numRuns: 12, seed: 20_261_121 };
const rows = (of: fc.Arbitrary<string>) => fc.array(of, { minLength: 60, maxLength: 80 });

describe('texts of members', () => {
  const expanded = (of: string) => `Bags | mv-expand with_itemindex=at e = ${of}`;
  const named = 'Id, at, k = tostring(e.k), n = tostring(e.n), isUser = e.k == "user", has = e.n has "user"';

  test.each([
    ['tuples', named],
    ['maps', `${named}, other = tostring(e["o p"])`],
  ])('of elements that are read as %s are those of elements that are read one by one', async (form, read) => {
    expect(statementOf(`${expanded('Bag')} | project ${read}`).includes('Array(Tuple')).toBe(form === 'tuples');
    await fc.assert(
      fc.asyncProperty(rows(json), async (texts) => {
        fill(texts);
        for (const of of ['parse_json(Text)', 'Bag', 'Bag.k', 'parse_json(Text).k limit 2']) {
          const quick = `${expanded(of)} | project ${read} | sort by Id asc, at asc`;
          const whole = `${expanded(of)} | project ${read}, e | sort by Id asc, at asc`;
          const expected = await answer(whole);
          expect(await answer(quick)).toEqual(expected.map((row) => row.slice(0, -1)));
        }
      }),
      RUNS,
    );
  });

  test('are read as tuples or maps where nothing else is read of an element', () => {
    const formOf = (query: string): string =>
      /Array\(Tuple|Array\(Map/.exec(statementOf(`${expanded('parse_json(Text)')} | ${query}`))?.[0] ?? 'texts';
    expect(formOf('where e.k == "user" | summarize count() by tostring(e.n)')).toMatch('Array');
    expect(formOf('project Id, e | where e.k == "user" | project Id')).toMatch('Array');
    expect(formOf('extend f = e | project tostring(f.k)')).toMatch('Array');
    for (const query of [
      'count',
      'where e.k == "user"',
      'project x = e.k',
      'project tolong(e.k)',
      'project tostring(e.k.n)',
      'project tostring(e)',
      'summarize make_set(e.k)',
    ])
      expect([query, formOf(query)]).toEqual([query, 'texts']);
  });

  test('are equal to a word where the text that holds them has it', async () => {
    const words = ['user', 'a"b', 'é', 'back\\slash', 'C:/x', 'true', 'tab\t', '😀', 'x'];
    await fc.assert(
      fc.asyncProperty(rows(bag), async (texts) => {
        fill(texts);
        const listed = words.map((word) => JSON.stringify(word)).join(', ');
        const quick = words.map((word) => `Bag.k == ${JSON.stringify(word)}, Bag.n != ${JSON.stringify(word)}`);
        const whole = quick.map((each) => each.replaceAll(/Bag\.(\w)/g, 'tostring(Bag.$1)'));
        const both = (tests: string[], one: string) =>
          `Bags | project Id, ${tests.join(', ')}, ${one} in (${listed}) | sort by Id asc`;
        expect(await answer(both(quick, 'Bag.k'))).toEqual(await answer(both(whole, 'tostring(Bag.k)')));
        for (const word of words) {
          const test = `Bag.k == ${JSON.stringify(word)} | project Id | sort by Id asc`;
          expect(await answer(`Bags | where ${test}`)).toEqual(
            await answer(`Bags | where tostring(${test.replace(' ==', ') ==')}`),
          );
        }
      }),
      RUNS,
    );
  });
});
