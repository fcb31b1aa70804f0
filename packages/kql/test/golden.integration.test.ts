import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dynamicPathColumn, dynamicPathSql, INGESTED_AT_COLUMN } from '@vedette/model';
import { afterAll, describe, expect, test } from 'vitest';
import { escapeIdentifier } from '../src/sql/escape.ts';
import { PHYSICAL_TYPES } from '../src/sql/node.ts';
import { compileOn, decodeCell, openEngine, runCompiled } from '../tools/engine.ts';
import { type GoldenTable, loadCases } from './golden.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const engine = openEngine();
afterAll(() => engine.cleanup());

/** The table in the engine, in the physical form of the log store. */
function makeTable(table: GoldenTable): void {
  const name = escapeIdentifier(table.name);
  const columns = table.columns.map(
    ({ name: of, type }) => `${escapeIdentifier(of)} ${of === 'TimeGenerated' ? 'Int64' : PHYSICAL_TYPES[type]}`,
  );
  const kept = Object.entries(table.dynamicPaths ?? {}).flatMap(([of, paths]) =>
    paths.map(
      (path) =>
        `${escapeIdentifier(dynamicPathColumn(of, path))} Nullable(String) MATERIALIZED ${dynamicPathSql(escapeIdentifier(of), path)}`,
    ),
  );
  engine.query(
    `CREATE OR REPLACE TABLE ${name} (${[...columns, `${INGESTED_AT_COLUMN} Int64 DEFAULT 0`, ...kept].join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  );
  const values = table.rows.map((row) =>
    Object.fromEntries(table.columns.map((each, index) => [each.name, row[index] ?? null])),
  );
  const json = values.map((row) => JSON.stringify(row)).join('\n');
  engine.query(`INSERT INTO ${name} FORMAT JSONEachRow\n${json}`);
}

const printCell = (cell: unknown): string =>
  cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);

describe('golden cases', () => {
  for (const golden of loadCases()) {
    test(golden.name, async () => {
      for (const table of golden.tables) makeTable(table);
      const catalogue = {
        tables: golden.tables.map(({ name, columns, dynamicPaths }) => ({
          name,
          columns,
          ...(dynamicPaths ? { dynamicPaths } : {}),
        })),
        watchlists: [],
      };
      const compiled = await compileOn(engine, golden.kql, { catalogue, now: NOW });
      if (compiled.kind === 'rejected') return expect(compiled.problems).toEqual([]);
      const sql = [...compiled.stages.flatMap((stage) => stage.inputs), compiled]
        .map((each) => `${each.sql}\n`)
        .join('\n');
      if (process.env.UPDATE_SQL) writeFileSync(join(golden.folder, 'output.sql'), sql);
      else expect(sql).toBe(golden.sql);
      const rows = (await runCompiled(engine, compiled)).rows.map((row) =>
        row.map((cell, index) => printCell(decodeCell(cell, compiled.columns[index] ?? { name: '', type: 'string' }))),
      );
      const [header, ...expected] = golden.rows;
      expect(compiled.columns.map((each) => each.name)).toEqual(header);
      const order = (all: readonly (readonly string[])[]) => (golden.isOrdered ? [...all] : [...all].sort());
      expect(order(rows)).toEqual(order(expected));
    });
  }
});
