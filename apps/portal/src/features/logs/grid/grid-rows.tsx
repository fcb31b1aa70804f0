// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its cells (aria-activedescendant).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keyboard for its cells.
import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { type MouseEvent, memo } from 'react';
import type { TimeZone } from '../../../frame/preferences.ts';
import { printCountOf } from '../../../widgets/format.ts';
import type { PlacedColumn } from './grid-header.tsx';
import { type GridItem, NULL_TEXT } from './grid-model.ts';
import { GUTTER_WIDTH, INDENT_WIDTH, useGridStyles } from './grid-styles.ts';
import { printCell, printPlainly, printTime } from './print-value.ts';
import { isNumeric } from './use-grid-state.ts';

/** Longer texts are cut in the grid: the row's details have them whole. */
const MAX_CELL_CHARACTERS = 400;

interface RowProps {
  readonly id: string;
  readonly cells: readonly unknown[];
  readonly index: number;
  /** Place among the rows of the grid, the header being 1. */
  readonly ariaRow: number;
  readonly level: number;
  readonly top: number;
  readonly height: number;
  readonly placed: readonly PlacedColumn[];
  readonly timeZone: TimeZone;
  readonly isOpen: boolean;
  /** Position of the cell that the keyboard is on. */
  readonly cursor: number | undefined;
  readonly onCell: (index: number, position: number) => void;
  readonly onToggle: (index: number) => void;
  readonly onMenu: (index: number, position: number, point: { readonly x: number; readonly y: number }) => void;
}

/** One row of an answer. It is drawn again only when something of it changes. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { id, cells, index, ariaRow, level, top, height, placed, timeZone, isOpen, cursor } = props;
  const { onCell, onToggle, onMenu } = props;
  const styles = useGridStyles();
  const openMenu = (position: number) => (event: MouseEvent) => {
    event.preventDefault();
    onMenu(index, position, { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      role="row"
      aria-rowindex={ariaRow}
      className={mergeClasses(styles.row, isOpen && styles.openRow)}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={styles.gutter}
        style={{ left: level * INDENT_WIDTH, width: GUTTER_WIDTH }}
      >
        {/* A plain button: there is one in every row that is drawn while somebody scrolls. */}
        <button
          type="button"
          tabIndex={-1}
          className={styles.arrow}
          aria-expanded={isOpen}
          aria-label={isOpen ? `Close row ${index + 1}` : `Open row ${index + 1}`}
          onClick={() => onToggle(index)}
        >
          {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        </button>
      </div>
      {placed.map(({ column, position, left }) => (
        <div
          key={column.at}
          id={`${id}-${position}`}
          role="gridcell"
          aria-colindex={position + 2}
          data-cursor={cursor === position}
          className={mergeClasses(styles.cell, isNumeric(column.type) && styles.end)}
          style={{ left, width: column.width }}
          onClick={() => onCell(index, position)}
          onDoubleClick={() => onToggle(index)}
          onContextMenu={openMenu(position)}
        >
          <CellText type={column.type} value={cells[column.at]} timeZone={timeZone} />
        </div>
      ))}
    </div>
  );
});

function CellText({
  type,
  value,
  timeZone,
}: {
  readonly type: string;
  readonly value: unknown;
  readonly timeZone: TimeZone;
}) {
  const styles = useGridStyles();
  if (value === null || value === undefined) return <span className={styles.missing}>null</span>;
  const text = printCell(type, value, timeZone);
  const shown = text.length > MAX_CELL_CHARACTERS ? `${text.slice(0, MAX_CELL_CHARACTERS)}…` : text;
  const isMono = type === 'dynamic' || type === 'guid';
  return <span className={mergeClasses(styles.cellText, isMono && styles.mono)}>{shown}</span>;
}

interface GroupProps {
  readonly id: string;
  readonly group: Extract<GridItem, { kind: 'group' }>;
  readonly column: { readonly name: string; readonly type: string };
  readonly ariaRow: number;
  readonly top: number;
  readonly height: number;
  readonly timeZone: TimeZone;
  readonly hasCursor: boolean;
  readonly onToggle: (key: string) => void;
}

/** The heading of rows that have a value in common. */
export function GroupRow({ id, group, column, ariaRow, top, height, timeZone, hasCursor, onToggle }: GroupProps) {
  const styles = useGridStyles();
  const { key, level, label, count, isOpen } = group;
  const isNull = label === NULL_TEXT;
  const text = column.type === 'datetime' ? printTime(label, timeZone) : printPlainly(label);
  return (
    <div
      role="row"
      aria-rowindex={ariaRow}
      className={styles.group}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => onToggle(key)}
    >
      <div
        id={`${id}-0`}
        role="gridcell"
        aria-colindex={1}
        aria-expanded={isOpen}
        data-cursor={hasCursor}
        className={styles.groupCell}
        style={{ paddingLeft: 10 + level * INDENT_WIDTH }}
      >
        {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        <span className={styles.groupName}>{column.name}</span>
        <span className={isNull || label === '' ? styles.missing : styles.groupValue}>
          {isNull ? 'null' : text === '' ? 'empty' : text.slice(0, MAX_CELL_CHARACTERS)}
        </span>
        <span className={styles.groupCount}>{printCountOf(count, 'row')}</span>
      </div>
    </div>
  );
}
