import { describe, expect, it } from 'vitest';
import {
  type Column,
  gridTracks,
  leastWidth,
  nextSort,
  stepIndex,
  toggleColumn,
  visibleColumns,
} from './table-model.ts';

const column = (id: string, rest: Partial<Column<string>> = {}): Column<string> => ({
  id,
  title: id,
  width: 100,
  render: (row) => row,
  ...rest,
});
const columns = [column('name', { always: true }), column('size'), column('owner', { optional: true })];
const ids = (chosen: readonly string[]) => visibleColumns(columns, chosen).map(({ id }) => id);

describe('columns', () => {
  it('shows the usual ones when nothing is chosen', () => {
    expect(ids([])).toEqual(['name', 'size']);
  });
  it('shows what is chosen, in the order of the table, and what cannot be hidden', () => {
    expect(ids(['owner', 'size'])).toEqual(['name', 'size', 'owner']);
  });
  it('ignores columns that no longer exist', () => {
    expect(ids(['gone'])).toEqual(['name']);
  });
  it('goes back to an empty choice when it is the usual one again', () => {
    const added = toggleColumn(columns, [], 'owner');
    expect(added).toEqual(['name', 'size', 'owner']);
    expect(toggleColumn(columns, added, 'owner')).toEqual([]);
  });
  it('keeps fixed columns as they are and lets the others grow', () => {
    expect(gridTracks([column('a', { grow: 0 }), column('b', { grow: 3 })], true)).toBe(
      '36px 100px minmax(100px, 3fr)',
    );
  });
  it('is never narrower than its columns and its padding', () => {
    expect(leastWidth(columns, true)).toBe(300 + 36 + 24);
  });
});

describe('sort and cursor', () => {
  it('starts with the largest, then turns round', () => {
    const first = nextSort(undefined, 'number');
    expect(first).toEqual({ key: 'number', order: 'desc' });
    expect(nextSort(first, 'number').order).toBe('asc');
    expect(nextSort(first, 'severity')).toEqual({ key: 'severity', order: 'desc' });
  });
  it('stays inside the list', () => {
    expect([stepIndex(0, -1, 5), stepIndex(4, 1, 5), stepIndex(2, Number.POSITIVE_INFINITY, 5)]).toEqual([0, 4, 4]);
  });
});
