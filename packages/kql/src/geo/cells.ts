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

interface CellTest {
  readonly meets: (cell: s2.Cell) => boolean;
  readonly contains: (cell: s2.Cell) => boolean;
}

/** Whether a cell comes within a distance of some edges. */
function nearEdges(edges: readonly Edge[], radiusMetres: number): (cell: s2.Cell) => boolean {
  const ends = edges.map(({ from, to }) => [s2Point(from), s2Point(to)] as const);
  const radius = radiusMetres / EARTH_RADIUS_METRES;
  const most = radius >= Math.PI ? 4 : 4 * Math.sin(radius / 2) ** 2;
  return (cell) => ends.some(([from, to]) => cell.distanceToEdge(from, to) <= most);
}

function areaTest(area: Area, radiusMetres: number): CellTest {
  const regions = area.parts.map((part) => part.region);
  const isNear = nearEdges(edgesOfArea(area), radiusMetres);
  return {
    meets: (cell) => regions.some((region) => region.intersectsCell(cell)) || (radiusMetres > 0 && isNear(cell)),
    contains: (cell) => regions.some((region) => region.containsCell(cell)),
  };
}

/** The cells of one level that meet a region, along the curve; null where they are too many. */
function cover({ meets, contains }: CellTest, level: number): string[] | null {
  const found: bigint[] = [];
  const open = [0, 1, 2, 3, 4, 5].map((face) => s2.cellid.fromFace(face));
  while (open.length > 0) {
    const id = open.shift() as bigint;
    const cell = s2.Cell.fromCellID(id);
    if (!meets(cell)) continue;
    if (cell.level < level && contains(cell)) {
      if (4 ** (level - cell.level) > MOST_S2_CELLS) return null;
      const end = s2.cellid.childEndAtLevel(id, level);
      for (let child = s2.cellid.childBeginAtLevel(id, level); child !== end; child = s2.cellid.next(child))
        found.push(child);
    } else if (cell.level === level) found.push(id);
    else open.unshift(...s2.cellid.children(id));
    if (found.length > MOST_S2_CELLS) return null;
  }
  return found.map((each) => s2.cellid.toToken(each));
}

export function s2CellsOfArea(area: Area, level: number, radiusMetres: number): string[] | null {
  const average = (4 * Math.PI * EARTH_RADIUS_METRES ** 2) / (6 * 4 ** level);
  const isTooLarge = area.parts.some((part) => areaOf(part) / (average * LARGEST_S2_CELL) > MOST_S2_CELLS);
  return isTooLarge ? null : cover(areaTest(area, radiusMetres), level);
}

export const s2CellsOfLines = (lines: readonly Line[], level: number, radiusMetres: number): string[] | null =>
  cover({ meets: nearEdges(lines.flatMap(edgesOfLine), radiusMetres), contains: () => false }, level);

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
