import type { Frame } from './frame.ts';
import { type Box, visitPairs } from './sweep.ts';
import { cross, dot, edgeNormal, normalize, scale, type Vector } from './vector.ts';

/** What lies closer together is one place: 64 nm on Earth, a few times the error of an intersection. */
const MERGE_DISTANCE = 1e-14;

/** A place where edges end or meet. Shape: `x`, `y` in the plane of the frame. */
export interface Node {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly point: Vector;
}

/** An edge as it came. Shape: `input` numbers the edges of all owners in one order. */
export interface InputEdge {
  readonly from: Vector;
  readonly to: Vector;
  readonly owner: number;
  readonly input: number;
}

/** A piece of an input edge that meets others at its ends only. */
export interface Piece {
  readonly from: Node;
  readonly to: Node;
  readonly owner: number;
  readonly input: number;
}

interface Span {
  readonly edge: InputEdge;
  readonly from: Node;
  readonly to: Node;
  readonly splits: Node[];
}

/** Divides edges where they meet. Shape: pieces in the order of their inputs, each input's from its start to its end. */
export function arrange(edges: readonly InputEdge[], frame: Frame): Piece[] {
  const nodeAt = nodeTable(frame);
  const spans = edges
    .map((edge): Span => ({ edge, from: nodeAt(edge.from), to: nodeAt(edge.to), splits: [] }))
    .filter((span) => span.from !== span.to);
  visitPairs(spans.map(boxOf), (first, second) => {
    const [a, b] = [spans[first], spans[second]];
    if (a && b) split(a, b, nodeAt);
    return false;
  });
  return spans.flatMap(piecesOf);
}

function nodeTable(frame: Frame): (point: Vector) => Node {
  const cells = new Map<number, Node[]>();
  let count = 0;
  const cellOf = (of: number): number => Math.floor(of / (4 * MERGE_DISTANCE));
  // Cells may share a key: what they hold is measured anyway.
  const keyOf = (column: number, row: number): number => (column % 1e6) * 1e6 + (row % 1e6);
  return (point) => {
    const { x, y } = frame.project(point);
    const [column, row] = [cellOf(x), cellOf(y)];
    for (let i = column - 1; i <= column + 1; i++)
      for (let j = row - 1; j <= row + 1; j++)
        for (const node of cells.get(keyOf(i, j)) ?? [])
          if (Math.hypot(node.x - x, node.y - y) <= MERGE_DISTANCE) return node;
    const node: Node = { id: count++, x, y, point };
    const key = keyOf(column, row);
    const cell = cells.get(key);
    if (cell) cell.push(node);
    else cells.set(key, [node]);
    return node;
  };
}

const boxOf = ({ from, to }: Span): Box => ({
  minX: Math.min(from.x, to.x) - MERGE_DISTANCE,
  maxX: Math.max(from.x, to.x) + MERGE_DISTANCE,
  minY: Math.min(from.y, to.y) - MERGE_DISTANCE,
  maxY: Math.max(from.y, to.y) + MERGE_DISTANCE,
});

function split(a: Span, b: Span, nodeAt: (point: Vector) => Node): void {
  const touching = [touch(a, b.from), touch(a, b.to), touch(b, a.from), touch(b, a.to)];
  if (touching.some(Boolean)) return;
  if (turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) >= 0) return;
  if (turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) >= 0) return;
  const node = nodeAt(meetingPoint(a.edge, b.edge));
  addSplit(a, node);
  addSplit(b, node);
}

/** Whether a node is an end of a span or lies on it; there it divides it. */
function touch(span: Span, node: Node): boolean {
  if (node === span.from || node === span.to) return true;
  const [dx, dy] = [span.to.x - span.from.x, span.to.y - span.from.y];
  const length = Math.hypot(dx, dy);
  const along = ((node.x - span.from.x) * dx + (node.y - span.from.y) * dy) / length;
  const isOn = Math.abs(turn(span.from, span.to, node)) / length <= MERGE_DISTANCE && along > 0 && along < length;
  if (isOn) addSplit(span, node);
  return isOn;
}

function addSplit(span: Span, node: Node): void {
  if (node !== span.from && node !== span.to && !span.splits.includes(node)) span.splits.push(node);
}

/** Twice the area of a triangle of the plane: positive where `c` lies left of the way from `a` to `b`. */
export const turn = (a: Node, b: Node, c: Node): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

function meetingPoint(a: InputEdge, b: InputEdge): Vector {
  const point = normalize(cross(normalize(edgeNormal(a.from, a.to)), normalize(edgeNormal(b.from, b.to))));
  return dot(point, a.from) + dot(point, a.to) < 0 ? scale(point, -1) : point;
}

function piecesOf({ edge, from, to, splits }: Span): Piece[] {
  const along = (node: Node): number => (node.x - from.x) * (to.x - from.x) + (node.y - from.y) * (to.y - from.y);
  const nodes = [from, ...splits.sort((a, b) => along(a) - along(b)), to];
  return nodes.slice(1).flatMap((node, index) => {
    const before = nodes[index];
    return before && before !== node ? [{ from: before, to: node, owner: edge.owner, input: edge.input }] : [];
  });
}
