import { s2 } from 's2js';
import type { Json } from '../host/host.ts';
import { type Ring, type Rings, readRings } from './geojson.ts';
import { remembered } from './remembered.ts';
import { type Box, visitPairs } from './sweep.ts';
import {
  add,
  closestOnEdge,
  distanceToEdge,
  EARTH_RADIUS_METRES,
  edgesCross,
  isSame,
  lengthOf,
  subtract,
  type Vector,
} from './vector.ts';

/** One polygon: its rings with the inside on their left, so that the shell runs counterclockwise and holes clockwise. */
export interface Part {
  readonly rings: Rings;
  readonly region: s2.Polygon;
}

/** A polygon or multipolygon, read and checked. */
export interface Area {
  readonly parts: readonly Part[];
}

export interface Edge {
  readonly from: Vector;
  readonly to: Vector;
}

export const s2Point = ({ x, y, z }: Vector): s2.Point => new s2.Point(x, y, z);

/** Reads a polygon or multipolygon; null where the documentation's constraints are broken. Remembers what it has read. */
export const readArea: (of: Json) => Area | null = remembered((of) => {
  const polygons = readRings(of);
  if (!polygons) return null;
  const parts: Part[] = [];
  for (const rings of polygons) {
    if (hasCrossing(rings.flatMap(edgesOf))) return null;
    parts.push(partOf(rings));
  }
  return { parts };
});

/** A region of the sphere encloses at most half of it: a ring that runs the other way is turned round. */
export function partOf(rings: Rings): Part {
  const loops = rings.map((ring) => {
    const loop = new s2.Loop(ring.map(s2Point));
    const isCounterclockwise = loop.isNormalized();
    if (!isCounterclockwise) loop.invert();
    return { loop, isCounterclockwise };
  });
  const turned = rings.map((ring, index): Ring => {
    const isRight = loops[index]?.isCounterclockwise === (index === 0);
    return isRight ? ring : [...ring].reverse();
  });
  return { rings: turned as unknown as Rings, region: new s2.Polygon(loops.map((each) => each.loop)) };
}

export const edgesOf = (ring: Ring): Edge[] =>
  ring.map((from, index) => ({ from, to: ring[(index + 1) % ring.length] ?? from }));

export const edgesOfArea = (area: Area): Edge[] => area.parts.flatMap((part) => part.rings.flatMap(edgesOf));

/** The box of x and y that an edge stays in, which bulges out of its chord by less than an eighth of its square. */
function boxOf({ from, to }: Edge): Box {
  const margin = lengthOf(subtract(from, to)) ** 2 / 4;
  return {
    minX: Math.min(from.x, to.x) - margin,
    maxX: Math.max(from.x, to.x) + margin,
    minY: Math.min(from.y, to.y) - margin,
    maxY: Math.max(from.y, to.y) + margin,
  };
}

/** Whether two edges cross, or are the same. They may share a vertex. */
function hasCrossing(edges: readonly Edge[]): boolean {
  return visitPairs(edges.map(boxOf), (first, second) => {
    const [a, b] = [edges[first], edges[second]];
    if (!a || !b) return false;
    const sameStart = isSame(a.from, b.from);
    const sameEnd = isSame(a.to, b.to);
    const reversed = isSame(a.from, b.to) && isSame(a.to, b.from);
    if ((sameStart && sameEnd) || reversed) return true;
    if (sameStart || sameEnd || isSame(a.from, b.to) || isSame(a.to, b.from)) return false;
    return edgesCross(a.from, a.to, b.from, b.to);
  });
}

export function containsPlace(area: Area, place: Vector): boolean {
  const point = s2Point(place);
  return area.parts.some((part) => part.region.containsPoint(point));
}

/** The closest place of some edges. Shape: null without edges. */
export function closestOf(edges: readonly Edge[], place: Vector): Vector | null {
  let [best, found]: [number, Vector | null] = [Number.POSITIVE_INFINITY, null];
  for (const { from, to } of edges) {
    const closest = closestOnEdge(place, from, to);
    const distance = lengthOf(subtract(place, closest));
    if (distance < best) [best, found] = [distance, closest];
  }
  return found;
}

/** Units: metres. */
export function distanceToEdges(edges: readonly Edge[], place: Vector): number {
  let best = Number.POSITIVE_INFINITY;
  for (const { from, to } of edges) best = Math.min(best, distanceToEdge(place, from, to));
  return best * EARTH_RADIUS_METRES;
}

/** Units: square metres. */
export const areaOf = (part: Part): number => part.region.area() * EARTH_RADIUS_METRES ** 2;

/** The centroid of parts that do not overlap, not normalized. */
export const centroidOf = (parts: readonly Part[]): Vector =>
  parts.map((part): Vector => part.region.centroid().vector).reduce(add, { x: 0, y: 0, z: 0 });
