import type { HostTable } from '../host/host.ts';

/** Plugins whose columns depend on rows, unless the query writes them out. */
export const rowSchemaPlugins: ReadonlySet<string> = new Set(['bag_unpack', 'pivot']);

/** Names of the two columns in which the answer to a question comes: what was asked, and the columns that were found. */
export const QUESTION_COLUMNS = Object.freeze({ key: 'schema_question', found: 'schema_found' });

/** Tells one use of a plugin from every other: where its name begins in the text, and the columns that reach it there. */
export const questionKey = (textStart: number, columns: readonly string[]): string =>
  JSON.stringify([textStart, ...columns]);

/** A column that rows were found to have: its name and the name of its type. */
export type FoundColumn = readonly [name: string, type: string];

/** What the rows say of a plugin's columns; none where it was not asked yet. */
export function foundColumns(answers: readonly HostTable[], key: string): FoundColumn[] {
  for (const answer of answers) {
    const at = answer.columns.findIndex((each) => each.name === QUESTION_COLUMNS.key);
    const row = at < 0 ? undefined : answer.rows.find((each) => each[at] === key);
    if (row) return readFound(answer);
  }
  return [];
}

/** The columns in the one row of an answer. */
export function readFound({ columns, rows }: HostTable): FoundColumn[] {
  const found = rows[0]?.[columns.findIndex((each) => each.name === QUESTION_COLUMNS.found)];
  if (!Array.isArray(found)) return [];
  return found.map((each: unknown): FoundColumn => {
    const [name, type] = Array.isArray(each) ? each : [];
    return [String(name ?? ''), String(type ?? '')];
  });
}
