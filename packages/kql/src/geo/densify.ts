import { crossesAntimeridian } from './antimeridian.ts';
import type { Position } from './vector.ts';
import { dot, EARTH_RADIUS_METRES, interpolate, lengthOf, positionOf, subtract, vectorOf } from './vector.ts';

/** Where along an edge the planar and the geodesic way are farthest apart, and how much of the true error shows there. Source: S2's edge tessellator. */
const WORST_FRACTION = 0.3121569108224831;
const SEEN_ERROR = 0.8382999256988851;

const between = (a: Position, b: Position, fraction: number): Position => [
  a[0] + (b[0] - a[0]) * fraction,
  a[1] + (b[1] - a[1]) * fraction,
];

/** The greatest chord between the planar edge and the geodesic one, or infinity where the edge is too long to tell. */
function errorOf(a: Position, b: Position): number {
  const [start, end] = [vectorOf(a), vectorOf(b)];
  if (dot(start, end) < -1e-14) return Number.POSITIVE_INFINITY;
  const errorAt = (fraction: number): number =>
    lengthOf(subtract(interpolate(start, end, fraction), vectorOf(between(a, b, fraction))));
  return Math.max(errorAt(WORST_FRACTION), errorAt(1 - WORST_FRACTION));
}

/** Halves a straight edge of the plane until geodesics stay within the tolerance of it. Shape: without its start. */
function densifyEdge(a: Position, b: Position, mostChord: number, into: Position[]): void {
  if (errorOf(a, b) <= mostChord) {
    into.push(b);
    return;
  }
  const middle = between(a, b, 0.5);
  densifyEdge(a, middle, mostChord, into);
  densifyEdge(middle, b, mostChord, into);
}

/** The end of an edge on the side to which the way is shorter. Places that no globe has, which Kusto reads, keep theirs. */
function nearestCopy(from: Position, to: Position): Position {
  const isOnGlobe = Math.abs(from[0]) <= 180 && Math.abs(to[0]) <= 180;
  return isOnGlobe && crossesAntimeridian(from, to) ? [to[0] + (to[0] < from[0] ? 360 : -360), to[1]] : to;
}

/** Units: tolerance in metres. */
export function densify(positions: readonly Position[], toleranceMetres: number): Position[] {
  const mostChord = 2 * Math.sin((SEEN_ERROR * toleranceMetres) / EARTH_RADIUS_METRES / 2);
  const dense: Position[] = positions.slice(0, 1);
  for (const [index, to] of positions.slice(1).entries()) {
    const from = positions[index] ?? to;
    densifyEdge(from, nearestCopy(from, to), mostChord, dense);
  }
  return dense.map((each) => positionOf(vectorOf(each)));
}
