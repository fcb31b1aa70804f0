import { arrange, type InputEdge, type Piece } from './arrangement.ts';
import { capOf, capsMeet } from './caps.ts';
import { frameOf } from './frame.ts';
import type { Ring, Rings } from './geojson.ts';
import { type BoundaryEdge, polygonsOf } from './loops.ts';
import { edgesOf } from './polygon.ts';
import { type Group, groupPieces, type Sides, windingsBeside } from './windings.ts';

/** Edges of the loops of several owners, numbered in order. */
export const inputEdges = (owners: readonly (readonly Ring[])[]): InputEdge[] =>
  owners
    .flatMap((rings, owner) => rings.flatMap((ring) => edgesOf(ring).map((edge) => ({ ...edge, owner }))))
    .map((edge, input) => ({ ...edge, input }));

export type Inside = (windings: readonly number[]) => boolean;

/** The boundary of what `isInside` says, of loops whose inside is left of them. */
export function boundaryOf(
  groups: readonly Group[],
  sidesOf: (group: Group) => Sides,
  isInside: Inside,
): BoundaryEdge[] {
  return groups.flatMap((group): BoundaryEdge[] => {
    const { left, right } = sidesOf(group);
    const [isLeft, isRight] = [isInside(left), isInside(right)];
    if (isLeft === isRight) return [];
    return [{ from: isLeft ? group.a : group.b, to: isLeft ? group.b : group.a, input: group.input }];
  });
}

/** Polygons of what `isInside` says of the loops of some owners. */
export function combine(owners: readonly (readonly Ring[])[], isInside: Inside): Rings[] {
  const edges = inputEdges(owners);
  if (edges.length === 0) return [];
  const pieces: Piece[] = arrange(edges, frameOf(edges.map((each) => each.from)));
  const groups = groupPieces(pieces, owners.length);
  return polygonsOf(boundaryOf(groups, windingsBeside(groups, owners.length), isInside));
}

const isInAny: Inside = (windings) => windings.some((each) => each > 0);

/** Polygons that lie apart stay as they are. */
function unionOfTwo(first: readonly Rings[], second: readonly Rings[]): Rings[] {
  const caps = [first, second].map((each) => each.map(([shell]) => capOf(shell)));
  const mayMeet = caps[0]?.some((a) => caps[1]?.some((b) => capsMeet(a, b)));
  return mayMeet ? combine([first.flat(), second.flat()], isInAny) : [...first, ...second];
}

const countOf = (polygons: readonly Rings[]): number => polygons.flat().reduce((sum, ring) => sum + ring.length, 0);

/**
 * The union of polygons, the smallest two first.
 * Source: the order of the vertices in recorded answers, which is that of S2's union of many.
 */
export function unionOf(polygons: readonly Rings[]): Rings[] {
  let queue = polygons.map((each) => ({ parts: [each] as Rings[], size: countOf([each]) }));
  while (queue.length > 1) {
    queue = queue.toSorted((a, b) => a.size - b.size);
    const [first, second] = queue as [(typeof queue)[0], (typeof queue)[0]];
    const parts = unionOfTwo(first.parts, second.parts);
    queue = [...queue.slice(2), { parts, size: first.size + second.size }];
  }
  return queue[0]?.parts ?? [];
}
