import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableSchema } from '../src/index.ts';
import { createTableSql, runKql } from '../src/run/index.ts';
import { escapeIdentifier } from '../src/sql/escape.ts';
import { openEngine, type RowsTable } from '../tools/engine.ts';

/** What a path may hold, as JSON; the last row has no such path. */
const VALUES = [
  ...['0', '-0', '0.0', '-0.0', '1', '-1', '7', '1.0', '1.5', '1e2', '100', '-2.5e-3', '9007199254740993'],
  ...['true', 'false', 'null', '""', '"true"', '"false"', '"True"', '"0"', '"1"', '"1.0"', '"-0"', '" 7 "'],
  ...['"\\t7"', '"nan"', '"inf"', '"1e2"', '"0x10"', '"text"', '"7 text"', '[7]', '{"a":7}', '"\\u0037"'],
];
const bags = [...VALUES.map((value) => `{"code":${value}}`), '{}', 'no JSON', null];
const rows = bags.map((bag, index) => [0, index, bag]);
const columns: TableSchema['columns'] = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'Id', type: 'long' },
  { name: 'Bag', type: 'dynamic' },
];
const computed: RowsTable = { name: 'Computed', columns, rows };
const kept: RowsTable = { name: 'Kept', columns, rows, dynamicPaths: { Bag: [['code']] } };
const coded: RowsTable = { ...kept, name: 'Coded' };
const tables = [computed, kept, coded];

/** With dictionaries, as a log store lays out paths whose values repeat. */
const withDictionaries = (sql: string): string =>
  `${sql
    .replace('`_Text:Bag:code` String', '`_Text:Bag:code` LowCardinality(String)')
    .replace(
      'Nullable(Float64)',
      'LowCardinality(Nullable(Float64))',
    )} SETTINGS allow_suspicious_low_cardinality_types = 1`;

const engine = openEngine();
beforeAll(() => {
  for (const table of tables) {
    const sql = createTableSql(table);
    engine.query(table === coded ? withDictionaries(sql) : sql);
    const json = rows.map(([TimeGenerated, Id, Bag]) => JSON.stringify({ TimeGenerated, Id, Bag })).join('\n');
    engine.query(`INSERT INTO ${escapeIdentifier(table.name)} FORMAT JSONEachRow\n${json}`);
  }
});
afterAll(() => engine.cleanup());

async function answer(table: RowsTable, query: string): Promise<unknown> {
  const options = { engine, catalogue: { tables, watchlists: [] }, now: new Date(0) };
  const result = await runKql(`${table.name} | ${query}`, options);
  if (!('tables' in result)) throw new Error(result.problems.map(({ message }) => message).join());
  return result.tables[0]?.rows;
}

const NUMBERS = ['0', '1', '-1', '7', '100', '1.5', '1.0', 'real(nan)', '9007199254740993'];
const comparisons = ['==', '!=', '<', '<=', '>', '>='].flatMap((operator) =>
  NUMBERS.flatMap((number) => [`Bag.code ${operator} ${number}`, `${number} ${operator} Bag.code`]),
);

describe('a kept path answers as one that is computed', () => {
  test('to comparisons with numbers, as a condition and as a value', async () => {
    const named = comparisons.map((each, index) => `c${index} = ${each}`);
    const counted = comparisons.map((each, index) => `n${index} = make_set_if(Id, ${each})`);
    for (const query of [`project Id, ${named.join(', ')} | sort by Id asc`, `summarize ${counted.join(', ')}`]) {
      const expected = await answer(computed, query);
      expect(await answer(kept, query)).toEqual(expected);
      expect(await answer(coded, query)).toEqual(expected);
    }
    for (const each of comparisons.filter((_, index) => index % 7 === 0)) {
      const query = `where ${each} | project Id | sort by Id asc`;
      expect(await answer(coded, query)).toEqual(await answer(computed, query));
    }
  });

  /** Kept as `1`, since ClickHouse prints the real `1.0` so (docs/adr/0001-dynamic-columns.md). */
  const pointless = VALUES.flatMap((value, index) => (/^-?\d+(\.0|e\d+)$/.test(value) ? [index] : []));
  const shown = `where Id !in (${pointless.join(', ')})`;

  test('to conversions, between, and what is made of them', async () => {
    // A dictionary of numbers has one zero, so the sign of `-0.0` is not asked for.
    const query = `project Id, toreal(Bag.code) + 0, tolong(Bag.code), toint(Bag.code), tobool(Bag.code),
      Bag.code between (0 .. 7), toreal(Bag.code) + 1, iff(Bag.code > 0, toreal(Bag.code), 5.0) | sort by Id asc`;
    const expected = await answer(computed, query);
    expect(expected).toHaveLength(bags.length);
    expect(await answer(kept, query)).toEqual(expected);
    expect(await answer(coded, query)).toEqual(expected);
    const texts = `${shown} | project Id, tostring(Bag.code), gettype(Bag.code), Bag.code | sort by Id asc`;
    expect(await answer(coded, texts)).toEqual(await answer(computed, texts));
    const summed = 'where Bag.code > 0 | summarize sum(toreal(Bag.code)), max(toreal(Bag.code)) by Bag.code > 5';
    expect(await answer(coded, `${summed} | sort by Column1 asc`)).toEqual(
      await answer(computed, `${summed} | sort by Column1 asc`),
    );
  });
});
