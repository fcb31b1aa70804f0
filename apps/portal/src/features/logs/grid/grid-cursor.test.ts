import { expect, it } from 'vitest';
import { HEADER, moveCursor } from './grid-cursor.ts';
import type { GridItem } from './grid-model.ts';

const row = (index: number): GridItem => ({ kind: 'row', index, level: 0 });
const items: readonly GridItem[] = [
  row(0),
  { kind: 'detail', index: 0, level: 0 },
  row(1),
  row(2),
  { kind: 'detail', index: 2, level: 0 },
];
const press = (key: string, from: { item: number; position: number }, rest = {}) =>
  moveCursor(
    from,
    { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...rest },
    { items, columns: 3 },
  );

it.each([
  ['ArrowDown', [0, 1], [2, 1]],
  ['ArrowUp', [2, 1], [0, 1]],
  ['ArrowUp', [0, 0], [HEADER, 0]],
  ['ArrowDown', [HEADER, 2], [0, 2]],
  ['ArrowDown', [3, 0], [3, 0]],
  ['ArrowRight', [0, 2], [0, 2]],
  ['ArrowLeft', [0, 2], [0, 1]],
  ['Home', [2, 2], [2, 0]],
  ['End', [2, 0], [2, 2]],
  ['PageDown', [0, 0], [3, 0]],
  ['j', [0, 0], [2, 0]],
] as const)('%s from %j', (key, [item, position], [toItem, toPosition]) => {
  expect(press(key, { item, position })).toEqual({ item: toItem, position: toPosition });
});

it('Ctrl goes to the ends', () => {
  expect(press('End', { item: 0, position: 0 }, { ctrlKey: true })).toEqual({ item: 3, position: 2 });
  expect(press('Home', { item: 3, position: 2 }, { ctrlKey: true })).toEqual({ item: 0, position: 0 });
});

it('other keys do not move', () => {
  expect(press('x', { item: 0, position: 0 })).toBeUndefined();
});
