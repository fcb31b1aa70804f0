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

/** Units: tolerance in metres. */
export function densify(positions: readonly Position[], toleranceMetres: number): Position[] {
  const mostChord = 2 * Math.sin((SEEN_ERROR * toleranceMetres) / EARTH_RADIUS_METRES / 2);
  const dense: Position[] = positions.slice(0, 1);
  for (const [index, to] of positions.slice(1).entries()) densifyEdge(positions[index] ?? to, to, mostChord, dense);
  return dense.map((each) => positionOf(vectorOf(each)));
}

/** As close to the antimeridian as a part ends that is cut there. Source: the recorded answers. */
const NEARLY_180 = 179.999999999999;

const crosses = (a: Position, b: Position): boolean => Math.abs(a[0] - b[0]) > 180;

/** Divides a chain where it crosses the antimeridian. */
export function cutAtAntimeridian(positions: readonly Position[]): Position[][] {
  const parts: Position[][] = [positions.slice(0, 1)];
  for (const [index, to] of positions.slice(1).entries()) {
    const from = positions[index] ?? to;
    if (crosses(from, to)) {
      const latitude = latitudeAt180(from, to);
      parts.at(-1)?.push([Math.sign(from[0]) * NEARLY_180, latitude]);
      parts.push([[Math.sign(to[0]) * NEARLY_180, latitude]]);
    }
    parts.at(-1)?.push(to);
  }
  return parts;
}

/** Where the geodesic between two places passes the antimeridian. */
function latitudeAt180(from: Position, to: Position): number {
  const [a, b] = [vectorOf(from), vectorOf(to)];
  const share = a.y === b.y ? 0.5 : a.y / (a.y - b.y);
  return positionOf({ x: a.x + (b.x - a.x) * share, y: 0, z: a.z + (b.z - a.z) * share })[1];
}
