import { type Cap, capOf } from '../../geo/caps.ts';
import { readLines, readPlace } from '../../geo/geojson.ts';
import { edgesOfLine } from '../../geo/lines.ts';
import { containsPlace, distanceToEdges, edgesOfArea, readArea } from '../../geo/polygon.ts';
import type { Vector } from '../../geo/vector.ts';
import { angleBetween, EARTH_RADIUS_METRES } from '../../geo/vector.ts';
import { parseDynamic } from '../cells.ts';
import { type HostOperator, HostProblem, type HostTable, type HostValue, type Json } from '../host.ts';

/** A shape of the lookup table: its text, a circle that holds it, and whether it matches a place. */
interface Lookup {
  readonly text: HostValue;
  readonly caps: readonly Cap[];
  readonly matches: (place: Vector) => boolean;
}

type ReadLookup = (text: HostValue, shape: Json, radiusMetres: number | null) => Lookup | null;

const readLineLookup: ReadLookup = (text, shape, radiusMetres) => {
  const lines = readLines(shape);
  if (!lines) return null;
  const edges = lines.flatMap(edgesOfLine);
  return { text, caps: lines.map(capOf), matches: (place) => distanceToEdges(edges, place) <= (radiusMetres ?? 0) };
};

/** Without a radius by containment, with one by distance, even where it is 0. */
const readPolygonLookup: ReadLookup = (text, shape, radiusMetres) => {
  const area = readArea(shape);
  if (!area) return null;
  const edges = edgesOfArea(area);
  const isNear = (place: Vector): boolean => radiusMetres !== null && distanceToEdges(edges, place) <= radiusMetres;
  return {
    text,
    caps: area.parts.map((part) => capOf(part.rings[0])),
    matches: (place) => containsPlace(area, place) || isNear(place),
  };
};

/** How many tests of a place against a shape one lookup makes; more would keep its thread for minutes. */
const MOST_TESTS = 200_000_000;

function lookup(read: ReadLookup): HostOperator['run'] {
  return ([places, shapes]: readonly HostTable[], options) => {
    const { radiusMetres } = options as { readonly radiusMetres: number | null };
    const lookups = (shapes?.rows ?? []).flatMap(
      ([text = null]) => read(text, parseDynamic(String(text)), radiusMetres) ?? [],
    );
    const rows = places?.rows ?? [];
    if (rows.length * lookups.length > MOST_TESTS)
      throw new HostProblem(
        `${rows.length} places times ${lookups.length} shapes are too many; round the places or filter either table.`,
      );
    const margin = (radiusMetres ?? 0) / EARTH_RADIUS_METRES;
    return rows.flatMap(([longitude = null, latitude = null]) => {
      const place = readPlace(longitude, latitude);
      if (!place) return [];
      const isNear = ({ centre, radius }: Cap): boolean => angleBetween(centre, place) <= radius + margin;
      const found = lookups.filter((each) => each.caps.some(isNear) && each.matches(place));
      return found.map((each) => [longitude, latitude, each.text]);
    });
  };
}

const page = (name: string): string => `https://learn.microsoft.com/kusto/query/${name}-plugin`;

/** Shape: from places (longitude, latitude) and the texts of shapes to each pair that matches. */
export const geoLookupOperators = {
  geo_line_lookup: { run: lookup(readLineLookup), source: page('geo-line-lookup') },
  geo_polygon_lookup: { run: lookup(readPolygonLookup), source: page('geo-polygon-lookup') },
} satisfies Record<string, HostOperator>;
