/** Vectors of the unit sphere: the shape of the Earth for every function of this folder. */

export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Longitude and latitude in degrees, as GeoJSON has them. */
export type Position = readonly [longitude: number, latitude: number];

/** Mean radius of the Earth in metres. Source: the recorded answer of `geo_distance_2points` fits no other. */
export const EARTH_RADIUS_METRES = 6_371_010;

const RADIANS = Math.PI / 180;
const DEGREES = 180 / Math.PI;

export const dot = (a: Vector, b: Vector): number => a.x * b.x + a.y * b.y + a.z * b.z;
export const add = (a: Vector, b: Vector): Vector => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });
export const subtract = (a: Vector, b: Vector): Vector => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
export const scale = (a: Vector, by: number): Vector => ({ x: a.x * by, y: a.y * by, z: a.z * by });
export const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a));
export const isSame = (a: Vector, b: Vector): boolean => a.x === b.x && a.y === b.y && a.z === b.z;

export const cross = (a: Vector, b: Vector): Vector => ({
  x: a.y * b.z - a.z * b.y,
  y: a.z * b.x - a.x * b.z,
  z: a.x * b.y - a.y * b.x,
});

/** The cross product of unit vectors, precise where they nearly agree; its length is twice that of `cross`. */
export const edgeNormal = (a: Vector, b: Vector): Vector => cross(subtract(a, b), add(a, b));

export function normalize(a: Vector): Vector {
  const length = lengthOf(a);
  return length === 0 ? a : scale(a, 1 / length);
}

export function vectorOf([longitude, latitude]: Position): Vector {
  const [theta, phi] = [longitude * RADIANS, latitude * RADIANS];
  const level = Math.cos(phi);
  return { x: Math.cos(theta) * level, y: Math.sin(theta) * level, z: Math.sin(phi) };
}

export const positionOf = (a: Vector): Position => [
  Math.atan2(a.y, a.x) * DEGREES,
  Math.atan2(a.z, Math.sqrt(a.x * a.x + a.y * a.y)) * DEGREES,
];

/** Units: radians. */
export const angleBetween = (a: Vector, b: Vector): number => Math.atan2(lengthOf(edgeNormal(a, b)) / 2, dot(a, b));

export const isAntipodal = (a: Vector, b: Vector): boolean => lengthOf(add(a, b)) < 1e-15;

/** The point at a fraction of the way along the geodesic from `a` to `b`. */
export function interpolate(a: Vector, b: Vector, fraction: number): Vector {
  if (fraction <= 0) return a;
  if (fraction >= 1) return b;
  const angle = angleBetween(a, b);
  return angle === 0 ? a : alongRay(a, rayTo(a, b), angle * fraction);
}

/** The unit vector perpendicular to `a` that points to `b`. */
export const rayTo = (a: Vector, b: Vector): Vector => normalize(cross(edgeNormal(a, b), a));

/** Where one comes that leaves `origin` along `ray` for an angle in radians. */
export const alongRay = (origin: Vector, ray: Vector, angle: number): Vector =>
  normalize(add(scale(origin, Math.cos(angle)), scale(ray, Math.sin(angle))));

/** A unit vector perpendicular to `a`: the direction in which circles begin. Source: S2's `Ortho`, which vertex order shows. */
export function perpendicular(a: Vector): Vector {
  const [x, y, z] = [Math.abs(a.x), Math.abs(a.y), Math.abs(a.z)];
  const largest = x > y ? (x > z ? 0 : 2) : y > z ? 1 : 2;
  const helper = [
    { x: 0.012, y: 0.0053, z: 1 },
    { x: 1, y: 0.0053, z: 0.00457 },
    { x: 0.012, y: 1, z: 0.00457 },
  ] as const;
  return normalize(cross(a, helper[largest as 0 | 1 | 2]));
}

/** The point of the geodesic edge that is closest to `p`. */
export function closestOnEdge(p: Vector, a: Vector, b: Vector): Vector {
  const normal = normalize(edgeNormal(a, b));
  const foot = subtract(p, scale(normal, dot(p, normal)));
  const isBetween = dot(cross(normal, a), foot) > 0 && dot(cross(b, normal), foot) > 0;
  if (isBetween && lengthOf(foot) > 0) return normalize(foot);
  return lengthOf(subtract(p, a)) <= lengthOf(subtract(p, b)) ? a : b;
}

/** Units: radians. */
export function distanceToEdge(p: Vector, a: Vector, b: Vector): number {
  const closest = closestOnEdge(p, a, b);
  return 2 * Math.asin(Math.min(1, lengthOf(subtract(p, closest)) / 2));
}

/** Whether two edges without a common vertex cross. */
export function edgesCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const ab = edgeNormal(a, b);
  const [acb, bda] = [-dot(ab, c), dot(ab, d)];
  if (acb * bda <= 0) return false;
  const cd = edgeNormal(c, d);
  const [cbd, dac] = [-dot(cd, b), dot(cd, a)];
  return acb * cbd > 0 && acb * dac > 0;
}
