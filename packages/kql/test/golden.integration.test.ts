import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compileOn, decodeCell, makeTable, openEngine, runCompiled } from '../tools/engine.ts';
import { loadCases } from './golden.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const engine = openEngine();
afterAll(() => engine.cleanup());

const printCell = (cell: unknown): string =>
  cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell);

describe('golden cases', () => {
  for (const golden of loadCases()) {
    test(golden.name, async () => {
      for (const table of golden.tables) makeTable(engine, table);
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
