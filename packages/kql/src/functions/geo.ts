import type { Value } from '../lower/value.ts';
import { nullOf, type SqlNode, shared, sql } from '../sql/node.ts';
import { asCount, asLong, asReal, asText } from './convert.ts';
import { arg, type Call, defineFunctions, kusto } from './define.ts';
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

/** The clockwise angle from north to the way from one point to another; null for the same point, its antipode and what is not on Earth. */
function azimuth(from: Point, to: Point): SqlNode {
  const turn = shared(sql`radians(${to.longitude} - ${from.longitude})`);
  const [sinFrom, cosFrom] = [sql`sin(radians(${from.latitude}))`, sql`cos(radians(${from.latitude}))`];
  const [sinTo, cosTo] = [sql`sin(radians(${to.latitude}))`, sql`cos(radians(${to.latitude}))`];
  const east = shared(sql`sin(${turn}) * ${cosTo}`);
  const north = shared(sql`${cosFrom} * ${sinTo} - ${sinFrom} * ${cosTo} * cos(${turn})`);
  const angle = shared(sql`atan2(${east}, ${north})`);
  const isWay = sql`${isValid(from)} AND ${isValid(to)} AND ifNull(hypot(${east}, ${north}) > 1e-15, 0)`;
  return sql`if(${isWay}, if(${angle} < 0, ${angle} + 2 * pi(), ${angle}), NULL)`;
}

/** The clockwise angle at the second of three points. */
function angleAt(call: Call): SqlNode {
  const [first, middle, last] = [pointAt(call, 0), pointAt(call, 2), pointAt(call, 4)];
  const angle = shared(sql`${azimuth(middle, last)} - ${azimuth(middle, first)}`);
  return sql`if(${angle} < 0, ${angle} + 2 * pi(), ${angle})`;
}

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

/** Whether a distance is asked for that only the host function measures. */
const usesSpheroid = (call: Call): boolean => call.args[4] !== undefined && call.args[4].literal !== false;

function inCircle(call: Call): SqlNode {
  const radius = shared(asReal(arg(call, 4)));
  return sql`if(${radius} > 0, ${distance(pointAt(call, 0), pointAt(call, 2))} <= ${radius}, NULL)`;
}

/** A geohash of 1 to 18 characters: ClickHouse's own up to 12, beyond that five bits of the two coordinates at a time. */
function toGeohash(call: Call): SqlNode {
  const at = pointAt(call, 0);
  const wanted = shared(call.args[2] ? asLong(arg(call, 2)) : sql`5`);
  const ok = shared(sql`${isValid(at)} AND ifNull(${wanted} BETWEEN 1 AND 18, 0)`);
  const safe = (of: SqlNode, zero: SqlNode): SqlNode => shared(sql`if(${ok}, assumeNotNull(${of}), ${zero})`);
  const place = { longitude: safe(at.longitude, sql`0.`), latitude: safe(at.latitude, sql`0.`) };
  const accuracy = sql`toUInt8(${safe(wanted, sql`1`)})`;
  const encoded = sql`geohashEncode(${place.longitude}, ${place.latitude}, ${accuracy})`;
  const long = longGeohash(place, accuracy);
  const known = call.args[2] ? call.args[2].literal : 5;
  const text =
    known === undefined ? sql`if(${wanted} <= 12, ${encoded}, ${long})` : Number(known) <= 12 ? encoded : long;
  return sql`if(${ok}, ${text}, '')`;
}

/** How many bits of a coordinate the longest geohash holds: 2 to the power of 45 steps. */
const GEOHASH_STEPS = sql`35184372088832.`;

