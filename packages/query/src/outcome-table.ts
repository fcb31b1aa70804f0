import type { QueryTable } from '@vedette/model';
import type { NamedTable, QueryOutcome } from './query.ts';

/** The answer as a table. Shape: a rejected query has no columns and no rows, and its problems say why. */
export function toQueryTable(outcome: QueryOutcome): QueryTable {
  if (outcome.kind === 'answered') return outcome.table;
  return {
    columns: [],
    rows: [],
    partial: false,
    problems: [...outcome.problems],
    visualization: null,
    statistics: { compileMs: 0, executeMs: 0, rowsRead: 0, bytesRead: 0 },
  };
}

/** All result tables of an answer, in order. */
export const toResults = (answered: Extract<QueryOutcome, { kind: 'answered' }>): readonly NamedTable[] => [
  { name: answered.name ?? null, table: answered.table },
  ...(answered.further ?? []),
];
