import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo } from 'react';
import type { PlacedColumn } from './grid-header.tsx';
import { GUTTER_WIDTH, HEADER_HEIGHT } from './grid-styles.ts';
import type { GridColumn, GridState } from './use-grid-state.ts';

const OVERSCAN_ROWS = 10;
const OVERSCAN_COLUMNS = 2;
/** Until it is measured. */
const DETAIL_HEIGHT = 320;

export type GridVirtualizer = Virtualizer<HTMLDivElement, Element>;

/** Which items are in sight, and where each is drawn. */
export function useRowVirtualizer(
  scroller: RefObject<HTMLDivElement | null>,
  items: GridState['items'],
  height: number,
): GridVirtualizer {
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

/** Which columns are in sight. Shape: `placed` is the same array as long as they are the same, so that rows need not be drawn again. */
export function useColumnVirtualizer(
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn[],
  indent: number,
): { readonly across: GridVirtualizer; readonly placed: readonly PlacedColumn[] } {
  const across = useVirtualizer<HTMLDivElement, Element>({
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
  useEffect(() => across.measure(), [columns, indent]);
  const visible = across.getVirtualItems();
  const signature = visible.map(({ index, start, size }) => `${index}:${start}:${size}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when they changed.
  const placed = useMemo(
    () =>
      visible.flatMap(({ index, start }) => {
        const column = columns[index];
        return column ? [{ column, position: index, left: start }] : [];
      }),
    [signature, columns],
  );
  return { across, placed };
}
