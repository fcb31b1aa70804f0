import { describe, expect, test } from 'vitest';
import { HostProblem } from '../host/host.ts';
import { cutLine, cutPolygon } from './antimeridian.ts';
import { brushOf, bufferLines, bufferPolygons, circleRound } from './buffer.ts';
import { densify } from './densify.ts';
import { type Rings, readLines } from './geojson.ts';
import { edgesOfLine } from './lines.ts';
import { planeArea } from './plane-area.ts';
import { areaOf, containsPlace, distanceToEdges, edgesOf, partOf, readArea } from './polygon.ts';
import { simplifyLines, simplifyPolygons } from './simplify.ts';
import { EARTH_RADIUS_METRES, type Position, vectorOf } from './vector.ts';

const areaOfRings = (...rings: number[][][]) => readArea({ type: 'Polygon', coordinates: rings });
const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const brush = (radius: number, tolerance: number) => brushOf(radius, tolerance) ?? expect.fail('no brush');

describe('reading', () => {
  test.each([
    [
      'fewer than four positions',
      [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
    [
      'an open ring',
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    ],
    [
      'a vertex twice',
      [
        [
          [0, 0],
          [10, 10],
          [10, 10],
          [0, 0],
        ],
      ],
    ],
    [
      'edges that cross',
      [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    ],
    [
      'a latitude beyond a pole',
      [
        [
          [0, 0],
          [1, 0],
          [1, 91],
          [0, 0],
        ],
      ],
    ],
    [
      'an edge to the antipode',
      [
        [
          [0, 0],
          [180, 0],
          [90, 5],
          [0, 0],
        ],
      ],
    ],
    ['no rings', []],
  ])('%s is no polygon', (_what, coordinates) => {
    expect(readArea({ type: 'Polygon', coordinates })).toBeNull();
  });

  test('a ring that runs the wrong way encloses the same', () => {
    const [right, wrong] = [areaOfRings(SQUARE), areaOfRings(SQUARE.toReversed())];
    expect(right?.parts.map(areaOf)).toEqual([expect.closeTo(wrong?.parts.map(areaOf)[0] ?? 0, 0)]);
  });

  test('the same shape is read once', () => {
    expect(areaOfRings(SQUARE)).toBe(areaOfRings(SQUARE));
  });
});

describe('a known polygon', () => {
  test('holds the same places in its plane as on the sphere', () => {
    const rings = [SQUARE.map(([x = 0, y = 0]) => [x * 30, y * 20 + 30])];
    const of = { type: 'Polygon', coordinates: rings };
    const [area, plane] = [readArea(of), planeArea(of)];
    if (!area || !plane || plane === 'invalid') return expect.fail('not read');
    const [{ frame, rings: flat }] = plane.parts as [(typeof plane.parts)[0]];
    const isIn = ({ x, y }: { x: number; y: number }): boolean => {
      const ring = flat[0] ?? [];
      return ring.reduce((inside, [x1, y1], index) => {
        const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
        return y1 <= y !== y2 <= y && x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x ? !inside : inside;
      }, false);
    };
    for (let index = 0; index < 500; index++) {
      const place = vectorOf([(index * 7.77) % 40, 25 + ((index * 3.33) % 30)]);
      expect(isIn(frame.project(place))).toBe(containsPlace(area, place));
    }
  });

  test.each([
    ['a hole outside its shell', [SQUARE, SQUARE.map(([x = 0, y = 0]) => [x + 5, y])]],
    [
      'a way out and back',
      [
        [
          [0, 0],
          [2, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    ],
    [
      'a hole that touches its shell',
      [
        SQUARE,
        [
          [0, 0],
          [0.2, 0.6],
          [0.6, 0.2],
          [0, 0],
        ],
      ],
    ],
  ])('%s is left to the sphere', (_what, coordinates) => {
    expect(planeArea({ type: 'Polygon', coordinates })).toBeNull();
  });

  test('knows which of its vertices are inside', () => {
    const plane = planeArea({ type: 'Polygon', coordinates: [SQUARE] });
    if (!plane || plane === 'invalid') return expect.fail('not read');
    expect(plane.innerVertices.length + plane.outerVertices.length).toBe(4);
  });
});

describe('buffers', () => {
  test('a circle keeps its distance within the tolerance', () => {
    const centre = vectorOf([10, 50]);
    const circle = circleRound(centre, brush(5000, 10));
    const distances = edgesOf(circle).map((edge) => distanceToEdges([edge], centre));
    expect(Math.max(...circle.map((each) => distanceToEdges([{ from: each, to: each }], centre)))).toBeCloseTo(5000, 3);
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(4990);
    expect(Math.min(...distances)).toBeLessThan(4992);
  });

  test('every border of a buffered polygon is at the radius', () => {
    const comb: Position[] = [
      [0, 0],
      [3, 0],
      [3, 2],
      [2, 2],
      [2, 0.5],
      [1, 0.5],
      [1, 2],
      [0, 2],
    ];
    const area = areaOfRings([...comb, ...comb.slice(0, 1)].map((each) => [...each]));
    const own = area?.parts.flatMap((part) => part.rings.flatMap(edgesOf)) ?? [];
    const wider = bufferPolygons(area?.parts.map((part) => part.rings) ?? [], brush(20_000, 50));
    expect(wider).toHaveLength(1);
    for (const vertex of wider.flat(2)) {
      expect(distanceToEdges(own, vertex)).toBeGreaterThan(19_900);
      expect(distanceToEdges(own, vertex)).toBeLessThan(20_001);
    }
  });

  test('a wide buffer fills a hole', () => {
    const ring = areaOfRings(SQUARE, [
      [0.4, 0.4],
      [0.4, 0.6],
      [0.6, 0.6],
      [0.6, 0.4],
      [0.4, 0.4],
    ]);
    const rings = ring?.parts.map((part) => part.rings) ?? [];
    expect(bufferPolygons(rings, brush(1000, 10))[0]).toHaveLength(2);
    expect(bufferPolygons(rings, brush(20_000, 10))[0]).toHaveLength(1);
  });

  test('a line that comes back closes a ring round its inside', () => {
    const lines =
      readLines({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0.01],
        ],
      }) ?? [];
    expect(bufferLines(lines, brush(3000, 10)).map((each) => each.length)).toEqual([2]);
  });

  test.each([
    [0, 10],
    [-1, 10],
    [1000, 0.0001],
    [Number.NaN, 1],
    [1000, Number.NaN],
  ])('radius %d with tolerance %d is none', (radius, tolerance) => {
    expect(brushOf(radius, tolerance)).toBeNull();
  });

  test('a radius beyond a quarter of the globe is a problem', () => {
    expect(() => brushOf(11_000_000, 1000)).toThrow(HostProblem);
  });
});

describe('densifying', () => {
  test('adds nothing to a meridian', () => {
    expect(
      densify(
        [
          [7, 0],
          [7, 40],
        ],
        10,
      ),
    ).toHaveLength(2);
  });

  test('keeps to the parallel within the tolerance', () => {
    const dense = densify(
      [
        [0, 50],
        [20, 50],
      ],
      100,
    );
    const edges = edgesOfLine(dense.map(vectorOf));
    for (let longitude = 0; longitude <= 20; longitude += 0.37)
      expect(distanceToEdges(edges, vectorOf([longitude, 50]))).toBeLessThan(100);
  });

  test('crosses the antimeridian the short way, in two parts', () => {
    const parts = cutLine(
      densify(
        [
          [170, 10],
          [-170, 10],
        ],
        1000,
      ),
    );
    expect(parts).toHaveLength(2);
    expect(parts.flat().every(([longitude]) => Math.abs(longitude) >= 170)).toBe(true);
  });

  test('a polygon over the antimeridian becomes one on either side', () => {
    const ring: Position[] = [
      [170, -5],
      [-170, -5],
      [-170, 5],
      [170, 5],
      [170, -5],
    ];
    const parts = cutPolygon([densify(ring, 1000)]);
    expect(parts).toHaveLength(2);
    for (const [shell = []] of parts) {
      expect(shell[0]).toEqual(shell.at(-1));
      expect(new Set(shell.map(([longitude]) => Math.sign(longitude))).size).toBe(1);
    }
    expect(
      cutPolygon([
        densify(
          [
            [10, -5],
            [20, -5],
            [20, 5],
            [10, -5],
          ],
          1000,
        ),
      ]),
    ).toHaveLength(1);
  });
});

describe('simplifying', () => {
  const wiggle = (amplitude: number): Position[] =>
    Array.from({ length: 200 }, (_, index) => [index / 1000, amplitude * Math.sin(index / 8)]);

  test('a line within the tolerance becomes its ends', () => {
    const [line] = simplifyLines([wiggle(1e-6).map(vectorOf)], 10 / EARTH_RADIUS_METRES);
    expect(line).toHaveLength(2);
  });

  test('no vertex is farther from what is left than the tolerance', () => {
    const line = wiggle(0.01).map(vectorOf);
    const left = simplifyLines([line], 600 / EARTH_RADIUS_METRES);
    const edges = left.flatMap(edgesOfLine);
    expect(edges.length).toBeLessThan(40);
    for (const vertex of line) expect(distanceToEdges(edges, vertex)).toBeLessThan(600 * 1.5);
  });

  test('polygons keep the border that they share', () => {
    const border: Position[] = Array.from({ length: 50 }, (_, index) => [1 + 0.01 * Math.sin(index), index / 50]);
    const ring = (edge: readonly Position[], x: number): Rings => {
      const positions = [...edge, [x, 0.98] as Position, [x, 0] as Position];
      return [(x > 1 ? positions.toReversed() : positions).map(vectorOf)];
    };
    const both = simplifyPolygons(
      [ring(border, 0), ring(border, 2)].map((each) => partOf(each).rings),
      3000 / EARTH_RADIUS_METRES,
    );
    expect(both).toHaveLength(1);
    expect(both[0]).toHaveLength(1);
  });

  test('what is smaller than the tolerance goes', () => {
    const small = areaOfRings(SQUARE)?.parts.map((part) => part.rings) ?? [];
    expect(simplifyPolygons(small, 1_000_000 / EARTH_RADIUS_METRES)).toEqual([]);
  });
});
