import type { GridItem } from './grid-model.ts';

/** Where the keyboard is in a grid. Shape: `item` is a place among the grid's items, or {@link HEADER}. */
export interface GridCursor {
  readonly item: number;
  readonly position: number;
}

/** The header stands above the first item. */
export const HEADER = -1;
const PAGE = 15;

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where a key leads; nothing where the key does not move. Opened details are passed over: Tab goes into them. */
export function moveCursor(
  { item, position }: GridCursor,
  { key, ctrlKey, metaKey, altKey, shiftKey }: Key,
  { items, columns }: { readonly items: readonly GridItem[]; readonly columns: number },
): GridCursor | undefined {
  if (altKey || shiftKey) return undefined;
  const isFar = ctrlKey || metaKey;
  const across = (to: number) => ({ item, position: Math.min(Math.max(to, 0), Math.max(columns - 1, 0)) });
  const down = (to: number, step: 1 | -1) => ({ item: settle(items, to, step), position });
  switch (key) {
    case 'ArrowRight':
      return isFar ? across(columns) : across(position + 1);
    case 'ArrowLeft':
      return isFar ? across(0) : across(position - 1);
    case 'ArrowDown':
      return isFar ? down(items.length - 1, -1) : down(item + 1, 1);
    case 'ArrowUp':
      return isFar ? down(0, 1) : down(item - 1, -1);
    case 'j':
      return isFar ? undefined : down(item + 1, 1);
    case 'k':
      return isFar ? undefined : down(item - 1, -1);
    case 'PageDown':
      return down(item + PAGE, 1);
    case 'PageUp':
      return down(item - PAGE, -1);
    case 'Home':
      return isFar ? { item: settle(items, 0, 1), position: 0 } : across(0);
    case 'End':
      return isFar ? { item: settle(items, items.length - 1, -1), position: columns - 1 } : across(columns);
    default:
      return undefined;
  }
}

/** The nearest item in the direction that is no detail, else in the other one. */
function settle(items: readonly GridItem[], to: number, step: 1 | -1): number {
  let at = Math.min(Math.max(to, HEADER), items.length - 1);
  while (items[at]?.kind === 'detail') at += step;
  return at >= items.length ? settle(items, items.length - 1, -1) : at;
}
