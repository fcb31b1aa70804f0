// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its rows (aria-activedescendant).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keyboard for its rows.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a grid is interactive.
import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { ArrowSortDownRegular } from '@fluentui/react-icons/svg/arrow-sort-down';
import { ArrowSortUpRegular } from '@fluentui/react-icons/svg/arrow-sort-up';
import { type Column, nextSort, type Sort } from './table-model.ts';
import { useTableStyles } from './table-styles.ts';

interface HeaderCellProps<T> {
  readonly column: Column<T>;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
}

function HeaderCell<T>({ column, sort, onSort }: HeaderCellProps<T>) {
  const styles = useTableStyles();
  const { sortKey, title, align } = column;
  const sorted = sortKey !== undefined && sort?.key === sortKey ? sort.order : undefined;
  const ariaSort = sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <div role="columnheader" aria-sort={ariaSort} className={mergeClasses(styles.headerCell, align && styles.end)}>
      {sortKey !== undefined && onSort ? (
        <button type="button" className={styles.sortButton} onClick={() => onSort(nextSort(sort, sortKey))}>
          {title}
          {sorted === 'desc' ? <ArrowSortDownRegular aria-hidden /> : null}
          {sorted === 'asc' ? <ArrowSortUpRegular aria-hidden /> : null}
        </button>
      ) : (
        title
      )}
    </div>
  );
}

interface TableHeaderProps<T> {
  readonly columns: readonly Column<T>[];
  readonly tracks: string;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  /** Absent: rows cannot be selected. */
  readonly selected?: 'none' | 'some' | 'all' | undefined;
  readonly onSelectAll: () => void;
}

/** The row of column titles that stays in sight. */
export function TableHeader<T>({ columns, tracks, sort, onSort, selected, onSelectAll }: TableHeaderProps<T>) {
  const styles = useTableStyles();
  return (
    <div role="row" aria-rowindex={1} className={styles.header} style={{ gridTemplateColumns: tracks }}>
      {selected === undefined ? null : (
        <div role="columnheader" className={styles.check}>
          <Checkbox
            aria-label="Select all rows that are loaded"
            checked={selected === 'all' ? true : selected === 'some' ? 'mixed' : false}
            onChange={onSelectAll}
          />
        </div>
      )}
      {columns.map((column) => (
        <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
      ))}
    </div>
  );
}
