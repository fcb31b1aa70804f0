import geographiclib from 'geographiclib-geodesic';
import type { Line } from './geojson.ts';
import { edgesOfLine } from './lines.ts';
import { distanceToEdge, positionOf, type Vector } from './vector.ts';

const { WGS84 } = geographiclib.Geodesic;

/** The shortest way on the spheroid. Units: metres. */
export function geodesicLength(from: Vector, to: Vector): number {
  const [[longitude1, latitude1], [longitude2, latitude2]] = [positionOf(from), positionOf(to)];
  return WGS84.Inverse(latitude1, longitude1, latitude2, longitude2).s12 ?? Number.NaN;
}

interface Foot {
  readonly distance: number;
  /** Metres from the start of the edge. */
  readonly along: number;
}

/** Thirds of an edge until less than a millimetre of it is left. */
function footOn(from: Vector, to: Vector, place: Vector): Foot {
  const [[longitude1, latitude1], [longitude2, latitude2]] = [positionOf(from), positionOf(to)];
  const [longitude, latitude] = positionOf(place);
  const line = WGS84.InverseLine(latitude1, longitude1, latitude2, longitude2);
  const footAt = (along: number): Foot => {
    const at = line.Position(along);
    return { along, distance: WGS84.Inverse(latitude, longitude, at.lat2 ?? 0, at.lon2 ?? 0).s12 ?? Number.NaN };
  };
  let [low, high] = [0, line.s13];
  while (high - low > 1e-4) {
    const third = (high - low) / 3;
    if (footAt(low + third).distance <= footAt(high - third).distance) high -= third;
    else low += third;
  }
  const feet = [footAt(0), footAt((low + high) / 2), footAt(line.s13)];
  return feet.reduce((best, foot) => (foot.distance < best.distance ? foot : best));
}

/** How much more than the sphere's distance the spheroid's may be, and less. */
const FLATTENING_MARGIN = 1.02;

/** The fraction of a line's length at which it comes closest to a place, both on the spheroid. */
export function geodesicFractionOf(line: Line, place: Vector): number {
  const edges = edgesOfLine(line).map(({ from, to }) => ({ from, to, near: distanceToEdge(place, from, to) }));
  const nearest = Math.min(...edges.map((each) => each.near));
  let [best, at, passed] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const { from, to, near } of edges) {
    if (near <= nearest * FLATTENING_MARGIN) {
      const foot = footOn(from, to, place);
      if (foot.distance < best) [best, at] = [foot.distance, passed + foot.along];
    }
    passed += geodesicLength(from, to);
  }
  return passed === 0 ? 0 : Math.min(1, at / passed);
}
