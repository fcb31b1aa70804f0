import { cellToBoundary, cellToLatLng, isValidCell } from 'h3-js';
import { h3Neighbors, h3Rings, s2CellOf, s2Centre, s2Corners, s2Neighbors } from '../../geo/cells.ts';
import { geohashBox, geohashCentre, geohashCorners, geohashNeighbors } from '../../geo/geohash.ts';
import { geometryOf, pointGeometry, polygonShape } from '../../geo/geojson.ts';
import { geodesicLength } from '../../geo/spheroid.ts';
import { angleBetween, EARTH_RADIUS_METRES, type Position } from '../../geo/vector.ts';
import { geoJsonOfWkt } from '../../geo/wkt.ts';
import { defineHostFunctions } from '../define.ts';
import type { HostValue } from '../host.ts';
import { type Arguments, numberAt, placeAt, textAt } from './geo-arguments.ts';

const polygonOf = (corners: readonly Position[]): HostValue =>
  geometryOf([{ kind: 'polygon', rings: [[...corners, ...corners.slice(0, 1)]] }]);

function onGeohash(args: Arguments, answer: (box: NonNullable<ReturnType<typeof geohashBox>>) => HostValue): HostValue {
  const box = geohashBox(textAt(args, 0));
  return box && answer(box);
}

function onS2Cell(args: Arguments, answer: (cell: bigint) => HostValue): HostValue {
  const cell = s2CellOf(textAt(args, 0));
  return cell === null ? null : answer(cell);
}

function onH3Cell(args: Arguments, answer: (cell: string) => HostValue): HostValue {
  const cell = textAt(args, 0);
  return isValidCell(cell) ? answer(cell) : null;
}

function h3Centre(cell: string): HostValue {
  const [latitude, longitude] = cellToLatLng(cell);
  return geometryOf([{ kind: 'point', at: [longitude, latitude] }]);
}

function distance(args: Arguments): HostValue {
  const [from, to] = [placeAt(args, 0), placeAt(args, 2)];
  if (!from || !to) return null;
  return args[4] === true ? geodesicLength(from, to) : angleBetween(from, to) * EARTH_RADIUS_METRES;
}

export const geoCellHostFunctions = defineHostFunctions({
  geo_distance_2points: distance,
  geo_from_wkt: (args) => geoJsonOfWkt(textAt(args, 0)),
  geo_geohash_neighbors: (args) => onGeohash(args, geohashNeighbors),
  geo_geohash_to_central_point: (args) =>
    onGeohash(args, (box) => geometryOf([{ kind: 'point', at: geohashCentre(box) }])),
  geo_geohash_to_polygon: (args) => onGeohash(args, (box) => polygonOf(geohashCorners(box))),
  geo_h3cell_neighbors: (args) => h3Neighbors(textAt(args, 0)),
  geo_h3cell_rings: (args) => h3Rings(textAt(args, 0), numberAt(args, 1)),
  geo_h3cell_to_central_point: (args) => onH3Cell(args, h3Centre),
  geo_h3cell_to_polygon: (args) =>
    onH3Cell(args, (cell) => polygonOf(cellToBoundary(cell, true).slice(0, -1) as unknown as Position[])),
  geo_s2cell_neighbors: (args) => onS2Cell(args, s2Neighbors),
  geo_s2cell_to_central_point: (args) => onS2Cell(args, (cell) => pointGeometry(s2Centre(cell))),
  geo_s2cell_to_polygon: (args) => onS2Cell(args, (cell) => geometryOf([polygonShape([s2Corners(cell)])])),
});
