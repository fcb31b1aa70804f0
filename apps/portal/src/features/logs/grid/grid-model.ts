import { cellText, type QueryTable } from '@vedette/model';
import { compareKeys, type SortKey, toSortKey } from './sort-values.ts';

export type GridTable = Pick<QueryTable, 'columns' | 'rows'>;

export interface SortBy {
  /** Place of the column in the answer. */
  readonly at: number;
  readonly order: 'asc' | 'desc';
}

/** What a column lets through: texts that contain `text`, and of these only `values` where some are picked. */
export interface ColumnFilter {
  readonly text: string;
  readonly values: ReadonlySet<string>;
}

/** How an answer is looked at. Columns are known by their place in the answer. */
export interface GridView {
  readonly sort: readonly SortBy[];
  readonly filters: ReadonlyMap<number, ColumnFilter>;
  readonly groups: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly widths: ReadonlyMap<number, number>;
}

export const PLAIN_VIEW: GridView = {
  sort: [],
  filters: new Map(),
  groups: [],
  hidden: new Set(),
  widths: new Map(),
};

export type GridItem =
  | { readonly kind: 'row'; readonly index: number; readonly level: number }
  | { readonly kind: 'detail'; readonly index: number; readonly level: number }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly level: number;
      readonly at: number;
      readonly label: string;
      readonly count: number;
      readonly isOpen: boolean;
    };

/** Text by which a cell is filtered and grouped: null and the empty text are told apart. */
export const groupText = (value: unknown): string =>
  value === null || value === undefined ? NULL_TEXT : cellText(value);
/** Stands for null among texts; no cell can hold it, since U+0000 never reaches an answer's text as a whole. */
export const NULL_TEXT = '\u0000null';

/** Indexes of the rows that all filters let through, in order. */
export function arrangeRows(
  { columns, rows }: GridTable,
  { filters, sort }: Pick<GridView, 'filters' | 'sort'>,
): number[] {
  const tests = [...filters].map(([at, filter]) => [at, makeTest(filter)] as const);
  const kept: number[] = [];
  for (const [index, row] of rows.entries()) if (tests.every(([at, test]) => test(row[at]))) kept.push(index);
  if (sort.length === 0) return kept;
  const keys = sort.map(({ at, order }) => ({
    sign: order === 'asc' ? 1 : -1,
    values: rows.map((row) => toSortKey(columns[at]?.type ?? '', row[at])),
  }));
  return kept.sort((a, b) => {
    for (const { sign, values } of keys) {
      const order = compareWithNull(values[a] ?? null, values[b] ?? null, sign);
      if (order !== 0) return order;
    }
    return a - b;
  });
}

function compareWithNull(left: SortKey, right: SortKey, sign: number): number {
  if (left === null) return right === null ? 0 : 1;
  return right === null ? -1 : sign * compareKeys(left, right);
}

function makeTest({ text, values }: ColumnFilter): (value: unknown) => boolean {
  const wanted = text.trim().toLowerCase();
  return (value) =>
    (values.size === 0 || values.has(groupText(value))) &&
    (wanted === '' || cellText(value).toLowerCase().includes(wanted));
}

/** The rows under their group headings; what is folded away is left out. */
export function makeItems(
  { rows }: GridTable,
  order: readonly number[],
  groups: readonly number[],
  openGroups: ReadonlySet<string>,
  openRows: ReadonlySet<number>,
): GridItem[] {
  const items: GridItem[] = [];
  const addRows = (indexes: readonly number[], level: number): void => {
    for (const index of indexes) {
      items.push({ kind: 'row', index, level });
      if (openRows.has(index)) items.push({ kind: 'detail', index, level });
    }
  };
  const addGroups = (indexes: readonly number[], level: number, path: string): void => {
    const at = groups[level];
    if (at === undefined) {
      addRows(indexes, level);
      return;
    }
    for (const [label, members] of Map.groupBy(indexes, (index) => groupText(rows[index]?.[at]))) {
      const key = `${path}/${JSON.stringify(label)}`;
      const isOpen = openGroups.has(key);
      items.push({ kind: 'group', key, level, at, label, count: members.length, isOpen });
      if (isOpen) addGroups(members, level + 1, key);
    }
  };
  addGroups(order, 0, '');
  return items;
}

/** Every group's key, for "open all". */
export function listGroupKeys({ rows }: GridTable, order: readonly number[], groups: readonly number[]): Set<string> {
  const keys = new Set<string>();
  for (const index of order) {
    let path = '';
    for (const at of groups) {
      path += `/${JSON.stringify(groupText(rows[index]?.[at]))}`;
      keys.add(path);
    }
  }
  return keys;
}

/** A click on a header: largest first, then smallest first, then as it came. `add`: beside what is sorted already. */
export function nextSort(sort: readonly SortBy[], at: number, add: boolean): readonly SortBy[] {
  const now = sort.find((each) => each.at === at);
  const rest = add ? sort.filter((each) => each.at !== at) : [];
  if (!now) return [...rest, { at, order: 'desc' }];
  return now.order === 'desc' ? [...rest, { at, order: 'asc' }] : rest;
}

/** The commonest values of a column with their counts, for its filter. */
export function countValues(
  { rows }: GridTable,
  at: number,
  most: number,
): { readonly values: readonly { readonly text: string; readonly count: number }[]; readonly distinct: number } {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = groupText(row[at]);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const ranked = [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
  return { values: ranked.slice(0, most), distinct: counts.size };
}

export const isFiltering = ({ text, values }: ColumnFilter): boolean => text.trim() !== '' || values.size > 0;
