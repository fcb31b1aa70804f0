export interface HeldRows<T> {
  readonly rows: readonly T[];
  /** Rows that came in above or between and wait to be shown. */
  readonly waiting: number;
}

/**
 * Keeps a list still under the pointer: known rows stay in their places with what is new about them, rows that left stay
 * as they were, rows that came in among the known ones wait. Rows after the last known one (the next page) are appended.
 */
export function holdRows<T>(
  shown: readonly T[],
  latest: readonly T[],
  keyOf: (row: T) => string | number,
): HeldRows<T> {
  if (shown.length === 0) return { rows: latest, waiting: 0 };
  const fresh = new Map(latest.map((row) => [keyOf(row), row]));
  const known = new Set(shown.map(keyOf));
  const lastKnown = latest.findLastIndex((row) => known.has(keyOf(row)));
  const isUnknown = (row: T): boolean => !known.has(keyOf(row));
  const appended = lastKnown < 0 ? [] : latest.slice(lastKnown + 1);
  const waiting = latest.slice(0, lastKnown < 0 ? latest.length : lastKnown + 1).filter(isUnknown).length;
  return { rows: [...shown.map((row) => fresh.get(keyOf(row)) ?? row), ...appended], waiting };
}