function longGeohash(at: Point, length: SqlNode): SqlNode {
  const step = (of: SqlNode, range: SqlNode): SqlNode =>
    shared(
      sql`toUInt64(least(${GEOHASH_STEPS} - 1, greatest(0., floor((${of} / ${range} + 0.5) * ${GEOHASH_STEPS}))))`,
    );
  const [column, row] = [step(at.longitude, sql`360`), step(at.latitude, sql`180`)];
  const bit = sql`bitAnd(bitShiftRight(if(_b % 2 = 0, ${column}, ${row}), 44 - intDiv(_b, 2)), 1)`;
  const value = sql`arraySum(arrayMap(_b -> bitShiftLeft(${bit}, 4 - _b % 5), range(_c * 5, _c * 5 + 5)))`;
  const character = sql`substring('0123456789bcdefghjkmnpqrstuvwxyz', 1 + ${value}, 1)`;
  return sql`arrayStringConcat(arrayMap(_c -> ${character}, range(${length})))`;
}

/** Every cell's number begins with its mode, 1, behind a bit that is 0. */
const H3_TEXT = sql`'^8[0-9a-fA-F]{14}$'`;
const SOME_CELL = sql`'8001fffffffffff'`;
/** The number of a cell, 0 for a text that is none: the engine fails on such a text even in a branch that is not taken. */
function cellOf(of: Value): SqlNode {
  const name = shared(asText(of));
  const isCell = shared(sql`match(${name}, ${H3_TEXT})`);
  return sql`if(${isCell}, stringToH3(if(${isCell}, ${name}, ${SOME_CELL})), toUInt64(0))`;
}

/** Runs `build` on an H3 cell; what is not a cell gives `otherwise`. */
function onCell(call: Call, build: (cell: SqlNode) => SqlNode, otherwise: SqlNode): SqlNode {
  const of = arg(call, 0);
  const cell = shared(cellOf(of));
  return sql`if(h3IsValid(${cell}), ${build(sql`if(h3IsValid(${cell}), ${cell}, stringToH3(${SOME_CELL}))`)}, ${otherwise})`;
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
  call.args[1] ? asCount(arg(call, 1)) : sql`(${levelOf(cell)} + ${step})`;

function parentOf(call: Call): SqlNode {
  const build = (cell: SqlNode): SqlNode => {
    const level = shared(levelArgument(call, cell, sql`-1`));
    const ok = sql`${level} BETWEEN 0 AND ${levelOf(cell)}`;
    return sql`if(${ok}, h3ToString(h3ToParent(${cell}, toUInt8(if(${ok}, ${level}, 0)))), '')`;
  };
  return onCell(call, build, sql`''`);
}

/** How many levels below its own a cell's children may be. */
const MOST_H3_LEVELS = sql`5`;

function childrenOf(call: Call): SqlNode {
  const build = (cell: SqlNode): SqlNode => {
    const level = shared(levelArgument(call, cell, sql`1`));
    const ok = sql`${level} BETWEEN ${levelOf(cell)} AND least(15, ${levelOf(cell)} + ${MOST_H3_LEVELS})`;
    return sql`if(${ok}, toNullable(${cellsJson(sql`h3ToChildren(${cell}, toUInt8(if(${ok}, ${level}, ${levelOf(cell)})))`)}), NULL)`;
  };
  return onCell(call, build, nullOf('dynamic'));
}

/** Geospatial functions that a sphere, a geohash or an H3 cell answers exactly; S2 cells and polygons are refused. */
export const geoFunctions = defineFunctions({
  geo_angle: angleAt,
  geo_azimuth: (call) => azimuth(pointAt(call, 0), pointAt(call, 2)),
  geo_distance_2points: {
    sql: (call) => distance(pointAt(call, 0), pointAt(call, 2)),
    isOutside: usesSpheroid,
    fidelity: 'exact',
    source: kusto('geo-distance-2points-function'),
  },
  geo_point_in_circle: inCircle,
  geo_point_to_geohash: toGeohash,
  geo_point_to_h3cell: toH3,
  geo_h3cell_level: (call) => onCell(call, (cell) => sql`toNullable(toInt32(${levelOf(cell)}))`, nullOf('int')),
  geo_h3cell_parent: parentOf,
  geo_h3cell_children: childrenOf,
});
