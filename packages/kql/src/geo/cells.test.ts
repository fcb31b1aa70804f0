import { describe, expect, test } from 'vitest';
import {
  h3CellsOfArea,
  h3Neighbors,
  h3Rings,
  s2CellOf,
  s2CellsOfArea,
  s2CellsOfLines,
  s2Centre,
  s2Corners,
  s2Neighbors,
} from './cells.ts';
import { geohashBox, geohashCorners, geohashNeighbors, geohashText } from './geohash.ts';
import { readLines } from './geojson.ts';
import { partOf, readArea } from './polygon.ts';
import { positionOf } from './vector.ts';
import { geoJsonOfWkt } from './wkt.ts';

const area = (ring: number[][]) => readArea({ type: 'Polygon', coordinates: [ring] }) ?? expect.fail('no polygon');

describe('S2', () => {
  test.each(['', 'a', 'xyz', '89c25900000000001'])('%j is no cell', (token) => expect(s2CellOf(token)).toBeNull());

  test('a cell has eight neighbours of its level, and corners round its centre', () => {
    const cell = s2CellOf('89c259') ?? 0n;
    expect(new Set(s2Neighbors(cell)).size).toBe(8);
    const corners = s2Corners(cell).map(positionOf);
    const [longitude, latitude] = positionOf(s2Centre(cell));
    expect(longitude).toBeGreaterThan(Math.min(...corners.map((each) => each[0])));
    expect(latitude).toBeLessThan(Math.max(...corners.map((each) => each[1])));
  });

  test('the documented triangle takes 286 cells of level 5, and too many of level 30', () => {
    const triangle = area([
      [0, 0],
      [0, 50],
      [100, 50],
      [0, 0],
    ]);
    expect(s2CellsOfArea(triangle, 5, 0)).toHaveLength(286);
    expect(s2CellsOfArea(triangle, 30, 0)).toBeNull();
  });

  test('a cell covers itself, and with a radius its neighbours', () => {
    const cell = s2CellOf('89c259') ?? 0n;
    const inner = s2Corners(cell).map((each) => {
      const [longitude, latitude] = positionOf(each);
      const [centreLongitude, centreLatitude] = positionOf(s2Centre(cell));
      return [
        centreLongitude + (longitude - centreLongitude) * 0.9,
        centreLatitude + (latitude - centreLatitude) * 0.9,
      ];
    });
    const shape = area([...inner, ...inner.slice(0, 1)]);
    expect(s2CellsOfArea(shape, 10, 0)).toEqual(['89c259']);
    expect(new Set(s2CellsOfArea(shape, 10, 2000))).toEqual(new Set(['89c259', ...s2Neighbors(cell)]));
  });

  test('a line takes the cells that it passes', () => {
    const lines =
      readLines({
        type: 'LineString',
        coordinates: [
          [0.1, 0.1],
          [40, 0.1],
        ],
      }) ?? [];
    expect(s2CellsOfLines(lines, 1, 0)).toHaveLength(1);
    expect(s2CellsOfLines(lines, 0, 6_000_000)?.length).toBeGreaterThan(1);
  });
});

describe('H3', () => {
  test('rings begin with the cell and widen by six', () => {
    expect(h3Rings('861f8894fffffff', 2)?.map((ring) => ring.length)).toEqual([1, 6, 12]);
    expect(h3Rings('861f8894fffffff', 143)).toBeNull();
    expect(h3Rings('abc', 1)).toBeNull();
  });

  test('a pentagon has five neighbours', () => {
    expect(h3Neighbors('8009fffffffffff')).toHaveLength(5);
  });

  test('a polygon is the cells whose centres it holds; too many are none', () => {
    const madrid = area([
      [-3.659, 40.553],
      [-3.913, 40.409],
      [-3.729, 40.273],
      [-3.524, 40.44],
      [-3.659, 40.553],
    ]);
    expect(h3CellsOfArea(madrid, 6)).toHaveLength(13);
    expect(h3CellsOfArea(madrid, 15)).toBeNull();
    expect(h3CellsOfArea({ parts: madrid.parts.map((part) => partOf(part.rings)) }, 6)).toContain('86390cb57ffffff');
  });
});

describe('geohashes', () => {
  test('a text and its box are inverse, up to eighteen characters', () => {
    for (const text of ['s', 'sunny', 'dhwfz15h', 'zzzzzzzzzzzzzzzzzz', '000000000000000000'])
      expect(geohashText(geohashBox(text) ?? expect.fail(text))).toBe(text);
  });

  test.each(['', 'a', 'sunna', 'sssssssssssssssssss'])('%j is none', (text) => expect(geohashBox(text)).toBeNull());

  test('corners run counterclockwise from the south-west', () => {
    expect(geohashCorners(geohashBox('dr5ru') ?? expect.fail())).toEqual([
      [-74.00390625, 40.7373046875],
      [-73.9599609375, 40.7373046875],
      [-73.9599609375, 40.78125],
      [-74.00390625, 40.78125],
    ]);
  });

  test('neighbours go over the antimeridian, but not over a pole', () => {
    expect(geohashNeighbors(geohashBox('8') ?? expect.fail())).toContain('x');
    expect(geohashNeighbors(geohashBox('zzz') ?? expect.fail())).toHaveLength(5);
  });
});

describe('well-known text', () => {
  test.each([
    ['point(1 2)', '{"type":"Point","coordinates":[1.0,2.0]}'],
    ['MULTIPOINT ((1 1), (2 -2.5e1))', '{"type":"MultiPoint","coordinates":[[1.0,1.0],[2.0,-25.0]]}'],
    [
      'GEOMETRYCOLLECTION (POINT (1 1))',
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1.0,1.0]}]}',
    ],
    ['POLYGON ((0 0, 2 0, 2 2, 0 0))', '{"type":"Polygon","coordinates":[[[0.0,0.0],[2.0,0.0],[2.0,2.0],[0.0,0.0]]]}'],
  ])('%s', (text, json) => expect(geoJsonOfWkt(text)?.json).toBe(json));

  test.each(['LINESTRING', 'POINT (1 2', 'POINT (1 2) POINT (1 2)', 'POINT (1, 2)', 'CIRCLE (1 2)', 'POINT (a b)', ''])(
    '%j is none',
    (text) => expect(geoJsonOfWkt(text)).toBeNull(),
  );

  test('does not follow collections without end', () => {
    expect(geoJsonOfWkt('GEOMETRYCOLLECTION('.repeat(10_000))).toBeNull();
  });
});
