// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>: rows out of sight do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at its rows (aria-activedescendant).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid answers the keyboard for its rows.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a grid is interactive.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { usePreferences } from '../../frame/preferences.ts';
import { useShortcuts } from '../../frame/shortcuts.ts';
import { TableHeader } from './table-header.tsx';
import { type Column, gridTracks, leastWidth, type Sort, stepIndex, visibleColumns } from './table-model.ts';
import { TableRow } from './table-row.tsx';
import { ROW_HEIGHT, useTableStyles } from './table-styles.ts';
import { useRowSelection } from './use-row-selection.ts';

export interface DataTableProps<T> {
  /** What the rows are, for screen readers and the shortcut sheet: `Incidents`. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  /** Ids of chosen columns; empty: the usual ones. */
  readonly chosenColumns?: readonly string[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** How many there are on the server, when more than `rows`. */
  readonly total?: number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Key of the row whose panel is open. */
  readonly openKey?: string | undefined;
  /** A click on a row, or Space. */
  readonly onOpen?: (row: T) => void;
  /** Enter; absent: as `onOpen`. */
  readonly onEnter?: (row: T) => void;
  /** Told where the keyboard is, so that a page's own shortcuts know what they act on. */
  readonly onCursor?: (row: T | undefined) => void;
  readonly selection?: ReadonlySet<string>;
  readonly onSelection?: (selection: ReadonlySet<string>) => void;
  /** Called when the last rows come into sight. */
  readonly onEndReached?: () => void;
  /** Shown in place of rows when there are none. */
  readonly empty?: ReactNode;
  /** Only one table a page listens to `j`, `k`, `Enter`, `x`; the others set this to false. */
  readonly shortcuts?: boolean;
}

const OVERSCAN = 12;
const END_DISTANCE = 20;

/** A virtual table for any number of rows, moved through with `j`/`k` or the arrows. Fills its parent's height. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, rows, rowKey, openKey, onOpen, onEndReached, empty, selection, onSelection } = props;
  const styles = useTableStyles();
  const id = useId();
  const { density } = usePreferences();
  const height = ROW_HEIGHT[density];
  const scroller = useRef<HTMLDivElement>(null);
  const columns = visibleColumns(props.columns, props.chosenColumns ?? []);
  const tracks = gridTracks(columns, onSelection !== undefined);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollPaddingStart: 36,
    scrollMargin: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of density changes every row's place.
  useEffect(() => virtual.measure(), [height]);
  const cursor = useCursor(props, (index) => {
    // The grid takes the focus, so that the next Enter means the row and not a link that was clicked before.
    scroller.current?.focus({ preventScroll: true });
    virtual.scrollToIndex(index, { align: 'auto' });
  });
  const chooser = useRowSelection({ rows, rowKey, selection, onSelection });
  useTableShortcuts(props, cursor, chooser.toggle);

  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - END_DISTANCE) onEndReached?.();
  }, [lastIndex, rows.length, onEndReached]);

  const open = (row: T) => {
    cursor.set(rows.indexOf(row));
    onOpen?.(row);
  };
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-colcount={columns.length}
      aria-multiselectable={onSelection !== undefined}
      aria-activedescendant={cursor.index >= 0 && rows.length > 0 ? `${id}-${cursor.index}` : undefined}
      className={styles.scroller}
      onKeyDown={cursor.onKeyDown}
    >
      <div style={{ minWidth: leastWidth(columns, onSelection !== undefined) }}>
        <TableHeader
          columns={columns}
          tracks={tracks}
          sort={props.sort}
          onSort={props.onSort}
          selected={onSelection ? chooser.state : undefined}
          onSelectAll={chooser.toggleAll}
        />
        {rows.length === 0 ? (
          // A grid must hold rows, also for what stands in their place.
          <div role="rowgroup">
            <div role="row">
              <div role="gridcell" aria-colspan={columns.length}>
                {empty}
              </div>
            </div>
          </div>
        ) : (
          <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              const key = rowKey(row);
              return (
                <TableRow
                  key={key}
                  id={`${id}-${index}`}
                  row={row}
                  index={index}
                  columns={columns}
                  tracks={tracks}
                  top={start}
                  height={height}
                  hasCursor={index === cursor.index}
                  isOpen={key === openKey}
                  isSelected={selection?.has(key) ?? false}
                  onClick={onOpen ? open : undefined}
                  onSelect={onSelection ? chooser.toggle : undefined}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

interface Cursor {
  readonly index: number;
  readonly set: (index: number) => void;
  readonly move: (step: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 15,
  PageUp: -15,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Where the keyboard is. It stays on its row when the list around it changes. */
function useCursor<T>(props: DataTableProps<T>, show: (index: number) => void): Cursor {
  const { rows, rowKey, openKey, onCursor, onOpen } = props;
  const [key, setKey] = useState<string | undefined>(openKey);
  const index = key === undefined ? -1 : rows.findIndex((row) => rowKey(row) === key);
  const set = (next: number) => {
    const row = rows[next];
    setKey(row === undefined ? undefined : rowKey(row));
    onCursor?.(row);
  };
  const move = (step: number) => {
    if (rows.length === 0) return;
    const next = index < 0 ? (step > 0 ? 0 : rows.length - 1) : stepIndex(index, step, rows.length);
    set(next);
    show(next);
    const row = rows[next];
    if (openKey !== undefined && row !== undefined) onOpen?.(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(step);
  };
  return { index, set, move, onKeyDown };
}

function useTableShortcuts<T>(
  props: DataTableProps<T>,
  cursor: Cursor,
  toggle: (row: T, range: boolean) => void,
): void {
  const { label, rows, onOpen, onEnter = onOpen, onSelection, shortcuts = true } = props;
  const withRow = (run: ((row: T) => void) | undefined) => () => {
    const row = rows[cursor.index];
    if (row !== undefined) run?.(row);
  };
  useShortcuts(
    label,
    [
      { keys: 'j', label: 'Next row', run: () => cursor.move(1) },
      { keys: 'k', label: 'Previous row', run: () => cursor.move(-1) },
      ...(onEnter ? [{ keys: 'Enter', label: 'Open', run: enterUnlessControl(withRow(onEnter)) }] : []),
      ...(onOpen && onEnter !== onOpen ? [{ keys: 'p', label: 'Peek in the panel', run: withRow(onOpen) }] : []),
      ...(onSelection ? [{ keys: 'x', label: 'Select', run: withRow((row) => toggle(row, false)) }] : []),
    ],
    shortcuts,
  );
}

/** Enter on a focused link or button is that control's own. */
const enterUnlessControl = (run: () => void) => (event: globalThis.KeyboardEvent) => {
  const target = event.target as Element | null;
  const control = target?.closest<HTMLElement>('a, button, [role="tab"], [role="option"]');
  if (control) control.click();
  else run();
};
