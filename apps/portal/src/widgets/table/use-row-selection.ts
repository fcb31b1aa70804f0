import { useRef } from 'react';

interface Inputs<T> {
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly selection: ReadonlySet<string> | undefined;
  readonly onSelection: ((selection: ReadonlySet<string>) => void) | undefined;
}

interface RowSelection<T> {
  readonly state: 'none' | 'some' | 'all';
  /** Ticks or unticks a row; with `range`, all rows from the last one that was toggled. */
  readonly toggle: (row: T, range: boolean) => void;
  readonly toggleAll: () => void;
}

const EMPTY: ReadonlySet<string> = new Set();

/** Ticked rows of a table, kept by key. */
export function useRowSelection<T>({ rows, rowKey, selection = EMPTY, onSelection }: Inputs<T>): RowSelection<T> {
  const anchor = useRef<string | undefined>(undefined);
  const state = selection.size === 0 ? 'none' : rows.every((row) => selection.has(rowKey(row))) ? 'all' : 'some';
  const toggle = (row: T, range: boolean) => {
    const key = rowKey(row);
    const next = new Set(selection);
    const from = range ? rows.findIndex((other) => rowKey(other) === anchor.current) : -1;
    const to = rows.indexOf(row);
    anchor.current = key;
    if (from >= 0) for (const other of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(rowKey(other));
    else if (!next.delete(key)) next.add(key);
    onSelection?.(next);
  };
  const toggleAll = () => onSelection?.(state === 'all' ? EMPTY : new Set(rows.map(rowKey)));
  return { state, toggle, toggleAll };
}
