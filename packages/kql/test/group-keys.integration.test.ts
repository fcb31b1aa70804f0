import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileKql, type TableSchema } from '../src/index.ts';
import { runKql } from '../src/run/index.ts';
import { makeTable, openEngine, type RowsTable } from '../tools/engine.ts';

/** Ticks of 2026-01-01. */
const NEW_YEAR = 17_672_256_000_000_000n;
const columns: TableSchema['columns'] = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'A', type: 'string' },
  { name: 'B', type: 'string' },
  { name: 'Text', type: 'string' },
  { name: 'Number', type: 'long' },
  { name: 'Small', type: 'int' },
  { name: 'Flag', type: 'bool' },
  { name: 'Length', type: 'timespan' },
  { name: 'Part', type: 'real' },
  { name: 'Bag', type: 'dynamic' },
];

/** Values next to each other, at the ends of their types, swapped between columns, and missing. */
const TEXTS = ['', 'x', 'y', 'X', 'xy', 'ß', '\0', ' x'];
const NUMBERS = [null, '0', '1', '-1', '9223372036854775807', '-9223372036854775808', '2147483647'];
const SMALL = [null, 0, 1, -1, 2147483647, -2147483648];
const LENGTHS = [null, '0', '1', '-1', '9223372036854775806'];
const pick = <T>(of: readonly T[], at: number): T => of[at % of.length] as T;
const rows = Array.from({ length: 2_000 }, (_, at): RowsTable['rows'][number] => {
  const mixed = Math.imul(at, 2654435761) >>> 8;
  return [
    String(NEW_YEAR + BigInt(at) * 600_000_000n),
    pick(TEXTS, mixed),
    pick(TEXTS, mixed >>> 3),
    `t${mixed % 5}`,
    pick(NUMBERS, mixed >>> 6),
    pick(SMALL, mixed >>> 9),
    pick([null, true, false], mixed >>> 12),
    pick(LENGTHS, mixed >>> 14),
    pick([null, 'nan', 0, 1.5], mixed >>> 16),
    `{"kind":"k${mixed % 3}"}`,
  ];
});
const plain: RowsTable = { name: 'Plain', columns, rows, dynamicPaths: { Bag: [['kind']] } };
const coded: RowsTable = { ...plain, name: 'Coded', dictionaryColumns: ['A', 'B', 'kind'] };
const catalogue = { tables: [plain, coded], watchlists: [] };

const engine = openEngine();
beforeAll(() => {
  for (const table of [plain, coded]) makeTable(engine, table);
});
afterAll(() => engine.cleanup());

async function answer(table: RowsTable, query: string): Promise<string[]> {
  const result = await runKql(query.replaceAll('T |', `${table.name} |`), { engine, catalogue, now: new Date(0) });
  if (!('tables' in result)) throw new Error(result.problems.map(({ message }) => message).join());
  return (result.tables[0]?.rows ?? []).map((row) => JSON.stringify(row)).sort();
}

const SUMMED = [
  'T | summarize count() by A, B',
  'T | summarize n = count(), sum(Small) by A, B, X = A',
  'T | summarize n = count(), Texts = dcount(Text) by A, Number',
  'T | summarize count() by A, Small, Flag',
  'T | summarize count() by A, Number, Small, Flag',
  'T | summarize count() by A, Length, bin(TimeGenerated, 1h)',
  'T | summarize count() by A, Number, bin(TimeGenerated, 1h)',
  'T | summarize count() by A, Part',
  'T | summarize count() by A, Odd = Number % 2 == 1, Part, 3',
  'T | summarize count() by Kind = tostring(Bag.kind), B',
  'T | where TimeGenerated > datetime(2026-01-01 01:00) | extend C = A | summarize arg_max(TimeGenerated, A, Number) by C, B',
  'T | summarize arg_max(TimeGenerated, *) by A, B',
  'T | distinct A, B, Flag',
  'T | summarize n = count() by A, B | summarize Names = make_list(strcat(A, "/", B)), Counts = make_list(n)',
  'T | summarize n = count() by A, B | where A == "x" | summarize sum(n) by B',
  'T | make-series n = count() on TimeGenerated from datetime(2026-01-01) to datetime(2026-01-02) step 3h by A',
  'T | top-nested 3 of A by count(), top-nested 2 of B by sum(Small)',
  'let Kept = T | project A, B, Number; Kept | summarize n = count() by A, B | join kind=inner (Kept | summarize m = count() by A, B) on A, B',
  'T | summarize n = count() by A, B | join kind=leftouter (T | where Flag | summarize m = count() by A, B) on A, B | project A, B, n, m',
  'union (T | where TimeGenerated < datetime(2026-01-01 03:00)), (T | project A, B, Flag) | where isnull(TimeGenerated) or TimeGenerated > datetime(2026-01-01 01:00) | summarize count() by A, B, Flag',
  'T | summarize count() by A, Drawn = tolong(rand() * 0)',
];

test.each(SUMMED)('texts with dictionaries are grouped by as others: %s', async (query) => {
  const found = await answer(coded, query);
  expect(found).toEqual(await answer(plain, query));
  expect(found.length).toBeGreaterThan(0);
});

const sqlOf = (query: string, hashSecret?: number): string => {
  const options = { catalogue, now: new Date(0), ...(hashSecret && { hashSecret }) };
  const compiled = compileKql(query, options);
  if (compiled.kind === 'rejected') throw new Error(compiled.problems[0]?.message);
  return JSON.stringify([compiled.sql, compiled.parameters.map(({ value }) => String(value))]);
};

test('what is summed: keys of which every text has a dictionary', () => {
  for (const query of SUMMED) expect(sqlOf(query.replaceAll('T |', 'Coded |'))).toContain('sipHash128Keyed');
  for (const keys of ['A', 'A, Text', 'A, tolower(B)', 'Number, Small'])
    expect(sqlOf(`Coded | summarize count() by ${keys}`)).not.toContain('sipHash');
  expect(sqlOf('Coded | where Flag | summarize count() by A, B')).not.toContain('sipHash');
  expect(sqlOf('union Coded, (Coded | project A) | summarize count() by A, B')).not.toContain('sipHash');
  expect(sqlOf('union Coded, Plain | summarize count() by A, B')).not.toContain('sipHash');
});

test('the number that writers cannot know is in the hash', () => {
  const query = 'Coded | summarize count() by A, B';
  expect(sqlOf(query, 2 ** 40 + 7)).toContain(String(2 ** 40 + 7));
  expect(sqlOf(query)).not.toContain(String(2 ** 40 + 7));
});
