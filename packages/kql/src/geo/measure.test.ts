import { describe, expect, test } from 'vitest';
import { readLines } from './geojson.ts';
import { angleOfLine, centroidOfLines, fractionOf, placeAlong } from './measure.ts';
import { geodesicFractionOf, geodesicLength } from './spheroid.ts';
import { closestOnEdge, distanceToEdge, edgesCross, normalize, type Position, positionOf, vectorOf } from './vector.ts';

const line = (...coordinates: Position[]) =>
  readLines({ type: 'LineString', coordinates: coordinates as unknown as number[][] })?.[0] ?? [];
const degrees = (radians: number): number => (radians * 180) / Math.PI;

describe('lines on the sphere', () => {
  test('an eighth of the equator is 45 degrees long', () => {
    expect(degrees(angleOfLine(line([0, 0], [20, 0], [45, 0])))).toBeCloseTo(45, 12);
  });

  test('the middle of an arc of the 60th parallel’s ends lies north of the parallel', () => {
    const middle = placeAlong(line([0, 60], [90, 60]), 0.5);
    // tan(latitude) = tan(60) / cos(45): the great circle through both.
    expect(positionOf(middle ?? vectorOf([0, 0]))[1]).toBeCloseTo(
      degrees(Math.atan(Math.tan(Math.PI / 3) * Math.SQRT2)),
      9,
    );
  });

  test('a place and its fraction are inverse', () => {
    const way = line([10, 10], [12, 11], [13, 9]);
    for (const fraction of [0, 0.2, 0.5, 0.8, 1])
      expect(fractionOf(way, placeAlong(way, fraction) ?? vectorOf([0, 0]))).toBeCloseTo(fraction, 9);
  });

  test('the centroid weighs edges by their length', () => {
    const [longitude] = positionOf(normalize(centroidOfLines([line([0, 0], [2, 0]), line([10, 0], [16, 0])])));
    expect(longitude).toBeCloseTo(10, 1);
  });

  test('the closest place of an edge is its foot, or an end', () => {
    const [a, b] = [vectorOf([0, 0]), vectorOf([10, 0])];
    expect(positionOf(closestOnEdge(vectorOf([4, 3]), a, b))).toEqual([expect.closeTo(4, 9), expect.closeTo(0, 9)]);
    expect(closestOnEdge(vectorOf([-4, 3]), a, b)).toBe(a);
    expect(degrees(distanceToEdge(vectorOf([4, 3]), a, b))).toBeCloseTo(3, 9);
  });

  test.each([
    [[0, -1], [0, 1], [-1, 0], [1, 0], true],
    [[0, 1], [0, 2], [-1, 0], [1, 0], false],
    // On the other side of the globe the great circles cross again.
    [[180, -1], [180, 1], [-1, 0], [1, 0], false],
  ] as const)('edges %j %j and %j %j cross: %s', (a, b, c, d, crosses) => {
    expect(edgesCross(vectorOf(a), vectorOf(b), vectorOf(c), vectorOf(d))).toBe(crosses);
  });
});

describe('the spheroid', () => {
  // WGS 84: a quarter of a meridian is 10 001 965.729 m, a degree of the equator 111 319.491 m.
  test('has a flatter meridian than equator', () => {
    expect(geodesicLength(vectorOf([0, 0]), vectorOf([0, 90]))).toBeCloseTo(10_001_965.729, 2);
    expect(geodesicLength(vectorOf([0, 0]), vectorOf([1, 0]))).toBeCloseTo(111_319.491, 2);
  });

  test('the fraction of a meridian differs from the sphere’s', () => {
    const meridian = line([0, 0], [0, 80]);
    const fraction = geodesicFractionOf(meridian, vectorOf([1, 40]));
    const expected =
      geodesicLength(vectorOf([0, 0]), vectorOf([0, 40])) / geodesicLength(vectorOf([0, 0]), vectorOf([0, 80]));
    expect(fraction).toBeCloseTo(expected, 3);
    expect(Math.abs(fraction - fractionOf(meridian, vectorOf([1, 40])))).toBeGreaterThan(1e-4);
  });
});
