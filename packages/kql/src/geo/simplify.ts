import { s2 } from 's2js';
import type { Line, Ring, Rings } from './geojson.ts';
import { combine, unionOf } from './overlay.ts';
import { s2Point } from './polygon.ts';
import { distanceToEdge, dot, interpolate, lengthOf, subtract, type Vector } from './vector.ts';

/**
 * Simplifying as S2's builder documents it: vertices move to sites that are farther apart than the tolerance, edges run
 * through the sites whose neighbourhood they cross, and chains of sites become one edge where every vertex they stand for
 * stays within the tolerance of it.
 */
interface Sites {
  readonly places: readonly Vector[];
  readonly nearest: (of: Vector) => number;
  /** Sites that may lie within the tolerance of an edge. */
  readonly along: (a: Vector, b: Vector) => readonly number[];
}

const textOf = ({ x, y, z }: Vector): string => `${x},${y},${z}`;
const chordOf = (angle: number): number => 2 * Math.sin(angle / 2);

/** Sites in the order of the S2 curve: each vertex that is farther than the tolerance from those before. */
function sitesOf(vertices: readonly Vector[], tolerance: number): Sites {
  const chord = chordOf(tolerance);
  const grid = new Map<number, number[]>();
  const places: Vector[] = [];
  const cellOf = (of: number): number => Math.floor(of / chord);
  // Cells may share a key: what they hold is measured anyway.
  const keyOf = (x: number, y: number, z: number): number => ((x % 1e5) * 1e5 + (y % 1e5)) * 1e5 + (z % 1e5);
  const near = (of: Vector): number[] => {
    const found: number[] = [];
    const [x, y, z] = [cellOf(of.x), cellOf(of.y), cellOf(of.z)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dz = -1; dz <= 1; dz++) {
          const held = grid.get(keyOf(x + dx, y + dy, z + dz));
          if (held) found.push(...held);
        }
    return found;
  };
  const distance = (site: number, of: Vector): number => lengthOf(subtract(places[site] as Vector, of));
  const keyed = vertices.map((vertex) => ({ vertex, cell: s2.cellid.fromPoint(s2Point(vertex)) }));
  for (const { vertex } of keyed.sort((a, b) => (a.cell < b.cell ? -1 : a.cell > b.cell ? 1 : 0))) {
    if (near(vertex).some((site) => distance(site, vertex) <= chord)) continue;
    const key = keyOf(cellOf(vertex.x), cellOf(vertex.y), cellOf(vertex.z));
    const held = grid.get(key);
    if (held) held.push(places.length);
    else grid.set(key, [places.length]);
    places.push(vertex);
  }
  const nearest = (of: Vector): number =>
    near(of).reduce((best, site) => (best < 0 || distance(site, of) < distance(best, of) ? site : best), -1);
  const along = (a: Vector, b: Vector): readonly number[] => {
    const steps = Math.ceil(lengthOf(subtract(b, a)) / chord);
    if (!(steps < places.length)) return [...places.keys()];
    const found = new Set<number>();
    for (let step = 0; step <= steps; step++) for (const site of near(interpolate(a, b, step / steps))) found.add(site);
    return [...found];
  };
  return { places, nearest, along };
}

/** A chain of sites, with the vertices that moved to each. */
interface Snapping {
  readonly sites: Sites;
  readonly movedTo: ReadonlyMap<number, readonly Vector[]>;
  readonly chains: readonly (readonly number[])[];
}

function snap(chains: readonly (readonly Vector[])[], tolerance: number): Snapping {
  const sites = sitesOf(chains.flat(), tolerance);
  const movedTo = new Map<number, Vector[]>();
  const known = new Map<string, number>();
  const siteOf = (vertex: Vector): number => {
    const key = textOf(vertex);
    const site = known.get(key) ?? sites.nearest(vertex);
    if (!known.has(key)) movedTo.set(site, [...(movedTo.get(site) ?? []), vertex]);
    known.set(key, site);
    return site;
  };
  const snapped = chains.map((chain) =>
    chain.flatMap((vertex, index) => {
      const next = chain[index + 1];
      const site = siteOf(vertex);
      return next ? [site, ...passed(sites, vertex, next, site, siteOf(next), tolerance)] : [site];
    }),
  );
  return { sites, movedTo, chains: snapped.map((chain) => chain.filter((site, index) => site !== chain[index - 1])) };
}

