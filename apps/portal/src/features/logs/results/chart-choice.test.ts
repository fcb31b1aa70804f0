import { describe, expect, it } from 'vitest';
import { chartNotices, chooseChart, drawsChart, toSettings } from './chart-choice.ts';

const columns = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'Kind', type: 'string' },
  { name: 'N', type: 'long' },
];
const table = (visualization: Record<string, unknown> | null) => ({
  columns,
  rows: [['2026-01-01T00:00:00Z', 'a', 1]],
  visualization,
});

describe('what render asks for', () => {
  it.each([
    ['timechart', 'line', 'none'],
    ['anomalychart', 'line', 'none'],
    ['areachart', 'area', 'none'],
    ['stackedareachart', 'area', 'stacked'],
    ['barchart', 'categorical-bar', 'none'],
    ['columnchart', 'column', 'none'],
    ['scatterchart', 'scatter', 'none'],
    ['piechart', 'pie', 'none'],
    ['treemap', 'treemap', 'none'],
    ['card', 'card', 'none'],
  ])('%s', (visualization, type, stacking) => {
    expect(chooseChart(table({ visualization }))).toMatchObject({ type, stacking });
  });

  it('with all of its properties', () => {
    const choice = chooseChart(
      table({
        visualization: 'columnchart',
        kind: 'stacked100',
        title: 'By kind',
        xcolumn: 'Kind',
        ycolumns: "N, ['M x']",
        series: 'Kind',
        legend: 'hidden',
        yaxis: 'log',
        ymin: '1',
        ymax: '1e3',
        xtitle: 'X',
        ytitle: 'Y',
        accumulate: 'true',
        anomalycolumns: 'Flag',
      }),
    );
    expect(choice).toMatchObject({
      type: 'column',
      stacking: 'stacked100',
      title: 'By kind',
      xColumn: 'Kind',
      yColumns: ['N', 'M x'],
      series: ['Kind'],
      showLegend: false,
      yScale: 'log',
      yMin: 1,
      yMax: 1000,
      xTitle: 'X',
      yTitle: 'Y',
      accumulate: true,
      anomalies: ['Flag'],
    });
    expect(toSettings(choice)).toMatchObject({ xAxis: 'Kind', groups: ['Kind'], accumulate: true });
  });

  it('says what it cannot have', () => {
    expect(chartNotices({ visualization: { visualization: 'timepivot' } })).toHaveLength(1);
    expect(chartNotices({ visualization: { visualization: 'timechart', ysplit: 'panels' } })).toHaveLength(1);
    expect(chartNotices({ visualization: { visualization: 'timechart' } })).toEqual([]);
  });

  it('nothing: the columns suggest it', () => {
    expect(chooseChart(table(null))).toMatchObject({ type: 'line', xColumn: '' });
    const full = {
      partial: false,
      problems: [],
      statistics: { compileMs: 0, executeMs: 0, rowsRead: 0, bytesRead: 0 },
    };
    expect(drawsChart({ ...table({ visualization: 'timechart' }), ...full })).toBe(true);
    expect(drawsChart({ ...table({ visualization: 'table' }), ...full })).toBe(false);
    expect(drawsChart({ ...table({ visualization: 'pivotchart' }), ...full })).toBe(false);
  });
});
