/** A box of a plane in which something lies. */
export interface Box {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

const meet = (a: Box, b: Box): boolean => a.minY <= b.maxY && b.minY <= a.maxY;

/** Calls `visit` once for each pair of boxes that meet; ends when it gives true. Shape: indices, the smaller x first. */
export function visitPairs(boxes: readonly Box[], visit: (a: number, b: number) => boolean): boolean {
  const order = boxes.map((_, index) => index).sort((a, b) => (boxes[a]?.minX ?? 0) - (boxes[b]?.minX ?? 0));
  let open: number[] = [];
  for (const index of order) {
    const box = boxes[index];
    if (!box) continue;
    const stillOpen: number[] = [];
    for (const other of open) {
      const before = boxes[other];
      if (!before || before.maxX < box.minX) continue;
      stillOpen.push(other);
      if (meet(before, box) && visit(other, index)) return true;
    }
    stillOpen.push(index);
    open = stillOpen;
  }
  return false;
}
