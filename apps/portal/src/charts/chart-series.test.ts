import { describe, expect, it } from 'vitest';
import { makeSeries, makeSlices } from './chart-series.ts';

describe('charts', () => {
  const settings = {
    xAxis: '',
    yAxis: [],
    group: '',
    showLegend: true,
    seriesLabels: new Map([['', { label: 'No Label', color: '' }]]),
  };
  const columns = [
    { name: 'Day', type: 'datetime' },
    { name: 'Kind', type: 'string' },
    { name: 'N', type: 'long' },
  ];
  it('splits by the text column, sorts by time, labels the empty series', () => {
    const data = makeSeries(
      {
        columns,
        rows: [
          ['2026-01-02T00:00:00Z', 'a', 2],
          ['2026-01-01T00:00:00Z', 'a', 1],
          ['2026-01-01T00:00:00Z', '', 5],
        ],
      },
      settings,
    );
    expect(data.isTime).toBe(true);
    expect(data.series.map(({ name }) => name)).toEqual(['a', 'No Label']);
    expect(data.series[0]?.points.map(({ y }) => y)).toEqual([1, 2]);
  });

  it('folds what is too much for the eye, and says how much', () => {
    const rows = Array.from({ length: 12 }, (_, index) => ['2026-01-01T00:00:00Z', `k${index}`, index + 1]);
    const data = makeSeries({ columns, rows }, settings);
    expect(data.series).toHaveLength(8);
    expect(data.folded).toBe(5);
    expect(data.series.at(-1)).toEqual({
      name: 'other',
      points: [{ x: Date.parse('2026-01-01T00:00:00Z'), y: 1 + 2 + 3 + 4 + 5 }],
    });
    const pie = makeSlices({ columns: columns.slice(1), rows: rows.map((one) => one.slice(1)) }, settings);
    expect(pie.slices.map(({ value }) => value)).toEqual([12, 11, 10, 9, 8, 28]);
  });
});
