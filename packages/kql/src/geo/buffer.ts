import { HostProblem } from '../host/host.ts';
import type { Line, Ring, Rings } from './geojson.ts';
import { combine } from './overlay.ts';
import {
  alongRay,
  angleBetween,
  cross,
  dot,
  EARTH_RADIUS_METRES,
  edgeNormal,
  isSame,
  normalize,
  perpendicular,
  scale,
  type Vector,
} from './vector.ts';

/**
 * Borders at a distance from shapes, as chains of points on the circles and parallels at that distance. The spacing of the
 * points follows from the tolerance, as S2's buffer operation documents it; the recorded answers have the same points.
 */
export interface Brush {
  /** Radians, as are the steps. */
  readonly radius: number;
  /** The angle between points of the circle round a single place, which divide it evenly. */
  readonly circleStep: number;
  /** The angle between points of the arc round a corner. */
  readonly cornerStep: number;
  /** The angle between points beside an edge. */
  readonly edgeStep: number;
}

/** The documentation's bound: a tolerance is no lower than 0.0001 % of the radius. */
const LEAST_FRACTION = 1e-6;
/** Six nanometres: nearer, a double does not tell a border from the shape. */
const LEAST_RADIUS = 1e-15;
/** A tolerance of the whole radius would leave nothing of a circle. */
const MOST_FRACTION = 1 - 1e-9;

/** Null where radius or tolerance are not of the documented range. Units: metres. Errors: a `HostProblem` beyond a quarter of the globe. */
export function brushOf(radiusMetres: number, toleranceMetres: number): Brush | null {
  const radius = radiusMetres / EARTH_RADIUS_METRES;
  const fraction = toleranceMetres / radiusMetres;
  if (!(radius > LEAST_RADIUS && fraction >= LEAST_FRACTION)) return null;
  if (radius >= Math.PI / 2) throw new HostProblem('A buffer reaches at most a quarter round the globe, 10,007 km.');
  const error = Math.min(fraction, MOST_FRACTION) * radius;
  const cornerStep = spanOf(radius, error);
  const circleStep = (2 * Math.PI) / Math.ceil((2 * Math.PI) / cornerStep) + 1e-15;
  // So near to the edge that a double takes its parallel for a great circle, the same ratio is that of the other tangents.
  const edgeStep = spanOf(Math.PI / 2 - radius, error) || 2 * Math.acos(Math.tan(radius) / Math.tan(radius + error));
  return { radius, circleStep, cornerStep, edgeStep };
}

/** How far apart points on a circle may be for its chords to stay within the error; at least three make a circle. */
function spanOf(radius: number, error: number): number {
  const inner = Math.tan(Math.max(0, radius - error));
  return Math.min((2 * Math.PI) / 3 + 1e-15, 2 * Math.acos(inner / Math.tan(radius)));
}

/** The circle round a place. */
export function circleRound(place: Vector, brush: Brush): Ring {
  const start = perpendicular(place);
  const ring: Vector[] = [];
  for (let angle = 0; angle < 2 * Math.PI - 1e-12; angle += brush.circleStep)
    ring.push(offset(place, start, angle, brush));
  return ring;
}

/** The point beside `place` whose direction is turned counterclockwise from `start`. */
const offset = (place: Vector, start: Vector, angle: number, brush: Brush): Vector =>
  alongRay(place, turned(place, start, angle), brush.radius);

const turned = (place: Vector, start: Vector, angle: number): Vector =>
  angle === 0 ? start : alongRay(start, normalize(cross(place, start)), angle);

/** The direction to the right of an edge. */
const rightOf = (a: Vector, b: Vector): Vector => normalize(edgeNormal(b, a));

/** A half-open arc round a corner, counterclockwise from one direction to another. */
function addCorner(path: Vector[], corner: Vector, start: Vector, end: Vector, brush: Brush): void {
  const span = angleBetween(start, end);
  let angle = 0;
  do {
    path.push(offset(corner, start, angle, brush));
    angle += brush.cornerStep;
  } while (angle < span);
}

/** A half-open chain right of an edge. */
function addEdge(path: Vector[], a: Vector, b: Vector, brush: Brush): void {
  const right = rightOf(a, b);
  const onward = normalize(cross(a, right));
  const span = angleBetween(a, b);
  let angle = 0;
  do {
    const at = angle === 0 ? a : alongRay(a, onward, angle);
    path.push(alongRay(at, right, brush.radius));
    angle += brush.edgeStep;
  } while (angle < span);
}

/** An edge and the corner at its end: an arc where the border turns left, a way through the corner itself where it turns right. */
function addEdgeAndCorner(path: Vector[], a: Vector, b: Vector, c: Vector, brush: Brush): void {
  addEdge(path, a, b, brush);
  if (dot(cross(a, b), c) >= 0) addCorner(path, b, rightOf(a, b), rightOf(b, c), brush);
  else path.push(alongRay(b, rightOf(a, b), brush.radius), b);
}

function pathRoundRing(ring: Ring, brush: Brush): Ring {
  const path: Vector[] = [];
  const at = (index: number): Vector => ring[index % ring.length] as Vector;
  for (const index of ring.keys()) addEdgeAndCorner(path, at(index), at(index + 1), at(index + 2), brush);
  return path;
}

function pathRoundLine(line: Line, brush: Brush): Ring {
  const distinct = line.filter((each, index) => index === 0 || !isSame(each, line[index - 1] as Vector));
  const [first] = distinct;
  if (distinct.length < 2) return first ? circleRound(first, brush) : [];
  const path: Vector[] = [];
  addSide(path, distinct, brush);
  addSide(path, distinct.toReversed(), brush);
  return path;
}

/** The round cap at the start of a line, and its right side. */
function addSide(path: Vector[], line: Line, brush: Brush): void {
  const at = (index: number): Vector => line[index] as Vector;
  const right = rightOf(at(0), at(1));
  addCorner(path, at(0), scale(right, -1), right, brush);
  for (let index = 0; index < line.length - 2; index++)
    addEdgeAndCorner(path, at(index), at(index + 1), at(index + 2), brush);
  addEdge(path, at(line.length - 2), at(line.length - 1), brush);
}

const isInside = ([windings = 0]: readonly number[]): boolean => windings > 0;

export const bufferLines = (lines: readonly Line[], brush: Brush): Rings[] =>
  combine([lines.map((line) => pathRoundLine(line, brush))], isInside);

export const bufferPolygons = (polygons: readonly Rings[], brush: Brush): Rings[] =>
  combine([polygons.flat().map((ring) => pathRoundRing(ring, brush))], isInside);
