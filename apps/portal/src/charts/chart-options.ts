import type { EChartsOption } from 'echarts';
import { type ChartData, type TreeSlice, toShares } from './chart-series.ts';

/** Colours that a chart needs, from the theme in use. */
export interface ChartPalette {
  readonly series: readonly string[];
  readonly text: string;
  readonly faintText: string;
  readonly line: string;
  readonly surface: string;
}

export const CHART_KINDS = [
  'line',
  'area',
  'bar',
  'unstacked-bar',
  'categorical-bar',
  'column',
  'scatter',
  'pie',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What `render`'s properties say of the drawing, beyond which columns are drawn. */
export interface ChartLook {
  readonly stacking: 'none' | 'stacked' | 'stacked100';
  readonly xScale: 'linear' | 'log';
  readonly yScale: 'linear' | 'log';
  readonly yMin?: number | undefined;
  readonly yMax?: number | undefined;
  readonly xTitle: string;
  readonly yTitle: string;
}

/** What `render` and workbooks call a chart -> how it is drawn. A name that is not here is a table. */
const KIND_OF: Readonly<Record<string, ChartKind>> = {
  timechart: 'line',
  linechart: 'line',
  line: 'line',
  areachart: 'area',
  stackedareachart: 'area',
  area: 'area',
  barchart: 'bar',
  columnchart: 'column',
  unstackedbar: 'unstacked-bar',
  categoricalbar: 'categorical-bar',
  scatterchart: 'scatter',
  piechart: 'pie',
};

export const chartKindOf = (visualization: string): ChartKind | undefined => KIND_OF[visualization.toLowerCase()];

const base = (palette: ChartPalette) => ({
  color: [...palette.series],
  backgroundColor: 'transparent',
  animation: false,
  textStyle: { fontFamily: 'inherit', color: palette.text },
  aria: { enabled: true },
});

const tooltip = (palette: ChartPalette, trigger: 'axis' | 'item') => ({
  trigger,
  confine: true,
  backgroundColor: palette.surface,
  borderColor: palette.line,
  textStyle: { color: palette.text, fontSize: 12 },
  // Names come from data: they are drawn as text, never read as markup.
  renderMode: 'richText' as const,
});

const legend = (palette: ChartPalette, isShown: boolean) => ({
  show: isShown,
  type: 'scroll' as const,
  bottom: 0,
  icon: 'roundRect',
  itemWidth: 10,
  itemHeight: 10,
  textStyle: { color: palette.text, width: 180, overflow: 'truncate' as const },
  pageTextStyle: { color: palette.text },
});

/** Bars of categories run sideways, so that long names can be read; every other chart has x below. */
export function makeChartOption(
  given: ChartData,
  kind: Exclude<ChartKind, 'pie'>,
  palette: ChartPalette,
  showLegend = true,
  look?: ChartLook,
): EChartsOption {
  const data = look?.stacking === 'stacked100' ? { ...given, series: toShares(given.series) } : given;
  const isSideways = kind === 'categorical-bar' || (kind === 'bar' && !data.isTime && data.series.length <= 1);
  const hasLegend = showLegend && data.series.length > 1;
  const value = valueAxis(data, palette, look);
  const name = nameAxis(data, palette, isSideways, look);
  const place = (x: string | number) => (data.isTime || data.isNumber ? x : String(x));
  return {
    ...base(palette),
    tooltip: tooltip(palette, kind === 'scatter' ? 'item' : 'axis'),
    legend: legend(palette, hasLegend),
    grid: {
      top: look?.yTitle ? 30 : 12,
      right: 16,
      bottom: (hasLegend ? 36 : 8) + (look?.xTitle ? 18 : 0),
      left: 8,
      containLabel: true,
    },
    xAxis: isSideways ? value : name,
    yAxis: isSideways ? name : value,
    series: data.series.map(({ name: label, points, anomalies }) => ({
      name: label,
      ...seriesShape(kind, look),
      data: points.map(({ x, y }) => (isSideways ? [y, place(x)] : [place(x), y])),
      ...(anomalies ? { markPoint: anomalyMarks(anomalies, palette) } : {}),
    })) as EChartsOption['series'],
  };
}

function valueAxis(data: ChartData, palette: ChartPalette, look: ChartLook | undefined) {
  const isShare = look?.stacking === 'stacked100';
  return {
    type: look?.yScale === 'log' ? ('log' as const) : ('value' as const),
    ...axisTitle(look?.yTitle ?? '', palette, 'end'),
    axisLabel: { color: palette.faintText, hideOverlap: true, ...(isShare ? { formatter: '{value} %' } : {}) },
    splitLine: { lineStyle: { color: palette.line } },
    minInterval: isWhole(data) ? 1 : 0,
    ...(look?.yMin === undefined ? {} : { min: look.yMin }),
    ...(look?.yMax === undefined ? (isShare ? { max: 100 } : {}) : { max: look.yMax }),
  };
}

function nameAxis(data: ChartData, palette: ChartPalette, isSideways: boolean, look: ChartLook | undefined) {
  const hasNames = !data.isTime && !data.isNumber;
  const names = new Set(data.series.flatMap(({ points }) => points.map(({ x }) => String(x))));
  const type = data.isTime ? 'time' : hasNames ? 'category' : look?.xScale === 'log' ? 'log' : 'value';
  return {
    type: type as 'time' | 'category' | 'value' | 'log',
    ...axisTitle(look?.xTitle ?? '', palette, 'middle'),
    axisLabel: {
      color: palette.faintText,
      hideOverlap: true,
      width: isSideways ? 160 : 110,
      overflow: 'truncate' as const,
    },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    splitLine: { show: false },
    ...(hasNames ? { data: [...names], inverse: isSideways } : {}),
  };
}

const axisTitle = (name: string, palette: ChartPalette, nameLocation: 'middle' | 'end') =>
  name === ''
    ? {}
    : {
        name,
        nameLocation,
        nameGap: nameLocation === 'middle' ? 28 : 12,
        nameTextStyle: { color: palette.faintText, align: nameLocation === 'middle' ? 'center' : 'left' } as const,
      };

/** A ring round the point, so that it does not need its colour to be seen. */
const anomalyMarks = (points: NonNullable<ChartData['series'][number]['anomalies']>, palette: ChartPalette) => ({
  symbol: 'circle',
  symbolSize: 11,
  itemStyle: { color: 'transparent', borderColor: palette.text, borderWidth: 2 },
  label: { show: false },
  data: points.map(({ x, y }) => ({ name: 'anomaly', coord: [x, y], value: y })),
});

const isWhole = (data: ChartData): boolean =>
  data.series.every(({ points }) => points.every(({ y }) => Number.isInteger(y)));

const DOTS = { showSymbol: false, symbolSize: 6 };

function seriesShape(kind: Exclude<ChartKind, 'pie'>, look: ChartLook | undefined): Record<string, unknown> {
  const isStacked = look ? look.stacking !== 'none' : kind !== 'unstacked-bar' && kind !== 'line';
  const stack = isStacked ? { stack: 'all' } : {};
  switch (kind) {
    case 'line':
      return { type: 'line', ...DOTS, lineStyle: { width: 2 }, ...(look ? stack : {}) };
    case 'area':
      return { type: 'line', ...DOTS, areaStyle: { opacity: 0.35 }, lineStyle: { width: 1.5 }, ...stack };
    case 'scatter':
      return { type: 'scatter', symbolSize: 8 };
    default:
      return { type: 'bar', barMaxWidth: 28, ...stack };
  }
}

/** Nested rectangles, each with its name in it; a click goes in, the path above goes out. */
export function makeTreemapOption(tree: readonly TreeSlice[], palette: ChartPalette): EChartsOption {
  return {
    ...base(palette),
    tooltip: tooltip(palette, 'item'),
    series: [
      {
        type: 'treemap',
        data: tree as never,
        roam: false,
        nodeClick: 'zoomToNode',
        top: 4,
        left: 4,
        right: 4,
        bottom: 32,
        label: { color: palette.surface, overflow: 'truncate', formatter: '{b}\n{c}', lineHeight: 15 },
        upperLabel: { show: true, height: 20, color: palette.text, formatter: '{b}: {c}' },
        itemStyle: { borderColor: palette.surface, borderWidth: 1, gapWidth: 2 },
        levels: [{ itemStyle: { gapWidth: 3 }, upperLabel: { show: false } }],
        breadcrumb: {
          itemStyle: { color: palette.line, textStyle: { color: palette.text } },
          emphasis: { itemStyle: { color: palette.line } },
        },
      },
    ],
  };
}

/** A ring with its names beside it; the share is in the label, so that no slice needs a hover to be read. */
export function makePieOption(
  slices: readonly { name: string; value: number }[],
  palette: ChartPalette,
): EChartsOption {
  return {
    ...base(palette),
    tooltip: tooltip(palette, 'item'),
    series: [
      {
        type: 'pie',
        radius: ['48%', '72%'],
        center: ['50%', '50%'],
        data: slices.map((slice) => ({ ...slice })),
        itemStyle: { borderColor: palette.surface, borderWidth: 2 },
        label: { color: palette.text, formatter: '{b}\n{c} ({d}%)', overflow: 'truncate', width: 130, lineHeight: 16 },
        labelLine: { lineStyle: { color: palette.line } },
      },
    ],
  };
}
