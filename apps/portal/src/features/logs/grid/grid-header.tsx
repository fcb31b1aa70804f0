// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its cells (aria-activedescendant).
import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowSortDownRegular } from '@fluentui/react-icons/svg/arrow-sort-down';
import { ArrowSortUpRegular } from '@fluentui/react-icons/svg/arrow-sort-up';
import { FilterFilled, FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { PointerEvent } from 'react';
import type { TimeZone } from '../../../frame/preferences.ts';
import type { GridView } from './grid-model.ts';
import { GUTTER_WIDTH, useGridStyles } from './grid-styles.ts';
import { type GridActions, type GridColumn, isNumeric } from './use-grid-state.ts';

/** A column with where it is drawn. `position` is its place among the shown ones. */
export interface PlacedColumn {
  readonly column: GridColumn;
  readonly position: number;
  readonly left: number;
}

/** What is dragged from a header: the column's place in the answer. */
export const DRAG_TYPE = 'application/x-vedette-column';

interface Props {
  readonly id: string;
  readonly placed: readonly PlacedColumn[];
  readonly view: GridView;
  readonly timeZone: TimeZone;
  /** Position of the column that the keyboard is on, where it is in the header. */
  readonly cursor: number | undefined;
  readonly actions: GridActions;
  readonly onMenu: (column: GridColumn, target: Element) => void;
}

/** Names of the columns: a click sorts, the funnel filters and does the rest, the edge resizes, dragging groups. */
export function GridHeader({ id, placed, view, timeZone, cursor, actions, onMenu }: Props) {
  const styles = useGridStyles();
  return (
    <div role="row" aria-rowindex={1} className={styles.header}>
      <div role="columnheader" aria-colindex={1} aria-label="Row details" style={{ width: GUTTER_WIDTH }} />
      {placed.map(({ column, position, left }) => (
        <HeaderCell
          key={column.at}
          id={`${id}-header-${position}`}
          column={column}
          position={position}
          left={left}
          view={view}
          timeZone={timeZone}
          hasCursor={cursor === position}
          actions={actions}
          onMenu={onMenu}
        />
      ))}
    </div>
  );
}

interface CellProps extends Omit<Props, 'placed' | 'cursor'> {
  readonly column: GridColumn;
  readonly position: number;
  readonly left: number;
  readonly hasCursor: boolean;
}

function HeaderCell({ id, column, position, left, view, timeZone, hasCursor, actions, onMenu }: CellProps) {
  const styles = useGridStyles();
  const { at, name, type, width } = column;
  const sorted = view.sort.find((each) => each.at === at)?.order;
  const isFiltered = view.filters.has(at);
  return (
    <div
      id={id}
      role="columnheader"
      aria-colindex={position + 2}
      aria-sort={sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
      data-cursor={hasCursor}
      className={styles.headerCell}
      style={{ left, width }}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, String(at));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(column, event.currentTarget);
      }}
    >
      <button
        type="button"
        tabIndex={-1}
        className={mergeClasses(styles.headerName, isNumeric(type) && styles.end)}
        title={`${name}: ${type}. A click sorts, with Shift beside what is sorted already.`}
        onClick={(event) => actions.sort(at, event.shiftKey)}
      >
        <span className={styles.headerText}>{name}</span>
        {type === 'datetime' && <span className={styles.zone}>[{timeZone === 'UTC' ? 'UTC' : 'local'}]</span>}
        {sorted === 'desc' && <ArrowSortDownRegular aria-hidden />}
        {sorted === 'asc' && <ArrowSortUpRegular aria-hidden />}
      </button>
      <Button
        tabIndex={-1}
        appearance="transparent"
        size="small"
        className={mergeClasses(styles.headerButton, isFiltered && styles.filtering)}
        icon={isFiltered ? <FilterFilled fontSize={14} /> : <FilterRegular fontSize={14} />}
        aria-label={isFiltered ? `Filtered: ${name}` : `Filter and more: ${name}`}
        onClick={(event) => onMenu(column, event.currentTarget)}
      />
      <ResizeHandle column={column} onResize={(next) => actions.resize(at, next)} />
    </div>
  );
}

function ResizeHandle({
  column,
  onResize,
}: {
  readonly column: GridColumn;
  readonly onResize: (width: number) => void;
}) {
  const styles = useGridStyles();
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onResize(column.width + moved.clientX - from);
    const end = () => handle.removeEventListener('pointermove', move);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', end, { once: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Shift+arrows in the header do the same for the keyboard.
    <div
      className={styles.handle}
      data-resize={column.name}
      onPointerDown={begin}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
