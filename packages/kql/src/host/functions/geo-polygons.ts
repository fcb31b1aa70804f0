import { cutPolygon } from '../../geo/antimeridian.ts';
import { brushOf, bufferPolygons, circleRound } from '../../geo/buffer.ts';
import { h3CellsOfArea, s2CellsOfArea } from '../../geo/cells.ts';
import { densify } from '../../geo/densify.ts';
import { geometryOf, pointGeometry, polygonShape, type Rings, readPolygonPositions } from '../../geo/geojson.ts';
import { intersectAreas, intersectLinesWithArea } from '../../geo/intersection.ts';
import { unionOf } from '../../geo/overlay.ts';
import {
  type Area,
  areaOf,
  centroidOf,
  closestOf,
  containsPlace,
  distanceToEdges,
  edgesOf,
  edgesOfArea,
  partOf,
} from '../../geo/polygon.ts';
import { simplifyPolygons } from '../../geo/simplify.ts';
import { angleBetween, EARTH_RADIUS_METRES, lengthOf, normalize } from '../../geo/vector.ts';
import { defineHostFunctions } from '../define.ts';
import type { HostValue, Json } from '../host.ts';
import {
  type Arguments,
  allAt,
  areaAt,
  isBetween,
  isLevel,
  linesAt,
  numberAt,
  partsOf,
  placeAt,
  readRingsOnce,
  unitedRings,
} from './geo-arguments.ts';
import { DEFAULT_TOLERANCE_METRES, MOST_DENSIFIED_LONGITUDE, MOST_SIMPLIFY_METRES, SIMPLIFYING } from './geo-lines.ts';

/** GeoJSON of polygons; null where none is left. */
const polygonGeometry = (polygons: readonly Rings[]): HostValue =>
  polygons.length > 0 ? geometryOf(polygons.map(polygonShape)) : null;

function closestPoint(args: Arguments): HostValue {
  const [place, area] = [placeAt(args, 0), areaAt(args, 2)];
  if (!place || !area) return null;
  const closest = containsPlace(area, place) ? place : closestOf(edgesOfArea(area), place);
  return closest && pointGeometry(closest);
}

/** Units: metres. */
export const distanceToArea = (area: Area, place: Parameters<typeof containsPlace>[1]): number =>
  containsPlace(area, place) ? 0 : distanceToEdges(edgesOfArea(area), place);

function distance(args: Arguments): HostValue {
  const [place, area] = [placeAt(args, 0), areaAt(args, 2)];
  return place && area ? distanceToArea(area, place) : null;
}

function contains(args: Arguments): HostValue {
  const [place, area] = [placeAt(args, 0), areaAt(args, 2)];
  return place && area ? containsPlace(area, place) : null;
}

function intersectionOfTwo(args: Arguments): ReturnType<typeof intersectAreas> | null {
  const [first, second] = [areaAt(args, 0), areaAt(args, 1)];
  return first && second && intersectAreas(unitedRings(first), unitedRings(second));
}

function intersectionWithLine(args: Arguments): ReturnType<typeof intersectLinesWithArea> | null {
  const [lines, area] = [linesAt(args, 0), areaAt(args, 1)];
  return lines && area && intersectLinesWithArea(lines, { parts: partsOf(area) });
}

function area(args: Arguments): HostValue {
  const of = areaAt(args, 0);
  return of && partsOf(of).reduce((sum, part) => sum + areaOf(part), 0);
}

function centroid(args: Arguments): HostValue {
  const of = areaAt(args, 0);
  const sum = of && centroidOf(partsOf(of));
  return sum && lengthOf(sum) > 0 ? pointGeometry(normalize(sum)) : null;
}

function perimeter(args: Arguments): HostValue {
  const of = areaAt(args, 0);
  const edges = of && unitedRings(of).flat().flatMap(edgesOf);
  return edges && edges.reduce((sum, { from, to }) => sum + angleBetween(from, to), 0) * EARTH_RADIUS_METRES;
}

function pointBuffer(args: Arguments): HostValue {
  const [place, brush] = [placeAt(args, 0), brushOf(numberAt(args, 2), numberAt(args, 3, DEFAULT_TOLERANCE_METRES))];
  return place && brush && geometryOf([polygonShape([circleRound(place, brush)])]);
}

