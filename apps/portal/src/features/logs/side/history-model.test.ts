import { expect, it } from 'vitest';
import { addEntry, type HistoryEntry, searchHistory } from './history-model.ts';

const entry = (kql: string, rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: kql,
  at: 0,
  kql,
  timespan: 'P1D',
  durationMs: 5,
  rows: 1,
  state: 'answered',
  ...rest,
});

it('keeps the last fifty, newest first', () => {
  let history: readonly HistoryEntry[] = [];
  for (let number = 0; number < 60; number += 1) history = addEntry(history, entry(`q${number}`));
  expect(history).toHaveLength(50);
  expect(history[0]?.kql).toBe('q59');
});

it('a query that is run again moves to the front; another time range is another run', () => {
  const history = addEntry(addEntry(addEntry([], entry('a')), entry('b')), entry('a', { rows: 2 }));
  expect(history.map(({ kql, rows }) => [kql, rows])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(addEntry(history, entry('a', { timespan: 'P7D' }))).toHaveLength(3);
});

it('leaves out what would fill the storage', () => {
  expect(addEntry([], entry('x'.repeat(30_000)))).toEqual([]);
});

it('is found by words', () => {
  expect(searchHistory([entry('T | where A'), entry('U')], 'where t')).toHaveLength(1);
});
