import { describe, expect, test } from 'vitest';
import { HostProblem } from '../host/host.ts';
import type { Rings, Shape } from './geojson.ts';
import { intersectAreas, intersectLines, intersectLinesWithArea } from './intersection.ts';
import { unionOfLines } from './lines.ts';
import { unionOf } from './overlay.ts';
import { areaOf, partOf, readArea } from './polygon.ts';
import { type Position, positionOf, vectorOf } from './vector.ts';

const polygon = (...rings: Position[][]): Rings => {
  const closed = rings.map((ring) => [...ring, ...ring.slice(0, 1)]);
  const area = readArea({ type: 'Polygon', coordinates: closed as unknown as number[][][] });
  return area?.parts[0]?.rings ?? [[]];
};
const box = (west: number, south: number, east: number, north: number): Rings =>
  polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
const metres = (polygons: readonly Rings[]): number => polygons.reduce((sum, each) => sum + areaOf(partOf(each)), 0);
const rounded = (ring: Rings[0] | undefined): Position[] =>
  (ring ?? []).map((each) => {
    const [longitude, latitude] = positionOf(each);
    return [Math.round(longitude * 1e9) / 1e9 + 0, Math.round(latitude * 1e9) / 1e9 + 0];
  });
const ringsOf = (shapes: readonly Shape[]): Rings[] =>
  shapes.flatMap((shape) =>
    shape.kind === 'polygon' ? [shape.rings.map((ring) => ring.slice(0, -1).map(vectorOf)) as unknown as Rings] : [],
  );

/** A pseudo-random star round a place: the same for the same seed. */
function star(seed: number, longitude: number, latitude: number): Rings {
  const random = (index: number): number => ((Math.sin(seed * 91.7 + index * 37.3) + 1) * 5000) % 1;
  return polygon(
    Array.from({ length: 17 }, (_, index): Position => {
      const [angle, size] = [(index / 17) * 2 * Math.PI, 1 + 3 * random(index)];
      return [longitude + Math.cos(angle) * size, latitude + Math.sin(angle) * size];
    }),
  );
}

describe('polygons', () => {
  test('what two share and what they cover add up to both', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const [a, b] = [star(seed, 10, 45), star(seed + 100, 11.5, 46)];
      const [union, both] = [unionOf([a, b]), ringsOf(intersectAreas([a], [b]))];
      const difference = Math.abs(metres([a, b]) - metres(union) - metres(both)) / metres([a, b]);
      expect(difference, `seed ${seed}`).toBeLessThan(1e-9);
    }
  });

  test('a border that is shared goes, its vertices stay', () => {
    const [only, ...more] = unionOf([box(0, 0, 1, 1), box(1, 0, 2, 1)]);
    expect(more).toEqual([]);
    expect(new Set(rounded(only?.[0]).map(String))).toEqual(new Set(['0,0', '1,0', '2,0', '2,1', '1,1', '0,1']));
  });

  test('a union can leave a hole, which runs clockwise', () => {
    const sides = [box(0, 0, 3, 1), box(2, 0, 3, 3), box(0, 2, 3, 3), box(0, 0, 1, 3)];
    const [only] = unionOf(sides);
    expect(only).toHaveLength(2);
    expect(metres(unionOf(sides))).toBeLessThan(metres([box(0, 0, 3, 3)]) * 0.9);
  });

  test('polygons apart stay as they are, on any side of the globe', () => {
    expect(unionOf([box(0, 0, 1, 1), box(179, 0, 179.5, 1)])).toHaveLength(2);
  });

  test('touching borders give a point and a line', () => {
    const corner = intersectAreas([box(0, 0, 1, 1)], [box(1, 1, 2, 2)]);
    expect(corner.map((each) => each.kind)).toEqual(['point']);
    const side = intersectAreas([box(0, 0, 1, 1)], [box(1, 0, 2, 1)]);
    expect(side.map((each) => each.kind)).toEqual(['line']);
  });

  test('shapes beyond a hemisphere are a problem, not an answer', () => {
    const girdle = [0, 60, 120, 180, -120, -60].map((west) => box(west, -80, west === 180 ? -120 : west + 70, 80));
    expect(() => unionOf(girdle)).toThrow(HostProblem);
  });
});

describe('lines', () => {
  const line = (...positions: Position[]) => positions.map(vectorOf);

  test('that cross meet in a point, that overlap in a line', () => {
    expect(intersectLines([line([-1, 0], [1, 0])], [line([0, -1], [0, 1])])).toEqual([
      { kind: 'point', at: [expect.closeTo(0, 12), expect.closeTo(0, 12)] },
    ]);
    const [shared] = intersectLines([line([0, 0], [0, 3])], [line([0, 1], [0, 5])]);
    expect(shared).toMatchObject({ kind: 'line' });
    expect(shared?.kind === 'line' && shared.positions.map(([, latitude]) => Math.round(latitude))).toEqual([1, 3]);
  });

  test('count once where they run together, whichever way', () => {
    const joined = unionOfLines([line([0, 0], [0, 2]), line([0, 2], [0, 0]), line([0, 2], [1, 3])]);
    expect(joined.map((each) => each.length)).toEqual([3]);
  });

  test('are divided where three meet', () => {
    expect(unionOfLines([line([0, 0], [0, 2]), line([0, 1], [1, 1])])).toHaveLength(3);
  });

  test('inside a polygon keep what is inside, hole left out', () => {
    const ring = polygon(
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [0, 9],
      ],
      [
        [3, 3],
        [3, 6],
        [6, 6],
        [6, 3],
      ],
    );
    const inside = intersectLinesWithArea([line([-1, 4], [10, 4])], { parts: [partOf(ring)] });
    expect(inside.map((each) => each.kind)).toEqual(['line', 'line']);
  });
});
