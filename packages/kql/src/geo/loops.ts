import { s2 } from 's2js';
import type { Node } from './arrangement.ts';
import type { Ring, Rings } from './geojson.ts';
import { s2Point } from './polygon.ts';

/** An edge of a result, with the inside on its left. */
export interface BoundaryEdge {
  readonly from: Node;
  readonly to: Node;
  readonly input: number;
}

type Loop = readonly BoundaryEdge[];

/**
 * Joins boundary edges to polygons. Loops are simple, begin after the last piece of their highest input edge and follow
 * each other by their first one.
 * Source: the order of the vertices in recorded answers, which is that of S2's polygon layer.
 */
export function polygonsOf(edges: readonly BoundaryEdge[]): Rings[] {
  const loops = joinLoops(edges).map(rotate);
  const ordered = loops.sort((a, b) => (a[0]?.input ?? 0) - (b[0]?.input ?? 0));
  const shells = ordered.filter((loop) => planarArea(loop) > 0);
  const holes = ordered.filter((loop) => planarArea(loop) <= 0);
  const owners = holes.map((hole) => smallestAround(hole, shells));
  return shells.map((shell): Rings => {
    const own = holes.filter((_, index) => owners[index] === shell);
    return [ringOf(shell), ...own.map(ringOf)];
  });
}

const ringOf = (loop: Loop): Ring => loop.map((edge) => edge.from.point);

const planarArea = (loop: Loop): number => loop.reduce((sum, { from, to }) => sum + from.x * to.y - to.x * from.y, 0);

function smallestAround(hole: Loop, shells: readonly Loop[]): Loop | undefined {
  const [first] = hole;
  if (!first) return undefined;
  const middle = { x: (first.from.x + first.to.x) / 2, y: (first.from.y + first.to.y) / 2 };
  const around = shells.filter((shell) => isAround(shell, middle));
  return around.sort((a, b) => planarArea(a) - planarArea(b))[0];
}

function isAround(loop: Loop, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const crossed = loop.filter(
    ({ from, to }) => from.y <= y !== to.y <= y && from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x) > x,
  );
  return crossed.length % 2 === 1;
}

/** Loops of leftmost turns; where one comes back to a node, that part is a loop of its own. */
function joinLoops(edges: readonly BoundaryEdge[]): Loop[] {
  const leaving = new Map<Node, BoundaryEdge[]>();
  for (const edge of edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  const loops: Loop[] = [];
  for (const start of inCellOrder([...leaving.keys()])) {
    for (let first = leaving.get(start)?.[0]; first; first = leaving.get(start)?.[0])
      loops.push(...walk(first, leaving));
  }
  return loops;
}

function walk(first: BoundaryEdge, leaving: Map<Node, BoundaryEdge[]>): Loop[] {
  const loops: Loop[] = [];
  const path: BoundaryEdge[] = [];
  for (let edge: BoundaryEdge | undefined = first; edge; edge = leftmost(edge, leaving.get(edge.to) ?? [])) {
    const used = edge;
    leaving.set(
      used.from,
      (leaving.get(used.from) ?? []).filter((each) => each !== used),
    );
    path.push(used);
    const begin = path.findIndex((each) => each.from === used.to);
    if (begin >= 0) loops.push(path.splice(begin));
  }
  return loops;
}

function leftmost(edge: BoundaryEdge, next: readonly BoundaryEdge[]): BoundaryEdge | undefined {
  const [dx, dy] = [edge.to.x - edge.from.x, edge.to.y - edge.from.y];
  const angle = ({ from, to }: BoundaryEdge): number => {
    const [ex, ey] = [to.x - from.x, to.y - from.y];
    return Math.atan2(dx * ey - dy * ex, dx * ex + dy * ey);
  };
  return next.length <= 1 ? next[0] : [...next].sort((a, b) => angle(b) - angle(a))[0];
}

/** Nodes along the Hilbert curve of S2 cells. */
export function inCellOrder(nodes: readonly Node[]): Node[] {
  const keyed = nodes.map((node) => ({ node, cell: s2.cellid.fromPoint(s2Point(node.point)) }));
  return keyed.sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : 0)).map((each) => each.node);
}

function rotate(loop: Loop): Loop {
  let last = 0;
  let sawGap = false;
  for (let index = 1; index < loop.length; index++) {
    const difference = (loop[index]?.input ?? 0) - (loop[last]?.input ?? 0);
    if (difference < 0) sawGap = true;
    else if (difference > 0 || !sawGap) {
      last = index;
      sawGap = false;
    }
  }
  return [...loop.slice(last + 1), ...loop.slice(0, last + 1)];
}
