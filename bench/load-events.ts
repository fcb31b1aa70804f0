/**
 * Makes the rows of the KQL benchmark once: the product's own tables, the expert's tables in the same engine, and DuckDB's
 * file. A folder that holds them is used again.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LogStore } from '@vedette/log-store';
import { openEmbeddedLogStore } from '@vedette/log-store/embedded';
import { findTable, invariant } from '@vedette/model';
import { type DuckDb, openDuckDb } from './duckdb.ts';
import { openRawEngine, type RawEngine } from './engine.ts';
import { EVENT_TABLES, insertEventsSql } from './event-rows.ts';
import { expertTablesSql, loadParquetSql, parquetSql } from './expert-tables.ts';
import { measure } from './measure.ts';

export interface Contenders {
  readonly store: LogStore;
  readonly engine: RawEngine;
  readonly duck: DuckDb;
  readonly close: () => Promise<void>;
}

const engineFolder = (directory: string): string => path.join(directory, 'chdb');

/** Opens what lies in the folder, and makes it first where it is missing. Shape: one folder holds one number of rows. */
export async function openContenders(directory: string, rows: number): Promise<Contenders> {
  mkdirSync(directory, { recursive: true });
  const mark = path.join(directory, `rows-${rows}`);
  const isThere = existsSync(mark);
  const store = await openEmbeddedLogStore({ directory });
  const engine = openRawEngine(engineFolder(directory));
  const duck = await openDuckDb(path.join(directory, 'events.duckdb'));
  if (!isThere) {
    await load({ store, engine, duck }, directory, rows);
    writeFileSync(mark, '');
  }
  const close = async () => {
    duck.close();
    await store.close();
    engine.close();
  };
  return { store, engine, duck, close };
}

type Loading = Pick<Contenders, 'store' | 'engine' | 'duck'>;

async function load({ store, engine, duck }: Loading, directory: string, rows: number): Promise<void> {
  const schemas = EVENT_TABLES.map(({ name }) => {
    const found = findTable(name);
    invariant(found, `the catalogue has ${name}`);
    return found;
  });
  await store.ensureTables(schemas);
  const files = path.join(directory, 'parquet');
  mkdirSync(files, { recursive: true });
  await step('rows in our tables', () => {
    for (const table of EVENT_TABLES) engine.query(insertEventsSql(table, rows));
  });
  await step("the expert's tables", () => {
    for (const sql of expertTablesSql()) engine.query(sql);
  });
  await step('files for DuckDB', () => {
    for (const sql of parquetSql(files)) engine.query(sql);
  });
  await step('rows in DuckDB', async () => {
    for (const sql of loadParquetSql(files)) await duck.run(sql);
    await duck.run('CHECKPOINT');
  });
  rmSync(files, { recursive: true });
}

async function step(name: string, work: () => Promise<void> | void): Promise<void> {
  const { cpuMs, wallMs } = await measure(work);
  console.error(`${name}: ${(cpuMs / 1000).toFixed(1)} CPU s, ${(wallMs / 1000).toFixed(1)} s`);
}
