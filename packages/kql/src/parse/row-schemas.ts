import type { RowAnswer } from '../compiled.ts';
import type { HostTable } from '../host/host.ts';
import type { KustoType } from '../types.ts';

/** Plugins whose columns depend on rows, unless the query writes them out. */
export const rowSchemaPlugins: ReadonlySet<string> = new Set(['bag_unpack', 'pivot']);

/** Name of the column in which the answer to a question comes: the columns that were found. */
export const FOUND_COLUMN = 'schema_found';

/** Tells one use of a plugin from every other: where its name begins in the text, and the columns that reach it there. */
export const questionKey = (textStart: number, columns: readonly string[]): string =>
  JSON.stringify([textStart, ...columns]);

/** A column that rows were found to have: its name and the name of its type. */
export type FoundColumn = readonly [name: string, type: string];

/** What the rows say of a plugin's columns, all answers to a question together; null where they were not asked yet. */
export function foundColumns(answers: readonly RowAnswer[], key: string): FoundColumn[] | null {
  const given = answers.filter((each) => each.key === key);
  if (given.length === 0) return null;
  const types = new Map<string, string>();
  for (const [name, type] of given.flatMap((each) => readFound(each.table)))
    types.set(name, (types.get(name) ?? type) === type ? type : 'dynamic');
  return [...types];
}

/** Columns that a query reads of plugins of which no row says one, by the question of each: names and types. */
export type UnseenColumns = ReadonlyMap<string, ReadonlyMap<string, KustoType>>;

/** The columns in the one row of an answer. */
export function readFound({ columns, rows }: HostTable): FoundColumn[] {
  const found = rows[0]?.[columns.findIndex((each) => each.name === FOUND_COLUMN)];
  if (!Array.isArray(found)) return [];
  return found.map((each: unknown): FoundColumn => {
    const [name, type] = Array.isArray(each) ? each : [];
    return [String(name ?? ''), String(type ?? '')];
  });
}
