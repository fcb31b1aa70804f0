type Position = readonly [longitude: number, latitude: number];
type Ring = readonly Position[];
interface Shape {
  readonly type: 'Feature';
  readonly id?: string | number;
  readonly properties: unknown;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
}
/** GeoJSON of countries, as far as the map reads it. */
export interface MapShapes {
  readonly type: 'FeatureCollection';
  readonly features: readonly Shape[];
}

/** ISO 3166 number of Antarctica: a third of the map's height, and nobody's data centre. */
const ANTARCTICA = '010';

/** True where the outline jumps from one edge of the map to the other: Russia and Fiji do. */
const crossesDateLine = (ring: Ring): boolean =>
  ring.some(([longitude], index) => Math.abs(longitude - (ring[index - 1]?.[0] ?? longitude)) > 180);

/** The part beyond the date line is drawn on from 180 degrees east, so that no line runs across the whole map. */
function unfoldRing(ring: Ring): Ring {
  if (!crossesDateLine(ring)) return ring;
  return ring.map(([longitude, latitude]) => [longitude < 0 ? longitude + 360 : longitude, latitude] as const);
}

/** Countries without Antarctica, none of them cut at the date line. */
export function unfoldWorld({ type, features }: MapShapes): MapShapes {
  const kept = features.filter(({ id }) => String(id) !== ANTARCTICA);
  return { type, features: kept.map((shape) => ({ ...shape, geometry: unfoldGeometry(shape.geometry) })) };
}

function unfoldGeometry(geometry: Shape['geometry']): Shape['geometry'] {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(unfoldRing) };
  return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(unfoldRing)) };
}
