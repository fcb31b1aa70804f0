import type { Json } from '../host/host.ts';
import { RawJson } from '../host/host.ts';
import { isAntipodal, type Position, positionOf, type Vector, vectorOf } from './vector.ts';

/** A geodesic chain of at least two vertices. */
export type Line = readonly Vector[];
/** Vertices without the repeated last one. */
export type Ring = readonly Vector[];
/** The shell and its holes, as they were written. */
export type Rings = readonly [shell: Ring, ...holes: Ring[]];

const isRecord = (of: Json): of is { readonly [key: string]: Json } =>
  typeof of === 'object' && of !== null && !Array.isArray(of);
const isList = (of: Json | undefined): of is readonly Json[] => Array.isArray(of);

const numberOf = (of: Json | undefined): number =>
  typeof of === 'number' ? of : typeof of === 'bigint' ? Number(of) : Number.NaN;

export const isOnEarth = (longitude: number, latitude: number, most = 180): boolean =>
  Math.abs(longitude) <= most && Math.abs(latitude) <= 90;

/** A place of two arguments, or null. */
export function readPlace(longitude: unknown, latitude: unknown): Vector | null {
  const [lng, lat] = [numberOf(longitude as Json), numberOf(latitude as Json)];
  return isOnEarth(lng, lat) ? vectorOf([lng, lat]) : null;
}

/** Reads each item; null if one of them is not of the kind. */
function readAll<T>(of: Json | undefined, read: (item: Json) => T | null): T[] | null {
  if (!isList(of)) return null;
  const items: T[] = [];
  for (const each of of) {
    const item = read(each);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function readPosition(of: Json, most: number): Position | null {
  if (!isList(of) || of.length < 2) return null;
  const [longitude, latitude] = [numberOf(of[0]), numberOf(of[1])];
  return isOnEarth(longitude, latitude, most) ? [longitude, latitude] : null;
}

/** Positions of the lines of a LineString or MultiLineString. */
export function readLinePositions(of: Json, most = 180): Position[][] | null {
  const readLine = (line: Json): Position[] | null => {
    const positions = readAll(line, (each) => readPosition(each, most));
    return positions && positions.length >= 2 ? positions : null;
  };
  return readMembers(of, 'LineString', readLine);
}

/** Positions of the rings of a Polygon or MultiPolygon, each closed. */
export function readPolygonPositions(of: Json, most = 180): Position[][][] | null {
  const readRing = (ring: Json): Position[] | null => {
    const positions = readAll(ring, (each) => readPosition(each, most));
    return positions && isClosed(positions) ? positions : null;
  };
  return readMembers(of, 'Polygon', (polygon) => {
    const rings = readAll(polygon, readRing);
    return rings && rings.length > 0 ? rings : null;
  });
}

function readMembers<T>(of: Json, kind: string, read: (item: Json) => T | null): T[] | null {
  if (!isRecord(of)) return null;
  if (of.type === kind) {
    const only = read(of.coordinates ?? null);
    return only && [only];
  }
  const all = of.type === `Multi${kind}` ? readAll(of.coordinates, read) : null;
  return all && all.length > 0 ? all : null;
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= 4 && !!first && !!last && first[0] === last[0] && first[1] === last[1];
}

/** Lines as geodesic chains; null where an edge would have no shortest way. */
export function readLines(of: Json): Line[] | null {
  const lines = readLinePositions(of)?.map((each) => each.map(vectorOf));
  return lines?.every((line) => hasDirections(line)) ? lines : null;
}

/** Rings of polygons, whose vertices are distinct and whose edges have a shortest way. */
export function readRings(of: Json): Rings[] | null {
  const polygons = readPolygonPositions(of)?.map((rings) => rings.map((ring) => ring.slice(0, -1).map(vectorOf)));
  const isValid = (ring: Ring): boolean =>
    ring.length >= 3 && areDistinct(ring) && hasDirections([...ring, ...ring.slice(0, 1)]);
  return polygons?.every((rings) => rings.every(isValid)) ? (polygons as unknown as Rings[]) : null;
}

const areDistinct = (ring: Ring): boolean => new Set(ring.map(({ x, y, z }) => `${x},${y},${z}`)).size === ring.length;

const hasDirections = (line: Line): boolean =>
  line.every((each, index) => {
    const next = line[index + 1];
    return !next || !isAntipodal(each, next);
  });

/** A real as Kusto writes it inside a dynamic: whole ones with a decimal. */
export const realText = (of: number): string =>
  Number.isInteger(of) && Math.abs(of) < 1e15 ? `${of === 0 ? 0 : of}.0` : String(of);

const positionText = ([longitude, latitude]: Position): string => `[${realText(longitude)},${realText(latitude)}]`;
const listText = (items: readonly string[]): string => `[${items.join(',')}]`;
const geometryText = (type: string, coordinates: string): string => `{"type":"${type}","coordinates":${coordinates}}`;

/** A point, line or polygon of a result. */
export type Shape =
  | { readonly kind: 'point'; readonly at: Position }
  | { readonly kind: 'line'; readonly positions: readonly Position[] }
  | { readonly kind: 'polygon'; readonly rings: readonly (readonly Position[])[] };

const NAMES = { point: 'Point', line: 'LineString', polygon: 'Polygon' } as const;

function coordinatesOf(shape: Shape): string {
  if (shape.kind === 'point') return positionText(shape.at);
  if (shape.kind === 'line') return listText(shape.positions.map(positionText));
  return listText(shape.rings.map((ring) => listText(ring.map(positionText))));
}

/** GeoJSON of shapes: one as it is, several of a kind as `Multi`, of several kinds or none as a collection. */
export function geometryOf(shapes: readonly Shape[]): RawJson {
  const kinds = (['point', 'line', 'polygon'] as const).filter((kind) => shapes.some((each) => each.kind === kind));
  const texts = kinds.map((kind) => {
    const own = shapes.filter((each) => each.kind === kind).map(coordinatesOf);
    return own.length === 1
      ? geometryText(NAMES[kind], own.join(''))
      : geometryText(`Multi${NAMES[kind]}`, listText(own));
  });
  const [only] = texts;
  if (texts.length === 1 && only) return new RawJson(only);
  return new RawJson(`{"type":"GeometryCollection","geometries":${listText(texts)}}`);
}

export const pointGeometry = (at: Vector): RawJson => geometryOf([{ kind: 'point', at: positionOf(at) }]);
export const lineShape = (line: Line): Shape => ({ kind: 'line', positions: line.map(positionOf) });

/** A polygon of open rings, which are closed on the way. */
export const polygonShape = (rings: readonly Ring[]): Shape => ({
  kind: 'polygon',
  rings: rings.map((ring) => [...ring, ...ring.slice(0, 1)].map(positionOf)),
});
