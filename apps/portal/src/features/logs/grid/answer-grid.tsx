// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its cells (aria-activedescendant).
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a grid is interactive.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useNotify } from '../../../frame/notify.tsx';
import { usePreferences } from '../../../frame/preferences.ts';
import { type GridCursor, HEADER, moveCursor } from './grid-cursor.ts';
import { GridHeader, type PlacedColumn } from './grid-header.tsx';
import { CellMenu, ColumnMenu, type MenuTarget, pointTarget } from './grid-menus.tsx';
import type { GridTable } from './grid-model.ts';
import { GridRow, GroupRow } from './grid-rows.tsx';
import { GRID_ROW_HEIGHT, GUTTER_WIDTH, HEADER_HEIGHT, INDENT_WIDTH, useGridStyles } from './grid-styles.ts';
import { GroupBar } from './group-bar.tsx';
import type { CellPlace } from './kql-text.ts';
import { printTabRows } from './print-rows.ts';
import { RowDetail } from './row-detail.tsx';
import type { GridColumn, GridState } from './use-grid-state.ts';

const OVERSCAN_ROWS = 10;
const OVERSCAN_COLUMNS = 2;
/** Until it is measured. */
const DETAIL_HEIGHT = 320;
const RESIZE_STEP = 24;

interface Props {
  readonly table: GridTable;
  readonly state: GridState;
  readonly onAppend?: ((operator: string) => void) | undefined;
}

type OpenMenu =
  | { readonly kind: 'cell'; readonly place: CellPlace; readonly index: number; readonly target: MenuTarget }
  | { readonly kind: 'column'; readonly column: GridColumn; readonly target: MenuTarget };

