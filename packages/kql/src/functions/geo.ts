import type { Value } from '../lower/value.ts';
import { nullOf, type SqlNode, shared, sql } from '../sql/node.ts';
import { asLong, asReal, asText } from './convert.ts';
import { arg, type Call, defineFunctions } from './define.ts';
import { jsonArray } from './json.ts';

/** Mean radius of the Earth in metres. Source: the recorded answer of the page's example fits no other radius. */
const EARTH_RADIUS = sql`6371010.`;

interface Point {
  readonly longitude: SqlNode;
  readonly latitude: SqlNode;
}

const pointAt = (call: Call, index: number): Point => ({
  longitude: shared(asReal(arg(call, index))),
  latitude: shared(asReal(arg(call, index + 1))),
});

/** Whether coordinates lie on the globe; not for null. */
const isValid = ({ longitude, latitude }: Point): SqlNode =>
  sql`ifNull(${longitude} BETWEEN -180 AND 180 AND ${latitude} BETWEEN -90 AND 90, 0)`;

/** Haversine distance on a sphere, in metres. */
function distance(from: Point, to: Point): SqlNode {
  const latitudes = sql`pow(sin(radians(${to.latitude} - ${from.latitude}) / 2), 2)`;
  const longitudes = sql`pow(sin(radians(${to.longitude} - ${from.longitude}) / 2), 2)`;
  const angle = sql`${latitudes} + cos(radians(${from.latitude})) * cos(radians(${to.latitude})) * ${longitudes}`;
  return sql`if(${isValid(from)} AND ${isValid(to)}, 2 * ${EARTH_RADIUS} * asin(sqrt(least(1., ${angle}))), NULL)`;
}

function inCircle(call: Call): SqlNode {
  const radius = shared(asReal(arg(call, 4)));
  return sql`if(${radius} >= 0, ${distance(pointAt(call, 0), pointAt(call, 2))} <= ${radius}, NULL)`;
}

/** A geohash of 1 to 18 characters, of which ClickHouse encodes at most 12. */
function toGeohash(call: Call): SqlNode {
  const at = pointAt(call, 0);
  const accuracy = shared(call.args[2] ? asLong(arg(call, 2)) : sql`5`);
  const encoded = sql`geohashEncode(assumeNotNull(${at.longitude}), assumeNotNull(${at.latitude}), toUInt8(assumeNotNull(${accuracy})))`;
  return sql`if(${isValid(at)} AND ifNull(${accuracy} BETWEEN 1 AND 12, 0), ${encoded}, '')`;
}

function geohashCentre(call: Call): SqlNode {
  const of = shared(asText(arg(call, 0)));
  const centre = shared(sql`geohashDecode(lower(${of}))`);
  const coordinates = jsonArray(sql`[toString(toFloat64(${centre}.1)), toString(toFloat64(${centre}.2))]`);
  const found = sql`concat('{"type":"Point","coordinates":', ${coordinates}, '}')`;
  return sql`if(match(${of}, '^(?i)[0-9b-hjkmnp-z]{1,12}$'), toNullable(${found}), NULL)`;
}

const cellOf = (of: Value): SqlNode => sql`stringToH3(${asText(of)})`;
const H3_TEXT = sql`'^[0-9a-fA-F]{15}$'`;

/** Runs `build` on an H3 cell; what is not a cell gives `otherwise`. */
function onCell(call: Call, build: (cell: SqlNode) => SqlNode, otherwise: SqlNode): SqlNode {
  const of = arg(call, 0);
  const cell = shared(sql`if(match(${asText(of)}, ${H3_TEXT}), ${cellOf(of)}, toUInt64(0))`);
  return sql`if(h3IsValid(${cell}), ${build(sql`if(h3IsValid(${cell}), ${cell}, stringToH3('8001fffffffffff'))`)}, ${otherwise})`;
}

/** Cells as a JSON array of their texts. */
const cellsJson = (cells: SqlNode): SqlNode =>
  jsonArray(sql`arrayMap(_x -> concat('"', h3ToString(_x), '"'), ${cells})`);

function toH3(call: Call): SqlNode {
  const at = pointAt(call, 0);
  const level = shared(call.args[2] ? asLong(arg(call, 2)) : sql`6`);
  const ok = sql`${isValid(at)} AND ifNull(${level} BETWEEN 0 AND 15, 0)`;
  const [latitude, longitude] = [sql`if(${ok}, ${at.latitude}, 0.)`, sql`if(${ok}, ${at.longitude}, 0.)`];
  const cell = sql`geoToH3(assumeNotNull(${latitude}), assumeNotNull(${longitude}), toUInt8(assumeNotNull(if(${ok}, ${level}, 0))))`;
  return sql`if(${ok}, h3ToString(${cell}), '')`;
}

const levelOf = (cell: SqlNode): SqlNode => sql`toInt64(h3GetResolution(${cell}))`;

/** The level that a call names, or the one beside the cell's own. */
const levelArgument = (call: Call, cell: SqlNode, step: SqlNode): SqlNode =>
  call.args[1] ? sql`assumeNotNull(${asLong(arg(call, 1))})` : sql`(${levelOf(cell)} + ${step})`;

function parentOf(call: Call): SqlNode {
  const build = (cell: SqlNode): SqlNode => {
    const level = shared(levelArgument(call, cell, sql`-1`));
    const ok = sql`${level} BETWEEN 0 AND ${levelOf(cell)}`;
    return sql`if(${ok}, h3ToString(h3ToParent(${cell}, toUInt8(if(${ok}, ${level}, 0)))), '')`;
  };
  return onCell(call, build, sql`''`);
}

function childrenOf(call: Call): SqlNode {
  const build = (cell: SqlNode): SqlNode => {
    const level = shared(levelArgument(call, cell, sql`1`));
    const ok = sql`${level} BETWEEN ${levelOf(cell)} AND 15`;
    return sql`if(${ok}, toNullable(${cellsJson(sql`h3ToChildren(${cell}, toUInt8(if(${ok}, ${level}, ${levelOf(cell)})))`)}), NULL)`;
  };
  return onCell(call, build, nullOf('dynamic'));
}

/** Geospatial functions that a sphere, a geohash or an H3 cell answers exactly; S2 cells and polygons are refused. */
export const geoFunctions = defineFunctions({
  geo_distance_2points: (call) => distance(pointAt(call, 0), pointAt(call, 2)),
  geo_point_in_circle: inCircle,
  geo_point_to_geohash: toGeohash,
  geo_geohash_to_central_point: geohashCentre,
  geo_point_to_h3cell: toH3,
  geo_h3cell_level: (call) => onCell(call, (cell) => sql`toNullable(toInt32(${levelOf(cell)}))`, nullOf('int')),
  geo_h3cell_parent: parentOf,
  geo_h3cell_children: childrenOf,
  geo_info_from_ip_address: {
    refused: 'no geolocation database is part of this product; join a table of networks with `evaluate ipv4_lookup`.',
    source: 'https://learn.microsoft.com/kusto/query/geo-info-from-ip-address-function',
  },
});
