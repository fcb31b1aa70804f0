import { z } from 'zod';

const entrySchema = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  kql: z.string(),
  timespan: z.string(),
  durationMs: z.number(),
  rows: z.number().nullable(),
  state: z.enum(['answered', 'partial', 'rejected', 'failed', 'cancelled']),
});
export type HistoryEntry = z.infer<typeof entrySchema>;
export const historySchema = z.array(entrySchema);

const MAX_ENTRIES = 50;
/** A megabyte of pasted literals would fill the storage of the whole portal. */
const MAX_CHARACTERS = 20_000;

/** With the run in front. The same query again takes the place of its last run. */
export function addEntry(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  if (entry.kql.length > MAX_CHARACTERS) return history;
  const rest = history.filter(({ kql, timespan }) => kql !== entry.kql || timespan !== entry.timespan);
  return [entry, ...rest].slice(0, MAX_ENTRIES);
}

/** Entries whose query has every word of the search. */
export function searchHistory(history: readonly HistoryEntry[], search: string): readonly HistoryEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return history.filter(({ kql }) => words.every((word) => kql.toLowerCase().includes(word)));
}
