import { cellText } from '@vedette/model';
import { useEffect, useMemo, useState } from 'react';
import {
  arrangeRows,
  type ColumnFilter,
  type GridItem,
  type GridTable,
  type GridView,
  isFiltering,
  listGroupKeys,
  makeItems,
  nextSort,
  PLAIN_VIEW,
} from './grid-model.ts';

/** A column as it is shown. `at` is its place in the answer. */
export interface GridColumn {
  readonly at: number;
  readonly name: string;
  readonly type: string;
  readonly width: number;
}

const LEAST_WIDTH = 56;
const MOST_WIDTH = 1600;
const USUAL_MOST = 360;
const CHARACTER_WIDTH = 7.3;
/** Name, sort mark, filter and menu of a header. */
const HEADER_ROOM = 60;
const NUMERIC = new Set(['long', 'int', 'real', 'decimal']);
export const isNumeric = (type: string): boolean => NUMERIC.has(type);

/** Wide enough for the name and the first rows, within bounds. */
function usualWidth({ rows }: GridTable, at: number, name: string): number {
  const longest = Math.max(...rows.slice(0, 60).map((row) => cellText(row[at]).length), 0);
  const wanted = Math.max(name.length * CHARACTER_WIDTH + HEADER_ROOM, longest * CHARACTER_WIDTH + 20);
  return Math.round(Math.min(Math.max(wanted, 80), USUAL_MOST));
}

const MANY_COLUMNS = 12;

/** Columns without a value in any row, where there are many: a whole table has a hundred such. */
function findEmpty({ columns, rows }: GridTable): ReadonlySet<number> {
  if (columns.length <= MANY_COLUMNS || rows.length === 0) return new Set();
  const places = columns.map((_, at) => at);
  return new Set(places.filter((at) => rows.every((row) => cellText(row[at]) === '')));
}

/** A whole table has its columns by name: when it happened is wanted first. A projection keeps its own order. */
function columnOrder(columns: GridTable['columns']): readonly number[] {
  const places = columns.map((_, at) => at);
  const time = columns.findIndex(({ name }) => name === 'TimeGenerated');
  return columns.length > MANY_COLUMNS && time > 0 ? [time, ...places.filter((at) => at !== time)] : places;
}

export interface GridActions {
  readonly sort: (at: number, add: boolean) => void;
  readonly sortBy: (at: number, order: 'asc' | 'desc') => void;
  readonly filter: (at: number, filter: ColumnFilter) => void;
  readonly clearFilters: () => void;
  readonly group: (at: number) => void;
  readonly ungroup: (at: number) => void;
  readonly hide: (at: number) => void;
  readonly setHidden: (hidden: ReadonlySet<number>) => void;
  readonly resize: (at: number, width: number) => void;
  readonly toggleGroup: (key: string) => void;
  readonly openAllGroups: () => void;
  readonly closeAllGroups: () => void;
  readonly toggleRow: (index: number) => void;
}

export interface GridState {
  readonly view: GridView;
  /** Shown columns, in order. */
  readonly columns: readonly GridColumn[];
  /** Columns that have no value at all and are hidden for it. */
  readonly empty: ReadonlySet<number>;
  /** Indexes of the rows that the filters let through. */
  readonly order: readonly number[];
  readonly items: readonly GridItem[];
  readonly openRows: ReadonlySet<number>;
  readonly actions: GridActions;
}

const toggled = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> => {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
};
const NO_GROUPS: ReadonlySet<string> = new Set();
const NO_ROWS: ReadonlySet<number> = new Set();

/** How one answer is looked at. It begins anew with another answer. */
export function useGridState(table: GridTable): GridState {
  const empty = useMemo(() => findEmpty(table), [table]);
  const [view, setView] = useState<GridView>({ ...PLAIN_VIEW, hidden: empty });
  const [openGroups, setOpenGroups] = useState(NO_GROUPS);
  const [openRows, setOpenRows] = useState(NO_ROWS);
  useEffect(() => {
    setView({ ...PLAIN_VIEW, hidden: empty });
    setOpenGroups(NO_GROUPS);
    setOpenRows(NO_ROWS);
  }, [empty]);

  const { filters, sort, groups, hidden, widths } = view;
  const order = useMemo(() => arrangeRows(table, { filters, sort }), [table, filters, sort]);
  const items = useMemo(
    () => makeItems(table, order, groups, openGroups, openRows),
    [table, order, groups, openGroups, openRows],
  );
  const usual = useMemo(() => table.columns.map(({ name }, at) => usualWidth(table, at, name)), [table]);
  const columns = useMemo(
    () =>
      columnOrder(table.columns)
        .filter((at) => !hidden.has(at) && !groups.includes(at))
        .map((at) => ({
          at,
          name: table.columns[at]?.name ?? '',
          type: table.columns[at]?.type ?? '',
          width: widths.get(at) ?? usual[at] ?? LEAST_WIDTH,
        })),
    [table, hidden, groups, widths, usual],
  );

  const actions = useMemo((): GridActions => {
    const change = (make: (now: GridView) => Partial<GridView>) => setView((now) => ({ ...now, ...make(now) }));
    return {
      sort: (at, add) => change((now) => ({ sort: nextSort(now.sort, at, add) })),
      sortBy: (at, direction) => change(() => ({ sort: [{ at, order: direction }] })),
      filter: (at, filter) =>
        change((now) => {
          const next = new Map(now.filters);
          if (isFiltering(filter)) next.set(at, filter);
          else next.delete(at);
          return { filters: next };
        }),
      clearFilters: () => change(() => ({ filters: new Map() })),
      group: (at) => change((now) => (now.groups.includes(at) ? {} : { groups: [...now.groups, at] })),
      ungroup: (at) => change((now) => ({ groups: now.groups.filter((each) => each !== at) })),
      hide: (at) => change((now) => ({ hidden: toggled(now.hidden, at) })),
      setHidden: (next) => change(() => ({ hidden: next })),
      resize: (at, width) =>
        change((now) => ({
          widths: new Map(now.widths).set(at, Math.round(Math.min(Math.max(width, LEAST_WIDTH), MOST_WIDTH))),
        })),
      toggleGroup: (key) => setOpenGroups((now) => toggled(now, key)),
      openAllGroups: () => setOpenGroups(listGroupKeys(table, order, groups)),
      closeAllGroups: () => setOpenGroups(NO_GROUPS),
      toggleRow: (index) => setOpenRows((now) => toggled(now, index)),
    };
  }, [table, order, groups]);
  return { view, columns, empty, order, items, openRows, actions };
}
