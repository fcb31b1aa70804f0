import { useCallback, useState } from 'react';
import { addEntry, type HistoryEntry, historySchema } from './history-model.ts';

const STORAGE_KEY = 'vedette.logs.history';

function loadHistory(): readonly HistoryEntry[] {
  try {
    return historySchema.catch([]).parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]'));
  } catch {
    return [];
  }
}

function saveHistory(history: readonly HistoryEntry[]): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(history));
  } catch {
    // Storage is full or forbidden: the history lives as long as the page.
  }
}

/** The last runs in this browser. Other windows' runs are read again before each is added. */
export function useHistory() {
  const [history, setHistory] = useState(loadHistory);
  const add = useCallback((entry: Omit<HistoryEntry, 'id'>) => {
    const next = addEntry(loadHistory(), { ...entry, id: crypto.randomUUID() });
    saveHistory(next);
    setHistory(next);
  }, []);
  const clear = useCallback(() => {
    saveHistory([]);
    setHistory([]);
  }, []);
  return { history, add, clear };
}
