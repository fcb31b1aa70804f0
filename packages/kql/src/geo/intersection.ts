import { arrange, type Node, type Piece } from './arrangement.ts';
import { capOf, capsMeet } from './caps.ts';
import { frameOf } from './frame.ts';
import { type Line, lineShape, polygonShape, type Rings, type Shape } from './geojson.ts';
import { joinLines, lineEdges, uniquePieces } from './lines.ts';
import { polygonsOf } from './loops.ts';
import { boundaryOf, inputEdges } from './overlay.ts';
import { type Area, containsPlace } from './polygon.ts';
import { add, normalize, positionOf, type Vector } from './vector.ts';
import { type Group, groupPieces, type Sides, windingsBeside } from './windings.ts';

const pointShape = (node: Node): Shape => ({ kind: 'point', at: positionOf(node.point) });

/** Nodes that several owners share. */
function meetingNodes(pieces: readonly Piece[], isOfSecond: (owner: number) => boolean): Node[] {
  const endsOf = (some: readonly Piece[]): Set<Node> => new Set(some.flatMap((each) => [each.from, each.to]));
  const first = endsOf(pieces.filter((each) => !isOfSecond(each.owner)));
  const second = endsOf(pieces.filter((each) => isOfSecond(each.owner)));
  return [...first].filter((node) => second.has(node));
}

const nodesOf = (pieces: readonly Piece[]): Set<Node> => new Set(pieces.flatMap((each) => [each.from, each.to]));

/** The members of either side that may meet one of the other. */
function mayMeet<A, B>(
  first: readonly A[],
  second: readonly B[],
  placesOfFirst: (of: A) => readonly Vector[],
  placesOfSecond: (of: B) => readonly Vector[],
): [A[], B[]] {
  const capsOfFirst = first.map((each) => capOf(placesOfFirst(each)));
  const capsOfSecond = second.map((each) => capOf(placesOfSecond(each)));
  return [
    first.filter((_, index) => capsOfSecond.some((cap) => capsMeet(cap, capsOfFirst[index] as typeof cap))),
    second.filter((_, index) => capsOfFirst.some((cap) => capsMeet(cap, capsOfSecond[index] as typeof cap))),
  ];
}

const itself = (line: Line): Line => line;
const shellOf = ([shell]: Rings): readonly Vector[] => shell;

/** What two sets of lines have in common: points where they meet, lines where they run together. */
export function intersectLines(ofFirst: readonly Line[], ofSecondSide: readonly Line[]): Shape[] {
  const [first, second] = mayMeet(ofFirst, ofSecondSide, itself, itself);
  if (first.length === 0) return [];
  const edges = lineEdges([first, second]);
  const pieces = arrange(edges, frameOf(edges.flatMap((each) => [each.from, each.to])));
  const keyOf = (piece: Piece): string => [piece.from.id, piece.to.id].sort((a, b) => a - b).join(',');
  const ofSecond = new Set(pieces.filter((each) => each.owner === 1).map(keyOf));
  const together = uniquePieces(pieces.filter((each) => each.owner === 0 && ofSecond.has(keyOf(each))));
  const onLines = nodesOf(together);
  const points = meetingNodes(pieces, (owner) => owner === 1).filter((node) => !onLines.has(node));
  return [...points.map(pointShape), ...joinLines(together).map(lineShape)];
}

/** What of lines lies in or on the border of an area. */
export function intersectLinesWithArea(all: readonly Line[], area: Area): Shape[] {
  const [lines, parts] = mayMeet(all, area.parts, itself, (part) => part.rings[0]);
  if (lines.length === 0) return [];
  const ofLines = lineEdges([lines]);
  const rings = inputEdges([parts.flatMap((part) => part.rings)]).map((each) => ({
    ...each,
    owner: 1,
    input: each.input + ofLines.length,
  }));
  const edges = [...ofLines, ...rings];
  const pieces = arrange(edges, frameOf(edges.flatMap((each) => [each.from, each.to])));
  const borders = new Set(
    groupPieces(
      pieces.filter((each) => each.owner === 1),
      2,
    ).map((each) => `${each.a.id},${each.b.id}`),
  );
  const isOnBorder = ({ from, to }: Piece): boolean => borders.has([from.id, to.id].sort((a, b) => a - b).join(','));
  const isInside = (piece: Piece): boolean => isOnBorder(piece) || containsPlace(area, middleOf(piece));
  const inside = uniquePieces(pieces.filter((each) => each.owner === 0).filter(isInside));
  const onLines = nodesOf(inside);
  const points = meetingNodes(pieces, (owner) => owner === 1).filter((node) => !onLines.has(node));
  return [...points.map(pointShape), ...joinLines(inside).map(lineShape)];
}

const middleOf = ({ from, to }: Piece): Vector => normalize(add(from.point, to.point));

/** What two areas have in common: where they only touch, points and lines of their borders. */
export function intersectAreas(ofFirst: readonly Rings[], ofSecond: readonly Rings[]): Shape[] {
  const [first, second] = mayMeet(ofFirst, ofSecond, shellOf, shellOf);
  if (first.length === 0) return [];
  const owners = [first.flat(), second.flat()];
  const edges = inputEdges(owners);
  const pieces = arrange(edges, frameOf(edges.map((each) => each.from)));
  const groups = groupPieces(pieces, 2);
  const sidesOf = windingsBeside(groups, 2);
  const isInBoth = ([a = 0, b = 0]: readonly number[]): boolean => a > 0 && b > 0;
  const boundary = boundaryOf(groups, sidesOf, isInBoth);
  const touching = groups.filter((group) => isTouching(group, sidesOf(group)));
  const lines = touching.flatMap((group) => group.pieces.filter((each) => each.owner === 0).slice(0, 1));
  const known = new Set([...boundary.flatMap((each) => [each.from, each.to]), ...nodesOf(lines)]);
  const points = meetingNodes(pieces, (owner) => owner === 1).filter((node) => !known.has(node));
  return [...points.map(pointShape), ...joinLines(lines).map(lineShape), ...polygonsOf(boundary).map(polygonShape)];
}

/** Whether one area lies left of a group and the other right of it. */
function isTouching(group: Group, { left, right }: Sides): boolean {
  if (!group.net.every((each) => each !== 0)) return false;
  const [firstLeft, secondLeft] = left.map((each) => each > 0);
  const [firstRight, secondRight] = right.map((each) => each > 0);
  return firstLeft === secondRight && secondLeft === firstRight && firstLeft !== secondLeft;
}
