import { cutLine } from '../../geo/antimeridian.ts';
import { brushOf, bufferLines } from '../../geo/buffer.ts';
import { s2CellsOfLines } from '../../geo/cells.ts';
import { densify } from '../../geo/densify.ts';
import {
  geometryOf,
  lineShape,
  pointGeometry,
  polygonShape,
  readLinePositions,
  type Shape,
} from '../../geo/geojson.ts';
import { intersectLines } from '../../geo/intersection.ts';
import { edgesOfLine, unionOfLines } from '../../geo/lines.ts';
import { angleOfLine, centroidOfLines, fractionOf, placeAlong } from '../../geo/measure.ts';
import { closestOf, distanceToEdges } from '../../geo/polygon.ts';
import { simplifyLines } from '../../geo/simplify.ts';
import { geodesicFractionOf } from '../../geo/spheroid.ts';
import { EARTH_RADIUS_METRES, lengthOf, normalize } from '../../geo/vector.ts';
import { defineHostFunctions } from '../define.ts';
import type { HostValue, Json } from '../host.ts';
import {
  type Arguments,
  allAt,
  isBetween,
  isLevel,
  linesAt,
  lineUnionAt,
  numberAt,
  placeAt,
  readLinesOnce,
} from './geo-arguments.ts';

/** The documentation's default of every tolerance, and S2's widest one, which it writes as about 7,800 km. */
export const DEFAULT_TOLERANCE_METRES = 10;
export const MOST_SIMPLIFY_METRES = (70 * Math.PI * EARTH_RADIUS_METRES) / 180;

export const SIMPLIFYING = Object.freeze({
  differs: 'which vertices stay where several may follows the documented tolerance, not the order of Kusto’s library.',
});
/** The documentation allows 180; recorded answers turn farther ones round the globe. */
export const MOST_DENSIFIED_LONGITUDE = 360;

function closestPoint(args: Arguments): HostValue {
  const [place, lines] = [placeAt(args, 0), linesAt(args, 2)];
  const closest = place && lines && closestOf(lines.flatMap(edgesOfLine), place);
  return closest ? pointGeometry(closest) : null;
}

function distance(args: Arguments): HostValue {
  const [place, lines] = [placeAt(args, 0), linesAt(args, 2)];
  return place && lines ? distanceToEdges(lines.flatMap(edgesOfLine), place) : null;
}

/** Reads two sets of lines for a function of them. */
function ofTwo(args: Arguments, answer: (shapes: readonly Shape[]) => HostValue): HostValue {
  const [first, second] = [linesAt(args, 0), linesAt(args, 1)];
  return first && second ? answer(intersectLines(first, second)) : null;
}

function buffer(args: Arguments): HostValue {
  const lines = linesAt(args, 0);
  const brush = brushOf(numberAt(args, 1), numberAt(args, 2, DEFAULT_TOLERANCE_METRES));
  return lines && brush ? geometryOf(bufferLines(lines, brush).map(polygonShape)) : null;
}

function centroid(args: Arguments): HostValue {
  const lines = lineUnionAt(args, 0);
  const sum = lines && centroidOfLines(lines);
  return sum && lengthOf(sum) > 0 ? pointGeometry(normalize(sum)) : null;
}

function densified(args: Arguments): HostValue {
  const lines = readLinePositions(args[0] as Json, MOST_DENSIFIED_LONGITUDE);
  const tolerance = numberAt(args, 1, DEFAULT_TOLERANCE_METRES);
  if (!lines || !isBetween(tolerance, 0.1, 10_000)) return null;
  const dense = lines.map((line) => densify(line, tolerance));
  const kept = args[2] === true ? dense : dense.flatMap(cutLine);
  return geometryOf(kept.map((positions) => ({ kind: 'line', positions })));
}

function interpolated(args: Arguments): HostValue {
  const [lines, fraction] = [linesAt(args, 0), numberAt(args, 1)];
  const [line] = lines ?? [];
  if (lines?.length !== 1 || !line || !isBetween(fraction, 0, 1)) return null;
  const place = placeAlong(line, fraction);
  return place && pointGeometry(place);
}

function located(args: Arguments): HostValue {
  const [lines, place] = [linesAt(args, 0), placeAt(args, 1)];
  const [line] = lines ?? [];
  if (lines?.length !== 1 || !line || !place) return null;
  return args[3] === true ? geodesicFractionOf(line, place) : fractionOf(line, place);
}

function simplified(args: Arguments): HostValue {
  const [lines, tolerance] = [lineUnionAt(args, 0), numberAt(args, 1, DEFAULT_TOLERANCE_METRES)];
  if (!lines || !isBetween(tolerance, 0, MOST_SIMPLIFY_METRES)) return null;
  const simple = simplifyLines(lines, tolerance / EARTH_RADIUS_METRES);
  return simple.length > 0 ? geometryOf(simple.map(lineShape)) : null;
}

function covered(args: Arguments): HostValue {
  const [lines, level, radius] = [linesAt(args, 0), numberAt(args, 1, 11), numberAt(args, 2, 0)];
  return lines && isLevel(level, 30) && radius >= 0 ? s2CellsOfLines(lines, level, radius) : null;
}

function union(args: Arguments): HostValue {
  const lines = allAt(args, 0, readLinesOnce);
  return lines && geometryOf(unionOfLines(lines).map(lineShape));
}

function length(args: Arguments): HostValue {
  const lines = lineUnionAt(args, 0);
  return lines && lines.reduce((sum, line) => sum + angleOfLine(line), 0) * EARTH_RADIUS_METRES;
}

export const geoLineHostFunctions = defineHostFunctions({
  geo_closest_point_on_line: closestPoint,
  geo_distance_point_to_line: distance,
  geo_intersection_2lines: (args) => ofTwo(args, geometryOf),
  geo_intersects_2lines: (args) => ofTwo(args, (shapes) => shapes.length > 0),
  geo_line_buffer: buffer,
  geo_line_centroid: centroid,
  geo_line_densify: densified,
  geo_line_interpolate_point: interpolated,
  geo_line_length: length,
  geo_line_locate_point: located,
  geo_line_simplify: { compute: simplified, fidelity: SIMPLIFYING },
  geo_line_to_s2cells: covered,
  geo_union_lines_array: union,
});
