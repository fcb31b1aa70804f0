import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ColumnSchema, TableSchema } from '../src/types.ts';

/** A folder of `test/cases`: a query, the SQL it becomes and the rows that its documented meaning gives. */
export interface GoldenCase {
  readonly name: string;
  readonly folder: string;
  readonly kql: string;
  readonly sql: string;
  /** Header and rows, as written by hand from the documentation. */
  readonly rows: readonly (readonly string[])[];
  readonly source: string;
  readonly isOrdered: boolean;
  readonly tables: readonly GoldenTable[];
}
export interface GoldenTable {
  readonly name: string;
  readonly columns: readonly ColumnSchema[];
  readonly dynamicPaths?: TableSchema['dynamicPaths'];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

const ROOT = fileURLToPath(new URL('./cases/', import.meta.url));
const foldersOf = (folder: string): string[] =>
  readdirSync(folder).filter((each) => statSync(join(folder, each)).isDirectory());

export function loadCases(): GoldenCase[] {
  return foldersOf(ROOT).flatMap((area) => foldersOf(join(ROOT, area)).map((name) => loadCase(`${area}/${name}`)));
}

function loadCase(name: string): GoldenCase {
  const folder = join(ROOT, name);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const details = JSON.parse(read('case.json')) as Pick<GoldenCase, 'source'> & Partial<GoldenCase>;
  const sql = readdirSync(folder).includes('output.sql') ? read('output.sql') : '';
  return {
    tables: [],
    isOrdered: false,
    ...details,
    name,
    folder,
    kql: read('input.kql'),
    sql,
    rows: readCsv(read('rows.csv')),
  };
}

/** RFC 4180, without line breaks inside fields. */
export function readCsv(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((field) =>
      (field[1] ?? field[2] ?? '').replaceAll('""', '"'),
    ),
  );
}