/** The sites between two whose neighbourhoods an edge crosses: those that become the nearest on the way. */
function passed(sites: Sites, a: Vector, b: Vector, start: number, end: number, tolerance: number): number[] {
  if (start === end || lengthOf(subtract(a, b)) <= chordOf(tolerance) / 2) return [];
  const way = subtract(b, a);
  const candidates = sites
    .along(a, b)
    .map((site) => ({ site, place: sites.places[site] as Vector }))
    .filter(({ place, site }) => site !== start && site !== end && distanceToEdge(place, a, b) <= tolerance)
    .map((each) => ({ ...each, speed: dot(way, each.place) }));
  const found: number[] = [];
  let [at, current] = [0, start];
  for (;;) {
    const from = sites.places[current] as Vector;
    const speed = dot(way, from);
    const overtaking = [
      ...candidates,
      { site: end, place: sites.places[end] as Vector, speed: dot(way, sites.places[end] as Vector) },
    ]
      .filter((each) => each.speed > speed && each.site !== current)
      .map((each) => ({ ...each, at: (dot(a, from) - dot(a, each.place)) / (each.speed - speed) }))
      .filter((each) => each.at >= at && each.at < 1)
      .sort((x, y) => x.at - y.at || y.speed - x.speed)[0];
    if (!overtaking || overtaking.site === end) return found;
    found.push(overtaking.site);
    [at, current] = [overtaking.at, overtaking.site];
  }
}

/** The sites that a single edge can leave out. */
function needless({ sites, movedTo, chains }: Snapping, tolerance: number): ReadonlySet<number> {
  const neighbors = new Map<number, Set<number>>();
  const link = (a: number, b: number): void => void neighbors.set(a, (neighbors.get(a) ?? new Set()).add(b));
  for (const chain of chains)
    for (const [index, site] of chain.slice(1).entries()) {
      link(chain[index] as number, site);
      link(site, chain[index] as number);
    }
  const isInner = (site: number): boolean => neighbors.get(site)?.size === 2;
  const removed = new Set<number>();
  const seen = new Set<string>();
  const fits = (chain: readonly number[], from: number, to: number): boolean => {
    const [a, b] = [sites.places[chain[from] as number] as Vector, sites.places[chain[to] as number] as Vector];
    const between = chain.slice(from + 1, to);
    return between.every((site) => (movedTo.get(site) ?? []).every((each) => distanceToEdge(each, a, b) <= tolerance));
  };
  for (const chain of stretches(chains, isInner)) {
    const key = [chain[0], chain[1], chain.at(-2), chain.at(-1)].sort().join(',');
    if (seen.has(key)) continue;
    seen.add(key);
    for (let from = 0; from < chain.length - 2; ) {
      let to = from + 1;
      while (to + 1 < chain.length && chain[to + 1] !== chain[from] && fits(chain, from, to + 1)) to++;
      for (const site of chain.slice(from + 1, to)) removed.add(site);
      from = to;
    }
  }
  return removed;
}

/** Chains cut at sites that more or fewer than two others join; a closed one without such a site begins at its first. */
function stretches(chains: readonly (readonly number[])[], isInner: (site: number) => boolean): number[][] {
  return chains.flatMap((chain) => {
    const isClosed = chain[0] === chain.at(-1);
    const fixed = chain.findIndex((site) => !isInner(site));
    const first = fixed >= 0 ? fixed : chain.indexOf(Math.min(...chain));
    const ordered = isClosed ? [...chain.slice(first, -1), ...chain.slice(0, first + 1)] : [...chain];
    const parts: number[][] = [[]];
    for (const [index, site] of ordered.entries()) {
      parts.at(-1)?.push(site);
      if (index > 0 && index < ordered.length - 1 && !isInner(site)) parts.push([site]);
    }
    return parts;
  });
}

const placesOf = (chain: readonly number[], { sites }: Snapping, removed: ReadonlySet<number>): Vector[] =>
  chain.filter((site) => !removed.has(site)).map((site) => sites.places[site] as Vector);

/** Shape: without the lines that vanish. Units: radians. */
export function simplifyLines(lines: readonly Line[], tolerance: number): readonly Line[] {
  if (tolerance === 0) return lines;
  const snapping = snap(lines, tolerance);
  const removed = needless(snapping, tolerance);
  return snapping.chains.map((chain) => placesOf(chain, snapping, removed)).filter((line) => line.length >= 2);
}

/** Polygons that keep the borders that they share; the union of what is left of them. Units: radians. */
export function simplifyPolygons(polygons: readonly Rings[], tolerance: number): Rings[] {
  if (tolerance === 0) return unionOf(polygons);
  const rings = polygons.flat();
  const snapping = snap(
    rings.map((ring) => [...ring, ...ring.slice(0, 1)]),
    tolerance,
  );
  const removed = needless(snapping, tolerance);
  const simple = new Map<Ring, Ring>(
    rings.map((ring, index) => [ring, placesOf((snapping.chains[index] ?? []).slice(0, -1), snapping, removed)]),
  );
  const left = polygons.flatMap((polygon) => {
    const kept = polygon.map((ring) => simple.get(ring) ?? []).filter((ring) => ring.length >= 3);
    return kept.length > 0 ? combine([kept], ([windings = 0]) => windings > 0) : [];
  });
  return left.length > 1 ? unionOf(left) : left;
}
