// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a grid is interactive.
import { useCallback, useId, useRef, useState } from 'react';
import { useNotify } from '../../../frame/notify.tsx';
import { usePreferences } from '../../../frame/preferences.ts';
import { GridBody } from './grid-body.tsx';
import { type GridCursor, HEADER } from './grid-cursor.ts';
import { GridHeader } from './grid-header.tsx';
import { CellMenu, ColumnMenu, type MenuTarget, pointTarget } from './grid-menus.tsx';
import type { GridTable } from './grid-model.ts';
import { GRID_ROW_HEIGHT, INDENT_WIDTH, useGridStyles } from './grid-styles.ts';
import { GroupBar } from './group-bar.tsx';
import type { CellPlace } from './kql-text.ts';
import { useGridKeyboard } from './use-grid-keyboard.ts';
import type { GridColumn, GridState } from './use-grid-state.ts';
import { useColumnVirtualizer, useRowVirtualizer } from './use-virtual-grid.ts';

interface Props {
  readonly table: GridTable;
  readonly state: GridState;
  /** Puts an operator at the end of the query. */
  readonly onAppend?: ((operator: string) => void) | undefined;
}

/** The rows of an answer, any number of them: only what is in sight is drawn, in both directions. */
export function AnswerGrid({ table, state, onAppend }: Props) {
  const styles = useGridStyles();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { density, timeZone } = usePreferences();
  const height = GRID_ROW_HEIGHT[density];
  const { view, columns, items, actions } = state;
  const copy = useCopyNotice();
  const menu = useGridMenu(table);
  const rows = useRowVirtualizer(scroller, items, height);
  const { across, placed } = useColumnVirtualizer(scroller, columns, view.groups.length * INDENT_WIDTH);

  const show = ({ item, position }: GridCursor) => {
    if (item >= 0) rows.scrollToIndex(item, { align: 'auto' });
    across.scrollToIndex(position, { align: 'auto' });
  };
  const openMenu = (at: GridCursor) => {
    const target = document.getElementById(cursorId(id, at));
    const [item, column] = [items[at.item], columns[at.position]];
    if (!target || !column) return;
    if (at.item === HEADER) menu.openColumn(column, target);
    else if (item?.kind === 'row') menu.openCell(item.index, column.at, target);
  };
  const { cursor, setCursor, onKeyDown } = useGridKeyboard({ table, state, show, openMenu, copy });
  const onCell = useCallback(
    (index: number, position: number) =>
      setCursor({ item: items.findIndex((item) => item.kind === 'row' && item.index === index), position }),
    [items, setCursor],
  );
  const { openCell } = menu;
  const onCellMenu = useCallback(
    (index: number, position: number, point: { readonly x: number; readonly y: number }) => {
      onCell(index, position);
      openCell(index, columns[position]?.at ?? -1, pointTarget(point));
    },
    [columns, onCell, openCell],
  );
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
        <div style={{ width: across.getTotalSize(), minWidth: '100%' }}>
          <GridHeader
            id={id}
            placed={placed}
            view={view}
            timeZone={timeZone}
            cursor={cursor.item === HEADER ? cursor.position : undefined}
            actions={actions}
            onMenu={menu.openColumn}
          />
          <GridBody
            id={id}
            table={table}
            state={state}
            rows={rows}
            placed={placed}
            height={height}
            width={scroller.current?.clientWidth ?? 0}
            timeZone={timeZone}
            cursor={cursor}
            onCell={onCell}
            onCellMenu={onCellMenu}
            onPartMenu={menu.openPart}
          />
        </div>
      </div>
      <OpenedMenu menu={menu} table={table} state={state} onAppend={onAppend} onCopy={copy} />
    </div>
  );
}

const cursorId = (id: string, { item, position }: GridCursor): string =>
  item === HEADER ? `${id}-header-${position}` : `${id}-${item}-${position}`;

type Opened =
  | { readonly kind: 'cell'; readonly place: CellPlace; readonly index: number; readonly target: MenuTarget }
  | { readonly kind: 'column'; readonly column: GridColumn; readonly target: MenuTarget };

/** One menu at a time: of a column, of a cell, or of a part of a dynamic value. */
function useGridMenu(table: GridTable) {
  const [opened, setOpened] = useState<Opened>();
  const openCell = useCallback(
    (index: number, at: number, target: MenuTarget) => {
      const column = table.columns[at];
      if (!column) return;
      const value = table.rows[index]?.[at] ?? null;
      setOpened({ kind: 'cell', index, target, place: { column: column.name, type: column.type, path: [], value } });
    },
    [table],
  );
  return {
    opened,
    openCell,
    openPart: (index: number, place: CellPlace, target: MenuTarget) =>
      setOpened({ kind: 'cell', index, place, target }),
    openColumn: (column: GridColumn, target: MenuTarget) => setOpened({ kind: 'column', column, target }),
    close: () => setOpened(undefined),
  };
}

interface OpenedMenuProps extends Props {
  readonly menu: ReturnType<typeof useGridMenu>;
  readonly onCopy: (text: string, what: string) => void;
}

function OpenedMenu({ menu: { opened, close }, table, state, onAppend, onCopy }: OpenedMenuProps) {
  const { view, actions } = state;
  if (!opened) return null;
  if (opened.kind === 'column')
    return <ColumnMenu {...opened} table={table} view={view} actions={actions} onClose={close} />;
  return (
    <CellMenu
      {...opened}
      table={table}
      cells={table.rows[opened.index] ?? []}
      at={table.columns.findIndex(({ name }) => name === opened.place.column)}
      actions={actions}
      onAppend={onAppend}
      onCopy={onCopy}
      onClose={close}
    />
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
