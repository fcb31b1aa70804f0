import { type Position, positionOf, vectorOf } from './vector.ts';

/** As close to the antimeridian as a part ends that is cut there. Source: the recorded answers. */
const NEARLY_180 = 179.999999999999;

/** Whether the shorter way between two places passes the antimeridian. */
export const crossesAntimeridian = (a: Position, b: Position): boolean => Math.abs(a[0] - b[0]) > 180;

/** Divides a chain where it crosses the antimeridian. */
export function cutLine(positions: readonly Position[]): Position[][] {
  const parts: Position[][] = [positions.slice(0, 1)];
  for (const [index, to] of positions.slice(1).entries()) {
    const from = positions[index] ?? to;
    if (crossesAntimeridian(from, to)) {
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

/** Divides a polygon of closed rings where it crosses the antimeridian; one round a pole stays whole. */
export function cutPolygon(rings: readonly (readonly Position[])[]): Position[][][] {
  const isCrossed = rings.some((ring) =>
    ring.some((each, index) => crossesAntimeridian(each, ring[index + 1] ?? each)),
  );
  const [shell, ...holes] = rings.map(unrolled);
  if (!isCrossed || !shell || isOpen(shell)) return [rings.map((ring) => [...ring])];
  const middle = (ring: readonly Position[]): number =>
    (Math.min(...ring.map((each) => each[0])) + Math.max(...ring.map((each) => each[0]))) / 2;
  const beside = holes.map((hole): Position[] => {
    const turns = Math.round((middle(shell) - middle(hole)) / 360) * 360;
    return hole.map(([longitude, latitude]) => [longitude + turns, latitude]);
  });
  return [-360, 0, 360].flatMap((turn) => {
    const parts = [shell, ...beside].map((ring) => strip(ring, turn)).filter((ring) => ring.length >= 4);
    return parts.length > 0 ? [parts] : [];
  });
}

/** The same ring with longitudes that run on beyond 180. */
function unrolled(ring: readonly Position[]): Position[] {
  let turns = 0;
  return ring.map(([longitude, latitude], index): Position => {
    const before = ring[index - 1]?.[0] ?? longitude;
    if (longitude - before > 180) turns -= 360;
    else if (before - longitude > 180) turns += 360;
    return [longitude + turns, latitude];
  });
}

const isOpen = (ring: readonly Position[]): boolean => ring[0]?.[0] !== ring.at(-1)?.[0];

/** What of a ring lies within one turn of the globe, as longitudes of the globe. */
function strip(ring: readonly Position[], turn: number): Position[] {
  const west = clip(ring.slice(0, -1), turn - NEARLY_180, 1);
  const within = clip(west, turn + NEARLY_180, -1);
  return [...within, ...within.slice(0, 1)].map(([longitude, latitude]) => [longitude - turn, latitude]);
}

/** The part of a ring on one side of a meridian: east of it where `side` is 1, west where it is -1. */
function clip(ring: readonly Position[], meridian: number, side: 1 | -1): Position[] {
  const isIn = ([longitude]: Position): boolean => (longitude - meridian) * side >= 0;
  return ring.flatMap((to, index): Position[] => {
    const from = ring.at(index - 1) ?? to;
    const share = (meridian - from[0]) / (to[0] - from[0]);
    const crossing: Position[] = isIn(from) === isIn(to) ? [] : [[meridian, from[1] + (to[1] - from[1]) * share]];
    return isIn(to) ? [...crossing, to] : crossing;
  });
}