function buffer(args: Arguments): HostValue {
  const of = areaAt(args, 0);
  const brush = brushOf(numberAt(args, 1), numberAt(args, 2, DEFAULT_TOLERANCE_METRES));
  return of && brush && polygonGeometry(bufferPolygons(unitedRings(of), brush));
}

function densified(args: Arguments): HostValue {
  const polygons = readPolygonPositions(args[0] as Json, MOST_DENSIFIED_LONGITUDE);
  const tolerance = numberAt(args, 1, DEFAULT_TOLERANCE_METRES);
  if (!polygons || !isBetween(tolerance, 0.1, 10_000)) return null;
  const dense = polygons.map((rings) => rings.map((ring) => densify(ring, tolerance)));
  const kept = args[2] === true ? dense : dense.flatMap(cutPolygon);
  return geometryOf(kept.map((rings) => ({ kind: 'polygon', rings })));
}

function simplified(polygons: readonly Rings[] | null, tolerance: number): HostValue {
  if (!polygons || !isBetween(tolerance, 0, MOST_SIMPLIFY_METRES)) return null;
  return polygonGeometry(simplifyPolygons(polygons, tolerance / EARTH_RADIUS_METRES));
}

function simplifiedOne(args: Arguments): HostValue {
  const of = areaAt(args, 0);
  return simplified(of && unitedRings(of), numberAt(args, 1, DEFAULT_TOLERANCE_METRES));
}

const simplifiedArray = (args: Arguments): HostValue =>
  simplified(allAt(args, 0, readRingsOnce), numberAt(args, 1, DEFAULT_TOLERANCE_METRES));

function union(args: Arguments): HostValue {
  const polygons = allAt(args, 0, readRingsOnce);
  return polygons && polygonGeometry(unionOf(polygons));
}

function s2Cells(args: Arguments): HostValue {
  const [of, level, radius] = [areaAt(args, 0), numberAt(args, 1, 11), numberAt(args, 2, 0)];
  return of && isLevel(level, 30) && radius >= 0 ? s2CellsOfArea(of, level, radius) : null;
}

function h3Cells(args: Arguments): HostValue {
  const [of, resolution, radius] = [areaAt(args, 0), numberAt(args, 1, 6), numberAt(args, 2, 0)];
  if (!of || !isLevel(resolution, 15) || !(radius >= 0)) return null;
  const brush = radius > 0 ? brushOf(radius, Math.min(DEFAULT_TOLERANCE_METRES, radius)) : null;
  const wider = brush ? { parts: bufferPolygons(unitedRings(of), brush).map(partOf) } : of;
  return h3CellsOfArea(wider, resolution);
}

export const geoPolygonHostFunctions = defineHostFunctions({
  geo_closest_point_on_polygon: closestPoint,
  geo_distance_point_to_polygon: distance,
  geo_intersection_2polygons: (args) => {
    const shapes = intersectionOfTwo(args);
    return shapes && geometryOf(shapes);
  },
  geo_intersection_line_with_polygon: (args) => {
    const shapes = intersectionWithLine(args);
    return shapes && geometryOf(shapes);
  },
  geo_intersects_2polygons: (args) => {
    const shapes = intersectionOfTwo(args);
    return shapes && shapes.length > 0;
  },
  geo_intersects_line_with_polygon: (args) => {
    const shapes = intersectionWithLine(args);
    return shapes && shapes.length > 0;
  },
  geo_point_buffer: pointBuffer,
  geo_point_in_polygon: contains,
  geo_polygon_area: area,
  geo_polygon_buffer: buffer,
  geo_polygon_centroid: centroid,
  geo_polygon_densify: densified,
  geo_polygon_perimeter: perimeter,
  geo_polygon_simplify: { compute: simplifiedOne, fidelity: SIMPLIFYING },
  geo_polygon_to_h3cells: h3Cells,
  geo_polygon_to_s2cells: s2Cells,
  geo_simplify_polygons_array: { compute: simplifiedArray, fidelity: SIMPLIFYING },
  geo_union_polygons_array: union,
});
