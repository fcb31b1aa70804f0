import type { ConnectorView } from '@vedette/model';

export interface DayRows {
  readonly name: string;
  readonly value: number;
}

/** Rows of all tables together, a bar a day, in order. */
export function rowsByDay(rowsPerDay: ConnectorView['rowsPerDay']): readonly DayRows[] {
  const sums = new Map<string, number>();
  for (const { day, rows } of rowsPerDay) sums.set(day, (sums.get(day) ?? 0) + rows);
  return [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([name, value]) => ({ name, value }));
}
