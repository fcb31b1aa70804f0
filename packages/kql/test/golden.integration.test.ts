import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compileOn, runCompiled } from '../src/run/index.ts';
import { makeTable, openEngine } from '../tools/engine.ts';
import { findOtherEngineType } from '../tools/fuzz/engine-types.ts';
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
      const compiled = await compileOn(golden.kql, { catalogue, now: NOW }, { engine });
      if (compiled.kind === 'rejected') return expect(compiled.problems).toEqual([]);
      const sql = [...compiled.stages.flatMap((stage) => stage.inputs), compiled]
        .map((each) => `${each.sql}\n`)
        .join('\n');
      if (process.env.UPDATE_SQL) writeFileSync(join(golden.folder, 'output.sql'), sql);
      else expect(sql).toBe(golden.sql);
      expect(findOtherEngineType(compiled, engine.query)).toBeUndefined();
      const answer = await runCompiled({ ...compiled, furtherTables: [] }, { engine });
      const rows = (answer.tables[0]?.rows ?? []).map((row) => row.map(printCell));
      const [header, ...expected] = golden.rows;
      expect(compiled.columns.map((each) => each.name)).toEqual(header);
      const order = (all: readonly (readonly string[])[]) => (golden.isOrdered ? [...all] : [...all].sort());
      expect(order(rows)).toEqual(order(expected));
    });
  }
});
