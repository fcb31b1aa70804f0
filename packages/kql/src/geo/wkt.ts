import { RawJson } from '../host/host.ts';
import { realText } from './geojson.ts';

/** How deep the coordinates of a kind are nested: a position is 0. */
const DEPTHS: Readonly<Record<string, { readonly name: string; readonly depth: number }>> = {
  POINT: { name: 'Point', depth: 0 },
  LINESTRING: { name: 'LineString', depth: 1 },
  POLYGON: { name: 'Polygon', depth: 2 },
  MULTIPOINT: { name: 'MultiPoint', depth: 1 },
  MULTILINESTRING: { name: 'MultiLineString', depth: 2 },
  MULTIPOLYGON: { name: 'MultiPolygon', depth: 3 },
};

const TOKEN = /\s*([a-z]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[(),])/iy;

/** Tokens of a text; null where something else stands in it. */
function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

/** A tag within deeper ones than anyone writes would only exhaust the stack. */
const MOST_NESTED = 64;

/** Reads tokens from the front. */
class Reader {
  private readonly tokens: readonly string[];
  private next = 0;
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.next === this.tokens.length;
  }

  take(wanted: string): boolean {
    if (this.tokens[this.next] !== wanted) return false;
    this.next++;
    return true;
  }

  /** A shape with its tag, as GeoJSON text. */
  geometry(nested = 0): string | null {
    const tag = this.tokens[this.next++]?.toUpperCase() ?? '';
    if (tag === 'GEOMETRYCOLLECTION') {
      const members = nested < MOST_NESTED ? this.list(() => this.geometry(nested + 1)) : null;
      return members && `{"type":"GeometryCollection","geometries":${members}}`;
    }
    const kind = Object.hasOwn(DEPTHS, tag) ? DEPTHS[tag] : undefined;
    if (!kind) return null;
    const coordinates = kind.depth === 0 ? this.place() : this.nest(kind.depth, tag === 'MULTIPOINT');
    return coordinates && `{"type":"${kind.name}","coordinates":${coordinates}}`;
  }

  private nest(depth: number, mayWrapPlaces: boolean): string | null {
    if (depth > 1) return this.list(() => this.nest(depth - 1, false));
    return this.list(() => (mayWrapPlaces ? (this.place() ?? this.position()) : this.position()));
  }

  private list(read: () => string | null): string | null {
    if (!this.take('(')) return null;
    const items: string[] = [];
    do {
      const item = read();
      if (item === null) return null;
      items.push(item);
    } while (this.take(','));
    return this.take(')') ? `[${items.join(',')}]` : null;
  }

  private place(): string | null {
    if (!this.take('(')) return null;
    const position = this.position();
    return this.take(')') ? position : null;
  }

  private position(): string | null {
    const [longitude, latitude] = [Number(this.tokens[this.next]), Number(this.tokens[this.next + 1])];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return null;
    this.next += 2;
    return `[${realText(longitude)},${realText(latitude)}]`;
  }
}

/** GeoJSON of a well-known text of two dimensions; null for any other text. */
export function geoJsonOfWkt(text: string): RawJson | null {
  const tokens = tokensOf(text);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const json = reader.geometry();
  return json !== null && reader.isAtEnd ? new RawJson(json) : null;
}
