import { HostProblem } from '../host/host.ts';
import { add, cross, dot, normalize, perpendicular, type Vector } from './vector.ts';

/**
 * The plane that touches the sphere at a centre. Seen from the Earth's own centre great circles are straight lines there,
 * so what holds of straight edges in the plane holds of geodesics; within a hemisphere.
 */
export interface Frame {
  readonly centre: Vector;
  readonly right: Vector;
  readonly up: Vector;
  readonly project: (at: Vector) => { readonly x: number; readonly y: number };
}

/** The cosine of the farthest angle from the centre, 88.8 degrees: beyond it the plane runs off to infinity. */
const FARTHEST = 0.02;

/** The frame round some places; null where they do not lie within a hemisphere. */
export function frameWithin(places: readonly Vector[]): Frame | null {
  const centre = normalize(places.reduce(add, { x: 0, y: 0, z: 0 }));
  if (places.some((each) => dot(each, centre) < FARTHEST)) return null;
  const right = perpendicular(centre);
  const up = cross(centre, right);
  const project: Frame['project'] = (at) => {
    const depth = dot(at, centre);
    return { x: dot(at, right) / depth, y: dot(at, up) / depth };
  };
  return { centre, right, up, project };
}

/** The frame round some places. Errors: a `HostProblem` where they do not lie within a hemisphere. */
export function frameOf(places: readonly Vector[]): Frame {
  const frame = frameWithin(places);
  if (frame) return frame;
  throw new HostProblem('The shapes reach over more than a hemisphere; divide them into smaller ones first.');
}
