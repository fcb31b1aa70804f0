import type { Line } from './geojson.ts';
import { edgesOfLine } from './lines.ts';
import { add, angleBetween, closestOnEdge, interpolate, lengthOf, scale, subtract, type Vector } from './vector.ts';

/** Units: radians. */
export const angleOfLine = (line: Line): number =>
  edgesOfLine(line).reduce((sum, { from, to }) => sum + angleBetween(from, to), 0);

/** The centroid of lines, not normalized: middles of edges by their chord, which is what their arcs add up to. */
export const centroidOfLines = (lines: readonly Line[]): Vector =>
  lines.flatMap(edgesOfLine).reduce((sum, { from, to }) => add(sum, chordCentroid(from, to)), { x: 0, y: 0, z: 0 });

/** The integral of position over an arc: its middle times twice the sine of half its angle. */
function chordCentroid(from: Vector, to: Vector): Vector {
  const [middle, chord] = [add(from, to), lengthOf(subtract(from, to))];
  const length = lengthOf(middle);
  return length === 0 ? middle : scale(middle, chord / length);
}

/** The place at a fraction of a line's length. */
export function placeAlong(line: Line, fraction: number): Vector | null {
  let rest = angleOfLine(line) * fraction;
  for (const { from, to } of edgesOfLine(line)) {
    const angle = angleBetween(from, to);
    if (rest <= angle && angle > 0) return interpolate(from, to, rest / angle);
    rest -= angle;
  }
  return line.at(-1) ?? null;
}

/** The fraction of a line's length at which it comes closest to a place. */
export function fractionOf(line: Line, place: Vector): number {
  let [best, at, passed] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const { from, to } of edgesOfLine(line)) {
    const closest = closestOnEdge(place, from, to);
    const distance = lengthOf(subtract(place, closest));
    if (distance < best) [best, at] = [distance, passed + angleBetween(from, closest)];
    passed += angleBetween(from, to);
  }
  return passed === 0 ? 0 : Math.min(1, at / passed);
}
