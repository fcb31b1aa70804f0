import { describe, expect, test } from 'vitest';
import { runHostTask } from './run.ts';

const POLYGON = '{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}';
const place = (longitude: number): unknown[] => [`row ${longitude}`, longitude, 1];
const columns = [
  { name: 'Row', type: 'string' },
  { name: 'Longitude', type: 'real' },
  { name: 'Latitude', type: 'real' },
] as const;

describe('functions over rows', () => {
  test('a constant stands for itself in every row', () => {
    const outcome = runHostTask({
      call: {
        kind: 'functions',
        kept: 1,
        calls: [{ name: 'geo_point_in_polygon', args: [1, 2, { constant: POLYGON, type: 'dynamic' }] }],
      },
      inputs: [{ columns, rows: [place(1), place(3), place(200)] }],
      columns: [
        { name: 'Row', type: 'string' },
        { name: 'Inside', type: 'bool' },
      ],
    });
    expect(outcome.columns).toEqual([
      ['row 1', 'row 3', 'row 200'],
      ['true', 'false', ''],
    ]);
  });

  test('a constant and a column of the same values agree', () => {
    const withColumn = {
      columns: [...columns, { name: 'Shape', type: 'dynamic' as const }],
      rows: [[...place(1), POLYGON]],
    };
    const answer = (shape: number | { constant: string; type: 'dynamic' }) =>
      runHostTask({
        call: { kind: 'functions', kept: 0, calls: [{ name: 'geo_distance_point_to_polygon', args: [1, 2, shape] }] },
        inputs: [withColumn],
        columns: [{ name: 'Distance', type: 'real' }],
      }).columns;
    expect(answer(3)).toEqual(answer({ constant: POLYGON, type: 'dynamic' }));
  });
});
