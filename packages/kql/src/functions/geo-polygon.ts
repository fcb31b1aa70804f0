import { type PlaneArea, planeArea } from '../geo/plane-area.ts';
import { remembered } from '../geo/remembered.ts';
import type { Position, Vector } from '../geo/vector.ts';
import { parseDynamic } from '../host/cells.ts';
import { number } from '../sql/build.ts';
import { list, nullOf, type SqlNode, shared, sql } from '../sql/node.ts';
import { asReal } from './convert.ts';
import { arg, type Call, defineFunctions, kusto } from './define.ts';

const readOnce = remembered(planeArea);

/** The polygon of a call where it is known now and lies flat; so tables stay in the engine. */
function knownArea(call: Call): PlaneArea | 'invalid' | null {
  const { literal } = arg(call, 2);
  if (literal === undefined) return null;
  return literal === null ? 'invalid' : readOnce(parseDynamic(String(literal)));
}

const tuple = ([first, second]: readonly [number, number]): SqlNode => sql`(${number(first)}, ${number(second)})`;
const tuples = (of: readonly (readonly [number, number])[]): SqlNode => list(of.map(tuple));

const along = (place: Readonly<Record<keyof Vector, SqlNode>>, axis: Vector): SqlNode =>
  sql`(${place.x} * ${number(axis.x)} + ${place.y} * ${number(axis.y)} + ${place.z} * ${number(axis.z)})`;

/** Whether a place lies in a known polygon: as straight edges in the plane that touches the globe at its middle. */
function inPolygon(call: Call): SqlNode {
  const area = knownArea(call);
  if (area === null || area === 'invalid') return nullOf('bool');
  const [longitude, latitude] = [shared(asReal(arg(call, 0))), shared(asReal(arg(call, 1)))];
  const isValid = sql`ifNull(${longitude} BETWEEN -180 AND 180 AND ${latitude} BETWEEN -90 AND 90, 0)`;
  const [lng, lat] = [sql`assumeNotNull(${longitude})`, sql`assumeNotNull(${latitude})`];
  const place = {
    x: shared(sql`cos(radians(${lng})) * cos(radians(${lat}))`),
    y: shared(sql`sin(radians(${lng})) * cos(radians(${lat}))`),
    z: shared(sql`sin(radians(${lat}))`),
  };
  const parts = area.parts.map(({ frame, rings }) => {
    const depth = shared(along(place, frame.centre));
    const point = sql`(${along(place, frame.right)} / ${depth}, ${along(place, frame.up)} / ${depth})`;
    return sql`(${depth} > 0 AND pointInPolygon(${point}, ${list(rings.map((ring) => sql`[${tuples(ring)}]`))}))`;
  });
  const inside = parts.reduce((all, part) => sql`${all} OR ${part}`);
  const vertex = (of: readonly Position[], answer: SqlNode): SqlNode =>
    of.length === 0 ? sql`` : sql`(${lng}, ${lat}) IN (${tuples(of)}), ${answer}, `;
  const answer = sql`multiIf(${vertex(area.innerVertices, sql`1`)}${vertex(area.outerVertices, sql`0`)}${inside})`;
  return sql`if(${isValid}, ${answer}, NULL)`;
}

/** Polygons that are known as the query is read; the others pass the host function of the same name. */
export const geoPolygonFunctions = defineFunctions({
  geo_point_in_polygon: {
    sql: inPolygon,
    isOutside: (call) => knownArea(call) === null,
    fidelity: 'exact',
    source: kusto('geo-point-in-polygon-function'),
  },
});
