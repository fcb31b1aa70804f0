import { type KeyboardEvent, useState } from 'react';
import { type GridCursor, HEADER, moveCursor } from './grid-cursor.ts';
import type { GridTable } from './grid-model.ts';
import { printTabRows } from './print-rows.ts';
import type { GridState } from './use-grid-state.ts';

const RESIZE_STEP = 24;

interface Inputs {
  readonly table: GridTable;
  readonly state: GridState;
  /** Brings the cursor's place into sight. */
  readonly show: (cursor: GridCursor) => void;
  readonly openMenu: (cursor: GridCursor) => void;
  readonly copy: (text: string, what: string) => void;
}

/** What the keys do in a grid: move, open, copy, resize, menu. The grid has the focus; the cursor says where. */
export function useGridKeyboard({ table, state, show, openMenu, copy }: Inputs) {
  const { items, columns, actions } = state;
  const [cursor, setCursor] = useState<GridCursor>({ item: 0, position: 0 });
  const item = items[cursor.item];
  const column = columns[cursor.position];

  const activate = () => {
    if (cursor.item === HEADER && column) actions.sort(column.at, false);
    else if (item?.kind === 'group') actions.toggleGroup(item.key);
    else if (item?.kind === 'row') actions.toggleRow(item.index);
  };
  const copyHere = (isRow: boolean): boolean => {
    // What is selected with the mouse is copied by the browser.
    if (item?.kind !== 'row' || !column || String(getSelection()) !== '') return false;
    const cells = table.rows[item.index] ?? [];
    if (isRow) copy(printTabRows(table, [cells]), 'The row');
    else copy(printTabRows({ columns: [column] }, [[cells[column.at]]]).split('\n')[1] ?? '', 'The value');
    return true;
  };
  const resize = (key: string): boolean => {
    if (cursor.item !== HEADER || !column || !/^Arrow(?:Left|Right)$/.test(key)) return false;
    actions.resize(column.at, column.width + (key === 'ArrowRight' ? RESIZE_STEP : -RESIZE_STEP));
    return true;
  };
  const move = (event: KeyboardEvent): boolean => {
    const next = moveCursor(cursor, event, { items, columns: columns.length });
    if (!next) return false;
    setCursor(next);
    show(next);
    return true;
  };
  const act = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && key.toLowerCase() === 'c') return copyHere(shiftKey);
    if (!isCommand && (key === 'ContextMenu' || key === 'm' || (shiftKey && key === 'F10'))) openMenu(cursor);
    else if (key === 'Enter' || key === ' ') activate();
    else return (shiftKey && resize(key)) || move(event);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === event.currentTarget && act(event)) event.preventDefault();
  };
  return { cursor, setCursor, onKeyDown };
}
