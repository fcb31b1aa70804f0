import { getHexagonAreaAvg, gridDisk, gridDiskDistances, isValidCell, polygonToCells, UNITS } from 'h3-js';
import { s2 } from 's2js';
import type { Line, Ring } from './geojson.ts';
import { edgesOfLine } from './lines.ts';
import { type Area, areaOf, type Edge, edgesOfArea, s2Point } from './polygon.ts';
import { EARTH_RADIUS_METRES, positionOf, type Vector } from './vector.ts';

/** The documentation's limits of tokens of a shape. */
const MOST_S2_CELLS = 65_536;
const MOST_H3_CELLS = 61_680;
const MOST_RINGS = 142;
/** How much larger than the average the largest S2 cell of a level is, at most. */
const LARGEST_S2_CELL = 1.6;

/** An S2 cell of its token; null where it is none. */
export function s2CellOf(token: string): bigint | null {
  if (!/^[0-9a-f]{1,16}$/i.test(token)) return null;
  const cell = s2.cellid.fromToken(token.toLowerCase());
  return s2.cellid.valid(cell) ? cell : null;
}

export const s2Centre = (cell: bigint): Vector => s2.cellid.point(cell).vector;

export const s2Corners = (cell: bigint): Ring => {
  const { vertices } = s2.Loop.fromCell(s2.Cell.fromCellID(cell));
  return vertices.map((each) => each.vector);
};

/** Neighbours in the order of the recorded answers, from that of the libraries, which go round. */
const inRecordedOrder = (cells: readonly string[], order: readonly number[]): string[] =>
  cells.length === order.length ? order.map((at) => cells[at] ?? '') : [...cells];

/** The cells of the same level round a cell, those over its corners too. */
export function s2Neighbors(cell: bigint): string[] {
  const around = s2.cellid.allNeighbors(cell, s2.cellid.level(cell)).map((each) => s2.cellid.toToken(each));
  return inRecordedOrder([...new Set(around)], [7, 5, 4, 2, 6, 1, 3, 0]);
}

export const h3Neighbors = (cell: string): string[] | null =>
  isValidCell(cell) ? inRecordedOrder(gridDisk(cell, 1).slice(1), [3, 5, 4, 2, 1, 0]) : null;

/** What is covered, as seen from a cell. */
interface Region {
  /** The region as the cells inside this one see it; null where it does not reach the cell. */
  readonly within: (cell: s2.Cell) => Region | null;
  readonly contains: (cell: s2.Cell) => boolean;
}

type Ends = readonly [from: s2.Point, to: s2.Point];

/** What lies within a distance of edges: each cell passes on to those inside it the edges that reach it. */
function nearEdges(ends: readonly Ends[], mostChord2: number): Region {
  return {
    within: (cell) => {
      const reaching = ends.filter(([from, to]) => cell.distanceToEdge(from, to) <= mostChord2);
      return reaching.length > 0 ? nearEdges(reaching, mostChord2) : null;
    },
    contains: () => false,
  };
}

const endsOf = (edges: readonly Edge[]): Ends[] => edges.map(({ from, to }) => [s2Point(from), s2Point(to)]);

/** The square of the chord that spans a distance, by which S2 measures. */
function chord2Of(radiusMetres: number): number {
  const angle = radiusMetres / EARTH_RADIUS_METRES;
  return angle >= Math.PI ? 4 : 4 * Math.sin(angle / 2) ** 2;
}

/** Polygons, and what lies near their borders. */
function polygonsOrNear(polygons: readonly s2.Polygon[], border: Region | null): Region {
  return {
    within: (cell) => {
      const reaching = polygons.filter((each) => each.intersectsCell(cell));
      const near = border?.within(cell) ?? null;
      return reaching.length > 0 || near ? polygonsOrNear(reaching, near) : null;
    },
    contains: (cell) => polygons.some((each) => each.containsCell(cell)),
  };
}

/** The cells of one level that a region reaches, along the curve; null where they are too many. */
function cover(region: Region, level: number): string[] | null {
  const found: bigint[] = [];
  const open = [5, 4, 3, 2, 1, 0].map((face) => ({ id: s2.cellid.fromFace(face), around: region }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { id, around } = next;
    const cell = s2.Cell.fromCellID(id);
    const inside = around.within(cell);
    if (!inside) continue;
    if (cell.level === level) found.push(id);
    else if (inside.contains(cell)) {
      if (4 ** (level - cell.level) > MOST_S2_CELLS) return null;
      const end = s2.cellid.childEndAtLevel(id, level);
      for (let child = s2.cellid.childBeginAtLevel(id, level); child !== end; child = s2.cellid.next(child))
        found.push(child);
    } else
      open.push(
        ...s2.cellid
          .children(id)
          .toReversed()
          .map((child) => ({ id: child, around: inside })),
      );
    if (found.length > MOST_S2_CELLS) return null;
  }
  return found.map((each) => s2.cellid.toToken(each));
}

export function s2CellsOfArea(area: Area, level: number, radiusMetres: number): string[] | null {
  const average = (4 * Math.PI * EARTH_RADIUS_METRES ** 2) / (6 * 4 ** level);
  const isTooLarge = area.parts.some((part) => areaOf(part) / (average * LARGEST_S2_CELL) > MOST_S2_CELLS);
  if (isTooLarge) return null;
  const border = radiusMetres > 0 ? nearEdges(endsOf(edgesOfArea(area)), chord2Of(radiusMetres)) : null;
  return cover(
    polygonsOrNear(
      area.parts.map((part) => part.region),
      border,
    ),
    level,
  );
}

export const s2CellsOfLines = (lines: readonly Line[], level: number, radiusMetres: number): string[] | null =>
  cover(nearEdges(endsOf(lines.flatMap(edgesOfLine)), chord2Of(radiusMetres)), level);

/** The cells whose centres lie in polygons of straight edges; null where they are too many. */
export function h3CellsOfArea(area: Area, resolution: number): string[] | null {
  const average = getHexagonAreaAvg(resolution, UNITS.m2);
  if (area.parts.some((part) => areaOf(part) / average > 2 * MOST_H3_CELLS)) return null;
  const cells = area.parts.flatMap(({ rings }) =>
    polygonToCells(
      rings.map((ring) => [...ring, ...ring.slice(0, 1)].map((each) => [...positionOf(each)])),
      resolution,
      true,
    ),
  );
  const distinct = [...new Set(cells)];
  return distinct.length > MOST_H3_CELLS ? null : distinct;
}

/** Rings of cells round a cell, itself first; null where cell or distance are none. */
export function h3Rings(cell: string, distance: number): string[][] | null {
  if (!isValidCell(cell) || !Number.isInteger(distance) || distance < 0 || distance > MOST_RINGS) return null;
  return gridDiskDistances(cell, distance);
}
