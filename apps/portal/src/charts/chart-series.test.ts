import { describe, expect, it } from 'vitest';
import { makeSeries, makeSlices, makeTree, toShares } from './chart-series.ts';
import { expandSeries } from './expand-series.ts';

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

describe('what a query may ask of a chart', () => {
  const columns = [
    { name: 'X', type: 'long' },
    { name: 'A', type: 'string' },
    { name: 'B', type: 'string' },
    { name: 'N', type: 'long' },
    { name: 'Flag', type: 'long' },
  ];
  const rows = [
    [1, 'a', 'p', 2, 0],
    [2, 'a', 'p', 4, 1],
    [2, 'a', 'p', 6, 0],
    [1, 'b', 'q', 8, 0],
    [3, 'b', 'q', null, 0],
  ];
  const base = { xAxis: 'X', yAxis: ['N'], group: '', showLegend: true, seriesLabels: new Map() };
  const draw = (settings: Partial<Parameters<typeof makeSeries>[1]>) =>
    makeSeries({ columns, rows }, { ...base, ...settings });

  it('series of several columns, an axis of numbers, no point where there is no value', () => {
    const { series, isNumber } = draw({ groups: ['A', 'B'], hasNumberAxis: true });
    expect(isNumber).toBe(true);
    expect(series).toMatchObject([
      {
        name: 'a · p',
        points: [
          { x: 1, y: 2 },
          { x: 2, y: 10 },
        ],
      },
      { name: 'b · q', points: [{ x: 1, y: 8 }] },
    ]);
  });

  it.each([
    ['avg', 5],
    ['min', 4],
    ['max', 6],
    ['count', 2],
  ] as const)('%s of several values', (aggregation, expected) => {
    expect(draw({ group: 'A', hasNumberAxis: true, aggregation }).series[0]?.points[1]?.y).toBe(expected);
  });

  it('every point of a scatter', () => {
    expect(draw({ group: 'A', hasNumberAxis: true, keepsPoints: true }).series[0]?.points).toHaveLength(3);
  });

  it('sums up to each place', () => {
    expect(draw({ group: 'A', hasNumberAxis: true, accumulate: true }).series[0]?.points.map(({ y }) => y)).toEqual([
      2, 12,
    ]);
  });

  it('marks anomalies', () => {
    expect(draw({ group: 'A', hasNumberAxis: true, anomalies: ['Flag'] }).series[0]?.anomalies).toEqual([
      { x: 2, y: 4 },
    ]);
  });

  it('shares of a hundred', () => {
    const shares = toShares(draw({ group: 'A', hasNumberAxis: true }).series);
    expect(shares.map(({ points }) => points[0]?.y)).toEqual([20, 80]);
    expect(shares[0]?.points[1]?.y).toBe(100);
  });

  it('rectangles in rectangles', () => {
    expect(makeTree({ columns, rows }, base)).toMatchObject([
      { name: 'a', value: 12, children: [{ name: 'p', value: 12 }] },
      { name: 'b', value: 8 },
    ]);
  });
});

describe('make-series', () => {
  it('is drawn a row a point', () => {
    const table = {
      columns: [
        { name: 'Kind', type: 'string' },
        { name: 'N', type: 'dynamic' },
        { name: 'At', type: 'dynamic' },
      ],
      rows: [['a', [1, null], ['2026-01-01T00:00:00.0000000Z', '2026-01-02T00:00:00.0000000Z']]],
    };
    expect(expandSeries(table)).toEqual({
      columns: [
        { name: 'Kind', type: 'string' },
        { name: 'N', type: 'real' },
        { name: 'At', type: 'datetime' },
      ],
      rows: [
        ['a', 1, '2026-01-01T00:00:00.0000000Z'],
        ['a', null, '2026-01-02T00:00:00.0000000Z'],
      ],
    });
  });

  it('other tables stay as they are', () => {
    const table = { columns: [{ name: 'Raw', type: 'dynamic' }], rows: [[{ a: [1] }], [['x']]] };
    expect(expandSeries(table)).toBe(table);
  });
});
