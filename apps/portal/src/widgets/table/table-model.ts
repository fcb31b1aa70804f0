import type { ReactNode } from 'react';

/** One column of a {@link DataTable}. */
export interface Column<T> {
  readonly id: string;
  readonly title: string;
  /** Least width in pixels; `grow` shares the rest, 0 keeps it as it is. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'end';
  /** Two lines where rows are high enough; for text that people read rather than scan. */
  readonly wrap?: boolean;
  /** What the server calls this order; absent: cannot be sorted by. */
  readonly sortKey?: string;
  /** Not shown until chosen. */
  readonly optional?: boolean;
  /** Cannot be hidden. */
  readonly always?: boolean;
  readonly render: (row: T) => ReactNode;
}

export interface Sort {
  readonly key: string;
  readonly order: 'asc' | 'desc';
}

/** The columns to show: the chosen ones in the table's own order, or the usual ones when nothing was chosen. */
export function visibleColumns<T>(columns: readonly Column<T>[], chosen: readonly string[]): readonly Column<T>[] {
  const wanted = new Set(chosen);
  return columns.filter(({ id, always, optional }) => always || (chosen.length === 0 ? !optional : wanted.has(id)));
}

/** The choice after ticking or unticking a column. Shape: empty when it is the usual one, so that the URL stays plain. */
export function toggleColumn<T>(
  columns: readonly Column<T>[],
  chosen: readonly string[],
  id: string,
): readonly string[] {
  const shown = new Set(visibleColumns(columns, chosen).map((column) => column.id));
  if (!shown.delete(id)) shown.add(id);
  const next = columns.filter((column) => shown.has(column.id)).map((column) => column.id);
  const usual = visibleColumns(columns, []).map((column) => column.id);
  return next.join() === usual.join() ? [] : next;
}

/** CSS grid tracks of the columns. */
export function gridTracks<T>(columns: readonly Column<T>[], selectable: boolean): string {
  const tracks = columns.map(({ width, grow = 1 }) => (grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`));
  return (selectable ? ['36px', ...tracks] : tracks).join(' ');
}

/** Left and right of a row, as `table-styles.ts` has it. */
const ROW_PADDING = 24;

/** Least width in pixels at which no column is squeezed. */
export const leastWidth = <T>(columns: readonly Column<T>[], selectable: boolean): number =>
  columns.reduce((sum, { width }) => sum + width, (selectable ? 36 : 0) + ROW_PADDING);

/** The order after a click on a header: the other way round, or this column, largest first. */
export const nextSort = (sort: Sort | undefined, key: string): Sort =>
  sort?.key === key ? { key, order: sort.order === 'desc' ? 'asc' : 'desc' } : { key, order: 'desc' };

/** The place after a step, kept inside the list. */
export const stepIndex = (index: number, step: number, length: number): number =>
  Math.max(0, Math.min(length - 1, index + step));
