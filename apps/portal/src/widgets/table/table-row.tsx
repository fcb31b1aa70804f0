// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its rows (aria-activedescendant).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keyboard for its rows.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a grid is interactive.
import { Checkbox, mergeClasses } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import type { Column } from './table-model.ts';
import { useTableStyles } from './table-styles.ts';

const INTERACTIVE = 'a, button, input, label, [role="button"]';

/** True for a click that means the row: not a control inside it, and not the end of selecting text. */
const meansRow = (event: MouseEvent): boolean =>
  !(event.target as Element).closest(INTERACTIVE) && (window.getSelection()?.toString() ?? '') === '';

/** Two lines of 18 pixels and some air. */
const WRAP_HEIGHT = 40;

interface TableRowProps<T> {
  readonly id: string;
  readonly row: T;
  readonly index: number;
  readonly columns: readonly Column<T>[];
  readonly tracks: string;
  readonly top: number;
  readonly height: number;
  readonly hasCursor: boolean;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly onClick: ((row: T) => void) | undefined;
  readonly onSelect: ((row: T, range: boolean) => void) | undefined;
}

/** One row of a {@link DataTable}, placed by the virtualiser. */
export function TableRow<T>(props: TableRowProps<T>) {
  const { id, row, index, columns, tracks, top, height, hasCursor, isOpen, isSelected, onClick, onSelect } = props;
  const styles = useTableStyles();
  const className = mergeClasses(
    styles.row,
    onClick && styles.clickable,
    (isOpen || isSelected) && styles.selected,
    hasCursor && styles.cursor,
  );
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={onSelect ? isSelected : isOpen}
      data-cursor={hasCursor}
      className={className}
      style={{ gridTemplateColumns: tracks, height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (meansRow(event)) onClick?.(row);
      }}
    >
      {onSelect ? (
        <div role="gridcell" className={styles.check}>
          <Checkbox
            aria-label="Select row"
            tabIndex={-1}
            checked={isSelected}
            onChange={(event) => onSelect(row, (event.nativeEvent as globalThis.MouseEvent).shiftKey)}
          />
        </div>
      ) : null}
      {columns.map(({ id: columnId, render, align, wrap }) => (
        <div
          key={columnId}
          role="gridcell"
          className={mergeClasses(styles.cell, align && styles.end, wrap && height >= WRAP_HEIGHT && styles.wrap)}
        >
          {render(row)}
        </div>
      ))}
    </div>
  );
}
