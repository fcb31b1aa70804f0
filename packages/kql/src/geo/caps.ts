import type { Ring } from './geojson.ts';
import { add, angleBetween, lengthOf, normalize, type Vector } from './vector.ts';

/** A circle of the sphere that holds a shape. Units: radians. */
export interface Cap {
  readonly centre: Vector;
  readonly radius: number;
}

/** A margin for the error of intersections, far above it. */
const MARGIN = 1e-12;

/** The cap round the middle of some places; all of the sphere where that would be more than half of it, which geodesics may leave. */
export function capOf(places: Ring): Cap {
  const sum = places.reduce(add, { x: 0, y: 0, z: 0 });
  if (lengthOf(sum) < 1e-9) return { centre: { x: 1, y: 0, z: 0 }, radius: Math.PI };
  const centre = normalize(sum);
  const radius = places.reduce((most, each) => Math.max(most, angleBetween(centre, each)), 0) + MARGIN;
  return radius < Math.PI / 2 ? { centre, radius } : { centre, radius: Math.PI };
}

export const capsMeet = (a: Cap, b: Cap): boolean => angleBetween(a.centre, b.centre) <= a.radius + b.radius;