/** The rows of an answer, any number of them: only what is in sight is drawn, in both directions. */
export function AnswerGrid({ table, state, onAppend }: Props) {
  const styles = useGridStyles();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { density, timeZone } = usePreferences();
  const height = GRID_ROW_HEIGHT[density];
  const { view, columns, items, openRows, actions } = state;
  const [cursor, setCursor] = useState<GridCursor>({ item: 0, position: 0 });
  const [menu, setMenu] = useState<OpenMenu>();
  const copy = useCopyNotice();
  const indent = view.groups.length * INDENT_WIDTH;
  const rows = useRowVirtualizer(scroller, items, height);
  const across = useColumnVirtualizer(scroller, columns, indent);
  const placed = usePlaced(across, columns);

  const openCellMenu = useCallback(
    (index: number, at: number, target: MenuTarget) => {
      const column = table.columns[at];
      if (!column) return;
      const value = table.rows[index]?.[at] ?? null;
      setMenu({ kind: 'cell', index, target, place: { column: column.name, type: column.type, path: [], value } });
    },
    [table],
  );
  const onCell = useCallback(
    (index: number, position: number) =>
      setCursor({ item: items.findIndex((item) => item.kind === 'row' && item.index === index), position }),
    [items],
  );
  const onCellMenu = useCallback(
    (index: number, position: number, point: { readonly x: number; readonly y: number }) => {
      onCell(index, position);
      openCellMenu(index, columns[position]?.at ?? -1, pointTarget(point));
    },
    [columns, onCell, openCellMenu],
  );

  const reveal = ({ item, position }: GridCursor) => {
    setCursor({ item, position });
    if (item >= 0) rows.scrollToIndex(item, { align: 'auto' });
    across.scrollToIndex(position, { align: 'auto' });
  };
  const current = items[cursor.item];
  const currentColumn = columns[cursor.position];
  const activate = () => {
    if (cursor.item === HEADER && currentColumn) actions.sort(currentColumn.at, false);
    else if (current?.kind === 'group') actions.toggleGroup(current.key);
    else if (current?.kind === 'row') actions.toggleRow(current.index);
  };
  const openMenuAtCursor = () => {
    const element = document.getElementById(cursorId(id, cursor));
    if (!element || !currentColumn) return;
    if (cursor.item === HEADER) setMenu({ kind: 'column', column: currentColumn, target: element });
    else if (current?.kind === 'row') openCellMenu(current.index, currentColumn.at, element);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const isMenu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10') || event.key === 'm';
    if (isMenu && !event.ctrlKey && !event.metaKey) openMenuAtCursor();
    else if (event.key === 'Enter' || event.key === ' ') activate();
    else if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey)) {
      if (current?.kind !== 'row' || !currentColumn || String(getSelection()) !== '') return;
      const cells = table.rows[current.index] ?? [];
      if (event.shiftKey) copy(printTabRows(table, [cells]), 'The row');
      else
        copy(
          String(printTabRows({ columns: [currentColumn] }, [[cells[currentColumn.at]]]).split('\n')[1]),
          'The value',
        );
    } else if (event.shiftKey && cursor.item === HEADER && /^Arrow(?:Left|Right)$/.test(event.key)) {
      if (currentColumn)
        actions.resize(
          currentColumn.at,
          currentColumn.width + (event.key === 'ArrowRight' ? RESIZE_STEP : -RESIZE_STEP),
        );
    } else {
      const next = moveCursor(cursor, event, { items, columns: columns.length });
      if (!next) return;
      reveal(next);
    }
    event.preventDefault();
  };

  const total = across.getTotalSize();
  return (
    <div className={styles.frame}>
      <GroupBar columns={table.columns} groups={view.groups} actions={actions} />
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label="Results"
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={items.length > 0 ? cursorId(id, cursor) : undefined}
        className={styles.scroller}
        onKeyDown={onKeyDown}
      >
        <div style={{ width: total, minWidth: '100%' }}>
          <GridHeader
            id={id}
            placed={placed}
            view={view}
            timeZone={timeZone}
            cursor={cursor.item === HEADER ? cursor.position : undefined}
            actions={actions}
            onMenu={(column, target) => setMenu({ kind: 'column', column, target })}
          />
          <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index: at, start, key }) => {
              const item = items[at];
              if (!item) return null;
              const shared = { id: `${id}-${at}`, ariaRow: at + 2, top: start, height, timeZone };
              const isHere = cursor.item === at;
              if (item.kind === 'group')
                return (
                  <GroupRow
                    key={key}
                    {...shared}
                    group={item}
                    column={table.columns[item.at] ?? { name: '', type: '' }}
                    hasCursor={isHere}
                    onToggle={actions.toggleGroup}
                  />
                );
              const cells = table.rows[item.index] ?? [];
              if (item.kind === 'detail')
                return (
                  <DetailRow
                    key={key}
                    {...shared}
                    itemIndex={at}
                    rows={rows}
                    width={scroller.current?.clientWidth ?? 0}
                  >
                    <RowDetail
                      columns={table.columns}
                      cells={cells}
                      onMenu={(place, target) => setMenu({ kind: 'cell', place, target, index: item.index })}
                    />
                  </DetailRow>
                );
              return (
                <GridRow
                  key={key}
                  {...shared}
                  cells={cells}
                  index={item.index}
                  level={item.level}
                  placed={placed}
                  isOpen={openRows.has(item.index)}
                  cursor={isHere ? cursor.position : undefined}
                  onCell={onCell}
                  onToggle={actions.toggleRow}
                  onMenu={onCellMenu}
                />
              );
            })}
          </div>
        </div>
      </div>
      {menu?.kind === 'column' && (
        <ColumnMenu {...menu} table={table} view={view} actions={actions} onClose={() => setMenu(undefined)} />
      )}
      {menu?.kind === 'cell' && (
        <CellMenu
          {...menu}
          table={table}
          cells={table.rows[menu.index] ?? []}
          at={table.columns.findIndex(({ name }) => name === menu.place.column)}
          actions={actions}
          onAppend={onAppend}
          onCopy={copy}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

const cursorId = (id: string, { item, position }: GridCursor): string =>
  item === HEADER ? `${id}-header-${position}` : `${id}-${item}-${position}`;

interface DetailProps {
  readonly ariaRow: number;
  readonly top: number;
  readonly itemIndex: number;
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly width: number;
  readonly children: React.ReactNode;
}

/** The opened part under a row: as wide as what is in sight, as high as it needs to be. */
function DetailRow({ ariaRow, top, itemIndex, rows, width, children }: DetailProps) {
  const styles = useGridStyles();
  return (
    <div
      ref={rows.measureElement}
      data-index={itemIndex}
      role="row"
      aria-rowindex={ariaRow}
      className={styles.detail}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-label="Row details" className={styles.detailCell} style={{ width }}>
        {children}
      </div>
    </div>
  );
}

function useRowVirtualizer(
  scroller: React.RefObject<HTMLDivElement | null>,
  items: GridState['items'],
  height: number,
): Virtualizer<HTMLDivElement, Element> {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (items[at]?.kind === 'detail' ? DETAIL_HEIGHT : height),
    getItemKey: (at) => {
      const item = items[at];
      return item === undefined ? at : item.kind === 'group' ? item.key : `${item.kind} ${item.index}`;
    },
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: HEADER_HEIGHT,
    paddingEnd: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, or another density, put every row elsewhere.
  useEffect(() => virtual.measure(), [height, items]);
  return virtual;
}

function useColumnVirtualizer(
  scroller: React.RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn[],
  indent: number,
): Virtualizer<HTMLDivElement, Element> {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => columns[at]?.width ?? 0,
    getItemKey: (at) => columns[at]?.at ?? at,
    overscan: OVERSCAN_COLUMNS,
    paddingStart: GUTTER_WIDTH + indent,
    paddingEnd: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths put every column elsewhere.
  useEffect(() => virtual.measure(), [columns, indent]);
  return virtual;
}

/** The columns in sight. The same array as long as they are the same, so that rows need not be drawn again. */
function usePlaced(
  across: Virtualizer<HTMLDivElement, Element>,
  columns: readonly GridColumn[],
): readonly PlacedColumn[] {
  const visible = across.getVirtualItems();
  const signature = visible.map(({ index, start, size }) => `${index}:${start}:${size}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when they changed.
  return useMemo(
    () =>
      visible.flatMap(({ index, start }) => {
        const column = columns[index];
        return column ? [{ column, position: index, left: start }] : [];
      }),
    [signature, columns],
  );
}

function useCopyNotice(): (text: string, what: string) => void {
  const notify = useNotify();
  return (text, what) => {
    navigator.clipboard?.writeText(text).then(
      () => notify({ title: `${what} was copied` }),
      () => notify({ title: 'The browser did not allow copying', intent: 'error' }),
    );
  };
}
